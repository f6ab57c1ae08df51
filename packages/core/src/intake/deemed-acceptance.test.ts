import { describe, expect, it } from "vitest"

import {
  all,
  applicant,
  confirmation,
  decide,
  decider,
  eventOf,
  examination,
  examine,
  found,
  licence,
  paper,
  passTime,
  play,
  playOn,
  refusalOf,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { calendar, licensing, licensingInZhejiang, practice2018 } from "./law.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const in2018: Setting = { item: confirmation, ruleSet: practice2018, calendar }

describe("silence on an incomplete licence application (行政许可法 art. 32(1)(4))", () => {
  const lapsed = play(
    licensed,
    ["2019-05-06", submit(without("list"), "2019-05-06"), applicant],
    ["2019-05-14", passTime, timer],
  )

  it("makes it accepted from the day of receipt, not from the day the five working days lapsed", () => {
    expect(lapsed.state).toMatchObject({ phase: "accepted", acceptance: { on: "2019-05-06", how: "deemed" } })
    expect(eventOf(lapsed, "DeemedAccepted")).toMatchObject({
      occurredOn: "2019-05-14",
      data: { acceptedOn: "2019-05-06", lapsedOn: "2019-05-13" },
    })
  })

  it("leaves what was missing missing: no licence until it is handed in, which may be done until the decision", () => {
    const grant: Step = ["2019-05-20", decide(true), decider]
    const lookedUp: Step = ["2019-05-15", found, registry]
    const from = lapsed.state
    const refused = playOn(from, licensed, lookedUp, grant)
    expect(refused.refusals.map((refusal) => refusal?._tag)).toEqual([undefined, "StillOwed"])
    const handedIn: Step = ["2019-05-17", supplement([paper("list")], "2019-05-17"), applicant]
    const granted = playOn(from, licensed, lookedUp, handedIn, grant)
    expect(granted.state.phase).toBe("decided")
  })

  it("runs the twenty days to decide from that day too (art. 42)", () => {
    expect(lapsed.state.statutory).toMatchObject({ startsOn: "2019-05-06", dueOn: "2019-06-03" })
  })

  it("has the clause for its author and no person", () => {
    expect(eventOf(lapsed, "DeemedAccepted")?.actor).toEqual({ kind: "law", clause: licensing("32", "1(4)") })
  })

  it("still leaves the fifth working day for the notice, and no day more", () => {
    const received = submit(without("list"), "2019-05-06")
    expect(stateAfter(licensed, ["2019-05-06", received], ["2019-05-13", examine()]).phase).toBe("correcting")
    expect(refusalOf(licensed, ["2019-05-06", received], ["2019-05-14", examine()])).toBe("NotInThisPhase")
  })

  it("has spoken before an officer who writes the receipt down too late can give notice", () => {
    const late = play(
      licensed,
      afterwards("2019-05-20", submit(without("list"), "2019-05-06", { examination })),
    )
    expect(late.state.acceptance).toEqual({ on: "2019-05-06", how: "deemed", lapsedOn: "2019-05-13" })
    expect(eventOf(late, "CorrectionNotified")).toBeUndefined()
  })

  it("means nothing where the rule set does not say so: a task opens for a person", () => {
    const received = submit(without("list"), "2018-07-23")
    const { state } = play(in2018, ["2018-07-23", received], ["2018-08-20", passTime, timer])
    expect(state).toMatchObject({ phase: "received", acceptance: null, tasks: ["accept-or-refuse"] })
  })

  it("means nothing for an application that was complete: an officer has to accept it", () => {
    const { state } = play(
      licensed,
      ["2019-05-06", submit(all, "2019-05-06")],
      ["2019-05-14", passTime, timer],
    )
    expect(state).toMatchObject({ phase: "received", tasks: ["accept-or-refuse"] })
  })
})
