import type { Storage } from "@onevisit/core/ports"
import { storageContract } from "@onevisit/testkit"
import { mkdtempSync, rmSync, truncateSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, it } from "vitest"
import { sqliteStorage } from "./sqlite-storage.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-sqlite-"))
afterAll(() => rmSync(folder, { recursive: true }))

const paths = new WeakMap<Storage, string>()
let made = 0

function make(): Storage {
  made += 1
  const path = join(folder, `${made}.db`)
  const storage = sqliteStorage(path)
  paths.set(storage, path)
  return storage
}

const pathOf = (storage: Storage) => paths.get(storage)!

storageContract({
  name: "sqlite",
  make,
  reopen: (storage) => sqliteStorage(pathOf(storage)),
  describe,
  it,
  capabilities: {
    beside: (storage) => sqliteStorage(pathOf(storage)),
    damage: (storage) => truncateSync(pathOf(storage), Math.floor(statSync(pathOf(storage)).size / 2)),
  },
})
