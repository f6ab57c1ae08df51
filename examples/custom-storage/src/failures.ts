/** What can fail, under the names that callers know, and what is in flight when the storage is closed. */
import { StorageError } from "@onevisit/core/ports"
import type { Answer } from "./messages.ts"
import { FileDamaged, FileInUse, KeyValueFile } from "./key-value-file.ts"

// #region failures
export async function openFile(path: string): Promise<KeyValueFile> {
  try {
    return await KeyValueFile.open(path)
  } catch (cause) {
    if (cause instanceof FileDamaged)
      throw new StorageError("Corrupt", "The file is damaged. Restore it from a backup.", { cause })
    if (cause instanceof FileInUse)
      throw new StorageError("Unavailable", "Another program uses the file. End it, then try again.", {
        cause,
      })
    throw new StorageError("Unavailable", "The file cannot be opened. Check its folder and permissions.", {
      cause,
    })
  }
}
// #endregion failures

// #region in-turn
/** Calls that write run one after the other; none begins after the storage is closed, and closing waits for them. */
export function guarded(kept: KeyValueFile) {
  let open = true
  /** After a write that failed, what is on the disk is not known: it must be read again. */
  let doubtful = false
  let last: Promise<unknown> = Promise.resolve()

  const expectUsable = (): void => {
    if (!open) throw new StorageError("Rejected", "The storage is closed. Open it again.")
    if (doubtful) throw new StorageError("Unavailable", "A write has failed. Open the storage again.")
  }

  return {
    reading: <T>(read: () => T): T => {
      expectUsable()
      return read()
    },
    inTurn: <T>(decide: () => Answer<T>): Promise<T> => {
      expectUsable()
      const mine = last.then(async () => {
        if (doubtful) expectUsable()
        const { answer, changes } = decide()
        try {
          await kept.write(changes)
        } catch (cause) {
          doubtful = true
          throw new StorageError("Unavailable", "A write has failed. Open the storage again.", { cause })
        }
        return answer
      })
      last = mine.catch(() => undefined)
      return mine
    },
    closed: async (): Promise<void> => {
      if (!open) return
      open = false
      await last
      await kept.close()
    },
  }
}
// #endregion in-turn
