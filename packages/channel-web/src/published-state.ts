// What stands under `current`: which revision, and the SHA-256 of each of its pages, in a file beside them.
// Because it is part of the revision, one rename moves pages and state together.
import { createHash } from "node:crypto"
import { readFile, readlink } from "node:fs/promises"
import { join } from "node:path"
import { PublisherError } from "@onevisit/core/ports"

export const stateFile = "revision.json"
export const currentLink = "current"
export const revisionsFolder = "revisions"

export interface PublishedState {
  readonly revision: number
  /** Path in the site → SHA-256 in hex. */
  readonly pages: Readonly<Record<string, string>>
}

export function hashPage(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex")
}

/** Canonical: the same pages in any order give the same bytes. */
export function composeStateFile(state: PublishedState): string {
  const pages = Object.fromEntries(Object.entries(state.pages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ pages, revision: state.revision, v: 1 }, null, 1)}\n`
}

/** The state that is public now; `null` before the first publication. Throws `Corrupt` where it cannot be read. */
export async function readPublishedState(directory: string): Promise<PublishedState | null> {
  const target = await targetOfCurrent(directory)
  if (target === null) return null
  const named = /^revisions\/(\d+)$/.exec(target)?.[1]
  const content = await unlessMissing(readFile(join(directory, target, stateFile), "utf8"))
  const state = content === null ? null : parseState(content)
  if (state === null || named !== String(state.revision)) {
    throw corrupt(`"${currentLink}" does not lead to a revision with a readable ${stateFile}.`)
  }
  return state
}

/** Compares each page with its hash. Throws `Corrupt` when one is missing or is not what was published. */
export async function verifyPublishedPages(directory: string, state: PublishedState): Promise<void> {
  for (const [path, hash] of Object.entries(state.pages)) {
    const content = await unlessMissing(
      readFile(join(directory, revisionsFolder, String(state.revision), path)),
    )
    if (content === null || hashPage(content) !== hash) {
      throw new PublisherError(
        "Corrupt",
        "A published page is missing or was changed since it was published. Publish a newer revision, which replaces all pages.",
      )
    }
  }
}

async function targetOfCurrent(directory: string): Promise<string | null> {
  try {
    return await readlink(join(directory, currentLink))
  } catch (error) {
    const code = codeOf(error)
    if (code === "ENOENT") return null
    if (code === "EINVAL") throw corrupt(`"${currentLink}" is not a link made by this channel.`)
    throw error
  }
}

function parseState(content: string): PublishedState | null {
  let read: unknown
  try {
    read = JSON.parse(content)
  } catch {
    return null
  }
  if (!isRecord(read) || read["v"] !== 1) return null
  const { pages, revision } = read
  if (typeof revision !== "number" || !Number.isSafeInteger(revision) || revision < 0) return null
  if (!isRecord(pages)) return null
  const entries = Object.entries(pages)
  const sound = entries.every(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && /^[\da-f]{64}$/.test(entry[1]) && !entry[0].split("/").includes(".."),
  )
  return sound ? { revision, pages: Object.fromEntries(entries) as Record<string, string> } : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}

/** The code of a failed system call (`ENOSPC`), or `null` for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null
}

function corrupt(what: string): PublisherError {
  return new PublisherError("Corrupt", `${what} Move it out of the directory, then publish again.`)
}
