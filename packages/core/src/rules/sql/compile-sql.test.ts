import * as Result from "effect/Result"
import { describe, expect, test } from "vitest"
import { plainDate, toEpochDay } from "../../time/index.ts"
import { NEVER } from "../facts/fact-type.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { compileSql } from "./compile-sql.ts"
import type { FactColumns, Relation, SqlDialect } from "./relation.ts"

const dialects: readonly SqlDialect[] = ["postgres", "sqlite"]
const bounds = { min: -(10n ** 18n), max: 10n ** 18n }
const day = (text: string): number => toEpochDay(plainDate(text))
const days = { from: day("1900-01-01"), to: day("2030-12-31") }

const people = slotOf("people", [{ from: 0, to: 4711 }])
const born = slotOf("born", [days], { shape: "days" })
const died = slotOf("died", [days, { from: NEVER, to: NEVER }], { shape: "days", never: true })
const place = slotOf("place", [{ from: 0, to: 5 }], { shape: "code", last: [4, 2, 2, 3, 4, 5] })
const huge = slotOf("huge", [{ from: 0, to: Number.MAX_SAFE_INTEGER }])

const inPeople: FactColumns = { column: "people", nullMeans: "unknown" }
const inDays: FactColumns = { first: "from", last: "to", as: "date", nullMeans: "unknown" }
const constant = (value: bigint | number): PlanNumber => ({ op: "constant", value: BigInt(value), bounds })
const slotAt = (slot: number): PlanNumber => ({ op: "slot", slot, bounds })
const atom = (slot: number, from: number, to: number): PlanCondition => ({
  op: "atom",
  slot,
  inside: [{ from, to }],
})
const always: PlanCondition = { op: "constant", value: true }
const relationOf = (facts: Relation["facts"], more: Partial<Relation> = {}): Relation => ({
  name: "residents",
  id: "subject",
  facts,
  ...more,
})

describe.each(dialects)("the %s text", (dialect) => {
  test("binds every constant of the rule, and writes none", () => {
    const plan = planOf([people, born], [atom(0, 3141, 4711), atom(1, days.from, day("1938-08-31"))], {
      op: "sum",
      parts: [slotAt(0), constant(2718)],
      bounds,
    })
    const { parameters, text } = compiled(plan, { people: inPeople, born: inDays }, dialect)
    expect(text).not.toMatch(/3141|3142|4711|2718|19[03]\d/)
    expect(parameters).toEqual(expect.arrayContaining([3141n, 4711n, 2718n, "1938-09-01", "2030-12-31"]))
    const placed = new Set(text.match(dialect === "postgres" ? /\$\d+/g : /\?\d+/g))
    expect(placed).toEqual(
      new Set(parameters.map((_, at) => `${dialect === "postgres" ? "$" : "?"}${at + 1}`)),
    )
    expect(new Set(parameters).size).toBe(parameters.length)
  })

  test("quotes every name of the relation", () => {
    const relation: Relation = {
      name: { schema: "s", table: 'ta"ble' },
      id: "select",
      odd: "is odd",
      facts: { people: { column: "Leute", nullMeans: "unknown" } },
    }
    const text = Result.getOrThrow(compileSql(planOf([people], [atom(0, 3, 9)]), relation, dialect)).text
    expect(text).toContain('FROM "s"."ta""ble"')
    for (const name of ["select", "is odd", "Leute"]) expect(text).toContain(`facts."${name}"`)
  })

  test("grows no faster than the rule, however deep its choices", () => {
    const lengthOf = (depth: number) => compiled(nested(depth), { people: inPeople }, dialect).text.length
    expect(lengthOf(48) / lengthOf(12)).toBeLessThan(6)
  })

  test("does not ask an amount for gaps that the grounds leave no room for", () => {
    const amount: PlanNumber = { op: "times", of: slotAt(0), by: constant(5), bounds }
    const settled = compiled(planOf([people], [atom(0, 3, 9)], amount), { people: inPeople }, dialect)
    expect(settled.text).not.toContain("COALESCE(c")
    expect(settled.text).not.toContain("THEN 3 ")
    const open = compiled(planOf([people], [always], amount), { people: inPeople }, dialect)
    expect(open.text).toContain("THEN 3 ")
  })

  test("compares less where the database keeps the values in their range", () => {
    const plan = planOf([people, born], [atom(0, 3, 9), atom(1, days.from, day("1938-08-31"))])
    const facts = { people: inPeople, born: inDays }
    const [checked, constrained] = [false, true].map((promised) =>
      Result.getOrThrow(compileSql(plan, relationOf(facts, { constrained: promised }), dialect)),
    )
    expect(constrained?.text.length).toBeLessThan(checked?.text.length ?? 0)
    expect(constrained?.parameters).not.toContain("2030-12-31")
  })

  test("a fact without columns is unknown: only what holds of all its values is settled", () => {
    const plan = planOf([people], [atom(0, 0, 4711), atom(0, 5000, 6000), atom(0, 0, 9)])
    const { text } = compiled(plan, {}, dialect)
    // The second ground fails, the third is open.
    expect(text).toMatch(/\b2(::bigint)?\b/)
    expect(text).toMatch(/\b262144(::bigint)?\b/)
    expect(text).not.toContain('"people"')
  })

  test("asks for the ids of odd rows alone when told to", () => {
    const plan = planOf([people], [atom(0, 3, 9)])
    const program = Result.getOrThrow(
      compileSql(plan, relationOf({ people: inPeople }, { odd: "odd" }), dialect, { rows: "odd" }),
    )
    expect(program.columns).toEqual(["id"])
    expect(program.text).not.toMatch(/AS (status|reasons|amount)/)
  })
})

