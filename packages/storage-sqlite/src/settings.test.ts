import { commitAll, sampleAct } from "@onevisit/testkit"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openDatabase } from "./open-database.ts"
import { APPLICATION_ID, SCHEMA_VERSION } from "./schema.ts"
import { sqliteStorage } from "./sqlite-storage.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-settings-"))
afterAll(() => rmSync(root, { recursive: true }))

describe("an open database file", () => {
  it("flushes every transaction to the disk, keeps a log, and checks references, on whichever opening", () => {
    for (const _ of ["made", "opened again"]) {
      const database = openDatabase(join(root, "settings.db"), { check: "whole" })
      const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
      expect(setting("journal_mode")).toBe("wal")
      expect(setting("synchronous")).toBe(2)
      expect(setting("foreign_keys")).toBe(1)
      expect([setting("temp_store"), setting("cache_size")]).toEqual([2, -65_536])
      expect(setting("user_version")).toBe(SCHEMA_VERSION)
      expect(setting("application_id")).toBe(APPLICATION_ID)
      database.close()
    }
  })

  it("is alone in its folder once it is closed", async () => {
    const storage = sqliteStorage(join(root, "settings.db"))
    await commitAll(storage, sampleAct("c1"))
    await storage.close()
    expect(readdirSync(root)).toEqual(["settings.db"])
  })

  it("is brought up from an older version of the tables", async () => {
    const path = join(root, "older.db")
    const older = new DatabaseSync(path)
    older.exec(
      `PRAGMA journal_mode = WAL; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 0`,
    )
    older.close()
    const storage = sqliteStorage(path)
    await commitAll(storage, sampleAct("c1"))
    await storage.close()
    const now = new DatabaseSync(path)
    expect(Object.values(now.prepare("PRAGMA user_version").get() ?? {})[0]).toBe(SCHEMA_VERSION)
    now.close()
    rmSync(path)
  })
})
