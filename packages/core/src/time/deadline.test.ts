import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  calendarDays,
  composeDeadline,
  composeLedger,
  composeTerm,
  computeDeadline,
  type Deadline,
  type DeadlineInput,
  defineCalendar,
  explainDeadline,
  extend,
  type Extension,
  hasPassed,
  months,
  plainDate,
  resume,
  revise,
  suspend,
  type Suspension,
  type Term,
  withClosures,
  workingDays,
} from "./index.ts"

const on = plainDate
const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: { zh: "样例日历", en: "Sample calendar" },
  papers: [],
  period: { from: on("2018-01-01"), to: on("2020-01-01") },
  arrangements: [
    {
      key: "2018-national-day",
      holiday: { zh: "国庆节", en: "National Day" },
      off: [{ first: on("2018-10-01"), last: on("2018-10-07") }],
      work: [on("2018-09-29"), on("2018-09-30")],
    },
  ],
})
const hearing: Suspension = {
  reason: "hearing",
  from: on("2018-07-25"),
  to: on("2018-07-27"),
  toldInWritingOn: on("2018-07-24"),
}
const extension: Extension = {
  term: workingDays(10),
  approvedBy: "head-of-agency",
  approvedOn: on("2018-08-10"),
  reasonToldOn: on("2018-08-13"),
}

const deadline = (term: Term, startsOn: string, more: Partial<DeadlineInput> = {}): Deadline =>
  Result.getOrThrow(computeDeadline({ term, startsOn: on(startsOn), calendar, ...more }))

function refusal<A, E extends { _tag: string }>(result: Result.Result<A, E>): string | undefined {
  return Result.isFailure(result) ? result.failure._tag : undefined
}

describe("a term in working days (行政许可法 art. 82)", () => {
  it("does not count the day it starts (Civil Code, art. 201), unless the term says so", () => {
    expect(deadline(workingDays(5), "2018-07-20").dueOn).toBe("2018-07-27")
    expect(deadline({ ...workingDays(5), excludeStartDay: false }, "2018-07-20").dueOn).toBe("2018-07-26")
  })

  it("ends on a Saturday that is worked, and passes over a holiday", () => {
    expect(deadline(workingDays(6), "2018-09-21").dueOn).toBe("2018-09-29")
    expect(deadline(workingDays(3), "2018-09-28").dueOn).toBe("2018-10-08")
  })
})

describe("a term in months or calendar days (Civil Code, arts. 202, 203)", () => {
  it.each([
    ["2018-08-31", 6, "2019-02-28"],
    ["2018-01-31", 6, "2018-07-31"],
    ["2018-01-07", 6, "2018-07-09"],
    ["2018-04-03", 6, "2018-10-08"],
  ])("from %s for %i months ends on %s", (start, length, end) => {
    expect(deadline(months(length), start).dueOn).toBe(end)
  })

  it("moves a last day that is no working day to the next one, unless the term does not roll", () => {
    expect(deadline(calendarDays(60), "2018-08-03").dueOn).toBe("2018-10-08")
    expect(deadline({ ...calendarDays(60), rollForward: false }, "2018-08-03").dueOn).toBe("2018-10-02")
  })

  it("that counts its start day ends the day before the corresponding day, or at the month's end", () => {
    const counted = { excludeStartDay: false, rollForward: false }
    expect(deadline({ ...months(1), ...counted }, "2018-01-15").dueOn).toBe("2018-02-14")
    expect(deadline({ ...months(1), ...counted }, "2018-03-01").dueOn).toBe("2018-03-31")
    expect(deadline({ ...months(1), ...counted }, "2018-01-31").dueOn).toBe("2018-02-28")
  })
})

