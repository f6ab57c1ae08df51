import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { chinaCalendar, chinaLaw } from "@onevisit/china"
import type { StoredEvent } from "@onevisit/core/ports"
import { system } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { benefitAnswers, moneyStands } from "./benefit-answers.ts"
import { caseOutcomes, type CaseOutcome } from "./case-outcomes.ts"
import { settingsOver } from "./plays/ground.ts"
import { Residents } from "./plays/residents.ts"
import { outcomesOf, streamOutcomes } from "./stream-outcomes.ts"

const fixtures = resolve(import.meta.dirname, "..", "fixtures")
const releases = readdirSync(join(fixtures, "streams"))
/** Streams beside cases as a district opened on them today answers for them. */
const answers: Readonly<Partial<Record<string, (district: District, id: string) => Promise<object>>>> = {
  project: async ({ projects }, id) => outcomesOf.project((await projects.get(id)).state),
  enquiry: async ({ guidance }, id) => outcomesOf.enquiry(await guidance.enquiries.get(id)),
  duty: async ({ guidance }, id) => outcomesOf.duty(await guidance.duty.get(id)),
  briefing: async ({ guidance }, id) => outcomesOf.briefing(await guidance.briefings.get(id)),
  collection: async ({ collections }, id) => outcomesOf.collection((await collections.get(id)).state),
  parcel: async ({ parcels }, id) => outcomesOf.parcel((await parcels.get(id)).state),
  recommendation: async ({ recommendations }, id) =>
    outcomesOf.recommendation((await recommendations.get(id)).state),
  ...benefitAnswers,
}
const kindOf = (stream: string) => stream.slice(0, stream.indexOf(":"))
/** By stream; before 0.4.0 there were cases alone, and before 0.5.0 nothing was said of money. */
type Streams = Readonly<Record<string, object>>
const streamsOf = (at: string): Streams => {
  const file = join(at, "streams.json")
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Streams) : {}
}
async function answersForStreams(district: District, streams: Streams): Promise<void> {
  for (const [stream, { events: _, ...expected }] of Object.entries(streams) as [
    string,
    { events: number },
  ][]) {
    const id = stream.slice(kindOf(stream).length + 1)
    expect([stream, (await answers[kindOf(stream)]?.(district, id)) ?? expected]).toEqual([stream, expected])
  }
}
/** What was printed is printed again to the byte, in the database that was copied. */
async function printsAgain(district: District, feed: readonly StoredEvent[]): Promise<void> {
  for (const { data, type } of feed) {
    if (type !== "DocumentIssued") continue
    const { check, document, ...of } = data as {
      case?: string
      collection?: string
      check: string
      document: string
    }
    const paper = of.collection === undefined ? { case: of.case ?? "" } : { collection: of.collection }
    const request = { ...paper, document, purpose: "check of an earlier release" }
    const printed = await district.documents.print(request, { as: system("check") })
    expect(printed).toMatchObject({ outcome: "printed" })
    expect(await district.documents.check(check)).not.toBeNull()
  }
}
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
    // What came from elsewhere bears no number here.
    if (number === null) continue
    const code = await district.intake.queryCode(id)
    expect(await district.intake.progressOf(number, { code })).toMatchObject({
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

  const lines = readFileSync(join(at, "feed.jsonl"), "utf8").trimEnd().split("\n")
  const feed = lines.map((line) => JSON.parse(line) as StoredEvent)

  it("still folds to the same cases, dates and visits, and every other stream to what it led to", () => {
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(5)
    expect(caseOutcomes(feed)).toEqual(expected)
    // Streams of a kind of which the release said nothing are read all the same.
    const said = streamsOf(at)
    const kinds = new Set(Object.keys(said).map(kindOf))
    const outcomes = Object.entries(streamOutcomes(feed)).filter(([stream]) => kinds.has(kindOf(stream)))
    expect(Object.fromEntries(outcomes)).toEqual(said)
  })

  it("still opens as a database, with its cases and its documents under its keys", async () => {
    const database = join(fixtures, "databases", release)
    expect(existsSync(database)).toBe(true)
    const copy = join(folder, release)
    cpSync(database, copy, { recursive: true })
    const keys = fileKeys(join(copy, "district.keys"))
    const district = await createDistrict({
      storage: sqliteStorage(join(copy, "district.db")),
      keys,
      calendar: chinaCalendar(),
      law: chinaLaw,
      ...settingsOver(new Residents()),
    })
    try {
      for (const [stream, { phase, visits }] of Object.entries(expected)) {
        const id = stream.slice("case:".length)
        const { state, summary } = await district.intake.get(id)
        expect(summary).toMatchObject({ phase, visits })
        const [receipt] = await district.intake.documents(id, "check of an earlier release")
        // What another system received got no paper of ours.
        if (receipt === undefined) expect(state.imported).not.toBeNull()
        else expect(receipt.addressee).toMatch(/^样例\p{Script=Han}+\d+(有限公司)?$/u)
      }
      await answersAsOfNow(district, Object.keys(expected))
      await answersForStreams(district, streamsOf(at))
      await moneyStands(district, Object.keys(streamsOf(at)), await keys.publicKey())
      await printsAgain(district, feed)
    } finally {
      await district.close()
    }
  })
})
