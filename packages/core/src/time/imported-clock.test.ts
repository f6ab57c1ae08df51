import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addDays,
  addWorkingDays,
  calendarDays,
  composeDeadline,
  composeLedger,
  computeDeadline,
  defineCalendar,
  explainDeadline,
  extend,
  importDeadline,
  plainDate,
  type PlainDate,
  recomputeDeadlines,
  resume,
  revise,
  type StatedClock,
  suspend,
  workingDays,
  workingDaysBetween,
} from "./index.ts"
import { calendars, lengths, starts } from "./random-calendar.fixture.ts"

const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: { zh: "样例日历", en: "Sample calendar" },
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2020-01-01") },
})
/** Twenty working days from Monday 2019-03-04, eight of them used by Friday 2019-03-15: due on 2019-04-02. */
const stated: StatedClock & { readonly used: number } = {
  term: workingDays(20),
  startsOn: plainDate("2019-03-04"),
  calendar,
  system: "sample-platform",
  asOf: plainDate("2019-03-15"),
  used: 8,
}
const imported = (more: Partial<typeof stated> = {}) =>
  Result.getOrThrow(importDeadline({ ...stated, ...more }))
const words = (more: Partial<typeof stated> = {}) =>
  composeLedger(explainDeadline(imported(more).deadline, calendar)).map(({ en }) => en)

describe("a clock that began to run in another system", () => {
  it("counts only what is left, from the day after the one it was stated for", () => {
    const { deadline, differs } = imported()
    expect(deadline.dueOn).toBe("2019-04-02")
    expect(differs).toBeNull()
    expect(imported({ used: 9 }).deadline.dueOn).toBe("2019-04-01")
  })

  it("begins its ledger with what was stated, then day by day", () => {
    expect(words({ used: 17, statedDueOn: plainDate("2019-03-20") })).toEqual([
      "2019-03-15 Fri imported: by sample-platform, 17 used so far, due on 2019-03-20",
      "2019-03-16 Sat not counted: weekend",
      "2019-03-17 Sun not counted: weekend",
      "2019-03-18 Mon day 18",
      "2019-03-19 Tue day 19",
      "2019-03-20 Wed day 20",
    ])
    expect(composeDeadline(imported().deadline).zh).toBe(
      "20个工作日，自 2019-03-04 起，至 2019-03-15 已用8日（据sample-platform移交），至 2019-04-02 届满",
    )
  })

  it("is bound by a stated day that comes before ours, and says that they differ", () => {
    const { deadline, differs } = imported({ used: 17, statedDueOn: plainDate("2019-03-19") })
    expect(deadline.dueOn).toBe("2019-03-19")
    expect(differs).toEqual({ stated: "2019-03-19", reckoned: "2019-03-20" })
    expect(words({ used: 17, statedDueOn: plainDate("2019-03-19") })[0]).toBe(
      "2019-03-15 Fri imported: by sample-platform, 17 used so far, due on 2019-03-19; that day is earlier, so 18 count as used",
    )
  })

  it("keeps our day where the stated one is later", () => {
    const { deadline, differs } = imported({ statedDueOn: plainDate("2019-04-03") })
    expect(deadline.dueOn).toBe("2019-04-02")
    expect(differs).toEqual({ stated: "2019-04-03", reckoned: "2019-04-02" })
  })

  it("ends on the last working day by a stated day that is none", () => {
    expect(imported({ statedDueOn: plainDate("2019-03-24") }).deadline.dueOn).toBe("2019-03-22")
    const inDays = { term: calendarDays(30), used: 11, statedDueOn: plainDate("2019-03-24") }
    expect(imported(inDays).deadline.dueOn).toBe("2019-03-22")
  })

  it("had run out before it came, on the stated day, else on the day of which it was stated", () => {
    expect(imported({ used: 25, statedDueOn: plainDate("2019-03-12") }).deadline.dueOn).toBe("2019-03-12")
    expect(imported({ used: 20 }).deadline.dueOn).toBe("2019-03-15")
    expect(imported({ statedDueOn: plainDate("2019-03-11") }).deadline.dueOn).toBe("2019-03-11")
    expect(words({ used: 20 })).toHaveLength(1)
  })

  it("stands still where it came suspended, and runs on when it is resumed", () => {
    const since = plainDate("2019-03-13")
    const suspensions = [{ reason: "hearing", from: since, to: null, toldInWritingOn: since }]
    const { deadline } = imported({ used: 7, suspensions })
    expect(deadline.dueOn).toBeNull()
    const resumed = Result.getOrThrow(resume(deadline, plainDate("2019-03-25"), calendar))
    expect(resumed.dueOn).toBe("2019-04-10")
  })

  it("is extended, and follows a revised calendar, without counting again what was used", () => {
    const { deadline } = imported()
    const day = plainDate("2019-03-18")
    const extension = { term: workingDays(10), approvedBy: "head", approvedOn: day, reasonToldOn: day }
    expect(Result.getOrThrow(extend(deadline, extension, calendar)).dueOn).toBe("2019-04-16")
    const off = (first: string) => ({
      key: first,
      holiday: { zh: "样例", en: "sample" },
      off: [{ first: plainDate(first), last: plainDate(first) }],
      work: [],
    })
    const revised = revise(calendar, {
      version: "2",
      papers: [],
      arrangements: [off("2019-03-06"), off("2019-03-20")],
    })
    const { moved } = recomputeDeadlines([{ key: "k", deadline, binds: "applicant" }], revised, {
      neverToCitizensHarmOnceTold: true,
    })
    // Of the two days off only the later one lies after what was stated.
    expect(moved.map(({ to }) => to)).toEqual(["2019-04-03"])
  })

  it("counts what is left where that is what is stated", () => {
    const { used: _, ...rest } = stated
    const { deadline } = Result.getOrThrow(importDeadline({ ...rest, remaining: 3 }))
    expect(deadline).toMatchObject({ dueOn: "2019-03-20", imported: { used: 17 } })
  })

  it("takes whole days alone", () => {
    expect(() => imported({ used: 1.5 })).toThrow(RangeError)
    expect(() => imported({ used: -1 })).toThrow(RangeError)
  })
})

