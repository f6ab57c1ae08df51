import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createDistrict, fileKeys, simulatedClock } from "@onevisit/district"
import { directoryFiles } from "@onevisit/files-directory"
import { restoreSqlite, sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { filesBelow, huntBelow, huntFor } from "./identifier-hunt.ts"
import { liveAsMany } from "./many-people.ts"
import { opening, settings } from "./secret-life.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-many-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const MANY = 2000

describe("the identifiers of thousands of people", () => {
  it(
    "stand in no file: database, log, backup, what was restored, materials, keys",
    { timeout: 240_000 },
    async () => {
      mkdirSync(join(root, "files"))
      const storage = sqliteStorage(join(root, "district.db"))
      const keys = fileKeys(join(root, "district.keys"))
      const district = await createDistrict({
        storage,
        keys,
        ...settings,
        clock: simulatedClock(opening),
        files: directoryFiles(join(root, "files")),
      })
      const known = await liveAsMany(district, MANY)
      await storage.backup(join(root, "backup.db"))
      await restoreSqlite({ from: join(root, "backup.db"), to: join(root, "restored.db") })
      await keys.rotate({ subjects: "all", suite: "sm4-ctr+hmac-sm3/sm3" })

      const hunt = huntFor(known)
      const names = filesBelow(root).map((file) => file.slice(root.length + 1))
      expect(names).toEqual(
        expect.arrayContaining([
          "backup.db",
          "district.db",
          "district.db-wal",
          "district.keys",
          "restored.db",
        ]),
      )
      expect(names.filter((name) => name.startsWith("files")).length).toBeGreaterThanOrEqual(60)
      expect(known.size).toBe(MANY * 7)
      expect(huntBelow(root, hunt)).toEqual([])
      await district.close()

      // It finds what is there: each way of writing one, in the middle of other bytes.
      const [[name, value] = ["", ""]] = [...known].slice(7)
      for (const written of [value, Buffer.from(value, "utf16le"), Buffer.from(value).toString("base64")]) {
        writeFileSync(
          join(root, "found"),
          Buffer.concat([Buffer.alloc(999, 7), Buffer.from(written as string), Buffer.alloc(9)]),
        )
        expect(huntBelow(root, hunt)).toEqual([`found: ${name}`])
      }
    },
  )
})
