import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addDays,
  addMonths,
  addWorkingDays,
  bindingDeadline,
  type Calendar,
  composeLedger,
  computeDeadline,
  type Deadline,
  dayOf,
  defineCalendar,
  explainDeadline,
  extend,
  type Extension,
  fromEpochDay,
  isPromisedTooLate,
  isWorkingDay,
  type PlainDate,
  plainDate,
  resume,
  suspend,
  type Suspension,
  type Term,
  toEpochDay,
  workingDays,
  workingDaysBetween,
} from "./index.ts"

// The laws of counting, on calendars of every shape: random days off, make-up working days and closures.

const firstDay = toEpochDay(plainDate("2018-01-01"))
const lastDay = toEpochDay(plainDate("2021-12-31"))
const policy = { beyondHorizon: "refuse" } as const
const name = { zh: "样例节", en: "Sample holiday" }

const someDays = fc.uniqueArray(fc.integer({ min: firstDay, max: lastDay }), { maxLength: 80 })
const calendars = fc.tuple(someDays, someDays, someDays).map(([off, work, closed]): Calendar => {
  const range = (day: number) => ({ first: fromEpochDay(day), last: fromEpochDay(day) })
  return defineCalendar({
    id: "random",
    version: "1",
    title: name,
    papers: [],
    period: { from: fromEpochDay(firstDay), to: fromEpochDay(lastDay + 1) },
    arrangements: [
      {
        key: "1",
        holiday: name,
        off: off.map(range),
        work: work.filter((day) => !off.includes(day)).map(fromEpochDay),
      },
    ],
    closures: closed.map((day) => ({ days: range(day), reason: name, source: name })),
  })
})
const starts = fc.integer({ min: firstDay + 200, max: firstDay + 500 }).map(fromEpochDay)
const lengths = fc.integer({ min: 1, max: 60 })
const terms = fc.record(
  {
    length: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom("working-day" as const, "calendar-day" as const),
    excludeStartDay: fc.boolean(),
    rollForward: fc.boolean(),
  },
  { requiredKeys: ["length", "unit"] },
)
const monthTerms = fc.record(
  {
    length: fc.integer({ min: 1, max: 9 }),
    unit: fc.constant("month" as const),
    excludeStartDay: fc.boolean(),
  },
  { requiredKeys: ["length", "unit"] },
)
const suspensionsFrom = (start: PlainDate) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -10, max: 60 }),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: -3, max: 3 }),
      )
      .map(([offset, length, told]): Suspension => {
        const from = addDays(start, offset)
        return { reason: "hearing", from, to: addDays(from, length), toldInWritingOn: addDays(from, told) }
      }),
    { maxLength: 4 },
  )

const add = (calendar: Calendar, date: PlainDate, n: number): PlainDate =>
  Result.getOrThrow(addWorkingDays(calendar, date, n, policy)).date

describe("adding working days", () => {
  it("ends on a working day, grows with n, and counts just n of them", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, (calendar, start, n) => {
        const end = add(calendar, start, n)
        expect(Result.getOrThrow(isWorkingDay(calendar, end, policy)).working).toBe(true)
        expect(end < add(calendar, start, n + 1)).toBe(true)
        expect(workingDaysBetween(calendar, start, end).days).toBe(n)
        expect(workingDaysBetween(calendar, end, start).days).toBe(-n)
      }),
    )
  })

  it("is additive, and undone by taking as many away", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, lengths, (calendar, start, a, b) => {
        const there = add(calendar, add(calendar, start, a), b)
        expect(there).toBe(add(calendar, start, a + b))
        expect(add(calendar, there, -b)).toBe(add(calendar, start, a))
        expect(add(calendar, start, 0)).toBe(start)
      }),
    )
  })

  it("agrees with counting day by day, forwards and backwards", () => {
    fc.assert(
      fc.property(calendars, starts, lengths, fc.constantFrom(1, -1), (calendar, start, n, step) => {
        let day = start
        for (let left = n; left > 0;) {
          day = addDays(day, step)
          if (dayOf(calendar, day).working) left--
        }
        expect(add(calendar, start, n * step)).toBe(day)
      }),
    )
  })
})

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
        const binding = dueOf(bindingDeadline(statutory, promised))
        expect(binding <= dueOf(statutory) && binding <= dueOf(promised)).toBe(true)
        expect([dueOf(statutory), dueOf(promised)]).toContain(binding)
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
