import { defineFiles, type Files, FilesError, type StoredFile } from "@onevisit/core/ports"
import { createHash } from "node:crypto"

/**
 * Files in memory.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { memoryFiles } from "@onevisit/testkit"
 *
 * const files = memoryFiles()
 * const bytes = async function* () {
 *   yield Buffer.from("sealed bytes")
 * }
 * const { hash, state } = await files.put(bytes(), { maxBytes: 1000 })
 * assert.equal(state, "quarantined")
 * await files.markClean(hash)
 * assert.equal((await files.stat(hash))?.state, "clean")
 * ```
 */
export function memoryFiles(): Files {
  const kept = new Map<string, { readonly file: StoredFile; readonly bytes: Uint8Array }>()
  const find = (hash: string) => {
    if (!/^sha256:[0-9a-f]{64}$/.test(hash)) throw rejected("A file is named by sha256: and 64 hex digits.")
    return kept.get(hash)
  }
  return defineFiles({
    put: async (chunks, { maxBytes }) => {
      const read: Uint8Array[] = []
      let size = 0
      for await (const chunk of chunks) {
        size += chunk.byteLength
        if (size > maxBytes) throw rejected("The file is larger than allowed. Ask for a smaller one.")
        read.push(Uint8Array.from(chunk))
      }
      const bytes = Uint8Array.from(Buffer.concat(read))
      const hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`
      const file = kept.get(hash)?.file ?? { hash, size, state: "quarantined" }
      kept.set(hash, { file, bytes })
      return { ...file }
    },
    get: async (hash, { quarantined = false } = {}) => {
      const found = find(hash)
      if (found === undefined) throw rejected("There is no such file.")
      if (found.file.state === "quarantined" && !quarantined)
        throw rejected("The file has not been found clean yet.")
      return once(found.bytes)
    },
    stat: async (hash) => {
      const found = find(hash)
      return found ? { ...found.file } : null
    },
    markClean: async (hash) => {
      const found = find(hash)
      if (found === undefined) throw rejected("There is no such file.")
      kept.set(hash, { ...found, file: { ...found.file, state: "clean" } })
    },
    delete: async (hash) => {
      find(hash)
      kept.delete(hash)
    },
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.byteLength > 0) yield Uint8Array.from(bytes)
}

function rejected(message: string): FilesError {
  return new FilesError("Rejected", message)
}
