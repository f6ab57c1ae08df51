// Run with `node --test`: every test of the kit, and a certificate at the end.
// #region certify
import type { Storage } from "@onevisit/core/ports"
import { storageContract } from "@onevisit/testkit"
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, it } from "node:test"
import { customStorage } from "./custom-storage.ts"

const folder = mkdtempSync(join(tmpdir(), "custom-storage-"))
after(() => rmSync(folder, { recursive: true }))

const paths = new WeakMap<Storage, string>()
const pathOf = (storage: Storage): string => paths.get(storage) ?? ""
let made = 0
const freshPath = (): string => join(folder, `${(made += 1)}.log`)

async function open(path: string): Promise<Storage> {
  const storage = await customStorage(path)
  paths.set(storage, path)
  return storage
}

storageContract({
  name: "key-value file",
  make: () => open(freshPath()),
  capabilities: {
    reopen: (storage) => open(pathOf(storage)),
    beside: { lacks: "everything is kept in the memory of one program; a lock refuses a second" },
    damage: (storage) => {
      const bytes = readFileSync(pathOf(storage))
      bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 1
      writeFileSync(pathOf(storage), bytes)
    },
    backup: (storage) => {
      // The log only grows, and an unfinished line at its end is dropped when it is opened.
      const copy = freshPath()
      copyFileSync(pathOf(storage), copy)
      return open(copy)
    },
  },
  describe,
  it,
})
// #endregion certify
