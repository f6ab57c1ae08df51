import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RuleSet } from "../law/index.ts"
import { addDays, plainDate, type PlainDate, weekday, workingDays } from "../time/index.ts"
import {
  commitment,
  confirmation,
  contextOn,
  play,
  playOn,
  refusalIn,
  type Setting,
  stateAfter,
  type Step,
  submit,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { toleranceHorizon } from "./index.ts"
import { calendar, oneVisit, zhejiangOneVisit } from "./law.fixture.ts"

// The limit against a model that knows the days of one spring by heart and asks of each whether it fits.

interface Terms {
  readonly longest: number | null
  readonly buffer: number
  readonly promised: number
}
const days = (n: number | null | undefined) => (n === null || n === undefined ? null : workingDays(n))
const settingOf = ({ buffer, longest, promised }: Terms): Setting => {
  const ruleSet: RuleSet = {
    ...zhejiangOneVisit,
    provisions: {
      ...zhejiangOneVisit.provisions,
      tolerance: {
        commitmentRequired: false,
        longest: days(longest),
        workingDaysBeforePromise: buffer,
        onDefault: "revoke-acceptance",
        clause: oneVisit("11", "2"),
      },
    },
  }
  return { item: { ...confirmation, promisedTerm: workingDays(promised) }, ruleSet, calendar }
}
const openedBy = (receivedOn: string, within: number | null, asked: number | null) =>
  submit(without("report"), receivedOn, {
    examination: {
      number: "N-1",
      tolerance: { commitment: within === null ? null : { ...commitment, within: workingDays(within) } },
      ...(asked === null ? {} : { supplementWithin: workingDays(asked) }),
    },
  })

/** From March to September 2019 these days alone are off beside the weekends, and none is made up for. */
const holidays: ReadonlySet<string> = new Set(["2019-04-05", "2019-05-01", "2019-06-07"])
const isWorked = (day: PlainDate) => weekday(day) <= 5 && !holidays.has(day)
/** How many working days lie after one day, up to and with another. */
function countFrom(after: PlainDate, to: PlainDate): number {
  let count = 0
  for (let day = addDays(after, 1); day <= to; day = addDays(day, 1)) if (isWorked(day)) count += 1
  return count
}
function dayAfter(from: PlainDate, n: number): PlainDate {
  let day = from
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    if (isWorked(day)) left -= 1
  }
  return day
}

/** The last working day that leaves so many after it up to a day. */
function lastBefore(until: PlainDate, n: number): PlainDate {
  let day = until
  for (let left = n; left > 0;) {
    day = addDays(day, -1)
    if (isWorked(day)) left -= 1
  }
  return day
}

describe("how late what is owed may come", () => {
  it("is the shortest of the rule set's term, the promise less its working days, and the applicant's word", () => {
    const terms = fc.record({
      longest: fc.option(fc.integer({ min: 1, max: 25 }), { freq: 2 }),
      buffer: fc.nat({ max: 4 }),
      promised: fc.integer({ min: 1, max: 30 }),
      within: fc.option(fc.integer({ min: 1, max: 25 }), { freq: 2 }),
      asked: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
      opened: fc.nat({ max: 45 }),
      enteredAfter: fc.nat({ max: 3 }),
    })
    const seen = new Set<string>()
    fc.assert(
      fc.property(terms, ({ asked, enteredAfter, opened, within, ...rule }) => {
        const receivedOn = addDays(plainDate("2019-03-04"), opened)
        const today = addDays(receivedOn, enteredAfter)
        const decideBy = dayAfter(receivedOn, rule.promised)
        const fits = (day: PlainDate) =>
          isWorked(day) &&
          countFrom(today, day) <= Math.min(rule.longest ?? 99, within ?? 99) &&
          day <= decideBy &&
          countFrom(day, decideBy) >= rule.buffer
        const fitting = Array.from({ length: 60 }, (_, n) => addDays(today, n + 1)).filter(fits)
        const isGiven = rule.longest !== null || within !== null
        const wanted = asked ?? (isGiven ? fitting.length : null)
        const expected =
          fitting.length === 0
            ? "too-short"
            : wanted === null
              ? "SupplementTermMissing"
              : (fitting[wanted - 1] ?? "too-long")
        const { refusals, state } = play(
          settingOf(rule),
          afterwards(today, openedBy(receivedOn, within, asked)),
        )
        const [refusal] = refusals
        const because = refusal?._tag === "ToleranceUnavailable" ? refusal.because : refusal?._tag
        expect(because ?? state.owing?.deadline.dueOn).toBe(expected)
        seen.add(expected.startsWith("2019") ? "a day" : expected)
      }),
      { numRuns: 400 },
    )
    expect([...seen].toSorted()).toEqual(["SupplementTermMissing", "a day", "too-long", "too-short"])
  })

  it.each([
    [3, "2019-03-06"],
    [10, "2019-03-15"],
    [22, "2019-04-02"],
    [23, "2019-04-02"],
    [40, "2019-04-02"],
  ])("where twenty days and two before the promise are the rule, of %i promised, is %s", (promised, last) => {
    const shenzhen = settingOf({ longest: 20, buffer: 2, promised })
    const opened = openedBy("2019-03-05", null, null)
    expect(stateAfter(shenzhen, ["2019-03-05", opened]).owing?.deadline.dueOn).toBe(last)
  })

  it("is too short for tolerance where two days are promised and two must be left", () => {
    const shenzhen = settingOf({ longest: 20, buffer: 2, promised: 2 })
    expect(refusalIn(shenzhen, ["2019-03-05", openedBy("2019-03-05", null, null)])).toMatchObject({
      _tag: "ToleranceUnavailable",
      because: "too-short",
    })
  })
})

