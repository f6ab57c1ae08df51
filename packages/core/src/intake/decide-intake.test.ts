import { describe, expect, it } from "vitest"
import { workingDays } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  confirmation,
  decider,
  eventOf,
  examination,
  examine,
  inZhejiang,
  licence,
  paper,
  play,
  refusalIn,
  refusalOf,
  type Setting,
  spoiled,
  stateAfter,
  submit,
  supplement,
  timer,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { calendar, licensingInZhejiang, oneVisit, practice2018 } from "./law.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const in2018: Setting = { item: confirmation, ruleSet: practice2018, calendar }

describe("an application that is complete (行政许可法 art. 32(1)(5))", () => {
  it("is accepted on the spot, without a notice", () => {
    const { events, state } = play(inZhejiang, ["2019-03-05", submit(all, "2019-03-05", { examination })])
    expect(state).toMatchObject({ phase: "accepted", notices: 0, owing: null })
    expect(events.map(({ type }) => type)).toEqual([
      "CaseOpened",
      "MaterialsReceived",
      "LookUpRequested",
      "Accepted",
    ])
  })

  it("is accepted on the day of receipt, however late it is examined", () => {
    const state = stateAfter(inZhejiang, ["2019-03-05", submit(all, "2019-03-05")], ["2019-03-08", examine()])
    expect(state.acceptance).toEqual({ on: "2019-03-05", how: "complete" })
    expect(state.promised?.dueOn).toBe("2019-03-26")
  })

  it("carries the number of its voucher", () => {
    expect(
      eventOf(play(inZhejiang, ["2019-03-05", submit(all, "2019-03-05", { examination })]), "Accepted"),
    ).toMatchObject({ data: { number: "N-1" } })
  })

  it("is accepted by an officer only", () => {
    const received = submit(all, "2019-03-05")
    expect(refusalOf(inZhejiang, ["2019-03-05", received], ["2019-03-05", examine(), applicant])).toBe(
      "NotAuthorised",
    )
    expect(refusalOf(inZhejiang, ["2019-03-05", received], ["2019-03-05", examine(), timer])).toBe(
      "NotAuthorised",
    )
    const expired = {
      ...clerk,
      delegation: { from: "unit", validFrom: calendar.period.from, validTo: calendar.period.from },
    }
    expect(refusalOf(inZhejiang, ["2019-03-05", received], ["2019-03-05", examine(), expired])).toBe(
      "OfficerLapsed",
    )
  })

  it("cannot promise a decision after the statutory date", () => {
    const item = { ...licence, promisedTerm: workingDays(21) }
    expect(refusalOf({ ...licensed, item }, ["2019-05-06", submit(all, "2019-05-06", { examination })])).toBe(
      "PromiseAfterStatute",
    )
  })
})

describe("the correction notice", () => {
  const given = [...without("plan", "list", "proof"), paper("report", { copyKind: "copy" }), spoiled("form")]
  const notified = play(inZhejiang, ["2019-03-05", submit(given, "2019-03-05", { examination })])
  const notice = eventOf(notified, "CorrectionNotified")

  it("tells everything at once, key materials first", () => {
    const told = notice?.data.shortfalls.map(({ code, requirement }) => `${requirement}: ${code}`)
    expect(told?.toSorted()).toEqual([
      "form: content-wrong",
      "list: missing",
      "plan: missing",
      "proof: missing",
      "report: copy-for-original",
    ])
    expect(notice?.data.shortfalls.map(({ necessity }) => necessity)).toEqual([
      "key",
      "key",
      "secondary",
      "secondary",
      "secondary",
    ])
  })

  it("says by when, counted from the day it is told", () => {
    expect(notice?.data.deadline).toMatchObject({ startsOn: "2019-03-05", dueOn: "2019-03-19" })
  })

  it("goes by posting where it is silent, by arrival where it says so", () => {
    expect(notice?.data.mode).toBe("posted")
    const arrived = submit(given, "2019-03-05", { examination: { ...examination, mode: "arrived" } })
    expect(stateAfter(inZhejiang, ["2019-03-05", arrived]).correction?.mode).toBe("arrived")
  })

  it("never asks for what the authority obtains, nor for what is optional or not of this scenario", () => {
    const asked = notice?.data.shortfalls.map(({ requirement }) => requirement)
    expect(asked).not.toContain("licence")
    expect(asked).not.toContain("photo")
    expect(asked).not.toContain("consent")
  })

  it("asks for what the scenario adds", () => {
    const branch = submit(all, "2019-03-05", { examination, scenario: { isBranch: true } })
    expect(stateAfter(inZhejiang, ["2019-03-05", branch]).correction?.shortfalls).toMatchObject([
      { requirement: "consent", code: "missing" },
    ])
  })

  it("is given once: another is refused while the first is open", () => {
    const incomplete = submit(without("list"), "2019-03-05", { examination })
    const refusal = refusalIn(inZhejiang, ["2019-03-05", incomplete], ["2019-03-06", examine()])
    expect(refusal).toMatchObject({ _tag: "AlreadyNotified", open: [{ requirement: "list" }] })
  })

  it("needs a time in which to correct", () => {
    const wanting = submit(without("list"), "2019-03-05", { examination: { number: "N-1" } })
    expect(refusalOf(inZhejiang, ["2019-03-05", wanting])).toBe("SupplementTermMissing")
  })

  it("waits until the scenario is known", () => {
    const unanswered = submit(all, "2019-03-05", { examination, scenario: {} })
    expect(refusalIn(inZhejiang, ["2019-03-05", unanswered])).toMatchObject({
      _tag: "ScenarioUnanswered",
      facts: ["isBranch"],
    })
  })

  it("is spared by what is corrected on the spot (art. 32(1)(3))", () => {
    const state = stateAfter(
      inZhejiang,
      ["2019-03-05", submit(without("list"), "2019-03-05")],
      ["2019-03-05", { type: "correct-on-spot", materials: [paper("list")] }],
      ["2019-03-05", examine()],
    )
    expect(state).toMatchObject({ phase: "accepted", notices: 0 })
  })
})

