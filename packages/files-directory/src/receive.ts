import { createHash, randomUUID } from "node:crypto"
import { type FileHandle, open, rm } from "node:fs/promises"
import { join } from "node:path"
import { failureOf, rejected } from "./disk.ts"

/** A file that is whole and on the disk, but has no name yet. */
export interface Received {
  readonly path: string
  readonly hash: string
  readonly size: number
}

/** Writes a stream beside, chunk by chunk, and flushes it; whatever fails, nothing is left. */
export async function receive(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  folder: string,
): Promise<Received> {
  const path = join(folder, randomUUID())
  const file = await orFailure(open(path, "wx"))
  try {
    const { hash, size } = await write(chunks, maxBytes, file)
    await orFailure(file.sync())
    await orFailure(file.close())
    return { path, hash, size }
  } catch (thrown) {
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw thrown
  }
}

async function write(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  file: FileHandle,
): Promise<{ readonly hash: string; readonly size: number }> {
  const hash = createHash("sha256")
  let size = 0
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw rejected("The bytes of a file come as Uint8Array.")
    size += chunk.byteLength
    if (size > maxBytes) throw rejected("The file is larger than allowed. Ask for a smaller one.")
    // The sender may use the chunk's memory again as soon as it is asked for the next.
    hash.update(chunk)
    await orFailure(file.writeFile(chunk))
  }
  return { hash: `sha256:${hash.digest("hex")}`, size }
}

/** A failure of the disk by its name; one of the sender passes as it is. */
async function orFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    throw failureOf(thrown)
  }
}
