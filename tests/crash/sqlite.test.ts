import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { bundled } from "./bundle.ts"
import { killsOf, killWriters } from "./kill-writers.ts"

// A killed program shows what is lost between its own hands and the system's. That the system puts each commit on the disk is
// asserted where the settings of a connection are.
const folder = mkdtempSync(join(tmpdir(), "onevisit-crash-"))
afterAll(() => rmSync(folder, { recursive: true }))

describe("a SQLite storage whose writers are killed", () => {
  it("keeps all that was acknowledged, nothing half and nothing twice", { timeout: 1_800_000 }, async () => {
    const where = join(folder, "district.db")
    await sqliteStorage(where).close()
    const kills = killsOf(300)
    const killed = await killWriters({
      program: await bundled(join(import.meta.dirname, "write-sqlite.ts"), folder),
      where,
      // Reads the whole file through each time.
      open: async () => sqliteStorage(where, { check: "whole", busyTimeoutMs: 60_000 }),
      kills,
      writers: ["a", "b", "c"],
      longestMs: 200,
    })
    expect(killed.kills).toBeGreaterThanOrEqual(kills)
    // Otherwise nobody was killed at work.
    expect(killed.written).toBeGreaterThan(killed.kills / 2)
  })
})
