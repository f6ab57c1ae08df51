import { describe, expect, it } from "vitest"
import { verifyReceipt } from "../receipts/index.ts"
import { known, open } from "./district.fixture.ts"
import { as, august, keyOf, type Opened, september } from "./populated.fixture.ts"

const purpose = "asked by the officer in charge"
const run = (month: string) => `old-age-allowance-${month}`

/** One who can be named, and one of eighty-eight who cannot. */
async function withOneUnnamed(): Promise<Opened> {
  const opened = await open()
  opened.people.put("old", { ...known, born: "1930-01-01" })
  opened.people.put("unnamed", { ...known, born: "1928-08-15" })
  opened.people.nameless.add("unnamed")
  expect(await opened.benefits.sweep(august, { as })).toMatchObject({ outcome: "closed", unidentified: 1 })
  return opened
}

const listed = async ({ benefits }: Opened, month: string) =>
  (await benefits.unidentified(run(month), { purpose })).map(({ after, before, kind, person }) => [
    person,
    kind,
    before.status,
    after.amount,
  ])

describe("a difference of somebody whom the population cannot name", () => {
  it("is kept with the run, by the pseudonym and sealed, and told to nobody", async () => {
    const opened = await withOneUnnamed()
    expect(await listed(opened, "2018-08")).toEqual([["unnamed", "start", 255, 3000]])
    expect(await opened.benefits.subjectOf("old-age-allowance", "unnamed")).toBe(null)
    expect(JSON.stringify(await opened.storage.readFeed({ after: 0, limit: 1000 }))).not.toContain("unnamed")
    // A run that is called again says the same.
    expect(await opened.benefits.sweep(august, { as })).toMatchObject({ unidentified: 1 })
  })

  it("is told by the next run once they are known, with a receipt of that run, and once", async () => {
    const opened = await withOneUnnamed()
    opened.people.nameless.clear()
    opened.clock.advance({ days: 31 })
    // Nothing moved of either of them, and in September the second turns ninety.
    const answer = await opened.benefits.sweep(september, { as })
    expect(answer).toMatchObject({
      outcome: "closed",
      unidentified: 0,
      summary: { differences: { start: 0, "amount-change": 1 } },
    })
    const key = await keyOf(opened, "unnamed")
    const { state } = await opened.benefits.entitlement(key)
    expect(state).toMatchObject({ phase: "candidate", found: { run: run("2018-09"), kind: "start" } })
    expect(await listed(opened, "2018-09")).toEqual([])
    const handed = await opened.benefits.receipt(key, { purpose })
    expect(
      verifyReceipt(handed?.receipt ?? "", handed?.signedRoot ?? "", await opened.keys.publicKey()),
    ).toMatchObject({ outcome: "verified" })
    expect(handed?.receipt).toContain('"amount":{"max":6000,"min":6000}')
    opened.clock.advance({ days: 30 })
    await opened.benefits.sweep({ ...august, month: september.month, sweep: "again" }, { as })
    const events = await opened.storage.readStream({ stream: `entitlement:${key.programme}:${key.subject}` })
    expect(events.filter(({ type }) => type === "DifferenceFound")).toHaveLength(1)
  })

  it("is taken over as it is by then for as long as nobody can name them", async () => {
    const opened = await withOneUnnamed()
    opened.clock.advance({ days: 31 })
    expect(await opened.benefits.sweep(september, { as })).toMatchObject({ unidentified: 1 })
    // They never were told of the thirty yuan: to them it is a beginning still.
    expect(await listed(opened, "2018-09")).toEqual([["unnamed", "start", 255, 6000]])
    expect(await listed(opened, "2018-08")).toEqual([["unnamed", "start", 255, 3000]])
  })

  it("is dropped where nothing follows from it any more", async () => {
    const opened = await withOneUnnamed()
    opened.people.put("unnamed", { registeredIn: "990102" })
    opened.people.nameless.clear()
    opened.clock.advance({ days: 31 })
    expect(await opened.benefits.sweep(september, { as })).toMatchObject({
      outcome: "closed",
      unidentified: 0,
      summary: { differences: { "stop-candidate": 1 } },
    })
    expect(await opened.benefits.subjectOf("old-age-allowance", "unnamed")).toBe(null)
  })

  it("stays as it was while they are missing from the population", async () => {
    const opened = await withOneUnnamed()
    for (let at = 0; at < 20; at += 1) opened.people.put(`more${at}`, { ...known, born: "1990-01-01" })
    await opened.benefits.sweep({ ...august, sweep: "with-more" }, { as })
    opened.people.leave("unnamed")
    opened.clock.advance({ days: 31 })
    expect(await opened.benefits.sweep(september, { as })).toMatchObject({
      outcome: "closed",
      unidentified: 1,
    })
    expect(await listed(opened, "2018-09")).toEqual([["unnamed", "start", 255, 3000]])
  })
})
