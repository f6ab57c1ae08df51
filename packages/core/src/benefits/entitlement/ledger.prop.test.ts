import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addMonthsToMonth, type Month, month } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import { type EntitlementState, ledgerOf, noEntitlement } from "./index.ts"

const monthAt = (at: number): Month => addMonthsToMonth(month("2018-11"), at)
const MANY = 16
const places = fc.integer({ min: -2, max: MANY + 1 })
const amounts = fc.integer({ min: 0, max: 5 })
const outcomes = fc.constantFrom(
  ...[0, 1, 1, 1, 2, 3].map((status) => ({ status, reasons: 0 }) as Pick<Segment, "status" | "reasons">),
)

/** Whatever may stand of somebody's money; amounts so small that they are often the same. */
const states: fc.Arbitrary<EntitlementState> = fc
  .record({
    begins: fc.uniqueArray(fc.integer({ min: -3, max: MANY }), { maxLength: 6 }),
    found: fc.array(fc.tuple(outcomes, amounts), { minLength: 6, maxLength: 6 }),
    paid: fc.array(fc.tuple(places, amounts, places, amounts, fc.constantFrom(0, 1, 3, 3, 3)), {
      maxLength: 24,
    }),
    stops: fc.array(fc.tuple(places, fc.option(places)), { maxLength: 2 }),
    lowered: fc.array(fc.tuple(places, amounts, fc.nat(24)), { maxLength: 3 }),
    held: fc.option(places),
    taken: fc.array(places, { maxLength: 2 }),
  })
  .map(({ begins, found, held, lowered, paid, stops, taken }) => ({
    ...noEntitlement,
    phase: "enrolled",
    enrolledFrom: monthAt(0),
    segments: begins
      .toSorted((a, b) => a - b)
      .map((from, at) => {
        const [outcome, amount] = found[at] ?? [{ status: 0, reasons: 0 }, 0]
        return { from: monthAt(from), to: monthAt(from), amount, ...outcome } as Segment
      }),
    paid: paid.map(([one, amount, other, more, returned], at) => ({
      payment: `p${at}`,
      line: "1",
      months: [
        { month: monthAt(one), amount },
        { month: monthAt(other), amount: more },
      ],
      setOff: 0,
      refund: 0,
      // Sent back at once, after some more lines, or never.
      backAfter: returned === 3 ? null : at + 1 + returned,
      afterRecovered: 0,
    })),
    stops: stops.map(([from, to]) => ({ from: monthAt(from), to: to === null ? null : monthAt(to) })),
    lowered: lowered.map(([from, amount, afterLines]) => ({ from: monthAt(from), amount, afterLines })),
    hold: held === null ? null : ({ from: monthAt(held) } as NonNullable<EntitlementState["hold"]>),
    taken: Object.fromEntries(taken.map((at) => [monthAt(at), "other"])),
  }))

/** One month by what is written of it, and the month before: everything is looked for anew. */
function alone(state: EntitlementState, at: number): { readonly line: unknown; readonly carried: number } {
  const now = monthAt(at)
  const lowered = state.lowered.filter(({ from }) => from <= now)
  const before = at === 0 ? 0 : alone(state, at - 1).carried
  const kept = Math.min(before, ...lowered.filter(({ from }) => from === now).map(({ amount }) => amount))
  const segment = state.segments.findLast(({ from }) => from <= now)
  const entitled = segment?.status === 1 ? segment.amount : segment?.status === 0 ? 0 : null
  const isStopped = state.stops.some(({ from, to }) => from <= now && (to === null || now < to))
  const due = isStopped ? 0 : Math.max(entitled ?? 0, kept)
  /** What stood of the month when so many lines had been paid, of those from one on. */
  const stoodAt = (from: number, many: number) =>
    state.paid
      .filter((_, line) => line >= from && line < many)
      .flatMap(({ backAfter, months }) => (backAfter === null || backAfter >= many ? months : []))
      .reduce((sum, { amount, month: of }) => (of === now ? sum + amount : sum), 0)
  const mostAfter = (from: number) => Math.max(0, ...state.paid.map((_, line) => stoodAt(from, line + 1)))
  const paid = stoodAt(0, Infinity)
  const takenBy = state.taken[now] ?? null
  const isHeld = state.hold !== null && state.hold.from <= now
  const toPay = takenBy === null ? due : 0
  const target = isHeld ? Math.min(toPay, paid) : toPay
  const owed = Math.max(0, target - paid)
  const overpaid = entitled === null ? 0 : Math.max(0, paid - entitled)
  return {
    line: { month: now, entitled, due, target, paid, recovered: 0, owed, overpaid, isHeld, takenBy },
    carried: isStopped ? 0 : Math.max(due, mostAfter(lowered.at(-1)?.afterLines ?? 0)),
  }
}

describe("the ledger of an entitlement", () => {
  it("has for each month what that month and those before it come to by themselves", () => {
    fc.assert(
      fc.property(states, (state) => {
        const expected = Array.from({ length: MANY }, (_, at) => alone(state, at).line)
        expect(ledgerOf(state, monthAt(MANY - 1))).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })

  it("is empty before anybody is enrolled, and before the first month", () => {
    expect(ledgerOf(noEntitlement, monthAt(5))).toEqual([])
    expect(ledgerOf({ ...noEntitlement, enrolledFrom: monthAt(0) }, monthAt(-3))).toEqual([])
  })
})