describe("a term that changes hands", () => {
  const moves = fc.tuple(calendars, starts, lengths, fc.integer({ min: 0, max: 60 }))
  const due = (deadline: { readonly dueOn: PlainDate | null }): PlainDate => {
    if (deadline.dueOn === null) throw new Error("Expected a due day")
    return deadline.dueOn
  }

  it("ends on the same day as one that never did, when what was used is stated rightly", () => {
    fc.assert(
      fc.property(moves, ([kalendar, startsOn, length, after]) => {
        const term = workingDays(length)
        const whole = Result.getOrThrow(computeDeadline({ term, startsOn, calendar: kalendar }))
        const asOf = addDays(startsOn, after)
        fc.pre(asOf < due(whole))
        const used = workingDaysBetween(kalendar, startsOn, asOf).days
        const { deadline, differs } = Result.getOrThrow(
          importDeadline({
            term,
            startsOn,
            calendar: kalendar,
            system: "s",
            asOf,
            used,
            statedDueOn: due(whole),
          }),
        )
        expect(deadline.dueOn).toBe(whole.dueOn)
        expect(differs).toBeNull()
        const ledger = explainDeadline(deadline, kalendar)
        expect(ledger.filter(({ counted }) => counted)).toHaveLength(length - used)
        expect(ledger.at(-1)).toMatchObject({ date: whole.dueOn, number: length })
      }),
    )
  })

  it("never ends after the day that was stated, nor after ours, and moves with a suspension as any other", () => {
    fc.assert(
      fc.property(
        moves,
        fc.nat({ max: 40 }),
        fc.integer({ min: -20, max: 90 }),
        fc.integer({ min: 1, max: 9 }),
        ([kalendar, startsOn, length, after], used, said, n) => {
          const asOf = addDays(startsOn, after)
          const statedDueOn = addDays(asOf, said)
          const given = { term: workingDays(length), startsOn, calendar: kalendar, system: "s", asOf, used }
          const alone = Result.getOrThrow(importDeadline(given)).deadline
          const { deadline, differs } = Result.getOrThrow(importDeadline({ ...given, statedDueOn }))
          expect(due(deadline) <= statedDueOn && due(deadline) <= due(alone)).toBe(true)
          if (used < length) expect(differs === null).toBe(due(alone) === statedDueOn)
          fc.pre(due(deadline) > addDays(asOf, 1))
          const add = (from: PlainDate, days: number) =>
            Result.getOrThrow(addWorkingDays(kalendar, from, days, { beyondHorizon: "provisional" })).date
          const from = add(asOf, 1)
          const suspended = suspend(
            deadline,
            { reason: "hearing", from, to: add(from, n), toldInWritingOn: from },
            kalendar,
          )
          expect(Result.getOrThrow(suspended).dueOn).toBe(add(due(deadline), n))
        },
      ),
    )
  })
})
