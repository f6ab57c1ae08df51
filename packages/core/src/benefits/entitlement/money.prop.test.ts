import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { month, monthOf } from "../../time/index.ts"
import { onward, perform } from "./doings.fixture.ts"
import {
  draftRecovery,
  type EntitlementEvent,
  foldEntitlement,
  type Instalment,
  ledgerOf,
  recoveryLeft,
  refundOwed,
  setOffIn,
} from "./index.ts"
import { because, type Life, officer, paidOn } from "./life.fixture.ts"
import { beginning, days, fedFrom, keptRows, lastDay, plans, played, purseOf } from "./random-life.fixture.ts"

// The laws of the money of an entitlement, on lives at random: facts late and wrong, decisions, returns and recoveries.

const runs = { numRuns: 60 }
const through = month(lastDay.slice(0, 7))
const sum = (amounts: readonly number[]) => amounts.reduce((so, each) => so + each, 0)

describe("the money of an entitlement, whatever happens", () => {
  it("is neither stopped, held nor lowered by feeds, timers and programs, from wherever an officer left it", () => {
    fc.assert(
      fc.property(plans, fedFrom(9), (decided, fed) => {
        // Two months later whatever was decided is in force; from then on only programs act.
        let life = played(played(beginning(), decided, 1, 6), [], 7, 8)
        let before = paidAtLast(life, days[8] as string)
        const { lowered, phase, recovery, stops } = life.state
        for (const [at, day] of days.entries()) {
          if (at < 9) continue
          for (const [when, doing] of fed) if (when === at) life = perform(life, day, doing)
          expect(keptRows(life, day).at(-1)?.due).toBeGreaterThanOrEqual(before)
          life = paidOn(life, day)
          before = paidAtLast(life, day)
          for (const { isHeld, kept, owed, target } of keptRows(life, day))
            if (!isHeld) expect([owed, kept >= target]).toEqual([0, true])
        }
        expect([life.state.lowered, life.state.phase, life.state.stops]).toEqual([lowered, phase, stops])
        expect(life.state.hold === null || life.events.some(({ type }) => type === "Held")).toBe(true)
        expect(life.state.recovery.decided).toHaveLength(recovery.decided.length)
        expect(life.state.recovery.waived).toBe(recovery.waived)
      }),
      runs,
    )
  })

  it("comes to the same by the same facts, whenever they came between decisions, payments and returns", () => {
    fc.assert(
      fc.property(plans, fc.nat(100), (plan, place) => {
        const life = played(beginning(), plan)
        const isFact = ({ type }: EntitlementEvent) => type === "Determined" || type === "StatementMade"
        const done = life.events.filter((event) => !isFact(event))
        const known = life.events.filter(({ type }) => type === "Determined").slice(-1)
        const at = place % (done.length + 1)
        const shown = (events: readonly EntitlementEvent[]) => {
          const state = foldEntitlement(events)
          const collecting = [setOffIn(state, through, 9000), recoveryLeft(state)]
          return [ledgerOf(state, through), draftRecovery(state, through), collecting]
        }
        const now = shown(life.events)
        for (const order of [
          [...known, ...done],
          [...done, ...known],
          [...done.slice(0, at), ...known, ...done.slice(at)],
        ])
          expect(shown(order)).toEqual(now)
      }),
      runs,
    )
  })

  it("adds up: what was sent, less what came back, is what the ledger says a person has", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const life = played(beginning(), plan)
        const kept = sum(keptRows(life, lastDay).map((row) => row.kept))
        expect(kept - refundOwed(life.state)).toBe(purseOf(life))
      }),
      runs,
    )
  })

  it("is taken back only as an officer decided, once the person was told, and when it came due", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { events, state } = played(beginning(), plan)
        let told: readonly Instalment[] = []
        let [decided, setOff, claimed] = [told, 0, 0]
        for (const { actor, data, occurredOn, type } of events) {
          if (type === "RecoveryDecided") {
            expect(actor).toBe(officer)
            claimed += sum(data.months.map(({ amount }) => amount))
            if (data.by === "set-off") decided = decided.concat(data.instalments)
          }
          if (type === "Told" && data.about === "recover") told = decided
          if (type !== "MonthsPaid" || data.setOff === 0) continue
          setOff += data.setOff
          const run = monthOf(occurredOn)
          const due = told.filter(({ dueOn }) => monthOf(dueOn) <= run)
          expect(setOff).toBeLessThanOrEqual(sum(due.map(({ amount }) => amount)))
        }
        expect(setOff + state.recovery.received + state.recovery.waived).toBeLessThanOrEqual(claimed)
      }),
      runs,
    )
  })

  it("is in the end what each month is worth, once it is settled what the truth was", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const life = settled(played(beginning(), plan))
        let beyond = 0
        for (const { due, entitled, kept, month: at, owed } of keptRows(life, lastDay)) {
          expect(entitled).toBeGreaterThan(0)
          // Between a stop and a later month from which an officer paid again nothing is due.
          const isStopped = life.state.stops.some(({ from, to }) => from <= at && (to === null || at < to))
          if (!isStopped) expect(due).toBeGreaterThanOrEqual(entitled ?? 0)
          expect(owed).toBe(0)
          expect(kept).toBeGreaterThanOrEqual(due)
          beyond += Math.max(0, kept - (entitled ?? 0))
        }
        expect(refundOwed(life.state)).toBe(0)
        expect(recoveryLeft(life.state)).toBeLessThanOrEqual(beyond)
      }),
      runs,
    )
  })

  it("and such lives meet with all that these laws are about", () => {
    const met = new Map<string, number>()
    const meet = (what: string, holds = true) => holds && met.set(what, (met.get(what) ?? 0) + 1)
    for (const plan of fc.sample(plans, { numRuns: 150, seed: 2018 })) {
      const life = played(beginning(), plan)
      const { paid } = life.state
      for (const type of new Set(life.events.map((event) => event.type))) meet(type)
      const isSetOff = paid.some(({ setOff }) => setOff > 0)
      const isBack = paid.some(({ backAfter, setOff }) => backAfter !== null && setOff > 0)
      const isPaidAgain = keptRows(life, lastDay).some(
        ({ kept, overpaid, recovered }) => recovered > 0 && kept > 0 && overpaid > 0,
      )
      meet("set off", isSetOff)
      meet("set off and sent back", isBack)
      meet("paid again after it came back", isPaidAgain)
    }
    const expected: readonly string[] = [
      "Stopped",
      "Resumed",
      "Lowered",
      "Held",
      "HoldEnded",
      "PaymentReturned",
      "RecoveryDecided",
      "RecoveryReceived",
      "RecoveryWaived",
      "set off",
      "set off and sent back",
      "paid again after it came back",
    ]
    for (const what of expected) expect([what, (met.get(what) ?? 0) > 0]).toEqual([what, true])
  })
})

/** What the month is worth that was just paid; nothing while an officer keeps it back. */
function paidAtLast(life: Life, day: string): number {
  const last = keptRows(life, day).at(-1)
  return last === undefined || last.isHeld ? 0 : last.due
}

/** An officer finds out the truth, and puts everything right; then a run pays. */
function settled(life: Life): Life {
  const known = perform(life, lastDay, { what: "right", id: 2_000_000 })
  return paidOn(onward(known, lastDay, { type: "lift-hold", reasons: because }, officer), lastDay, "settled")
}
