import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addDays,
  addMonths,
  byOwnDays,
  type Calendar,
  composeLedger,
  computeDeadline,
  type Deadline,
  dayOf,
  explainDeadline,
  extend,
  type Extension,
  endedBy,
  isPromisedTooLate,
  type PlainDate,
  resume,
  suspend,
  type Suspension,
  type Term,
  toEpochDay,
  workingDays,
} from "./index.ts"
import {
  calendars,
  starts,
  lengths,
  terms,
  monthTerms,
  suspensionsFrom,
  add,
  policy,
} from "./random-calendar.fixture.ts"

describe("a deadline", () => {
  const runs = fc
    .tuple(calendars, starts, fc.oneof(terms, monthTerms))
    .chain(([calendar, start, term]) =>
      fc.tuple(fc.constant(calendar), fc.constant(start), fc.constant<Term>(term), suspensionsFrom(start)),
    )

  it("agrees with counting day by day, whatever suspends it", () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 15 }), ([calendar, startsOn, term, suspensions], added) => {
        const extensions = added === 0 ? [] : [extensionOf({ ...term, length: added }, startsOn)]
        const deadline = Result.getOrThrow(
          computeDeadline({ term, startsOn, calendar, suspensions, extensions, policy }),
        )
        expect(deadline.dueOn).toBe(
          countDayByDay(calendar, { ...term, length: term.length + added }, startsOn, suspensions),
        )
      }),
    )
  })

  it("has a ledger of every day from start to due day, in which the days counted are the term's", () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 15 }), ([calendar, startsOn, term, suspensions], added) => {
        const extensions = added === 0 ? [] : [extensionOf({ ...term, length: added }, startsOn)]
        const deadline = Result.getOrThrow(
          computeDeadline({ term, startsOn, calendar, suspensions, extensions, policy }),
        )
        const ledger = explainDeadline(deadline, calendar)
        const counted = ledger.filter((day) => day.counted)
        expect(ledger.map(({ date }) => date)).toEqual(ledger.map((_, index) => addDays(startsOn, index)))
        expect(ledger.at(-1)?.date).toBe(deadline.dueOn)
        expect(counted.map(({ number }) => number)).toEqual(counted.map((_, index) => index + 1))
        if (term.unit !== "month") expect(counted).toHaveLength(term.length + added)
        if (term.unit === "working-day") expect(counted.at(-1)?.date).toBe(deadline.dueOn)
        if (term.unit !== "month") {
          expect(counted.filter(({ why }) => why.kind === "extension")).toHaveLength(added)
        }
        expect(composeLedger(ledger)).toHaveLength(ledger.length)
      }),
    )
  })

  it("moves by exactly n working days for a suspension of n within it and apart from others", () => {
    const inputs = fc.record({
      calendar: calendars,
      startsOn: starts,
      length: fc.integer({ min: 10, max: 40 }),
      first: fc.integer({ min: 1, max: 4 }),
      second: fc.integer({ min: 5, max: 9 }),
      n: fc.integer({ min: 1, max: 20 }),
      m: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(inputs, ({ calendar, startsOn, length, first, second, n, m }) => {
        const plain = Result.getOrThrow(
          computeDeadline({ term: workingDays(length), startsOn, calendar, policy }),
        )
        const one = Result.getOrThrow(
          suspend(plain, suspended(calendar, add(calendar, startsOn, first), n), calendar),
        )
        expect(one.dueOn).toBe(add(calendar, dueOf(plain), n))
        const from = add(calendar, startsOn, second + n)
        const two = Result.getOrThrow(suspend(one, suspended(calendar, from, m), calendar))
        expect(two.dueOn).toBe(add(calendar, dueOf(one), m))
      }),
    )
  })

  it("counts overlapping suspensions once, in any order", () => {
    fc.assert(
      fc.property(runs, ([calendar, startsOn, term, suspensions]) => {
        const due = (list: readonly Suspension[]): PlainDate | null =>
          Result.getOrThrow(computeDeadline({ term, startsOn, calendar, suspensions: list, policy })).dueOn
        expect(due(suspensions.toReversed())).toBe(due(suspensions))
        expect(due([...suspensions, ...suspensions])).toBe(due(suspensions))
      }),
    )
  })

  it("is the same when a suspension is opened and later ended as when both days were known", () => {
    const inputs = fc.tuple(
      calendars,
      starts,
      lengths,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
    )
    fc.assert(
      fc.property(inputs, ([calendar, startsOn, length, offset, days]) => {
        const plain = Result.getOrThrow(computeDeadline({ term: workingDays(length), startsOn, calendar }))
        const from = addDays(startsOn, offset)
        fc.pre(from <= dueOf(plain))
        const open = Result.getOrThrow(
          suspend(plain, { reason: "hearing", from, to: null, toldInWritingOn: from }, calendar),
        )
        expect(open.dueOn).toBeNull()
        const ended = Result.getOrThrow(resume(open, addDays(from, days), calendar))
        const known = { reason: "hearing", from, to: addDays(from, days), toldInWritingOn: from }
        expect(ended).toEqual(Result.getOrThrow(suspend(plain, known, calendar)))
      }),
    )
  })

  it("is extended by as many working days as the extension has, and that once", () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        lengths,
        fc.integer({ min: 1, max: 15 }),
        (calendar, startsOn, length, added) => {
          const plain = Result.getOrThrow(computeDeadline({ term: workingDays(length), startsOn, calendar }))
          const extension = extensionOf(workingDays(added), dueOf(plain))
          const longer = Result.getOrThrow(extend(plain, extension, calendar))
          expect(longer.dueOn).toBe(add(calendar, dueOf(plain), added))
          const again = extend(longer, extension, calendar)
          expect(Result.isFailure(again) && again.failure._tag).toBe("ExtendedAlready")
        },
      ),
    )
  })

  it("promised beside a statutory one binds by its date and never later, whatever their units and suspensions", () => {
    fc.assert(
      fc.property(runs, terms, ([calendar, startsOn, term, suspensions], own) => {
        const statutory = Result.getOrThrow(computeDeadline({ term: own, startsOn, calendar }))
        const promised = Result.getOrThrow(computeDeadline({ term, startsOn, calendar, suspensions }))
        const ended = endedBy(promised, statutory)
        const binding = dueOf(ended)
        expect(binding <= dueOf(statutory) && binding <= dueOf(promised)).toBe(true)
        expect([dueOf(statutory), dueOf(promised)]).toContain(binding)
        expect(byOwnDays(ended)).toEqual(promised)
        // Ended again it is as if it had ended with nothing before, and where nothing changes it is the very same.
        const anew = [{ dueOn: null }, { dueOn: startsOn }, { certainty: "provisional" }] as const
        for (const other of [null, ...anew.map((change) => ({ ...statutory, ...change }))])
          expect(endedBy(ended, other)).toEqual(endedBy(promised, other))
        expect(endedBy(ended, statutory)).toBe(ended)
        expect(endedBy(promised, null)).toBe(promised)
        expect(explainDeadline(ended, calendar).at(-1)?.date).toBe(binding)
        expect(isPromisedTooLate(statutory, promised)).toBe(dueOf(promised) > dueOf(statutory))
      }),
    )
  })

  it("is plain data: what an event stores is what comes back", () => {
    fc.assert(
      fc.property(runs, ([calendar, startsOn, term, suspensions]) => {
        const deadline = Result.getOrThrow(computeDeadline({ term, startsOn, calendar, suspensions }))
        const stored = JSON.parse(JSON.stringify(deadline)) as Deadline
        expect(stored).toEqual(deadline)
        expect(explainDeadline(stored, calendar)).toEqual(explainDeadline(deadline, calendar))
      }),
    )
  })
})