describe("what is owed, put off before it lapses", () => {
  const setting = settingOf({ longest: null, buffer: 2, promised: 10 })
  const opened = ["2019-03-05", openedBy("2019-03-05", null, 3)] as const
  const siteVisit = {
    type: "suspend-clock",
    clock: "promised",
    reason: "site-visit",
    from: plainDate("2019-03-06"),
    toldInWritingOn: plainDate("2019-03-06"),
  } as const
  const putOff = (n: number) =>
    ({ type: "extend-supplement", by: workingDays(n), reasons: ["illness"] }) as const

  it("may come until the day that still leaves the authority its time, and no day later", () => {
    const state = stateAfter(setting, opened, ["2019-03-08", putOff(5)])
    expect(state.owing?.deadline.dueOn).toBe("2019-03-15")
    expect(refusalIn(setting, opened, ["2019-03-08", putOff(6)])).toMatchObject({
      _tag: "ToleranceUnavailable",
      because: "too-long",
    })
  })

  it("may be put off no longer than the rule set's longest, from the day it was told, whatever the steps", () => {
    const bounds = fc.record({
      longest: fc.integer({ min: 3, max: 20 }),
      buffer: fc.nat({ max: 3 }),
      promised: fc.integer({ min: 8, max: 30 }),
      steps: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(bounds, ({ steps, ...rule }) => {
        const told = plainDate("2019-03-05")
        const last = [dayAfter(told, rule.longest), lastBefore(dayAfter(told, rule.promised), rule.buffer)]
        const latest = last.toSorted()[0] as PlainDate
        let state = stateAfter(settingOf(rule), [told, openedBy(told, null, 1)])
        for (const n of steps) {
          const due = state.owing?.deadline.dueOn as PlainDate
          const { refusals, state: next } = playOn(state, settingOf(rule), [told, putOff(n)])
          if (dayAfter(due, n) > latest)
            expect(refusals[0]).toMatchObject({ _tag: "ToleranceUnavailable", because: "too-long", latest })
          else expect(next.owing?.deadline.dueOn).toBe(dayAfter(due, n))
          state = next
        }
        const horizon = toleranceHorizon(state, contextOn(settingOf(rule), told))
        expect(horizon?.pieces.map(({ extendableTo }) => extendableTo)).toEqual([latest])
      }),
      { numRuns: 200 },
    )
  })

  it("is put off up to its last day, and not after", () => {
    expect(refusalIn(setting, opened, ["2019-03-09", putOff(1)])).toMatchObject({ _tag: "TooLate" })
  })

  it("keeps to the statutory day while a special procedure stops the promise", () => {
    const lawful: Setting = {
      ...setting,
      item: { ...setting.item, statutoryTerm: workingDays(12) },
    }
    const paused = ["2019-03-06", siteVisit] as const
    expect(stateAfter(lawful, opened, paused, ["2019-03-08", putOff(7)]).owing?.deadline.dueOn).toBe(
      "2019-03-19",
    )
    expect(refusalIn(lawful, opened, paused, ["2019-03-08", putOff(8)])).toMatchObject({
      because: "too-long",
    })
  })

  it("keeps to the statutory day where the promise, resumed, ends after it", () => {
    const lawful: Setting = { ...setting, item: { ...setting.item, statutoryTerm: workingDays(12) } }
    const steps: readonly Step[] = [
      ["2019-03-05", openedBy("2019-03-05", null, 8)],
      ["2019-03-06", siteVisit],
      ["2019-03-13", { type: "resume-clock", clock: "promised", on: plainDate("2019-03-13") }],
    ]
    expect(stateAfter(lawful, ...steps)).toMatchObject({
      promised: { dueOn: "2019-03-21", ownDays: { dueOn: "2019-03-26" } },
      statutory: { dueOn: "2019-03-21" },
    })
    expect(stateAfter(lawful, ...steps, ["2019-03-15", putOff(2)]).owing?.deadline.dueOn).toBe("2019-03-19")
    expect(refusalIn(lawful, ...steps, ["2019-03-15", putOff(3)])).toMatchObject({ because: "too-long" })
  })
})