describe("beyond the horizon a deadline", () => {
  it("is provisional, or refused by policy", () => {
    expect(deadline(workingDays(20), "2019-12-20").certainty).toBe("provisional")
    const refused = computeDeadline({
      term: workingDays(20),
      startsOn: on("2019-12-20"),
      calendar,
      policy: { beyondHorizon: "refuse" },
    })
    expect(refusal(refused)).toBe("BeyondHorizon")
  })

  it("is official in months when only the days in between lie on unsettled ground, and the last does not", () => {
    const patchy = revise(calendar, {
      version: "2",
      papers: [],
      unsettled: [{ first: on("2018-12-29"), last: on("2018-12-31") }],
    })
    expect(deadline(months(6), "2018-08-31", { calendar: patchy }).certainty).toBe("official")
    expect(deadline(workingDays(30), "2018-12-03", { calendar: patchy }).certainty).toBe("provisional")
  })

  it("is provisional when an unsettled day was counted before a suspension", () => {
    const patchy = revise(calendar, {
      version: "2",
      papers: [],
      unsettled: [{ first: on("2018-07-23"), last: on("2018-07-23") }],
    })
    expect(
      deadline(workingDays(5), "2018-07-20", { calendar: patchy, suspensions: [hearing] }).certainty,
    ).toBe("provisional")
  })

  it("is official when the unsettled days are suspended anyway", () => {
    const patchy = revise(calendar, {
      version: "2",
      papers: [],
      unsettled: [{ first: on("2018-07-25"), last: on("2018-07-26") }],
    })
    expect(deadline(workingDays(5), "2018-07-20", { calendar: patchy }).certainty).toBe("provisional")
    expect(
      deadline(workingDays(5), "2018-07-20", { calendar: patchy, suspensions: [hearing] }).certainty,
    ).toBe("official")
  })
})

describe("a suspension (行政许可法 art. 45)", () => {
  it("leaves out its days from the first on, the day it ends on counts again", () => {
    expect(deadline(workingDays(5), "2018-07-20", { suspensions: [hearing] }).dueOn).toBe("2018-07-31")
  })

  it("does not stop the clock before the applicant is told in writing", () => {
    const toldLate = { ...hearing, toldInWritingOn: on("2018-07-26") }
    expect(deadline(workingDays(5), "2018-07-20", { suspensions: [toldLate] }).dueOn).toBe("2018-07-30")
    const toldAfter = { ...hearing, toldInWritingOn: on("2018-07-27") }
    expect(deadline(workingDays(5), "2018-07-20", { suspensions: [toldAfter] }).dueOn).toBe("2018-07-27")
  })

  it("leaves the due day open while it runs, and no deadline passes meanwhile", () => {
    const open = { ...hearing, to: null }
    const running = Result.getOrThrow(suspend(deadline(workingDays(5), "2018-07-20"), open, calendar))
    expect(running).toMatchObject({ dueOn: null, certainty: "provisional" })
    expect(hasPassed(running, on("2019-07-20"))).toBe(false)
    expect(composeDeadline(running).zh).toContain("待定")
    const ended = Result.getOrThrow(resume(running, on("2018-07-27"), calendar))
    expect(ended.dueOn).toBe("2018-07-31")
    expect([hasPassed(ended, on("2018-07-31")), hasPassed(ended, on("2018-08-01"))]).toEqual([false, true])
  })

  it("that is recorded open but begins after the due day changes nothing", () => {
    const later = { ...hearing, from: on("2018-07-28"), to: null }
    expect(deadline(workingDays(5), "2018-07-20", { suspensions: [later] }).dueOn).toBe("2018-07-27")
  })

  it("is refused after the due day, backwards, and when there is none to end", () => {
    const plain = deadline(workingDays(5), "2018-07-20")
    expect(refusal(suspend(plain, { ...hearing, from: on("2018-07-28"), to: null }, calendar))).toBe(
      "DeadlinePassed",
    )
    expect(refusal(suspend(plain, { ...hearing, to: on("2018-07-24") }, calendar))).toBe(
      "SuspensionBackwards",
    )
    expect(refusal(resume(plain, on("2018-07-26"), calendar))).toBe("NotSuspended")
  })
})

describe("an extension (行政许可法 art. 42)", () => {
  it("adds its length once", () => {
    const longer = Result.getOrThrow(extend(deadline(workingDays(20), "2018-07-20"), extension, calendar))
    expect(longer.dueOn).toBe("2018-08-31")
    expect(composeDeadline(longer).en).toBe(
      "20 working days (extended by 10 working days) from 2018-07-20, due on 2018-08-31",
    )
    expect(refusal(extend(longer, extension, calendar))).toBe("ExtendedAlready")
  })

  it("is refused in another unit, and when approved after the due day", () => {
    const plain = deadline(workingDays(20), "2018-07-20")
    expect(refusal(extend(plain, { ...extension, term: months(1) }, calendar))).toBe("ExtensionInOtherUnit")
    expect(refusal(extend(plain, { ...extension, approvedOn: on("2018-08-17") }, calendar))).toBeUndefined()
    expect(refusal(extend(plain, { ...extension, approvedOn: on("2018-08-18") }, calendar))).toBe(
      "DeadlinePassed",
    )
  })
})

