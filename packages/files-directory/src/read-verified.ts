import { FilesError } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { failureOf } from "./disk.ts"

const CHUNK_BYTES = 256 * 1024

/** The bytes of a file. The last chunk is held back until the hash is known to be right, so no whole file is ever wrong. */
export async function* readVerified(path: string, hash: string): AsyncGenerator<Uint8Array> {
  const found = createHash("sha256")
  let held: Uint8Array | undefined
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      found.update(chunk as Uint8Array)
      if (held) yield held
      held = chunk as Uint8Array
    }
  } catch (thrown) {
    throw failureOf(thrown)
  }
  if (`sha256:${found.digest("hex")}` !== hash) {
    throw new FilesError(
      "Corrupt",
      "The bytes of the file have changed on the disk. Restore it from a backup, or ask for it again.",
    )
  }
  if (held) yield held
}
