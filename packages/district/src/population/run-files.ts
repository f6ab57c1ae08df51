/** Where a column population keeps its runs over a restart: a few files, each of which is replaced as a whole. */
import { PopulationError } from "@onevisit/core/ports"
import { mkdir, open, readFile, rename, rm } from "node:fs/promises"
import { join } from "node:path"

/**
 * The place of the files, injected so that a host may keep them where it keeps such things. They hold pseudonyms and what
 * runs said of them, nobody's name and no fact: as open as the population's own relation is, and as well guarded.
 * Whatever fails is a `PopulationError`.
 */
export interface RunFiles {
  /** The bytes of a file; `null` where there is none. */
  read(name: string): Promise<Uint8Array | null>
  /** Replaces a file, wholly or not at all; what was written survives the machine's power. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** Nothing where there is none. */
  remove(name: string): Promise<void>
}

/**
 * Files of runs in a directory of this machine, readable by its owner alone; the directory is made when it is needed. Back
 * it up together with the storage: each knows the runs of the other.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mkdtempSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * import { runFilesIn } from "@onevisit/district"
 *
 * // columnPopulation({ …, runs: runFilesIn("population") })
 * const files = runFilesIn(join(mkdtempSync(join(tmpdir(), "runs-")), "population"))
 * await files.write("run-1.columns", Uint8Array.of(1, 2, 3))
 * assert.deepEqual(Uint8Array.from((await files.read("run-1.columns")) ?? []), Uint8Array.of(1, 2, 3))
 * await files.remove("run-1.columns")
 * assert.equal(await files.read("run-1.columns"), null)
 * ```
 */
export function runFilesIn(directory: string): RunFiles {
  return {
    read: (name) =>
      readFile(join(directory, name)).catch((error: unknown) =>
        isMissing(error) ? null : Promise.reject(failureOf(error)),
      ),
    write: async (name, bytes) => {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        const beside = join(directory, `${name}.new`)
        const file = await open(beside, "w", 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(beside, join(directory, name))
        await flush(directory)
      } catch (error) {
        throw failureOf(error)
      }
    },
    remove: (name) =>
      rm(join(directory, name), { force: true }).catch((error: unknown) => Promise.reject(failureOf(error))),
  }
}

/** Makes a new name survive the machine's power. Windows does so by itself and has no such call. */
async function flush(directory: string): Promise<void> {
  if (process.platform === "win32") return
  const opened = await open(directory, "r")
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT"
}

function failureOf(error: unknown): PopulationError {
  return new PopulationError(
    "Unavailable",
    "The files of runs cannot be used: look at the directory and the disk.",
    {
      cause: error,
    },
  )
}
