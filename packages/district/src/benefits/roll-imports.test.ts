import { type Actor, actorOfApplicant, subjectIdOf } from "@onevisit/core/identity"
import { fen } from "@onevisit/core/money"
import { month } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { calendar, officer, open, payee, programme } from "./district.fixture.ts"
import { as, done, keyOf, september } from "./populated.fixture.ts"
import { rollsOf } from "./roll-numbers.fixture.ts"
import {
  byOfficer,
  confirmed,
  cutOver,
  rollOf,
  rowOf,
  rows,
  type WithRegister,
  withRegister,
} from "./roll.fixture.ts"

const feedOf = ({ storage }: WithRegister) => storage.readFeed({ after: 0, limit: 10_000 })
const roll = "roll-2018"
const clerk = { ...officer, roles: ["clerk"] } as Actor

describe("the dry run of a roll", () => {
  it("says who agrees with the facts and who does not, and changes nobody", async () => {
    const opened = await withRegister()
    const before = (await feedOf(opened)).length
    const { entries, outcome, summary } = done(await opened.benefits.compareRoll(rollOf(rows), { as }))
    expect(outcome).toBe("compared")
    expect(summary.compared).toMatchObject({
      rows: 7,
      cutOver,
      programme: { id: "old-age-allowance", edition: "2011" },
      counts: {
        matched: 3,
        differing: 1,
        start: 1,
        "stop-candidate": 1,
        undetermined: 1,
        unknown: 1,
        "same-person": 0,
        "not-concerned": 1,
      },
      differences: { amount: 1, firstMonth: 0, category: 0, paidThrough: 0 },
    })
    const young = entries.find(({ standing }) => standing === "stop-candidate")
    expect(young?.reasons.map(({ zh }) => zh)).toEqual(["不符合：aged"])
    expect(young?.rows[0]?.name).toBe("名册样例young")
    expect(opened.people.read).toEqual(["young"])
    expect(opened.people.identified).toEqual([])
    expect((await opened.benefits.find({ programme: "old-age-allowance" })).entitlements).toEqual([])
    expect((await feedOf(opened)).slice(before).map(({ type }) => type)).toEqual([
      "RollCompared",
      "RollEntriesKept",
    ])
  })

  it("is made for nobody who has no part in it, and asks the population nothing for them", async () => {
    const opened = await withRegister()
    for (const actor of [actorOfApplicant(subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")), clerk])
      expect(await opened.benefits.compareRoll(rollOf(rows), { as: actor })).toMatchObject({
        outcome: "refused",
        refusal: { _tag: "NotAuthorised" },
      })
    expect([opened.people.asked, opened.people.read]).toEqual([[], []])
  })

  it("is kept without a word about anybody, and can be looked at again", async () => {
    const opened = await withRegister()
    await opened.benefits.compareRoll(rollOf(rows), { as })
    const kept = JSON.stringify(await feedOf(opened))
    for (const { name, person } of rows) {
      expect(kept).not.toContain(person)
      expect(kept).not.toContain(name)
    }
    for (const word of ["old4", "名册", "6200", "样例银行", "80至89"]) expect(kept).not.toContain(word)
    const { cursor, entries } = await opened.benefits.rollEntries(roll)
    expect(entries.map(({ differences, rows: places, standing }) => [standing, places, differences])).toEqual(
      [
        ["differing", [{ sheet: 1, row: 4 }], ["amount"]],
        ["start", [], []],
        ["stop-candidate", [{ sheet: 1, row: 6 }], []],
        ["undetermined", [{ sheet: 1, row: 7 }], []],
        ["unknown", [{ sheet: 1, row: 8 }], []],
      ],
    )
    expect(await opened.benefits.rollEntries(roll, cursor ?? 0)).toEqual({ entries: [], cursor: null })
  })

  it("is the same for the same roll on the same facts, whatever its file is called, and another otherwise", async () => {
    const opened = await withRegister()
    const idOf = async (input = rollOf(rows)) =>
      done(await opened.benefits.compareRoll(input, { as })).summary.compared?.comparison
    const first = await idOf()
    const content = (await opened.benefits.roll(roll)).compared?.content ?? ""
    const trial = opened.population.differences({ run: `roll:${roll}@${content}`, limit: 1 })
    await expect(trial, "the population forgets what was tried").rejects.toMatchObject({ reason: "Rejected" })
    expect(await idOf(rollOf(rows, "再次.csv"))).toBe(first)
    expect(await idOf(rollOf(rows.slice(1)))).not.toBe(first)
    expect(await idOf({ ...rollOf(rows), cutOver: month("2018-10") })).not.toBe(first)
    expect(await idOf()).toBe(first)
    opened.people.put("young", { born: "1930-01-01" })
    expect(await idOf()).not.toBe(first)
  })

  it("names every wrong cell by sheet, row and column, and repeats nothing of it", async () => {
    const { benefits } = await withRegister()
    const wrong = [rowOf("old0"), rowOf("old0", { name: "" }), rowOf("old2", { paidThrough: cutOver })]
    const tried = await benefits.compareRoll(rollOf(wrong), { as }).catch((error: unknown) => error)
    expect(tried).toMatchObject({
      _tag: "InvalidInput",
      issues: [
        { path: ["名册", 3, "姓名"], at: { file: "名册.csv", line: 3 } },
        { path: ["名册", 3, "身份证号"] },
        { path: ["名册", 4, "已发至月份"] },
      ],
    })
    expect((tried as Error).message).not.toContain("old0")
    await expect(benefits.roll(roll)).rejects.toMatchObject({ _tag: "UnknownBenefit" })
  })

  it("needs to be told how people are known", async () => {
    const { population } = await open()
    const benefits = { programmes: [programme()], population }
    for (const each of [benefits, { ...benefits, rolls: rollsOf(() => true) }]) {
      const bare = await createDistrict({ storage: memoryStorage(), calendar, benefits: each })
      await expect(bare.benefits.compareRoll(rollOf(rows), { as })).rejects.toMatchObject({
        _tag: "RollsMissing",
      })
    }
  })
})

describe("the import of a roll", () => {
  it("waits for an officer's word on exactly the dry run that stands", async () => {
    const opened = await withRegister()
    const { benefits } = opened
    const tagOf = (answer: { readonly outcome: string }) =>
      "refusal" in answer ? (answer.refusal as { readonly _tag: string })._tag : answer.outcome
    await expect(benefits.importRoll(rollOf(rows), byOfficer)).rejects.toMatchObject({
      _tag: "UnknownBenefit",
    })
    const { summary } = done(await benefits.compareRoll(rollOf(rows), { as }))
    const comparison = summary.compared?.comparison ?? ""
    expect(tagOf(await benefits.importRoll(rollOf(rows), byOfficer))).toBe("RollNotThere")
    expect(tagOf(await benefits.confirmRoll(roll, comparison, { as }))).toBe("NotAuthorised")
    opened.people.put("old0", { born: "1990-01-01" })
    await benefits.compareRoll(rollOf(rows), { as })
    expect(tagOf(await benefits.confirmRoll(roll, comparison, byOfficer))).toBe("ComparisonDiffers")
    await confirmed(opened, rollOf(rows))
    expect(tagOf(await benefits.importRoll(rollOf(rows), { as }))).toBe("NotAuthorised")
    expect(tagOf(await benefits.importRoll(rollOf(rows.slice(1)), byOfficer))).toBe("ContentDiffers")
    const later = { ...rollOf(rows), cutOver: month("2018-10") }
    expect(tagOf(await benefits.importRoll(later, byOfficer))).toBe("ContentDiffers")
    expect((await benefits.find({ programme: "old-age-allowance" })).entitlements).toEqual([])
    expect(tagOf(await benefits.importRoll(rollOf(rows), byOfficer))).toBe("imported")
  })

  it("is refused while somebody stands in it under two numbers", async () => {
    const { benefits } = await withRegister()
    const twice = rollOf([...rows, rowOf("old1-2")])
    const { entries, summary } = done(await benefits.compareRoll(twice, { as }))
    expect(entries.find(({ standing }) => standing === "same-person")?.rows.map(({ at }) => at.row)).toEqual([
      3, 9,
    ])
    const answer = await benefits.confirmRoll(roll, summary.compared?.comparison ?? "", byOfficer)
    expect(answer).toMatchObject({ outcome: "refused", refusal: { _tag: "PersonsRepeated" } })
  })

  it("opens everybody's entitlement as the roll says, and pays them on from the cut-over", async () => {
    const opened = await withRegister()
    const { benefits, clock, people } = opened
    await confirmed(opened, rollOf(rows))
    const seen: number[] = []
    const imported = await benefits.importRoll(rollOf(rows), byOfficer, ({ done }) => seen.push(done))
    expect(imported).toMatchObject({
      outcome: "imported",
      summary: { phase: "imported", done: 7, imported: 7, unchanged: 0, conflicts: [] },
    })
    expect(seen).toEqual([3, 6, 7])
    clock.advance({ days: 40 })
    await benefits.sweep(september, { as })
    // Whoever is in the roll is known under the pseudonym by now.
    expect(people.identified).toEqual(["old4"])
    const old3 = await benefits.entitlement(await keyOf(opened, "old3"))
    expect(old3.state).toMatchObject({ phase: "enrolled", enrolledFrom: "2018-01", hasPayee: false })
    expect(old3.ledger.map(({ month: at, owed }) => [at, owed])).toEqual([
      ["2018-08", 1500],
      ["2018-09", 3000],
    ])
    const young = await benefits.entitlement(await keyOf(opened, "young"))
    expect(young.ledger.at(-1)).toMatchObject({ target: 3000, owed: 3000 })
    const paid = await benefits.pay({ ...september, purpose: "样例" }, { as })
    expect(paid).toMatchObject({ withoutAccount: 1, summary: { lines: 5, amount: 3000 * 4 + 6000 } })
    const file = await benefits.paymentFile(paid.payment, "样例")
    expect(file.rows.some((line) => line.includes(payee("old1").account))).toBe(true)
    const kept = JSON.stringify(await feedOf(opened))
    for (const { name } of rows) expect(kept).not.toContain(name)
    expect(kept).not.toContain("6200-")
  })

  it("changes nothing when the same roll is imported again", async () => {
    const opened = await withRegister()
    const { benefits } = opened
    await confirmed(opened, rollOf(rows))
    const first = await benefits.importRoll(rollOf(rows), byOfficer)
    const before = await feedOf(opened)
    expect(await benefits.importRoll(rollOf(rows), byOfficer)).toEqual(first)
    await confirmed(opened, rollOf(rows))
    expect(await feedOf(opened)).toEqual(before)
    // On other facts it is another dry run; its rows are on record nevertheless.
    opened.people.put("old0", { born: "1990-01-01" })
    await confirmed(opened, rollOf(rows, "又一次.csv"))
    expect(await benefits.importRoll(rollOf(rows), byOfficer)).toMatchObject({
      summary: { imported: 0, unchanged: 7, conflicts: [] },
    })
    const types = (await feedOf(opened)).slice(before.length).map(({ stream }) => stream.split(":")[0])
    expect(new Set(types)).toEqual(new Set(["roll", "roll-entries"]))
  })

  it("takes from a corrected roll what is new, and tells what contradicts the record as a conflict", async () => {
    const opened = await withRegister()
    const { benefits, clock } = opened
    await confirmed(opened, rollOf(rows))
    await benefits.importRoll(rollOf(rows), byOfficer)
    const corrected = rollOf([
      ...rows.slice(0, 1),
      rowOf("old1", { amount: fen(3500) }),
      rowOf("old3", { payee: payee("other"), owed: fen(1500) }),
      rowOf("late"),
    ])
    await confirmed(opened, corrected)
    expect(await benefits.importRoll(corrected, byOfficer)).toMatchObject({
      summary: { imported: 3, unchanged: 1, conflicts: [] },
    })
    const { state } = await benefits.entitlement(await keyOf(opened, "old1"))
    expect(state.opening?.amount).toBe(3500)
    expect((await benefits.entitlement(await keyOf(opened, "old3"))).state.hasPayee).toBe(true)
    // The first again would bring its error back.
    await confirmed(opened, rollOf(rows))
    expect(await benefits.importRoll(rollOf(rows), byOfficer)).toMatchObject({
      summary: { conflicts: [{ sheet: 1, row: 3, rule: "ImportedAlready" }] },
    })
    clock.advance({ days: 40 })
    const late = rollOf([rowOf("old0", { payee: payee("elsewhere") }), rowOf("old2"), rowOf("later")])
    await confirmed(opened, late)
    expect(await benefits.importRoll(late, byOfficer)).toMatchObject({
      summary: {
        imported: 1,
        unchanged: 0,
        conflicts: [
          { sheet: 1, row: 2, rule: "ImportedAlready" },
          { sheet: 1, row: 3, rule: "ImportedAlready" },
        ],
      },
    })
  })

  it("joins a candidate whom a sweep found before", async () => {
    const opened = await withRegister()
    const countsNow = async () =>
      done(await opened.benefits.compareRoll(rollOf(rows), { as })).summary.compared?.counts
    const before = await countsNow()
    await opened.benefits.sweep({ ...september, month: month("2018-08") }, { as })
    // What a sweep accepted is no part of what a roll is compared with.
    expect(await countsNow()).toEqual(before)
    const key = await keyOf(opened, "old1")
    await confirmed(opened, rollOf(rows))
    await opened.benefits.importRoll(rollOf(rows), byOfficer)
    expect((await opened.benefits.entitlement(key)).state).toMatchObject({
      phase: "enrolled",
      hasPayee: true,
    })
  })

  it("is an officer's act on every entitlement", async () => {
    const opened = await withRegister()
    await confirmed(opened, rollOf(rows))
    await opened.benefits.importRoll(rollOf(rows), byOfficer)
    const events = (await feedOf(opened)).filter(({ type }) =>
      ["OpeningImported", "PayeeSet", "RollConfirmed", "RollRowsImported"].includes(type),
    )
    expect(events.length).toBeGreaterThan(10)
    for (const { actor } of events) expect(actor).toEqual(officer)
  })
})