describe("a submission that cannot be taken in", () => {
  it("is refused where a material belongs to no requirement, by its position", () => {
    const refusal = refusalIn(inZhejiang, ["2019-03-05", submit([...all, paper("poem")], "2019-03-05")])
    expect(refusal).toMatchObject({ _tag: "UnknownMaterial", positions: [5] })
    expect(JSON.stringify(refusal)).not.toContain("poem")
  })

  it("is refused when received before the rule set or the item was in force, or tomorrow", () => {
    expect(refusalOf(inZhejiang, afterwards("2019-03-05", submit(all, "2018-12-31")))).toBe("NotInForce")
    expect(refusalOf(in2018, afterwards("2019-01-02", submit(all, "2019-01-01")))).toBe("NotInForce")
    const item = { ...confirmation, validTo: calendar.period.to, validFrom: inZhejiang.ruleSet.validFrom }
    expect(refusalOf({ ...in2018, item }, ["2018-12-31", submit(all, "2018-12-31")])).toBe("NotInForce")
    expect(refusalOf(inZhejiang, ["2019-03-05", submit(all, "2019-03-06")])).toBe("DateInTheFuture")
  })

  it("is refused twice for one case", () => {
    const once = submit(all, "2019-03-05")
    expect(refusalOf(inZhejiang, ["2019-03-05", once], ["2019-03-05", once])).toBe("NotInThisPhase")
  })
})

describe("refusal to accept (行政许可法 art. 32(1)(1), (2))", () => {
  const received = ["2019-03-05", submit(without("list"), "2019-03-05")] as const
  const refuse = {
    type: "refuse-acceptance",
    ground: "not-required",
    reasons: ["none needed"],
    number: "X",
  } as const

  it("is an act of an officer with the role, with reasons and remedies", () => {
    const refused = play(inZhejiang, received, ["2019-03-05", refuse, decider])
    expect(refused.state.phase).toBe("not-accepted")
    expect(eventOf(refused, "NotAccepted")?.data).toMatchObject({
      reasons: ["none needed"],
      remedies: [{ kind: "reconsideration" }, { kind: "litigation" }],
    })
    for (const actor of [clerk, applicant, timer])
      expect(refusalIn(inZhejiang, received, ["2019-03-05", refuse, actor])).toMatchObject({
        _tag: "NotAuthorised",
        needed: "decision-maker",
        clause: oneVisit("11", "2"),
      })
    expect(refusalOf(inZhejiang, received, ["2019-03-05", { ...refuse, reasons: [] }, decider])).toBe(
      "ReasonsMissing",
    )
    const { remedies: _, ...provisions } = inZhejiang.ruleSet.provisions
    const silent = { ...inZhejiang, ruleSet: { ...inZhejiang.ruleSet, provisions } }
    expect(refusalOf(silent, received, ["2019-03-05", refuse, decider])).toBe("RemediesMissing")
  })

  it("names the right authority where this is the wrong one", () => {
    const elsewhere = { ...refuse, ground: "wrong-authority" } as const
    expect(refusalOf(inZhejiang, received, ["2019-03-05", elsewhere, decider])).toBe("ReferralMissing")
    const referred = play(inZhejiang, received, [
      "2019-03-05",
      { ...elsewhere, referredTo: "city bureau" },
      decider,
    ])
    expect(eventOf(referred, "NotAccepted")?.data.referredTo).toBe("city bureau")
  })

  it("for being still incomplete waits until all that was asked is supplied, or the time has lapsed", () => {
    const still = { ...refuse, ground: "still-incomplete" } as const
    const notified = ["2019-03-05", submit(without("list", "plan"), "2019-03-05", { examination })] as const
    expect(refusalOf(inZhejiang, received, ["2019-03-05", still, decider])).toBe("NotYetWrong")
    expect(refusalOf(inZhejiang, notified, ["2019-03-06", still, decider])).toBe("NotYetWrong")
    const half = ["2019-03-06", supplement([paper("list")], "2019-03-06")] as const
    expect(refusalOf(inZhejiang, notified, half, ["2019-03-07", still, decider])).toBe("NotYetWrong")
    const wrong = ["2019-03-07", supplement([spoiled("plan")], "2019-03-07")] as const
    expect(refusalOf(inZhejiang, notified, wrong, ["2019-03-08", still, decider])).toBe("NotYetWrong")
    expect(stateAfter(inZhejiang, notified, half, wrong, ["2019-03-08", still, decider]).phase).toBe(
      "not-accepted",
    )
  })
})
