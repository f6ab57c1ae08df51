import { describe, expect, it } from "vitest"
import type { ItemType } from "../law/index.ts"
import { itemTypes } from "../law/index.ts"
import {
  all,
  applicant,
  atWindow,
  clerk,
  decide,
  decider,
  eventOf,
  examination,
  examine,
  found,
  head,
  inZhejiang,
  itemOf,
  paper,
  play,
  refusalIn,
  refusalOf,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { countVisits, timersOf } from "./index.ts"

const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
const answered: Step = ["2019-03-06", found, registry]
const granted: Step = ["2019-03-11", decide(true)]
const owing: Step = ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })]

describe("the final act is of the kind the item's type knows", () => {
  const expected: Readonly<Record<ItemType, readonly [favourable: string, unfavourable: string]>> = {
    licence: ["licence-granted", "licence-refused"],
    "benefit-payment": ["payment-granted", "payment-refused"],
    confirmation: ["confirmed", "not-confirmed"],
    award: ["awarded", "not-awarded"],
    filing: ["filed", "not-filed"],
    "public-service": ["finished", "terminated"],
    "other-power": ["other-granted", "other-refused"],
    "non-administrative": ["finished", "terminated"],
  }
  const types = Object.keys(itemTypes) as ItemType[]

  it.each(types)("for a %s, favourable or not", (type) => {
    const setting: Setting = { ...inZhejiang, item: itemOf(type) }
    const [favourable, unfavourable] = expected[type]
    expect(stateAfter(setting, accepted, answered, granted)).toMatchObject({
      phase: "decided",
      decision: { act: favourable, favourable: true, on: "2019-03-11" },
    })
    const refused = play(setting, accepted, ["2019-03-11", decide(false), decider])
    expect(refused.state.decision).toMatchObject({ act: unfavourable, favourable: false })
    const remedies = eventOf(refused, "DecisionMade")?.data.remedies.map(({ kind }) => kind)
    const { isDecision } = itemTypes[type]
    expect(remedies).toEqual(isDecision ? ["reconsideration", "litigation"] : ["complaint"])
  })
})

describe("a favourable act", () => {
  it("is an officer's, on an accepted case", () => {
    expect(refusalOf(inZhejiang, accepted, answered, ["2019-03-11", decide(true), applicant])).toBe(
      "NotAuthorised",
    )
    expect(refusalOf(inZhejiang, accepted, answered, ["2019-03-11", decide(true), timer])).toBe(
      "NotAuthorised",
    )
    expect(
      refusalOf(inZhejiang, ["2019-03-05", submit(all, "2019-03-05")], ["2019-03-11", decide(true)]),
    ).toBe("NotInThisPhase")
  })

  it("waits for what the authority has yet to look up", () => {
    expect(refusalIn(inZhejiang, accepted, granted)).toMatchObject({
      _tag: "StillOwed",
      owed: [],
      lookUps: ["licence"],
    })
    const notFound: Step = ["2019-03-06", { ...found, outcome: "not-found" }, registry]
    expect(refusalOf(inZhejiang, accepted, notFound, granted)).toBe("StillOwed")
  })

  it("waits for what is owed, and refusal does not", () => {
    expect(refusalIn(inZhejiang, owing, answered, granted)).toMatchObject({
      _tag: "StillOwed",
      owed: [{ requirement: "report" }],
    })
    expect(stateAfter(inZhejiang, owing, ["2019-03-11", decide(false), decider]).phase).toBe("decided")
    const paid: Step = ["2019-03-08", supplement([paper("report")], "2019-03-08")]
    expect(stateAfter(inZhejiang, owing, answered, paid, granted).phase).toBe("decided")
  })

  it("waits, after a late supplement, until the delay is excused", () => {
    const late: Step = ["2019-03-22", supplement([paper("report")], "2019-03-22")]
    const then: Step = ["2019-03-25", decide(true)]
    expect(refusalOf(inZhejiang, owing, answered, late, then)).toBe("StillOwed")
    const excuse: Step = ["2019-03-22", { type: "excuse-delay", reasons: ["flood"] }]
    expect(stateAfter(inZhejiang, owing, answered, late, excuse, then).decision?.favourable).toBe(true)
  })
})

describe("an unfavourable act (行政许可法 art. 38)", () => {
  it("needs the role, reasons and remedies", () => {
    expect(refusalOf(inZhejiang, accepted, ["2019-03-11", decide(false), clerk])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, accepted, ["2019-03-11", decide(false, []), decider])).toBe("ReasonsMissing")
    const { remedies: _, ...provisions } = inZhejiang.ruleSet.provisions
    const silent = { ...inZhejiang, ruleSet: { ...inZhejiang.ruleSet, provisions } }
    expect(refusalOf(silent, accepted, ["2019-03-11", decide(false), decider])).toBe("RemediesMissing")
  })

  it("carries its reasons and its number", () => {
    const refused = play(inZhejiang, accepted, ["2019-03-11", decide(false), decider])
    expect(eventOf(refused, "DecisionMade")?.data).toMatchObject({ reasons: ["because"], number: "D-1" })
  })
})

describe("visits", () => {
  it("are one where everything is corrected on the spot", () => {
    const state = stateAfter(
      inZhejiang,
      ["2019-03-05", submit(without("list"), atWindow("2019-03-05"))],
      ["2019-03-05", { type: "correct-on-spot", materials: [paper("list")] }],
      ["2019-03-05", examine()],
    )
    expect(countVisits(state)).toBe(1)
  })

  it("grow by an appearance to supplement, and not by a parcel", () => {
    const notified: Step = ["2019-03-05", submit(without("list"), atWindow("2019-03-05"), { examination })]
    const sent = stateAfter(inZhejiang, notified, [
      "2019-03-08",
      supplement([paper("list")], "2019-03-08", examination),
    ])
    const came = stateAfter(inZhejiang, notified, [
      "2019-03-08",
      supplement([paper("list")], atWindow("2019-03-08"), examination),
    ])
    expect([countVisits(sent), countVisits(came)]).toEqual([1, 2])
  })
})

describe("timers", () => {
  it("stand on the day after each running deadline, and are gone when the case is decided", () => {
    expect(timersOf(stateAfter(inZhejiang, owing))).toEqual([
      { deadline: "promised", on: "2019-03-27" },
      { deadline: "supplement", on: "2019-03-20" },
    ])
    expect(timersOf(stateAfter(inZhejiang, owing, ["2019-03-11", decide(false), decider]))).toEqual([])
  })

  it("are gone once they have opened their task", () => {
    expect(timersOf(stateAfter(inZhejiang, owing, ["2019-06-03", { type: "pass-time" }, head]))).toEqual([])
  })
})
