/**
 * Bytes of materials, sealed before they reach the Files port: each file under a key of its own, which is
 * wrapped for its subject, so that a file is erased with the subject wherever copies of it lie. Bytes go through
 * in pieces; a piece that was changed, moved, dropped or added is noticed before it is handed out.
 */
import { randomBytes } from "node:crypto"
import type { Envelope } from "@onevisit/core/events"
import { type Files, FilesError, type Keys, type StoredFile } from "@onevisit/core/ports"
import { fileSuite, type Suite } from "../keys/index.ts"
import { piecesOf, readExactly } from "./pieces.ts"

export interface SealedFile extends StoredFile {
  /** The size before sealing, in bytes. */
  readonly plainSize: number
  /** The file's key, for the event that records the file. */
  readonly key: Envelope
}

export interface SealedFiles {
  /**
   * Seals and stores. `context` says where the file belongs, for example its case. Rejects with `FilesError`
   * `Rejected` for more than `maxBytes`, and nothing is stored then.
   */
  put(file: {
    readonly subject: string
    readonly context: string
    readonly bytes: AsyncIterable<Uint8Array>
    readonly maxBytes: number
  }): Promise<SealedFile>
  /**
   * Opens a stored file, or `"erased"` once the subject's key is gone. Rejects with `FilesError` as the port
   * does, and with `Corrupt`, also while being read, when the bytes are not those that were sealed.
   */
  get(
    file: { readonly hash: string; readonly key: Envelope; readonly context: string },
    options?: { readonly quarantined?: boolean },
  ): Promise<AsyncIterable<Uint8Array> | "erased">
}

export function sealedFiles({ files, keys }: { readonly files: Files; readonly keys: Keys }): SealedFiles {
  return {
    put: async ({ bytes, context, maxBytes, subject }) => {
      const suite = fileSuite(keys.suite)
      const secret = randomBytes(32)
      const key = await keys.wrap(subject, contextOf(context), secret)
      const count = { plain: 0 }
      const most = Math.ceil(maxBytes / PIECE + 1) * OVERHEAD + maxBytes + HEADER
      const sealed = sealPieces(suite, secret, limited(bytes, maxBytes, count))
      const stored = await files.put(sealed, { maxBytes: most }).catch((error: unknown) => {
        // However the adapter words a stream that failed.
        throw count.plain > maxBytes ? tooLong(maxBytes) : error
      })
      return { ...stored, plainSize: count.plain, key }
    },
    get: async ({ context, hash, key }, options = {}) => {
      if (key.context !== contextOf(context)) throw corrupt()
      const secret = await keys.unwrap(key)
      if (secret === "destroyed") return "erased"
      return openPieces(secret, await files.get(hash, options))
    },
  }
}

const PIECE = 64 * 1024
/** Length and last mark, nonce, tag: at most this many bytes beside each piece. */
const OVERHEAD = 5 + 16 + 32
const HEADER = 64
const MAGIC = "onevisit-file-1 "

function contextOf(context: string): string {
  return `file/${context}`
}

async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  count: { plain: number },
): AsyncIterable<Uint8Array> {
  for await (const part of bytes) {
    count.plain += part.length
    if (count.plain > maxBytes) throw tooLong(maxBytes)
    yield part
  }
}

/** A line naming the suite, then pieces: length (4 bytes), last (1), nonce, tag, ciphertext. */
async function* sealPieces(
  suite: Suite,
  secret: Uint8Array,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const secrets = suite.derive(secret)
  yield Buffer.from(`${MAGIC}${suite.name}\n`)
  let at = 0
  for await (const { last, piece } of piecesOf(bytes, PIECE)) {
    const { ciphertext, nonce, tag } = suite.seal(secrets, piece, boundTo(at, last))
    const head = Buffer.alloc(5)
    head.writeUInt32BE(ciphertext.length, 0)
    head.writeUInt8(last ? 1 : 0, 4)
    yield Buffer.concat([head, nonce, tag, ciphertext])
    at += 1
  }
}

async function* openPieces(secret: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const read = readExactly(bytes)
  try {
    const suite = await readSuite(read.next)
    const secrets = suite.derive(secret)
    for (let at = 0, last = false; !last; at += 1) {
      const head = Buffer.from(await read.next(5))
      const length = head.readUInt32BE(0)
      if (length > PIECE) throw corrupt()
      last = head.readUInt8(4) === 1
      const sealed = {
        nonce: await read.next(suite.nonceLength),
        tag: await read.next(suite.tagLength),
        ciphertext: await read.next(length),
      }
      const piece = suite.open(secrets, sealed, boundTo(at, last))
      if (piece === null) throw corrupt()
      if (last && !(await read.isAtEnd())) throw corrupt()
      if (piece.length > 0) yield piece
    }
  } catch (error) {
    throw error instanceof RangeError ? corrupt() : error
  } finally {
    await read.close()
  }
}

async function readSuite(next: (length: number) => Promise<Uint8Array>): Promise<Suite> {
  let line = ""
  while (!line.endsWith("\n")) {
    if (line.length > HEADER) throw corrupt()
    line += Buffer.from(await next(1)).toString("latin1")
  }
  const name = line.slice(MAGIC.length, -1)
  const suite = fileSuite(name)
  if (!line.startsWith(MAGIC) || suite.name !== name) throw corrupt()
  return suite
}

function boundTo(at: number, last: boolean): Uint8Array {
  return Buffer.from(`${MAGIC}${at} ${last ? "last" : "more"}`)
}

function tooLong(maxBytes: number): FilesError {
  return new FilesError("Rejected", `The file has more than ${maxBytes} bytes.`)
}

function corrupt(): FilesError {
  return new FilesError("Corrupt", "The stored file is not what was sealed. Restore it from a backup.")
}
