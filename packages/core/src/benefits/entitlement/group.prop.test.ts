import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Month, month } from "../../time/index.ts"
import type { Programme } from "../programme/index.ts"
import { allowance, allowanceRule, clause, monthly, usualMonths } from "../programme/programme.fixture.ts"
import { onward, perform } from "./doings.fixture.ts"
import { type GroupMember, heldMonths, takenFrom } from "./index.ts"
import { because, enrolled, known, type Life, newborn, officer, paidOn } from "./life.fixture.ts"
import { days, keptRows, lastDay, type Plan, plans, purseOf } from "./random-life.fixture.ts"

// Programmes of which one alone pays a month, on histories at random: runs, facts, returns, decisions and recoveries of
// each in any order.

const source = monthly.values[0]
/** Their rates are three times, once and twice the usual ones; two of them rank alike. */
const programmes: Readonly<Record<string, readonly [rank: number, rates: readonly string[]]>> = {
  "a-first": [1, ["90.00", "180.00", "270.00"]],
  "b-second": [2, ["30.00", "60.00", "90.00"]],
  "c-third": [2, ["60.00", "120.00", "180.00"]],
}
const ids = Object.keys(programmes)
const rankOf = (id: string) => programmes[id]?.[0] ?? 0
const made: Readonly<Record<string, Programme>> = Object.fromEntries(
  Object.entries(programmes).map(([id, [rank, rates]]) => {
    const [low, middle, high] = rates as [string, string, string]
    const value = [
      { from: 80, to: 90, value: low },
      { from: 90, to: 100, value: middle },
      { from: 100, to: null, value: high },
    ]
    const rule = allowanceRule(usualMonths, { ...monthly, values: [{ ...source, value }] } as typeof monthly)
    const stacking = { with: "none-of-group", group: "old-age", rank, clause: clause("7") } as never
    return [id, allowance({ id, rule, stacking, paysFrom: month("2018-07") })]
  }),
)

type World = Map<string, Life>
interface History {
  /** The day on which the person is enrolled in each programme, and what happens there. */
  readonly of: readonly { readonly enrolled: number; readonly plan: Plan }[]
  /** The runs of each day, in order. */
  readonly runs: readonly (readonly string[])[]
}
const histories: fc.Arbitrary<History> = fc.record({
  of: fc.tuple(...ids.map(() => fc.record({ enrolled: fc.nat(6), plan: plans }))),
  runs: fc.array(fc.shuffledSubarray(ids), { minLength: days.length, maxLength: days.length }),
})

const members = (world: World): readonly GroupMember[] =>
  [...world].map(([programme, { state }]) => ({ programme, rank: rankOf(programme), state }))

/** A payment run of one programme, which first looks at what the others keep. */
function run(world: World, id: string, day: string, payment: string): void {
  const life = world.get(id)
  if (life === undefined) return
  const determined = onward(life, day, { type: "determine", by: payment })
  const taken = takenFrom(id, members(world), month(day.slice(0, 7)))
  const noted = onward(determined, day, { type: "note-group", taken })
  world.set(id, paidOn(noted, day, payment))
  expectOneEach(world)
}

/** What the storage holds by its unique keys. */
function holders(world: World): ReadonlyMap<Month, string> {
  return new Map([...world].flatMap(([id, { state }]) => heldMonths(state).map((at) => [at, id] as const)))
}

function expectOneEach(world: World): void {
  const held = [...world.values()].flatMap(({ state }) => heldMonths(state))
  expect(held).toHaveLength(new Set(held).size)
}

function played({ of, runs }: History): World {
  const world: World = new Map()
  for (const [at, day] of days.entries()) {
    for (const [which, id] of ids.entries()) {
      const { enrolled: on, plan } = of[which] as History["of"][number]
      if (at === on) {
        const found = known(newborn(made[id]), "2018-07-25", "1929-03-01")
        world.set(id, enrolled(found, day))
      }
      for (const [when, doing] of plan) {
        const life = world.get(id)
        if (when === at && life !== undefined) world.set(id, perform(life, day, doing))
      }
    }
    for (const id of runs[at] ?? []) run(world, id, day, `${day}`)
  }
  return world
}

/** Nothing held back, and every programme run until nothing is left to pay. */
function paidOut(world: World, order: readonly string[]): World {
  const so: World = new Map(
    [...world].map(([id, life]) => [
      id,
      onward(life, lastDay, { type: "lift-hold", reasons: because }, officer),
    ]),
  )
  for (const pass of [1, 2, 3]) for (const id of order) run(so, id, lastDay, `last-${pass}`)
  return so
}

const rowsOf = (world: World, at: Month) =>
  [...world].flatMap(([id, life]) =>
    keptRows(life, lastDay).flatMap((row) => (row.month === at ? [{ id, ...row }] : [])),
  )
const months = days.map((day) => month(day.slice(0, 7)))

describe("programmes of which one alone pays a month", () => {
  it("never have two that paid the same month, and lose none: whoever keeps it pays all that it owes", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const before = played(history)
        const world = paidOut(before, ids)
        const [had, has] = [holders(before), holders(world)]
        for (const at of months) {
          const rows = rowsOf(world, at)
          const keeper = has.get(at)
          const bidders = rows
            .filter(({ due }) => due > 0)
            .map(({ id }) => id)
            .toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
          // Somebody has it wherever it is due from somebody, and it is the first of them where nobody had it.
          if (bidders.length > 0) expect([at, keeper === undefined]).toEqual([at, false])
          if (keeper !== undefined && !had.has(at)) expect([at, keeper]).toEqual([at, bidders[0]])
          for (const { due, entitled, id, kept, overpaid, owed } of rows) {
            expect([at, id, owed]).toEqual([at, id, 0])
            if (id !== keeper) expect([at, id, kept <= 0]).toEqual([at, id, true])
            else expect(kept).toBeGreaterThanOrEqual(due)
            // And no more than it owes, but for what is found to be paid too much, or left open.
            if (id === keeper && entitled !== null && overpaid === 0) expect(kept).toBe(due)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it("come to the same in whatever order they are run", () => {
    fc.assert(
      fc.property(histories, fc.shuffledSubarray(ids, { minLength: ids.length }), (history, order) => {
        const world = played(history)
        const shown = (of: World) =>
          ids.map((id) => {
            const life = of.get(id)
            return life === undefined ? null : [purseOf(life), keptRows(life, lastDay)]
          })
        expect(shown(paidOut(world, order))).toEqual(shown(paidOut(world, ids)))
      }),
      { numRuns: 25 },
    )
  })

  it("and such histories meet with months that change hands", () => {
    const met = new Map<string, number>()
    for (const history of fc.sample(histories, { numRuns: 40, seed: 2018 })) {
      const world = played(history)
      const [had, has] = [holders(world), holders(paidOut(world, ids))]
      for (const id of new Set(has.values())) met.set(id, (met.get(id) ?? 0) + 1)
      const isFree = [...world.values()].some(({ events }) =>
        events.some(({ type }) => type === "RecoveryReceived"),
      )
      if (isFree) met.set("recovered", (met.get("recovered") ?? 0) + 1)
      if (new Set(had.values()).size > 1) met.set("several", (met.get("several") ?? 0) + 1)
      if ([...had].some(([at, id]) => has.get(at) !== id)) met.set("moved", (met.get("moved") ?? 0) + 1)
    }
    for (const what of [...ids, "recovered", "several"])
      expect([what, (met.get(what) ?? 0) > 0]).toEqual([what, true])
  })
})