describe("what SQL does not carry is refused by name", () => {
  const list = slotOf("people", [{ from: 0, to: 9 }], { shape: "list" })
  const shift = (months: number): PlanNumber => ({ op: "shift", of: slotAt(0), months, days: 0, bounds })
  const share = (whole: PlanNumber, of: PlanNumber = slotAt(0)): PlanNumber => ({
    op: "share",
    of,
    share: constant(1),
    whole,
    rounding: "half-up",
    bounds,
  })
  const cases: readonly (readonly [string, string, Plan, Relation["facts"]])[] = [
    ["a list", "list-fact", planOf([list], [always]), {}],
    [
      "seventeen grounds",
      "too-many-grounds",
      planOf(
        [people],
        Array.from({ length: 17 }, () => atom(0, 1, 2)),
      ),
      {},
    ],
    [
      "a product beyond 64 bits",
      "exact-range-left",
      planOf([huge], [always], { op: "times", of: slotAt(0), by: constant(1025), bounds }),
      {},
    ],
    [
      "a sum that leaves 64 bits on its way back",
      "exact-range-left",
      planOf([people], [always], {
        op: "sum",
        parts: [constant(2n ** 62n), constant(2n ** 62n), constant(-(2n ** 62n))],
        bounds,
      }),
      {},
    ],
    [
      "a rounding that may carry beyond 64 bits",
      "exact-range-left",
      planOf([people], [always], share(constant(2n ** 62n), constant(2n ** 63n - 1n))),
      {},
    ],
    [
      "a day moved out of the calendar",
      "shifted-day",
      planOf([born], [always], shift(12 * 8000)),
      { born: inDays },
    ],
    ["a day that may never have come, moved", "shifted-day", planOf([died], [always], shift(1)), {}],
    ["a code reckoned with", "code-as-number", planOf([place], [always], slotAt(0)), {}],
    ["a whole that may be nothing", "whole-not-positive", planOf([people], [always], share(slotAt(0))), {}],
    ["a date in one column of numbers", "column-shape", planOf([born], [always]), { born: inPeople }],
    ["a number in days", "column-shape", planOf([people], [always]), { people: inDays }],
    ["a code that is not a place", "column-shape", planOf([place], [always]), { place: inPeople }],
    [
      "a place that is not a code",
      "column-shape",
      planOf([people], [always]),
      { people: { column: "p", as: "place" } },
    ],
    [
      "a number as a flag",
      "column-shape",
      planOf([people], [always]),
      { people: { column: "p", as: "boolean", nullMeans: "unknown" } },
    ],
    [
      "a number that never came",
      "never-not-allowed",
      planOf([people], [always]),
      { people: { column: "p", nullMeans: "never" } },
    ],
    [
      "a birth that never came",
      "never-not-allowed",
      planOf([born], [always]),
      { born: { ...inDays, nullMeans: "never" } as FactColumns },
    ],
    [
      "a birth with a flag for never",
      "never-not-allowed",
      planOf([born], [always]),
      { born: { ...inDays, never: "unborn" } as FactColumns },
    ],
    [
      "no name",
      "unusable-name",
      planOf([people], [always]),
      { people: { column: "", nullMeans: "unknown" } },
    ],
    [
      "a name with a zero in it",
      "unusable-name",
      planOf([people], [always]),
      { people: { column: "a\0b", nullMeans: "unknown" } },
    ],
  ]

  test.each(cases)("%s: %s", (_, reason, plan, facts) => {
    for (const dialect of dialects) {
      const refused = compileSql(plan, relationOf(facts), dialect)
      expect(Result.isFailure(refused) && refused.failure).toMatchObject({
        _tag: "CannotCompile",
        backEnd: "sql",
        reason,
        message: { zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) },
      })
    }
  })

  test("a name that PostgreSQL would cut off, though not SQLite", () => {
    const plan = planOf([people], [always])
    const named = (column: string) => relationOf({ people: { column, nullMeans: "unknown" } })
    expect(Result.isSuccess(compileSql(plan, named("户".repeat(21)), "postgres"))).toBe(true)
    expect(Result.isFailure(compileSql(plan, named("户".repeat(22)), "postgres"))).toBe(true)
    expect(Result.isSuccess(compileSql(plan, named("户".repeat(22)), "sqlite"))).toBe(true)
  })

  test("what only a hopeless ground would need is refused all the same, whichever rows are asked for", () => {
    const plan = planOf([huge], [atom(0, 0, 5)], share(constant(0)))
    for (const rows of ["all", "odd", "not-no"] as const)
      expect(Result.isFailure(compileSql(plan, relationOf({}), "postgres", { rows }))).toBe(true)
  })
})

test("sixteen grounds are carried", () => {
  const plan = planOf(
    [people],
    Array.from({ length: 16 }, () => atom(0, 1, 2)),
  )
  expect(Result.isSuccess(compileSql(plan, relationOf({ people: inPeople }), "postgres"))).toBe(true)
})

function compiled(plan: Plan, facts: Relation["facts"], dialect: SqlDialect) {
  return Result.getOrThrow(compileSql(plan, relationOf(facts), dialect))
}

/** Choices in one another, each between what is reckoned from the fact and the next choice. */
function nested(depth: number): Plan {
  const slots: readonly Slot[] = [people]
  const numbers = Array.from({ length: depth }, (_, at) => at)
  const amount = numbers.reduce<PlanNumber>(
    (otherwise, at) => ({
      op: "if",
      test: atom(0, 0, 10 * (depth - at)),
      then: { op: "sum", parts: [slotAt(0), constant(at)], bounds },
      else: otherwise,
      bounds,
    }),
    constant(0),
  )
  return planOf(slots, [always], amount)
}
