import type { Files } from "@onevisit/core/ports"
import { createHash } from "node:crypto"

/** Opens a store on the files of another. */
export type Open = (files: Files) => Files | Promise<Files>

/** Declares a test that gets a store of its own, fresh and empty. */
export type FilesTest = (sentence: string, body: (files: Files) => Promise<void>) => void

export const LIMIT = { maxBytes: 1_000_000 }

export async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return parts
}

export async function bytesOf(files: Files, hash: string): Promise<Buffer> {
  return Buffer.concat(await collect(await files.get(hash, { quarantined: true })))
}

export function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`
}
