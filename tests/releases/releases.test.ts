import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { chinaCalendar, chinaLaw } from "@onevisit/china"
import type { StoredEvent } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { caseOutcomes, type CaseOutcome } from "./case-outcomes.ts"

const fixtures = resolve(import.meta.dirname, "..", "fixtures")
const releases = readdirSync(join(fixtures, "streams"))
/** What came with later releases is asked of the cases of earlier ones too: lists, numbers, codes. */
async function answersAsOfNow(district: District, streams: readonly string[]): Promise<void> {
  const ids = streams.map((stream) => stream.slice("case:".length))
  const found = await district.intake.find({ limit: 1000 })
  expect(found.map((row) => row.case).toSorted()).toEqual(ids.toSorted())
  const open = found.filter(({ isOpen, workDueOn }) => isOpen && workDueOn !== null)
  const { groups } = await district.intake.worklist({ limit: 1000, on: plainDate("2100-01-01") })
  expect(groups.overdue.cases.map((row) => row.case).toSorted()).toEqual(
    open.map((row) => row.case).toSorted(),
  )
  const officers = await district.intake.workByOfficer()
  expect(officers.reduce((sum, officer) => sum + officer.open, 0)).toBe(
    found.filter(({ isOpen }) => isOpen).length,
  )
  for (const { case: id, number, phase, unit } of found) {
    expect(unit).toMatch(/./)
    const code = await district.intake.queryCode(id)
    expect(await district.intake.progressOf(number ?? "", { code })).toMatchObject({
      outcome: "found",
      progress: { number, stage: { phase } },
    })
  }
}

const folder = mkdtempSync(join(tmpdir(), "onevisit-releases-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(releases)("what release %s wrote", (release) => {
  const at = join(fixtures, "streams", release)
  const expected = JSON.parse(readFileSync(join(at, "cases.json"), "utf8")) as Readonly<
    Record<string, CaseOutcome>
  >

  it("still folds to the same cases, dates and visits", () => {
    const lines = readFileSync(join(at, "feed.jsonl"), "utf8").trimEnd().split("\n")
    const feed = lines.map((line) => JSON.parse(line) as StoredEvent)
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(5)
    expect(caseOutcomes(feed)).toEqual(expected)
  })

  it("still opens as a database, with its cases and its documents under its keys", async () => {
    const database = join(fixtures, "databases", release)
    expect(existsSync(database)).toBe(true)
    const copy = join(folder, release)
    cpSync(database, copy, { recursive: true })
    const district = await createDistrict({
      storage: sqliteStorage(join(copy, "district.db")),
      keys: fileKeys(join(copy, "district.keys")),
      calendar: chinaCalendar(),
      law: chinaLaw,
    })
    try {
      for (const [stream, { phase, visits }] of Object.entries(expected)) {
        const id = stream.slice("case:".length)
        expect((await district.intake.get(id)).summary).toMatchObject({ phase, visits })
        const [receipt] = await district.intake.documents(id, "check of an earlier release")
        expect(receipt?.addressee).toMatch(/^样例(智造\d+有限公司|教师\d+)$/)
      }
      await answersAsOfNow(district, Object.keys(expected))
    } finally {
      await district.close()
    }
  })
})
