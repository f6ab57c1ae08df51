import { describe, expect, it } from "vitest"
import type { OfficerActor } from "../../identity/index.ts"
import {
  all,
  clerk,
  decide as decision,
  decider,
  examination,
  found,
  playOn,
  registry,
  type Setting,
  type Step,
  itemOf,
  eventOf,
  contextOn,
  received,
  submit,
  play,
  inZhejiang,
  passTime,
  timer,
  without,
} from "../case.fixture.ts"
import { calendar } from "../law.fixture.ts"
import { part } from "../parts.fixture.ts"
import { wholeLaw } from "../whole-case.fixture.ts"
import { mayEnterLate } from "../late.fixture.ts"
import { decideCase, fold, noCase } from "../index.ts"
import * as Result from "effect/Result"
import { plainDate } from "../../time/index.ts"
import type { CaseCommand, CaseContext } from "../index.ts"
import { clause } from "./call.fixture.ts"
import { type AttestedRecommendation, usesRecommendation } from "./index.ts"

const recommendation: AttestedRecommendation = {
  call: "call-1",
  township: "north",
  rank: 1,
  quota: 2,
  effectiveOn: plainDate("2019-03-01"),
}
const demanding = itemOf("confirmation", { recommendation: { required: true, clause } })
const setting = { ...inZhejiang, item: demanding }
type Submit = Extract<CaseCommand, { type: "submit" }>
const application = submit(all, received("2019-03-04"), {
  examination,
  scenario: { isBranch: false },
}) as Submit

function submitted(
  presented: AttestedRecommendation | undefined,
  attested: AttestedRecommendation | null,
  { item = demanding, receivedOn = "2019-03-04" } = {},
) {
  const command: Submit = {
    ...application,
    receipt: received(receivedOn, { enteredLate: "the system was down" }),
    ...(presented === undefined ? {} : { recommendation: presented }),
  }
  const context: CaseContext = {
    ...contextOn({ ...setting, item }, "2019-03-04", mayEnterLate(clerk)),
    attested,
  }
  return decideCase(noCase, command, context)
}
const tag = (...given: Parameters<typeof submitted>) => {
  const outcome = submitted(...given)
  return Result.isFailure(outcome) ? outcome.failure._tag : null
}

describe("an application for an item that needs a recommendation", () => {
  it("is refused by name, with the clause, when it comes without", () => {
    const outcome = submitted(undefined, recommendation)
    expect(outcome).toMatchObject({ failure: { _tag: "RecommendationMissing", clause } })
    expect(tag(undefined, null, { item: itemOf("confirmation") })).toBeNull()
  })

  it("is refused when the record attests nothing, or anything else in any point", () => {
    expect(tag(recommendation, null)).toBe("RecommendationNotAttested")
    const forged: readonly Partial<AttestedRecommendation>[] = [
      { call: "call-2" },
      { township: "south" },
      { rank: 2 },
      { quota: 3 },
      { effectiveOn: plainDate("2019-02-28") },
    ]
    for (const change of forged)
      expect(tag({ ...recommendation, ...change }, recommendation)).toBe("RecommendationNotAttested")
  })

  it("is refused until the recommendation has taken effect: the day before, and not on the day", () => {
    const on = { receivedOn: "2019-02-28" }
    expect(tag(recommendation, recommendation, on)).toBe("RecommendationNotEffective")
    expect(tag(recommendation, recommendation, { receivedOn: "2019-03-01" })).toBeNull()
  })

  it("is received on the window's day, and every clock runs from there, not from the township", () => {
    const outcome = submitted(recommendation, recommendation)
    const events = Result.getOrThrow(outcome)
    const state = fold(events)
    expect(eventOf({ events }, "CaseOpened")?.data.recommendation).toEqual(recommendation)
    expect(state.recommendation).toEqual(recommendation)
    expect(state.receipt?.receivedOn).toBe("2019-03-04")
    expect(state.acceptance?.on).toBe("2019-03-04")
    expect(state.promised?.startsOn).toBe("2019-03-04")
  })

  it("is received all the same where it is a licence, whose five days run from receipt, also while a township looks first", () => {
    const item = itemOf("licence", {
      recommendation: { required: true, clause },
      reviewParts: [part("first", [], { of: "north", preliminary: true })],
    })
    const licensed: Setting = { item, ruleSet: wholeLaw, calendar }
    // Nobody may be held back at a township: its time runs out, and silence accepts as of the day of receipt.
    const wanting = submit(without("list"), received("2019-03-04"))
    const opened: Step = ["2019-03-04", wanting]
    expect(play(licensed, opened).state).toMatchObject({
      phase: "received",
      noticeDue: { dueOn: "2019-03-11" },
    })
    expect(play(licensed, opened, ["2019-03-11", passTime, timer]).state.phase).toBe("received")
    expect(play(licensed, opened, ["2019-03-12", passTime, timer]).state).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-04", how: "deemed" },
      parts: { first: { receivedOn: "2019-03-04", finished: null } },
    })
    expect(tag(recommendation, null, { item })).toBe("RecommendationNotAttested")
  })

  it("is decided by nobody who reviewed the candidate first, as the record says and not who presents it", () => {
    const attested = { ...recommendation, preReviewers: [decider.externalId] }
    const decide = (by: OfficerActor, presented = recommendation, ruleSet = setting.ruleSet) => {
      const state = fold(Result.getOrThrow(submitted(presented, attested)))
      const given: Setting = { ...setting, ruleSet }
      return playOn(state, given, ["2019-03-05", found, registry], ["2019-03-05", decision(true), by])
        .refusals[1]?._tag
    }
    expect(decide(decider)).toBe("PreReviewerDecides")
    expect(decide(decider, { ...recommendation, preReviewers: [] })).toBe("PreReviewerDecides")
    expect(decide(clerk)).toBeUndefined()
    const allowed = { ...setting.ruleSet.provisions, oneOfficerMayDecideAlone: { clause } }
    expect(decide(decider, recommendation, { ...setting.ruleSet, provisions: allowed })).toBeUndefined()
  })

  it("uses the recommendation up, unless it ends before anything was decided on it", () => {
    const state = fold(Result.getOrThrow(submitted(recommendation, recommendation)))
    expect(usesRecommendation(state)).toBe(true)
    expect(usesRecommendation(noCase)).toBe(false)
    const phases = ["withdrawn", "deemed-withdrawn", "not-accepted", "terminated", "decided"] as const
    expect(phases.map((phase) => usesRecommendation({ ...state, phase }))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
    const outside = {
      own: state,
      record: [],
      clocks: { decision: null, delivery: null, parts: [] },
      settlements: [],
    }
    expect(usesRecommendation({ ...state, phase: "withdrawn", outside })).toBe(true)
  })

  it("keeps nothing of a recommendation where none was handed in", () => {
    const { events, state } = play(inZhejiang, ["2019-03-04", application])
    expect(eventOf({ events }, "CaseOpened")?.data).not.toHaveProperty("recommendation")
    expect(state).not.toHaveProperty("recommendation")
  })
})
