import { describe, expect, it } from "vitest"
import { calendarDays, plainDate, workingDays } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  decider,
  eventOf,
  examination,
  head,
  inZhejiang,
  itemOf,
  licence,
  passTime,
  play,
  playOn,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { timersOf } from "./index.ts"
import { calendar, licensingInZhejiang, revisedCalendar } from "./law.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
/** Statutory 2019-04-02, promised 2019-03-26. */
const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]

const suspend = (
  clock: "statutory" | "promised",
  reason: string,
  from: string,
  told = from,
): CaseCommand => ({
  type: "suspend-clock",
  clock,
  reason,
  from: plainDate(from),
  toldInWritingOn: plainDate(told),
})
const resume = (clock: "statutory" | "promised", on: string): CaseCommand => ({
  type: "resume-clock",
  clock,
  on: plainDate(on),
})
const extend = (told: string): Extract<CaseCommand, { type: "extend-clock" }> => ({
  type: "extend-clock",
  clock: "statutory",
  reasonToldOn: plainDate(told),
})

describe("suspension (行政许可法 art. 45)", () => {
  const hearing: Step = ["2019-03-11", suspend("statutory", "hearing", "2019-03-11")]

  it("for a listed reason moves the due day by exactly the days it took", () => {
    const state = stateAfter(
      licensed,
      accepted,
      hearing,
      afterwards("2019-03-15", resume("statutory", "2019-03-14")),
    )
    expect(stateAfter(licensed, accepted).statutory?.dueOn).toBe("2019-04-02")
    expect(state.statutory?.dueOn).toBe("2019-04-08")
  })

  it("leaves the other clock running", () => {
    expect(stateAfter(licensed, accepted, hearing)).toMatchObject({
      statutory: { dueOn: null },
      promised: { dueOn: "2019-03-26" },
    })
  })

  it("has no timer, and no lapse, while it lasts", () => {
    const state = stateAfter(licensed, accepted, hearing)
    expect(timersOf(state).map(({ deadline }) => deadline)).toEqual(["promised"])
  })

  it("for a site visit stops the promised clock alone, as the item publishes it", () => {
    expect(
      stateAfter(licensed, accepted, ["2019-03-11", suspend("promised", "site-visit", "2019-03-11")]),
    ).toMatchObject({
      promised: { dueOn: "2019-04-02", ownDays: { dueOn: null } },
      statutory: { dueOn: "2019-04-02", suspensions: [] },
    })
    expect(
      refusalIn(licensed, accepted, ["2019-03-11", suspend("statutory", "site-visit", "2019-03-11")]),
    ).toMatchObject({
      _tag: "ReasonNotListed",
      listed: ["hearing"],
    })
    const listed = refusalIn(licensed, accepted, ["2019-03-11", suspend("promised", "owed", "2019-03-11")])
    expect(listed).toMatchObject({ _tag: "ReasonNotListed", listed: ["hearing", "site-visit"] })
  })

  it("counts from the day it was told in writing, which cannot be tomorrow", () => {
    const told = play(
      licensed,
      accepted,
      afterwards("2019-03-13", suspend("statutory", "hearing", "2019-03-11", "2019-03-13")),
      afterwards("2019-03-15", resume("statutory", "2019-03-14")),
    )
    expect(told.state.statutory?.dueOn).toBe("2019-04-03")
    const untold = suspend("statutory", "hearing", "2019-03-11", "2019-03-12")
    expect(refusalOf(licensed, accepted, ["2019-03-11", untold])).toBe("DateInTheFuture")
  })

  it("is an officer's to make, on a clock that the case has and that has not run out", () => {
    const [day, command] = hearing
    expect(refusalOf(licensed, accepted, [day, command, applicant])).toBe("NotAuthorised")
    const { promisedTerm: _, ...unpromised } = itemOf("confirmation")
    const without_: Setting = { ...inZhejiang, item: unpromised }
    expect(
      refusalOf(without_, accepted, ["2019-03-11", suspend("promised", "site-visit", "2019-03-11")]),
    ).toBe("NoSuchClock")
    expect(refusalOf(licensed, accepted, ["2019-04-08", suspend("statutory", "hearing", "2019-04-08")])).toBe(
      "DeadlinePassed",
    )
    expect(refusalOf(licensed, accepted, ["2019-03-11", resume("statutory", "2019-03-11")])).toBe(
      "NotSuspended",
    )
    expect(refusalOf(licensed, ["2019-03-05", submit(all, "2019-03-05")], hearing)).toBe("NotInThisPhase")
  })
})

describe("extension (行政许可法 art. 42¶1)", () => {
  const extended: Step = ["2019-04-01", extend("2019-04-01"), head]

  it("adds the rule set's days, with the approver it names", () => {
    const state = stateAfter(licensed, accepted, extended)
    expect(state.statutory?.dueOn).toBe("2019-04-17")
    expect(state.statutory?.extensions).toMatchObject([
      { approvedBy: "agency-head", approvedOn: "2019-04-01" },
    ])
  })

  it("is granted once", () => {
    expect(refusalOf(licensed, accepted, extended, ["2019-04-02", extend("2019-04-02"), head])).toBe(
      "ExtendedAlready",
    )
  })

  it("is granted by nobody else, not after the last day, and not unless its reason was told", () => {
    for (const actor of [clerk, decider, applicant, timer])
      expect(refusalIn(licensed, accepted, ["2019-04-01", extend("2019-04-01"), actor])).toMatchObject({
        _tag: "NotAuthorised",
        needed: "agency-head",
      })
    expect(refusalOf(licensed, accepted, ["2019-04-03", extend("2019-04-03"), head])).toBe("DeadlinePassed")
    expect(refusalOf(licensed, accepted, ["2019-04-01", extend("2019-04-02"), head])).toBe("DateInTheFuture")
  })

  it("is not the promised clock's, nor any clock's where the rule set is silent", () => {
    const promised = { ...extend("2019-03-11"), clock: "promised" as const }
    expect(refusalOf(licensed, accepted, ["2019-03-11", promised, head])).toBe("NotTheRuleSetsToGrant")
    const silent: Setting = {
      ...inZhejiang,
      item: itemOf("confirmation", { statutoryTerm: calendarDays(30) }),
    }
    expect(refusalOf(silent, accepted, ["2019-03-11", extend("2019-03-11"), head])).toBe(
      "NotTheRuleSetsToGrant",
    )
  })
})

