import { compileSql, NEVER, type Plan, type PlanCondition, type PlanNumber } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { roundings } from "@onevisit/core/money"
import { addDays, addMonths, fromEpochDay } from "@onevisit/core/time"
import { describe, expect, test } from "vitest"
import {
  allAgree,
  always,
  between,
  bounds,
  constant,
  databasesOfFile,
  day,
  died,
  oneColumn,
  outcomes,
  relation,
  share,
  slotAt,
  withDays,
} from "./edges.fixture.ts"
import { planOf, slots } from "./random-plan.fixture.ts"
import { type Cell } from "./random-relation.fixture.ts"

const databases = databasesOfFile()
const wide = { ...slots.count, name: "wide", domain: [{ from: -1000, to: 1000 }] }
const moved = { ...slots.born, name: "moved", domain: [{ from: day("1890-01-01"), to: day("2110-12-31") }] }

describe("what is reckoned", () => {
  test.each(roundings)("a share is rounded %s alike on both sides of zero", async (rounding) => {
    for (const whole of [1, 2, 3, 4, 7, 100, 200]) {
      const plan = planOf([wide], [always], share(slotAt(0), 1, whole, rounding))
      await allAgree(databases, plan, oneColumn("wide", between(-410, 410)))
    }
  })

  test("a share of something open, by an open whole, is open between its extremes", async () => {
    for (const rounding of roundings) {
      const amount: PlanNumber = {
        op: "share",
        of: slotAt(0),
        share: constant(-7),
        whole: slotAt(1),
        rounding,
        bounds,
      }
      // The range shows in what it is held against.
      for (const border of [-1000, -400, -58, -1, 0, 1, 58, 350, 400, 1000]) {
        const plan = planOf(
          [wide, slots.months],
          [{ op: "compare", relation: "atLeast", left: amount, right: constant(border) }],
          amount,
        )
        const cells: readonly Cell[] = [-50n, -1n, 0n, 1n, 50n, null]
        const rows = cells.flatMap((held) => [1n, 5n, 12n, null].map((months) => ({ wide: held, months })))
        await allAgree(databases, plan, {
          relation: relation({
            wide: { column: "wide", nullMeans: "unknown" },
            months: { column: "months", nullMeans: "unknown" },
          }),
          columns: { wide: "small", months: "small" },
          rows,
        })
      }
    }
  })

  test("a day moves by months to the corresponding day or the month's last, and then by days", async () => {
    const edges = [
      "1899-12-31",
      "1900-02-28",
      "1936-02-29",
      "1999-12-31",
      "2000-02-29",
      "2015-01-31",
      "2016-03-31",
    ]
    const days = edges.flatMap((edge) => between(day(edge) - 32, day(edge) + 32))
    for (const [months, more] of [
      [1, 0],
      [-1, 0],
      [12, -1],
      [-12, 40],
      [13, 0],
      [-25, 0],
      [1199, 7],
      [0, 5],
    ] as const) {
      const amount: PlanNumber = { op: "shift", of: slotAt(0), months, days: more, bounds }
      const population = oneColumn("moved", days)
      for (const database of databases) {
        const rows = await outcomes(planOf([moved], [always], amount), withDays(population), database)
        expect(rows.map(({ amount: at }) => fromEpochDay(Number(at)))).toEqual(
          days.map((from) => addDays(addMonths(fromEpochDay(from), months), more)),
        )
      }
    }
  })

  test("numbers near 2⁵³ and products near 2⁶³ stay whole", async () => {
    const largest = BigInt(Number.MAX_SAFE_INTEGER)
    const plan = planOf([slots.huge], [always], { op: "times", of: slotAt(0), by: constant(1024), bounds })
    const cells = [largest, largest - 1n, -largest, 1n - largest, 0n]
    for (const database of databases) {
      const rows = await outcomes(plan, oneColumn("huge", cells), database)
      expect(rows.map(({ amount }) => amount)).toEqual(cells.map((cell) => cell * 1024n))
    }
    const beyond = planOf([slots.huge], [always], { op: "times", of: slotAt(0), by: constant(1025), bounds })
    expect(refusalOf(beyond)).toBe("exact-range-left")
  })

  test("what is beyond the numbers of every set is inside of none", async () => {
    const all = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }
    for (const far of [2n ** 53n - 3n, 2n ** 60n, 3n - 2n ** 53n, -(2n ** 60n)]) {
      for (const set of [all, { from: 0, to: 0 }]) {
        const of: PlanNumber = { op: "sum", parts: [slotAt(0), constant(far)], bounds }
        const inside: PlanCondition = { op: "inside", of, inside: [set] }
        const plan = planOf([slots.count], [inside, { op: "not", part: inside }], null)
        await allAgree(databases, plan, oneColumn("count", [...between(-5, 20), null]))
      }
    }
  })

  test("steps over a date tell what never came from what is not known", async () => {
    const steps: PlanNumber = {
      op: "steps",
      of: slotAt(0),
      cuts: [day("2018-06-01"), day("2019-01-01"), NEVER],
      values: [constant(1), constant(2), constant(3), constant(4)],
      bounds,
    }
    const falling: PlanNumber = { ...steps, values: [constant(9), constant(2), constant(1), constant(0)] }
    for (const amount of [steps, falling]) {
      for (const nullMeans of ["unknown", "never"] as const) {
        for (const inside of [3, 4, 0]) {
          const condition: PlanCondition = { op: "inside", of: amount, inside: [{ from: 0, to: inside }] }
          await allAgree(databases, planOf([slots.died], [condition], amount), died(nullMeans))
        }
      }
    }
  })

  test("two numbers that only touch are not the same", async () => {
    const [low, high] = [0, 1].map((slot): PlanNumber => ({
      op: "steps",
      of: slotAt(0),
      cuts: [5],
      values: slot === 0 ? [constant(1), constant(5)] : [constant(5), constant(9)],
      bounds,
    })) as [PlanNumber, PlanNumber]
    for (const [left, right] of [
      [low, high],
      [high, low],
    ] as const) {
      const same: PlanCondition = { op: "compare", relation: "is", left, right }
      await allAgree(databases, planOf([slots.count], [same], null), oneColumn("count", [3n, 7n, null]))
    }
  })
})