function dueOf({ dueOn }: Deadline): PlainDate {
  if (dueOn === null) throw new Error("Expected a due day")
  return dueOn
}

function extensionOf(term: Term, approvedOn: PlainDate): Extension {
  return { term, approvedBy: "head-of-agency", approvedOn, reasonToldOn: approvedOn }
}

/** A suspension that holds just n working days, from a working day on. */
function suspended(calendar: Calendar, from: PlainDate, n: number): Suspension {
  return { reason: "hearing", from, to: add(calendar, from, n), toldInWritingOn: from }
}

/** The same by plain counting, with nothing precomputed. */
function countDayByDay(
  calendar: Calendar,
  term: Term,
  startsOn: PlainDate,
  suspensions: readonly Suspension[],
): PlainDate {
  const excluded = term.excludeStartDay ?? true
  const stands = (day: PlainDate): boolean =>
    suspensions.some(
      ({ from, to, toldInWritingOn }) => day >= from && day >= toldInWritingOn && (to === null || day < to),
    )
  let left = term.unit === "month" ? daysOfMonths(term, startsOn, excluded) : term.length
  let day = excluded ? startsOn : addDays(startsOn, -1)
  while (left > 0) {
    day = addDays(day, 1)
    if (!stands(day) && (term.unit !== "working-day" || dayOf(calendar, day).working)) left--
  }
  if (term.unit === "working-day" || term.rollForward === false) return day
  while (!dayOf(calendar, day).working) day = addDays(day, 1)
  return day
}

function daysOfMonths(term: Term, startsOn: PlainDate, excluded: boolean): number {
  const corresponding = addMonths(startsOn, term.length)
  const end =
    excluded || corresponding.slice(8) < startsOn.slice(8) ? corresponding : addDays(corresponding, -1)
  return toEpochDay(end) - toEpochDay(excluded ? startsOn : addDays(startsOn, -1))
}
