/**
 * Files of materials for the embedder: bytes go in with a name and a type and come back as the reference that
 * a submitted material carries; what is stored is sealed under a key of the subject's.
 */
import { type Envelope, isEnvelope } from "@onevisit/core/events"
import type { FileReference } from "@onevisit/core/materials"
import { type Files, FilesError, type Keys } from "@onevisit/core/ports"
import { type OpenedFor, openerOf, purposeOf } from "./opening.ts"
import { sealedFiles } from "./sealed-files.ts"
import type { SealingOptions } from "./sealing.ts"

export interface NewFile {
  /** Whose material it is; the file is erased with this subject's key. */
  readonly subject: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface MaterialFiles {
  /** Seals and stores a file. Rejects with `FilesError` `Rejected` beyond the district's limits of size and type. */
  put(file: NewFile): Promise<FileReference>
  /** The bytes behind a reference, or `"erased"`. Rejects with `FilesError` `Corrupt` when they are not what was sealed, `Rejected` while no scanner has called them clean. */
  get(
    subject: string,
    file: FileReference,
    /** What it is read for and by whom: needed where the district keeps an access log. */
    opened?: OpenedFor,
  ): Promise<AsyncIterable<Uint8Array> | "erased">
}

export interface FileLimits {
  /** Default 20 MiB. */
  readonly maxBytes?: number
  /** Media types that are taken; default: any. */
  readonly mediaTypes?: readonly string[]
}

export function materialFiles(given: {
  readonly files?: Files
  readonly keys: Keys
  readonly limits?: FileLimits
  readonly onOpened?: SealingOptions["onOpened"]
}): MaterialFiles {
  const { files, keys, limits = {}, onOpened } = given
  const { maxBytes = 20 * 1024 * 1024, mediaTypes } = limits
  const sealed = files && sealedFiles({ files, keys })
  const open = () => {
    if (sealed === undefined)
      throw new FilesError("Rejected", 'This district keeps no files: give `files: directoryFiles("files")`.')
    return sealed
  }
  return {
    put: async ({ bytes, mediaType, name, subject }) => {
      if (mediaTypes !== undefined && !mediaTypes.includes(mediaType)) {
        throw new FilesError(
          "Rejected",
          `Files of this type are not taken. Taken are: ${mediaTypes.join(", ")}.`,
        )
      }
      const stored = await open().put({ subject, context: contextOf(subject), bytes, maxBytes })
      return { hash: stored.hash, size: stored.plainSize, mediaType, name, key: JSON.stringify(stored.key) }
    },
    get: async (subject, { hash, key }, opened = "to read a file") => {
      const wrapped = keyOf(key)
      const by = { purpose: purposeOf(opened), as: openerOf(opened) }
      await onOpened?.({
        ...by,
        stream: `file:${hash}`,
        subjects: [wrapped.subject],
        values: 1,
        isOwn: false,
      })
      return open().get({ hash, key: wrapped, context: contextOf(subject) })
    },
  }
}

const contextOf = (subject: string): string => `materials of ${subject}`

function keyOf(key: string | undefined): Envelope {
  try {
    const parsed: unknown = JSON.parse(key ?? "")
    if (isEnvelope(parsed)) return parsed
  } catch {
    // Said below, in words that repeat nothing.
  }
  throw new FilesError(
    "Corrupt",
    "The reference holds no key for its file. Take it from the case as it was recorded.",
  )
}
