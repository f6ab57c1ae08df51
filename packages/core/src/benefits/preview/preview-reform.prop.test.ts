import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import {
  all,
  bands,
  bindRule,
  checkRule,
  defineRule,
  fact,
  factSheet,
  NO,
  parameter,
  sheetOf,
  within,
  YES,
} from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import { allowance, clause, monthly, regions, usualMonths } from "../programme/programme.fixture.ts"
import { phrasesOf, type Programme } from "../programme/index.ts"
import { type RunOutcome, sweepAll, UNSEEN, unseen } from "../sweep/index.ts"
import { inputFor, type Person, persons } from "../sweep/living-population.fixture.ts"
import {
  type EditionOutcomes,
  explainWitness,
  previewOutcomes,
  previewReform,
  REFORM_CHANGES,
  reformChangeOf,
} from "./index.ts"

/** Also asks where somebody lives, no longer whether they are paid elsewhere; pays from 85 on, and more. */
const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth"), { from: ["population"] }),
  registeredIn: fact.region(text("户籍地", "registered in"), { from: ["population"] }),
  died: fact.date(text("死亡日期", "date of death"), { from: ["population"] }).orNever(),
  livesHere: fact.flag(text("实际居住", "lives here"), { from: ["home-visit"] }),
})
const rates = {
  ...monthly,
  values: [
    {
      from: plainDate("2011-01-01"),
      to: null,
      source: clause("4"),
      value: [
        { from: 85, to: 90, value: "45.00" },
        { from: 90, to: 100, value: "50.00" },
        { from: 100, to: null, value: "90.00" },
      ],
    },
  ],
}
const { age, alive, bandAge } = phrasesOf(usualMonths)
const proposed: Programme = {
  ...allowance(),
  edition: "2019",
  rule: Result.getOrThrow(
    checkRule(
      defineRule({
        id: "old-age-allowance",
        title: text("高龄津贴", "Old-age allowance"),
        eligible: all(
          resident.livesHere.code("lives-here"),
          within(resident.registeredIn, "990100").code("registered"),
          age(resident.born).atLeast(80).code("aged"),
          alive(resident.died).code("alive"),
        ),
        amount: bands(bandAge(resident.born), parameter("old-age.monthly"), { otherwise: "0.00" }),
      }),
      { sheet: sheetOf(resident), parameters: [rates], codes: { region: regions } },
    ),
  ),
}
const standing = allowance()
const at = month("2018-08")
const people = fc.array(
  fc
    .tuple(persons, fc.constantFrom<boolean | undefined>(true, true, false, undefined))
    .map(([{ facts, present }, livesHere]): Person => ({
      present,
      facts: livesHere === undefined ? facts : { ...facts, livesHere },
    })),
  { minLength: 1, maxLength: 60 },
)
const idOf = (row: number) => `subject-${row}`
const open = (population: readonly Person[]) => {
  const before = inputFor(standing, at, population)
  const after = inputFor(proposed, at, population)
  const { present } = before
  return { before, after, run: () => previewReform({ before, after, present, idOf }) }
}

