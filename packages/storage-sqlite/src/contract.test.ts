import type { Storage } from "@onevisit/core/ports"
import { storageContract } from "@onevisit/testkit"
import { mkdtempSync, rmSync, truncateSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"
import { afterAll, describe, it } from "vitest"
import { sqliteStorage } from "./sqlite-storage.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-sqlite-"))
afterAll(() => rmSync(folder, { recursive: true }))

const paths = new WeakMap<Storage, string>()
let made = 0

const freshPath = (): string => join(folder, `${(made += 1)}.db`)

function open(path: string): Storage {
  const storage = sqliteStorage(path)
  paths.set(storage, path)
  return storage
}

const make = (): Storage => open(freshPath())
const pathOf = (storage: Storage) => paths.get(storage)!

storageContract({
  name: "sqlite",
  make,
  capabilities: {
    reopen: (storage) => open(pathOf(storage)),
    beside: (storage) => open(pathOf(storage)),
    damage: (storage) => truncateSync(pathOf(storage), Math.floor(statSync(pathOf(storage)).size / 2)),
    backup: async (storage) => {
      const from = new DatabaseSync(pathOf(storage))
      try {
        const to = freshPath()
        await backup(from, to)
        return open(to)
      } finally {
        from.close()
      }
    },
  },
  describe,
  it,
})
