import { describe, expect, it } from "vitest"
import {
  agentOf,
  attest,
  bureau,
  candidate,
  clause,
  open,
  passing,
  play,
  rank,
  recommend,
  refusalIn,
  review,
  reviewerOf,
  rulesWith,
  shown,
  stateAfter,
  takeEffect,
  takeIn,
  timer,
  withdraw,
} from "./call.fixture.ts"

describe("a call", () => {
  it("is opened once, for townships that are named once with a whole quota", () => {
    expect(refusalIn(open(), open())?._tag).toBe("CallOpenedAlready")
    expect(refusalIn(open({}))?._tag).toBe("TownshipsUnclear")
    expect(refusalIn(open({ north: -1 }))?._tag).toBe("TownshipsUnclear")
    expect(refusalIn(open({ north: 1.5 }))?._tag).toBe("TownshipsUnclear")
    expect(refusalIn(open({ north: 0 }))).toBeNull()
    const [on, command, actor] = open({ north: 1 })
    const twice = command.type === "open" && {
      ...command,
      townships: [...command.townships, ...command.townships],
    }
    expect(refusalIn([on, twice || command, actor])?._tag).toBe("TownshipsUnclear")
  })

  it("takes nothing before it is opened", () => {
    expect(refusalIn(takeIn(1))?._tag).toBe("CallNotOpen")
  })
})

describe("a candidate", () => {
  it("is taken in once in a call, by a township that has part in it", () => {
    expect(refusalIn(open(), takeIn(1), takeIn(1))?._tag).toBe("CandidateAlready")
    expect(refusalIn(open(), takeIn(1), takeIn(1, "south"))?._tag).toBe("CandidateAlready")
    expect(refusalIn(open(), takeIn(1, "west"))?._tag).toBe("UnknownTownship")
    expect(refusalIn(open(), takeIn(1, "constructor"))?._tag).toBe("UnknownTownship")
  })

  it("who does not pass the first review is told why, and whether to apply all the same", () => {
    const needed = play([open(), takeIn(1), review(1, "north", false)]).events.at(-1)
    expect(needed?.data).toEqual({
      candidate: candidate(1),
      passed: false,
      reasons: ["条件不符"],
      mayApplyWithout: false,
      clause,
    })
    const free = rulesWith({ recommendationRequired: { required: false, clause } })
    const open2 = open({ north: 1 }, free)
    expect(play([open2, takeIn(1), review(1, "north", false)]).events.at(-1)?.data).toMatchObject({
      mayApplyWithout: true,
      clause,
    })
  })

  it("who does not pass has reasons in writing", () => {
    const bare = { type: "pre-review", candidate: candidate(1), passed: false, reasons: [] } as const
    expect(refusalIn(open(), takeIn(1), ["2018-07-04", bare, reviewerOf("north")])?._tag).toBe(
      "ReasonsMissing",
    )
  })

  it("may put things right and be reviewed again until the township has ranked", () => {
    const state = stateAfter(open(), takeIn(1), review(1, "north", false), attest(1), review(1))
    expect(state.candidates[candidate(1)]?.preReview).toEqual({
      passed: true,
      by: "north-reviewer",
      on: "2018-07-04",
    })
    const [on, command] = review(1)
    const another = { ...reviewerOf("north"), externalId: "another" } as ReturnType<typeof reviewerOf>
    const twice = stateAfter(open(), takeIn(1), review(1, "north", false), [on, command, another])
    expect(twice.candidates[candidate(1)]?.preReviewers).toEqual(["north-reviewer", "another"])
    for (const late of [takeIn(2), attest(1), review(1, "north", false)])
      expect(refusalIn(open(), ...passing(1), rank([1]), late)?._tag).toBe("TownshipRanked")
    expect(refusalIn(open(), ...passing(1), rank([1]), takeIn(2, "south"))).toBeNull()
  })

  it("is compared by the criteria of the rules alone, in their unit, the latest attestation counting", () => {
    const fact = { criterion: "research-expenses", value: "1", unit: "万元", year: 2017, evidence: "a" }
    const attested = (more: object) =>
      refusalIn(open(), takeIn(1), [
        "2018-07-03",
        { type: "attest-merit", candidate: candidate(1), facts: [{ ...fact, ...more }] },
        reviewerOf("north"),
      ])?._tag
    expect(attested({ criterion: "staff" })).toBe("UnknownCriterion")
    expect(attested({ unit: "元" })).toBe("UnitDiffers")
    const { candidates } = stateAfter(open(), takeIn(1), attest(1, "north", "1"), attest(1, "north", "2.5"))
    expect(candidates[candidate(1)]?.merits["research-expenses"]).toMatchObject({ value: "2.5", year: 2017 })
  })

  it("withdraws in person, by an agent or through an officer, but nobody else withdraws them", () => {
    const command = { type: "withdraw-candidate", candidate: candidate(1) } as const
    for (const actor of [agentOf(1), bureau, reviewerOf("north")])
      expect(refusalIn(open(), takeIn(1), ["2018-07-06", command, actor])).toBeNull()
    for (const actor of [agentOf(2), timer])
      expect(refusalIn(open(), takeIn(1), ["2018-07-06", command, actor])).toMatchObject({
        _tag: "NotAuthorised",
        needed: "applicant",
      })
  })

  it("withdraws once, and not after the recommendation has taken effect", () => {
    expect(refusalIn(open(), takeIn(1), withdraw(1), withdraw(1))?._tag).toBe("CandidateGone")
    expect(refusalIn(open(), takeIn(1), withdraw(1), review(1))?._tag).toBe("CandidateGone")
    expect(refusalIn(open(), withdraw(1))?._tag).toBe("UnknownCandidate")
    expect(refusalIn(...shown, takeEffect([1]), withdraw(1, "2018-07-17"))?._tag).toBe("TookEffectAlready")
  })

  it("who withdraws frees a place, and the next moves up only by an act", () => {
    const freed = stateAfter(...shown, withdraw(1, "2018-07-09"))
    expect(freed.candidates[candidate(3)]?.recommendation).toBeNull()
    const moved = stateAfter(...shown, withdraw(1, "2018-07-09"), recommend([3], "north", "2018-07-10"))
    expect(moved.candidates[candidate(3)]?.recommendation).toEqual({
      rank: 3,
      stage: "recommended",
      notice: null,
      effectiveOn: null,
    })
  })
})
