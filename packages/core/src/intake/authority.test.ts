import { describe, expect, it } from "vitest"
import type { OfficerActor } from "../identity/index.ts"
import type { RuleSet } from "../law/index.ts"
import {
  all,
  clerk,
  decide,
  examination,
  found,
  refusalOf,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { oneVisit } from "./law.fixture.ts"
import { finishPart, neighbour, reviewer, whole } from "./whole-case.fixture.ts"

describe("whoever took the first look", () => {
  const reviewed: readonly Step[] = [
    ["2019-03-05", submit(all, "2019-03-05", { examination })],
    ["2019-03-06", found, registry],
    ["2019-03-06", finishPart("first", "2019-03-06"), reviewer],
    ["2019-03-07", finishPart("second", "2019-03-07"), neighbour],
  ]
  const judge = (actor: OfficerActor, favourable = true): Step => [
    "2019-03-08",
    decide(favourable),
    { ...actor, roles: ["decision-maker"] },
  ]

  it("does not decide, for the applicant or against them", () => {
    expect(refusalOf(whole, ...reviewed, judge(reviewer))).toBe("PreReviewerDecides")
    expect(refusalOf(whole, ...reviewed, judge(reviewer, false))).toBe("PreReviewerDecides")
    expect(refusalOf(whole, ...reviewed, judge(clerk))).toBeUndefined()
  })

  it("is only who did a part that the item calls a first look", () => {
    expect(stateAfter(whole, ...reviewed).preReviewers).toEqual(["officer-4"])
    expect(refusalOf(whole, ...reviewed, judge(neighbour))).toBeUndefined()
  })

  it("may do anything else in the case", () => {
    const hand: CaseCommand = { type: "hand-to-reviewer", part: "second" }
    expect(refusalOf(whole, ...reviewed.slice(0, 3), ["2019-03-06", hand, reviewer])).toBeUndefined()
  })

  it("decides where the rule set lets one officer do both", () => {
    const ruleSet: RuleSet = {
      ...whole.ruleSet,
      provisions: { ...whole.ruleSet.provisions, oneOfficerMayDecideAlone: { clause: oneVisit("5") } },
    }
    const alone: Setting = { ...whole, ruleSet }
    expect(refusalOf(alone, ...reviewed, judge(reviewer))).toBeUndefined()
  })
})
