import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { RuleSet } from "../law/index.ts"
import { plainDate } from "../time/index.ts"
import {
  all,
  contextOn,
  decide,
  decider,
  eventOf,
  examination,
  found,
  play,
  registry,
  type Setting,
  type Step,
  submit,
} from "./case.fixture.ts"
import { type ApplicantBar, barOn, type CaseCommand, decideCase, noCase } from "./index.ts"
import { licensing } from "./law.fixture.ts"
import { finishPart, neighbour, reviewer, whole, wholeItem, wholeLaw } from "./whole-case.fixture.ts"

const on = "2019-03-05"
const received: Step = [on, submit(all, on)]
const ready: readonly Step[] = [
  [on, submit(all, on, { examination })],
  [on, found, registry],
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
]
const refuse = (ground: "false-material" | "not-required"): Step => [
  on,
  { type: "refuse-acceptance", ground, reasons: ["because"], number: "X-1" },
  decider,
]
const refused = (falseMaterial: boolean): Step => [
  on,
  { ...decide(false), falseMaterial } as CaseCommand,
  decider,
]
const revoked: Step = [
  on,
  { type: "revoke-decision", option: null, reasons: ["fraud"], number: "W-1" },
  decider,
]
const safetyOnly: RuleSet = {
  ...wholeLaw,
  provisions: {
    ...wholeLaw.provisions,
    reapplicationBars: (wholeLaw.provisions.reapplicationBars ?? []).map((bar) => ({
      ...bar,
      onlyPublicSafety: true,
    })),
  },
}
const barAfter = (setting: Setting, ...steps: readonly Step[]): ApplicantBar | undefined => {
  const played = play(setting, ...steps)
  expect(played.refusals.at(-1)).toBeNull()
  return (
    eventOf(played, "NotAccepted")?.data.bar ??
    eventOf(played, "DecisionRevoked")?.data.bar ??
    eventOf(played, "DecisionMade")?.data.bar
  )
}

describe("who may not apply again for a time (行政许可法 art. 78, 79)", () => {
  const year = { from: on, until: "2020-03-06", clause: licensing("78") }
  const threeYears = { from: on, until: "2022-03-06", clause: licensing("79") }

  it("is, for twelve months, who gave false papers, whether not accepted or refused", () => {
    expect(barAfter(whole, received, refuse("false-material"))).toEqual({ ground: "false-material", ...year })
    expect(barAfter(whole, ...ready, refused(true))).toEqual({ ground: "false-material", ...year })
  })

  it("is, for thirty-six months, who had the licence by fraud", () => {
    expect(barAfter(whole, ...ready, [on, decide(true)], revoked)).toEqual({
      ground: "obtained-by-fraud",
      ...threeYears,
    })
  })

  it("is nobody who was refused for another reason", () => {
    expect(barAfter(whole, received, refuse("not-required"))).toBeUndefined()
    expect(barAfter(whole, ...ready, refused(false))).toBeUndefined()
  })

  it("is nobody who was granted it, whatever else the command says", () => {
    expect(barAfter(whole, ...ready, [on, { ...decide(true), falseMaterial: true } as CaseCommand])).toBe(
      undefined,
    )
  })

  it("is only who asked for what concerns public safety, where the law says so", () => {
    const ordinary = { ...whole, ruleSet: safetyOnly }
    const safety = { ...ordinary, item: { ...wholeItem, publicSafety: true } }
    expect(barAfter(ordinary, received, refuse("false-material"))).toBeUndefined()
    expect(barAfter(safety, received, refuse("false-material"))).toMatchObject(year)
    const had = [...ready, [on, decide(true)] as const, revoked]
    expect(barAfter(ordinary, ...had)).toBeUndefined()
    expect(barAfter(safety, ...had)).toMatchObject(threeYears)
  })

  it("ends on the corresponding day of the month, a holiday or not, and on the last of a shorter one", () => {
    // 2020-03-07 and 2020-03-08 are a weekend: nothing rolls to the Monday.
    const saturday = "2019-03-07"
    const act: Step = [
      saturday,
      { type: "refuse-acceptance", ground: "false-material", reasons: ["x"], number: "X-1" },
      decider,
    ]
    expect(barAfter(whole, [saturday, submit(all, saturday)], act)?.until).toBe("2020-03-08")
  })

  const bar: ApplicantBar = {
    ground: "false-material",
    from: plainDate(on),
    until: plainDate("2020-03-06"),
    clause: licensing("78"),
  }

  it.each([
    ["2019-03-04", undefined],
    ["2019-03-05", bar],
    ["2020-03-05", bar],
    ["2020-03-06", undefined],
  ])("holds from its first day to its last, both included: %s", (day, expected) => {
    expect(barOn([bar], plainDate(day))).toBe(expected)
  })

  it("cannot hand in an application that came in while it holds, and is told until when", () => {
    const submitOn = (day: string, today = day) =>
      decideCase(noCase, submit(all, day), { ...contextOn(whole, today), bars: [bar] })
    const outcome = submitOn("2020-03-05")
    const refusal = Result.isFailure(outcome) ? outcome.failure : null
    expect(refusal).toMatchObject({ _tag: "ReapplicationBarred", bar, clause: licensing("78") })
    expect(refusal?.message.zh).toContain("2020-03-06")
    expect(Result.isFailure(submitOn("2020-03-05", "2020-03-10"))).toBe(true)
    expect(Result.isSuccess(submitOn("2020-03-06"))).toBe(true)
  })
})
