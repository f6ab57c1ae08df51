// A storage in memory that can all that the contract asks about: its state is kept while it is closed, opened
// beside itself, damaged and copied. A trial ground for the contract itself.
import { type Storage, StorageError } from "@onevisit/core/ports"
import type { Opening, StorageContract } from "@onevisit/testkit"
import { memoryStorage } from "./memory-storage.ts"

/** What stands for a disk: the storage that is never closed, and all that was ever done to it. */
interface Disk {
  readonly storage: Storage
  readonly done: ((storage: Storage) => Promise<unknown>)[]
  damaged: boolean
}

/** How a storage of the contract is made, and all its capabilities; `spoil` is done to each that is opened. */
export function lastingMemory(
  spoil: (good: Storage, opening: Opening) => Storage = (good) => good,
): Pick<StorageContract, "make" | "capabilities"> {
  const disks = new WeakMap<Storage, Disk>()
  const opened = (disk: Disk, opening: Opening): Storage => {
    const storage = spoil(open(disk), opening)
    disks.set(storage, disk)
    return storage
  }
  const on = (storage: Storage) => disks.get(storage)!
  const empty = (): Disk => ({ storage: memoryStorage(), done: [], damaged: false })
  return {
    make: () => opened(empty(), "made"),
    capabilities: {
      reopen: (storage) => opened(on(storage), "reopened"),
      beside: (storage) => opened(on(storage), "beside"),
      damage: (storage) => void (on(storage).damaged = true),
      backup: async (storage) => {
        const copy = empty()
        // What is done from now on is not copied.
        for (const one of on(storage).done.slice()) {
          await one(copy.storage)
          copy.done.push(one)
        }
        return opened(copy, "restored")
      },
    },
  }
}

/** One opening of what is kept. */
function open(disk: Disk): Storage {
  let closed = false
  const kept = (): Storage => {
    if (closed) throw new StorageError("Rejected", "The storage is closed. Open it again.")
    if (disk.damaged) throw new StorageError("Corrupt", "What was kept is damaged. Restore it.")
    return disk.storage
  }
  const doing = async <T>(one: (storage: Storage) => Promise<T>): Promise<T> => {
    const answer = await one(kept())
    disk.done.push(one)
    return answer
  }
  return {
    commit: (acts) => doing((storage) => storage.commit(acts)),
    readStream: async (query) => kept().readStream(query),
    readFeed: async (query) => kept().readFeed(query),
    readCheckpoint: async (name) => kept().readCheckpoint(name),
    getView: async (query) => kept().getView(query),
    findViews: async (query) => kept().findViews(query),
    dueTimers: async (query) => kept().dueTimers(query),
    claimMessages: (query) => doing((storage) => storage.claimMessages(query)),
    settleMessages: (settlements) => doing((storage) => storage.settleMessages(settlements)),
    lease: (query) => doing((storage) => storage.lease(query)),
    close: async () => {
      closed = true
    },
  }
}
