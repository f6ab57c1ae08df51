import { describe, expect, it } from "vitest"
import { workingDays } from "../time/index.ts"
import {
  applicant,
  confirmation,
  eventOf,
  examination,
  inZhejiang,
  paper,
  passTime,
  play,
  refusalOf,
  type Setting,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  without,
} from "./case.fixture.ts"
import { type CaseCommand, timersOf } from "./index.ts"
import { calendar, practice2018 } from "./law.fixture.ts"

const in2018: Setting = { item: confirmation, ruleSet: practice2018, calendar }
/** Notified on 2019-03-05 of `list` and `plan`, due 2019-03-19. */
const notified: Step = ["2019-03-05", submit(without("list", "plan"), "2019-03-05", { examination })]
const both = [paper("list"), paper("plan")]

describe("a good reason for corrections that came too late", () => {
  const lapsed: Step = ["2019-04-08", passTime, timer]
  const excuse = (more: object = {}): CaseCommand => ({
    type: "excuse-delay",
    reasons: ["a flood"],
    supplementWithin: workingDays(5),
    ...more,
  })
  const excused: Step = ["2019-04-09", excuse()]

  it("makes what was taken as withdrawn an application again, by an officer, until a new day", () => {
    const played = play(inZhejiang, notified, lapsed, excused)
    expect(played.state).toMatchObject({
      phase: "correcting",
      correction: {
        open: [{ requirement: "plan" }, { requirement: "list" }],
        deadline: { dueOn: "2019-04-16" },
      },
    })
    expect(eventOf(played, "CorrectionReopened")).toMatchObject({
      occurredOn: "2019-04-09",
      actor: { kind: "officer" },
      data: { reasons: ["a flood"], reinstates: true },
    })
    expect(timersOf(played.state)).toEqual([{ deadline: "correction", on: "2019-04-17" }])
  })

  it("leaves the clocks to run from the day all of it is in", () => {
    const supplied: Step = ["2019-04-16", supplement(both, "2019-04-16", examination)]
    expect(stateAfter(inZhejiang, notified, lapsed, excused, supplied)).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-04-16", how: "complete" },
      promised: { startsOn: "2019-04-16" },
    })
  })

  it("is over with the new day: then it is taken as withdrawn anew, and may be excused anew", () => {
    const again: Step = ["2019-04-17", passTime, timer]
    const played = play(inZhejiang, notified, lapsed, excused, again)
    expect(played.state).toMatchObject({ phase: "deemed-withdrawn", endedOn: "2019-04-17" })
    expect(eventOf(played, "ApplicationDeemedWithdrawn")).toMatchObject({ occurredOn: "2019-04-17" })
    expect(refusalOf(inZhejiang, notified, lapsed, excused, again, ["2019-04-18", excuse()])).toBeUndefined()
  })

  it("is found before the lapse was noticed too, and where the rule set leaves the lapse to a person", () => {
    const types = play(inZhejiang, notified, excused).events.map(({ type }) => type)
    expect(types.slice(-2)).toEqual(["ApplicationDeemedWithdrawn", "CorrectionReopened"])
    const first: Step = ["2018-07-23", submit(without("list"), "2018-07-23", { examination })]
    const played = play(in2018, first, ["2018-08-20", passTime, timer], ["2018-08-20", excuse()])
    expect(played.state).toMatchObject({
      phase: "correcting",
      tasks: [],
      correction: { deadline: { dueOn: "2018-08-27" } },
    })
    expect(eventOf(played, "CorrectionReopened")?.data.reinstates).toBe(false)
  })

  it("is refused without reasons, without the new time, before the last day has passed, and to anyone else", () => {
    const tag = (step: Step) => refusalOf(inZhejiang, notified, step)
    expect(tag(["2019-04-09", excuse({ reasons: [] })])).toBe("ReasonsMissing")
    expect(tag(["2019-04-09", { type: "excuse-delay", reasons: ["a flood"] }])).toBe("SupplementTermMissing")
    expect(tag(["2019-03-19", excuse()])).toBe("NothingLapsed")
    expect(tag(["2019-03-20", excuse()])).toBeUndefined()
    for (const actor of [applicant, timer]) expect(tag(["2019-04-09", excuse(), actor])).toBe("NotAuthorised")
  })

  it("is not found for what came in time and was wrong, nor for what ended in another way", () => {
    const wrong: Step = ["2019-03-11", supplement([paper("list"), spoiled("plan")], "2019-03-11")]
    expect(refusalOf(inZhejiang, notified, wrong, excused)).toBe("NothingLapsed")
    const taken: Step = ["2019-03-11", { type: "withdraw" }, applicant]
    expect(refusalOf(inZhejiang, notified, taken, excused)).toBe("NotInThisPhase")
  })
})
