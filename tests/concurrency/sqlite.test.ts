import { sqliteStorage } from "@onevisit/storage-sqlite"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { bundled } from "../crash/bundle.ts"
import { mustHaveAll, openCases, type Place, type Rival, writeAsRival } from "./rivals.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-rivals-"))
afterAll(() => rmSync(folder, { recursive: true }))

const WRITERS = 64
const PROGRAMS = 4
const placed = (name: string): Place & { readonly where: string } => {
  const where = join(folder, `${name}.db`)
  return {
    where,
    open: () => sqliteStorage(where, { busyTimeoutMs: 60_000 }),
    keysAt: join(folder, `${name}.keys`),
  }
}

describe("sixty-four who write to one district on SQLite", { timeout: 300_000 }, () => {
  it("all get through on one case, and nothing of theirs is lost", async () => {
    const place = placed("one")
    const rival = { name: "r", writers: WRITERS, cases: await openCases(place, 1) }
    await writeAsRival(place, rival)
    await mustHaveAll(place, [rival])
  })

  it("all get through on many cases", async () => {
    const place = placed("many")
    const rival = { name: "r", writers: WRITERS, cases: await openCases(place, 8) }
    await writeAsRival(place, rival)
    await mustHaveAll(place, [rival])
  })

  it("may be several programs, on one case", async () => {
    const place = placed("programs")
    const cases = await openCases(place, 1)
    const program = await bundled(join(import.meta.dirname, "write-as-rival.ts"), folder)
    const rivals: Rival[] = Array.from({ length: PROGRAMS }, (_, at) => ({
      name: `p${at}`,
      writers: WRITERS / PROGRAMS,
      cases,
    }))
    const ended = rivals.map(async (rival) => {
      const args = [program, place.where, place.keysAt, JSON.stringify(rival)]
      const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] })
      return (await once(child, "exit"))[0]
    })
    expect(await Promise.all(ended)).toEqual(rivals.map(() => 0))
    await mustHaveAll(place, rivals)
  })
})
