// One publisher at a time for a directory, across processes. The lock is the operating system's own on an
// empty file, taken through SQLite because Node has no other way to it: the system lets go of it when its
// holder dies, so a killed publisher blocks no one and no one has to guess whether a lock is stale.
import { setTimeout as sleep } from "node:timers/promises"
import { PublisherError } from "@onevisit/core/ports"

export const lockFile = "publish.lock"

const sqliteBusy = 5

/** Does `work` as the only publisher. Throws `Unavailable` when another holds the lock for longer than `patienceMs`. */
export async function whileLocked<T>(path: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  const { DatabaseSync } = await import("node:sqlite")
  const lock = new DatabaseSync(path)
  try {
    const givesUpAt = performance.now() + patienceMs
    while (!locks(() => lock.exec("BEGIN EXCLUSIVE"))) {
      if (performance.now() >= givesUpAt) {
        throw new PublisherError(
          "Unavailable",
          "Another publisher is writing to this directory. Try again when it has finished.",
        )
      }
      await sleep(20)
    }
    return await work()
  } finally {
    lock.close()
  }
}

function locks(attempt: () => void): boolean {
  try {
    attempt()
    return true
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === sqliteBusy) return false
    throw error
  }
}