describe("a decision that is overdue (优化营商环境条例 art. 36)", () => {
  it("opens one task to explain it, on the day after the promised date, and decides nothing", () => {
    const { events, state } = play(licensed, accepted, ["2019-06-03", passTime, timer])
    expect(state).toMatchObject({ phase: "accepted", tasks: ["explain-overdue"] })
    expect(events.filter(({ type }) => type === "TaskOpened")).toMatchObject([{ occurredOn: "2019-03-27" }])
  })
})

describe("a revised calendar (the notice of 2019-03-22 on Labour Day)", () => {
  const revise: CaseCommand = {
    type: "revise-calendar",
    calendar: revisedCalendar,
    pin: { id: "revised", hash: `sha256:${"1".repeat(64)}` },
  }
  const revised: Step = ["2019-03-22", revise, timer]
  const notified = (days: number): Step => [
    "2019-03-20",
    submit(without("list"), "2019-03-20", {
      examination: { ...examination, supplementWithin: workingDays(days) },
    }),
  ]
  const opened: Step = ["2019-03-20", submit(all, "2019-03-20", { examination })]
  const deciding = (days: number): Setting => {
    const { promisedTerm: _, ...unpromised } = licence
    return { ...licensed, item: { ...unpromised, statutoryTerm: workingDays(days) } }
  }

  it("moves the applicant's date where it gives more time, and says from when to when", () => {
    const played = play(inZhejiang, notified(30), revised)
    expect(eventOf(played, "DeadlineMoved")?.data).toMatchObject({
      clock: "correction",
      from: "2019-05-03",
      to: "2019-05-05",
      deadline: { calendar: { version: "2019-03-22" } },
    })
    expect(played.state.correction?.deadline.dueOn).toBe("2019-05-05")
  })

  it("keeps the applicant's date where it would leave less time", () => {
    const state = stateAfter(inZhejiang, notified(29), revised)
    expect(state.correction?.deadline).toMatchObject({
      dueOn: "2019-05-02",
      calendar: { version: "2018-12-06" },
    })
  })

  it("moves the authority's date where it must be earlier, and keeps it where it could be later", () => {
    expect(stateAfter(deciding(29), opened, revised).statutory?.dueOn).toBe("2019-04-30")
    expect(stateAfter(deciding(30), opened).statutory?.dueOn).toBe("2019-05-03")
    expect(stateAfter(deciding(30), opened, revised).statutory?.dueOn).toBe("2019-05-03")
  })

  it("moves what is owed as the applicant's date", () => {
    const owing: Step = [
      "2019-03-20",
      submit(without("report"), "2019-03-20", {
        examination: { ...tolerant, supplementWithin: workingDays(30) },
      }),
    ]
    const setting: Setting = {
      ...inZhejiang,
      item: itemOf("confirmation", { promisedTerm: workingDays(60) }),
    }
    expect(stateAfter(setting, owing, revised).owing?.deadline.dueOn).toBe("2019-05-05")
  })

  it("does not judge an extension again that was in time when it was made", () => {
    // Thirty working days end on 2019-05-05 by the later notice, and on 2019-05-03 by the one before.
    const until = { ...deciding(30), calendar: revisedCalendar }
    const approved: Step = ["2019-05-05", extend("2019-05-05"), head]
    const { state } = play(until, opened, approved)
    const backTo: CaseCommand = { ...revise, calendar } as CaseCommand
    const again: Setting = { ...until, calendar }
    const steps: readonly Step[] = [
      ["2019-05-06", suspend("statutory", "hearing", "2019-05-06")],
      ["2019-05-08", resume("statutory", "2019-05-08")],
    ]
    const moved = playOn(state, until, ["2019-05-06", backTo, timer])
    const played = playOn(moved.state, again, ...steps)
    expect([...moved.refusals, ...played.refusals]).toEqual([null, null, null])
    expect(played.state.statutory?.extensions).toHaveLength(1)
  })

  it("is recorded by the authority, on a case that runs", () => {
    expect(refusalOf(inZhejiang, opened, ["2019-03-22", revise, applicant])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, opened, ["2019-03-21", { type: "withdraw" }, applicant], revised)).toBe(
      "NotInThisPhase",
    )
  })

  it("lets a clock whose date did not move stop and run on by the days of the new one", () => {
    const { state } = play(licensed, opened, revised)
    const on: Setting = { ...licensed, calendar: revisedCalendar }
    const stopped = playOn(state, on, ["2019-03-25", suspend("statutory", "hearing", "2019-03-25")])
    const again = playOn(stopped.state, on, ["2019-03-26", resume("statutory", "2019-03-26")])
    expect(state.statutory).toMatchObject({ dueOn: "2019-04-18", calendar: { version: "2018-12-06" } })
    expect(again.state.statutory).toMatchObject({ dueOn: "2019-04-19", calendar: { version: "2019-03-22" } })
  })
})