describe("the ledger", () => {
  it("says of each day whether it counts, and why", () => {
    const typhoon = withClosures(calendar, [
      {
        days: { first: on("2018-09-27"), last: on("2018-09-27") },
        reason: { zh: "台风", en: "typhoon" },
        source: { zh: "样例区公告", en: "Sample District notice" },
      },
    ])
    const suspensions = [{ ...hearing, from: on("2018-09-28"), to: on("2018-09-29") }]
    const extensions = [{ ...extension, term: workingDays(1), approvedOn: on("2018-09-26") }]
    const plan = deadline(workingDays(3), "2018-09-26", { calendar: typhoon, suspensions, extensions })
    const lines = composeLedger(explainDeadline(plan, typhoon), { hearing: { zh: "听证", en: "hearing" } })
    expect(lines.map(({ zh }) => zh)).toEqual([
      "2018-09-26 周三 不计入：起算当日",
      "2018-09-27 周四 不计入：停止办公：台风",
      "2018-09-28 周五 不计入：特别程序：听证",
      "2018-09-29 周六 第1日：国庆节调休上班",
      "2018-09-30 周日 第2日：国庆节调休上班",
      ...[1, 2, 3, 4, 5].map((day) => `2018-10-0${day} 周${"一二三四五"[day - 1]} 不计入：国庆节放假`),
      "2018-10-06 周六 不计入：国庆节放假",
      "2018-10-07 周日 不计入：国庆节放假",
      "2018-10-08 周一 第3日",
      "2018-10-09 周二 第4日：延长的期限",
    ])
  })

  it("says why a last day moved on, and marks what is provisional", () => {
    const rolled = composeLedger(explainDeadline(deadline(calendarDays(3), "2019-12-25"), calendar))
    expect(rolled.map(({ en }) => en).slice(3)).toEqual([
      "2019-12-28 Sat day 3",
      "2019-12-29 Sun not counted: the last day was no working day, so it moves on: weekend",
      "2019-12-30 Mon not counted: the last day was no working day, so it moves on: working day",
    ])
    const beyond = composeLedger(explainDeadline(deadline(workingDays(2), "2019-12-31"), calendar))
    expect(beyond.at(-1)?.en).toBe(
      "2020-01-02 Thu day 2: working day (provisional: no notice is published yet)",
    )
  })

  it("of a deadline held by a suspension ends with its first day, or with the day asked for", () => {
    const held = deadline(workingDays(5), "2018-07-20", { suspensions: [{ ...hearing, to: null }] })
    expect(explainDeadline(held, calendar).at(-1)).toMatchObject({
      date: "2018-07-25",
      number: 2,
      counted: false,
    })
    expect(explainDeadline(held, calendar, on("2018-08-01")).at(-1)).toMatchObject({
      date: "2018-08-01",
      number: 2,
    })
  })

  it("is not drawn up on another version of the calendar than the deadline is pinned to", () => {
    const revised = revise(calendar, { version: "2", papers: [] })
    expect(() => explainDeadline(deadline(workingDays(5), "2018-07-20"), revised)).toThrow(
      /pinned to calendar sample 1/,
    )
    expect(() => suspend(deadline(workingDays(5), "2018-07-20"), hearing, revised)).toThrow(RangeError)
  })
})

describe("terms", () => {
  it("are named in the law's words", () => {
    expect([workingDays(20), calendarDays(60), months(1)].map((term) => composeTerm(term))).toEqual([
      { zh: "20个工作日", en: "20 working days" },
      { zh: "60日", en: "60 calendar days" },
      { zh: "1个月", en: "1 month" },
    ])
  })

  it.each([0, -1, 1.5, Number.NaN])("of length %d are a defect", (length) => {
    expect(() => deadline(workingDays(length), "2018-07-20")).toThrow(RangeError)
    expect(() => deadline(months(length), "2018-07-20")).toThrow(RangeError)
  })
})
