import type { Storage } from "@onevisit/core/ports"
import { storageContract } from "@onevisit/testkit"
import { mkdtempSync, rmSync, truncateSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, it } from "vitest"
import { restoreSqlite } from "./backup.ts"
import { type SqliteStorage, sqliteStorage } from "./sqlite-storage.ts"

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
      const [copy, restored] = [freshPath(), freshPath()]
      await (storage as SqliteStorage).backup(copy)
      await restoreSqlite({ from: copy, to: restored })
      return open(restored)
    },
  },
  describe,
  it,
})