describe("the preview of a reform", () => {
  it("says of the population what a person would who looks at every row by both editions", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), (population, many) => {
        const { after, before, run } = open(population)
        const preview = run().finish()
        const parts = run()
        while (parts.next(many)) expect(parts.done).toBeLessThanOrEqual(parts.rows)
        expect(parts.finish()).toEqual(preview)
        const rows = population.map(({ present }, row) => {
          const [was, willBe] = present ? [before.complete(row), after.complete(row)] : [unseen, unseen]
          return { was, willBe, change: reformChangeOf(was, willBe) }
        })
        for (const change of REFORM_CHANGES) {
          const own = rows.filter((row) => row.change === change)
          expect(preview.counts[change]).toBe(own.length)
          expect(preview.costOf[change]).toBe(
            own.reduce((sum, { was, willBe }) => sum + willBe.amount - was.amount, 0),
          )
          const first = rows.findIndex((row) => row.change === change)
          const isToldOf = first !== -1 && change !== "unchanged" && change !== "absent"
          expect(preview.witnesses[change]?.row).toBe(isToldOf ? first : undefined)
          if (isToldOf)
            expect(preview.witnesses[change]).toMatchObject({
              id: idOf(first),
              before: rows[first]?.was,
              after: rows[first]?.willBe,
            })
        }
      }),
    )
  })

  it("comes to the same where only those leave the population whom an edition entitles or leaves open", () => {
    fc.assert(
      fc.property(people, (population) => {
        const { after, before, run } = open(population)
        const { witnesses, ...preview } = run().finish()
        const [was, willBe] = [before, after].map((side): EditionOutcomes => {
          const outcomes = new Map<string, RunOutcome>()
          for (const [row, { present }] of population.entries()) {
            const outcome = side.complete(row)
            if (present && outcome.status !== NO) outcomes.set(idOf(row), outcome)
          }
          return {
            outcomes,
            totals: sweepAll({ ...side, present: before.present, previous: null }).finish().totals,
          }
        })
        const present = population.filter((person) => person.present).length
        const joined = previewOutcomes(was as EditionOutcomes, willBe as EditionOutcomes, present)
        const { examples, ...figures } = joined
        expect(figures).toEqual({ ...preview, counts: { ...preview.counts, absent: 0 } })
        expect(Object.keys(examples).toSorted()).toEqual(Object.keys(witnesses).toSorted())
        for (const [change, id] of Object.entries(examples)) {
          const row = Number(id.slice("subject-".length))
          expect(reformChangeOf(before.complete(row), after.complete(row))).toBe(change)
        }
      }),
    )
  })

  it("costs what sweeps by either edition come to, and the kinds of change add up to the difference", () => {
    fc.assert(
      fc.property(people, (population) => {
        const { after, before, run } = open(population)
        const { cost, costOf, counts, totals } = run().finish()
        const sweeps = [before, after].map((side) =>
          sweepAll({ ...side, present: before.present, previous: null }).finish(),
        )
        expect([totals.before, totals.after]).toEqual(sweeps.map((sweep) => sweep.totals))
        expect([cost.before, cost.after]).toEqual(sweeps.map((sweep) => sweep.totals.amount))
        expect(REFORM_CHANGES.reduce((sum, change) => sum + costOf[change], 0)).toBe(cost.difference)
        expect(REFORM_CHANGES.reduce((sum, change) => sum + counts[change], 0)).toBe(population.length)
      }),
    )
  })

  it("names one row of each kind with its reasons, and says more only to whoever has the facts", () => {
    const usual = {
      born: "1935-03-01",
      registeredIn: "990101",
      died: { state: "never" },
      paidElsewhere: false,
    }
    const population: readonly Person[] = [
      { livesHere: true },
      { livesHere: false },
      { born: "1930-01-01", livesHere: true },
      { born: "1925-01-01", livesHere: true },
      { born: "1925-01-01", livesHere: true },
      {},
      { registeredIn: "990102", livesHere: true },
      { paidElsewhere: { state: "unknown" }, livesHere: true },
    ].map((changed) => ({ present: true, facts: { ...usual, ...changed } as Person["facts"] }))
    const { run } = open(population)
    const { counts, witnesses } = run().finish()
    expect(counts).toEqual({
      gained: 1,
      lost: 1,
      raised: 1,
      lowered: 3,
      "became-undetermined": 1,
      "became-settled": 1,
      unchanged: 0,
      absent: 0,
    })
    expect(witnesses.lowered?.row).toBe(0)
    expect(witnesses.lost).toMatchObject({
      id: "subject-1",
      reasons: {
        before: [text("符合全部条件", "every condition is met")],
        after: [text("不符合：lives-here", "not met: lives-here")],
      },
    })
    expect(witnesses.gained?.reasons.before).toEqual([text("不符合：registered", "not met: registered")])
    expect(JSON.stringify(witnesses)).not.toMatch(/19\d\d-|990/)
    const words = explainWitness(population[1]?.facts ?? {}, {
      before: Result.getOrThrow(bindRule(standing.rule, { month: at })),
      after: Result.getOrThrow(bindRule(proposed.rule, { month: at })),
    })
    expect([words.before.verdict, words.after.verdict]).toEqual(["yes", "no"])
    expect(words.after.reason.parts[0]?.text.zh).toContain("实际居住")
  })

  it("calls a change by what it means for the person", () => {
    const yes = (amount: number) => ({ status: YES, reasons: 0, amount }) as const
    const no = { status: NO, reasons: 1, amount: 0 } as const
    expect(reformChangeOf(no, yes(1))).toBe("gained")
    expect(reformChangeOf(yes(1), no)).toBe("lost")
    expect(reformChangeOf(yes(1), yes(2))).toBe("raised")
    expect(reformChangeOf(yes(2), yes(1))).toBe("lowered")
    expect(reformChangeOf(yes(1), { status: 3, reasons: 0, amount: 0 })).toBe("became-undetermined")
    expect(reformChangeOf({ status: 5, reasons: 0, amount: 0 }, no)).toBe("became-settled")
    expect(reformChangeOf({ status: 2, reasons: 1, amount: 0 }, { status: 3, reasons: 0, amount: 0 })).toBe(
      "unchanged",
    )
    expect(reformChangeOf(unseen, unseen)).toBe("absent")
    expect(reformChangeOf({ ...no, reasons: 2 }, no)).toBe("unchanged")
    expect(UNSEEN).toBe(unseen.status)
  })

  it("is refused on populations that are not the same", () => {
    const { after } = open([{ present: true, facts: {} }])
    const { before } = open([])
    expect(() => previewReform({ before, after, idOf })).toThrow(RangeError)
  })
})