describe("an amount where every ground holds", () => {
  const steps: PlanNumber = {
    op: "steps",
    of: slotAt(0),
    cuts: [day("2018-06-01"), day("2019-01-01"), NEVER],
    values: [constant(1), constant(2), constant(3), constant(4)],
    bounds,
  }

  test("still tells what never came from what is known", async () => {
    for (const nullMeans of ["unknown", "never"] as const) {
      for (const never of [true, false]) {
        const inside = [
          { from: day("2018-05-01"), to: day("2020-12-31") },
          ...(never ? [{ from: NEVER, to: NEVER }] : []),
        ]
        await allAgree(
          databases,
          planOf([slots.died], [{ op: "atom", slot: 0, inside }], steps),
          died(nullMeans),
        )
      }
      const onlyNever: PlanCondition = { op: "atom", slot: 0, inside: [{ from: NEVER, to: NEVER }] }
      await allAgree(databases, planOf([slots.died], [onlyNever], steps), died(nullMeans))
    }
  })

  test("is open where a ground holds of anything and so of what is not known", async () => {
    const anything: PlanCondition = { op: "atom", slot: 0, inside: slots.count.domain }
    const twice: PlanNumber = { op: "times", of: slotAt(0), by: constant(2), bounds }
    await allAgree(databases, planOf([slots.count], [anything], twice), oneColumn("count", [3n, null]))
  })

  test("is reckoned in 64 bits, whatever the columns are", async () => {
    const some: PlanCondition = { op: "atom", slot: 0, inside: [{ from: 5, to: 10_000_000 }] }
    const square: PlanNumber = { op: "times", of: slotAt(0), by: slotAt(0), bounds }
    const population = oneColumn("money", [10_000_000n, 5n, 4n, null])
    for (const constrained of [true, false])
      await allAgree(databases, planOf([slots.money], [some], square), {
        ...population,
        columns: { money: "small" },
        relation: { ...population.relation, constrained },
      })
  })

  test("stays open where a code stands for several and only some of them are what a choice asks", async () => {
    const ground: PlanCondition = { op: "atom", slot: 0, inside: [{ from: 3, to: 11 }] }
    const choice: PlanNumber = {
      op: "if",
      test: { op: "atom", slot: 0, inside: [{ from: 0, to: 5 }] },
      then: constant(0),
      else: constant(1),
      bounds,
    }
    await allAgree(databases, planOf([slots.place], [ground], choice), {
      relation: relation({ place: { column: "place", as: "place" } }),
      columns: { place: "small" },
      rows: [...between(-1, 12).map((place) => ({ place: BigInt(place) })), { place: null }],
    })
  })

  test("is nothing where grounds contradict each other", async () => {
    const plan = planOf(
      [slots.count],
      [0, 10].map((from): PlanCondition => ({ op: "atom", slot: 0, inside: [{ from, to: from + 5 }] })),
      slotAt(0),
    )
    await allAgree(databases, plan, oneColumn("count", [3n, 12n, null]))
  })
})

function refusalOf(plan: Plan): string | null {
  const facts = Object.fromEntries(
    plan.slots.map(({ name }) => [name, { column: name, nullMeans: "unknown" as const }]),
  )
  const compiled = compileSql(plan, relation(facts), "postgres")
  return Result.isFailure(compiled) ? compiled.failure.reason : null
}
