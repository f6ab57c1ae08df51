import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  decide,
  decider,
  eventOf,
  examination,
  examine,
  found,
  paper,
  passTime,
  play,
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
import { type CaseCommand, timersOf } from "./index.ts"
import { licensing, licensingInZhejiang } from "./law.fixture.ts"
import {
  explainOverdue,
  finishPart,
  giveCommitment,
  neighbour,
  reviewer,
  whole,
} from "./whole-case.fixture.ts"

const received = "2019-03-05"
/** Thirty days after the application: the shortest lead in time. */
const expiresOn = "2019-04-04"
const asking = (expiry: string, given = all, examined = true): Step => [
  received,
  {
    ...submit(given, received, examined ? { examination } : {}),
    renewal: { expiresOn: plainDate(expiry) },
  } as CaseCommand,
]
const pass = (on: string): Step => [on, passTime, timer]

describe("a renewal that nobody decided (行政许可法 art. 50)", () => {
  it("is renewed as of the licence's last day, by the law, on the day after it and not before", () => {
    expect(stateAfter(whole, asking(expiresOn), pass(expiresOn)).phase).toBe("accepted")
    const played = play(whole, asking(expiresOn), pass("2019-04-05"))
    expect(played.state).toMatchObject({
      phase: "decided",
      decision: { act: "licence-granted", favourable: true, on: expiresOn },
    })
    expect(eventOf(played, "DeemedRenewed")).toMatchObject({
      occurredOn: "2019-04-05",
      actor: { kind: "law", clause: licensing("50") },
      data: { delivery: { startsOn: expiresOn, dueOn: "2019-04-19" } },
    })
  })

  it("is renewed as of that day however late it is noticed", () => {
    const late = play(whole, asking(expiresOn), pass("2019-06-20"))
    expect(eventOf(late, "DeemedRenewed")?.occurredOn).toBe("2019-04-05")
    expect(late.state.decision?.on).toBe(expiresOn)
  })

  it("is renewed only when asked for thirty days before it expires, and not one less", () => {
    expect(stateAfter(whole, asking(expiresOn), pass("2019-05-20")).phase).toBe("decided")
    expect(stateAfter(whole, asking("2019-04-03"), pass("2019-05-20")).phase).toBe("accepted")
  })

  it("is renewed too when nobody examined it and silence had accepted it", () => {
    const played = play(whole, asking(expiresOn, without("plan"), false), pass("2019-04-05"))
    expect(played.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["DeemedAccepted", "DeemedRenewed"]),
    )
    const complete = stateAfter(whole, asking(expiresOn, all, false), pass("2019-04-05"))
    expect(complete.decision?.on).toBe(expiresOn)
  })

  it("is decided by a person up to the last day", () => {
    const ready: readonly Step[] = [
      asking(expiresOn),
      [received, found, registry],
      [received, finishPart("first", received), reviewer],
      [received, finishPart("second", received), neighbour],
      // Promised in twenty working days, it is overdue since the 2nd.
      [expiresOn, explainOverdue("promised", expiresOn)],
    ]
    for (const favourable of [true, false])
      expect(stateAfter(whole, ...ready, [expiresOn, decide(favourable), decider]).decision?.favourable).toBe(
        favourable,
      )
    expect(refusalOf(whole, ...ready, ["2019-04-05", decide(false), decider])).toBe("NotInThisPhase")
  })

  it("is not renewed while the applicant has a notice to answer, nor what was complete after its last day", () => {
    const notified = asking("2019-04-10", without("plan"))
    const given = (on: string): Step => [on, supplement([paper("plan")], on)]
    const patient: Step = [
      "2019-03-06",
      { type: "extend-supplement", by: { unit: "working-day", length: 30 }, reasons: ["x"] },
    ]
    expect(stateAfter(whole, notified, patient, pass("2019-04-11")).phase).toBe("correcting")
    const after = stateAfter(
      whole,
      notified,
      patient,
      given("2019-04-11"),
      ["2019-04-12", examine()],
      pass("2019-04-20"),
    )
    expect(after).toMatchObject({ phase: "accepted", decision: null })
    expect(timersOf(after).map(({ deadline }) => deadline)).not.toContain("expiry")
    const before = stateAfter(
      whole,
      notified,
      patient,
      given("2019-04-10"),
      ["2019-04-12", examine()],
      pass("2019-04-12"),
    )
    expect(before).toMatchObject({ phase: "decided", decision: { on: "2019-04-10" } })
  })

  it("is not renewed once withdrawn, nor where no licence is to be renewed or no rule set says so", () => {
    expect(
      stateAfter(
        whole,
        asking(expiresOn),
        ["2019-03-20", { type: "withdraw" }, applicant],
        pass("2019-05-20"),
      ).phase,
    ).toBe("withdrawn")
    const first: Step = [received, submit(all, received, { examination })]
    expect(stateAfter(whole, first, pass("2019-05-20")).phase).toBe("accepted")
    const silent: Setting = { ...whole, ruleSet: licensingInZhejiang }
    expect(stateAfter(silent, asking(expiresOn), pass("2019-05-20")).phase).toBe("accepted")
  })

  it("has a timer on the day after the licence's last day, which is gone when it is renewed", () => {
    const state = stateAfter(whole, asking(expiresOn))
    expect(timersOf(state)).toContainEqual({ deadline: "expiry", on: "2019-04-05" })
    const tooLate = stateAfter(whole, asking("2019-04-03"))
    expect(timersOf(tooLate).map(({ deadline }) => deadline)).not.toContain("expiry")
    const renewed = stateAfter(whole, asking(expiresOn), pass("2019-04-05"))
    expect(timersOf(renewed)).toEqual([{ deadline: "delivery", on: "2019-04-20" }])
  })

  it("has its promised conditions verified from the day it was renewed", () => {
    const promised = stateAfter(
      whole,
      asking(expiresOn, without("report"), false),
      [received, giveCommitment("condition"), applicant],
      [received, examine()],
      pass("2019-05-20"),
    )
    expect(promised.commitments["condition"]?.verifyBy).toMatchObject({
      startsOn: expiresOn,
      dueOn: "2019-07-02",
    })
  })
})
