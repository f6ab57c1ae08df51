/**
 * Files in a directory, named by the SHA-256 of their bytes:
 *
 *     incoming/            half-written, removed when the write fails
 *     quarantine/ab/ab12…  until a scanner has found it clean
 *     clean/ab/ab12…       where both exist, this one counts
 *
 * A file is written beside, flushed to the disk and then moved into place, so that what has a name is whole.
 */
import { defineFiles, type Files, type StoredFile } from "@onevisit/core/ports"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { failureOf, flushFolder, rejected } from "./disk.ts"
import { inTurns } from "./in-turns.ts"
import { readVerified } from "./read-verified.ts"
import { receive } from "./receive.ts"

export interface DirectoryFilesOptions {
  /** Half-written files that a crash left behind are removed when they are so old; 24 hours unless told. */
  readonly abandonedAfterHours?: number
}

/**
 * A file store in `directory`, which is made where it is not there. Several programs may use it at once.
 *
 * Fails with `FilesError`: `Rejected` for what is too large, unknown, in quarantine or badly named, `Corrupt`
 * for bytes that have changed on the disk, `Unavailable` for a disk that is full or does not answer. The bytes
 * are checked while they are read: the last of them come only when all were right, and `Corrupt` instead when
 * they were not. What was put keeps its state when it is put again, and is whole again if it was damaged.
 */
export function directoryFiles(directory: string, options: DirectoryFilesOptions = {}): Files {
  const { abandonedAfterHours = 24 } = options
  const turns = inTurns()
  let ready: Promise<void> | undefined
  /** Makes the folders once; a failure is tried again at the next call. */
  const prepare = (): Promise<void> => {
    ready ??= makeFolders(directory, abandonedAfterHours).catch((thrown: unknown) => {
      ready = undefined
      throw failureOf(thrown)
    })
    return ready
  }

  return defineFiles({
    put: async (chunks, { maxBytes }) => {
      await prepare()
      const received = await receive(chunks, maxBytes, join(directory, "incoming"))
      return turns(received.hash, async () => {
        try {
          const state = (await findFile(directory, received.hash))?.state ?? "quarantined"
          const path = pathOf(directory, state, received.hash)
          await mkdir(join(path, ".."), { recursive: true })
          await rename(received.path, path)
          await flushFolder(join(path, ".."))
          return { hash: received.hash, size: received.size, state }
        } catch (thrown) {
          await rm(received.path, { force: true })
          throw failureOf(thrown)
        }
      })
    },
    get: async (hash, { quarantined = false } = {}) => {
      const file = await findFile(directory, hash)
      if (file === null) throw rejected("There is no such file.")
      if (file.state === "quarantined" && !quarantined)
        throw rejected("The file has not been found clean yet.")
      return readVerified(pathOf(directory, file.state, hash), hash)
    },
    stat: async (hash) => findFile(directory, hash),
    markClean: async (hash) => {
      await turns(hash, async () => {
        const file = await findFile(directory, hash)
        if (file === null) throw rejected("There is no such file.")
        if (file.state === "clean") return
        const path = pathOf(directory, "clean", hash)
        try {
          await mkdir(join(path, ".."), { recursive: true })
          await rename(pathOf(directory, "quarantined", hash), path)
          await flushFolder(join(path, ".."))
        } catch (thrown) {
          throw failureOf(thrown)
        }
      })
    },
    delete: async (hash) => {
      await turns(hash, async () => {
        try {
          for (const state of STATES) await rm(pathOf(directory, state, hash), { force: true })
        } catch (thrown) {
          throw failureOf(thrown)
        }
      })
    },
  })
}

/** The state that counts stands first. */
const STATES = ["clean", "quarantined"] as const
const FOLDERS = { clean: "clean", quarantined: "quarantine" } as const

async function findFile(directory: string, hash: string): Promise<StoredFile | null> {
  for (const state of STATES) {
    const path = pathOf(directory, state, hash)
    try {
      return { hash, size: (await stat(path)).size, state }
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw failureOf(thrown)
    }
  }
  return null
}

/** Nothing but a whole hash ever becomes part of a path. */
function pathOf(directory: string, state: StoredFile["state"], hash: string): string {
  const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(hash) ?? []
  if (hex === undefined) throw rejected("A file is named by sha256: and 64 lower-case hex digits.")
  return join(directory, FOLDERS[state], hex.slice(0, 2), hex)
}

async function makeFolders(directory: string, abandonedAfterHours: number): Promise<void> {
  const incoming = join(directory, "incoming")
  await mkdir(incoming, { recursive: true })
  const before = Date.now() - abandonedAfterHours * 3_600_000
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < before) await rm(path, { force: true })
  }
}
