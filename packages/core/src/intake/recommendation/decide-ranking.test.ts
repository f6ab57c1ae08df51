import { describe, expect, it } from "vitest"
import type { CallCommand, TieBreak } from "./index.ts"
import {
  attest,
  candidate,
  open,
  officerOf,
  passing,
  play,
  rank,
  rankerOf,
  recommend,
  refusalIn,
  review,
  reviewerOf,
  rulesWith,
  stateAfter,
  takeIn,
  withdraw,
  type Step,
} from "./call.fixture.ts"

const three = [open(), ...passing(1), ...passing(2), ...passing(3)]
type Rank = Extract<CallCommand, { type: "rank" }>
const placed = (places: Readonly<Record<number, number>>, tieBreaks?: readonly TieBreak[]): Step => {
  const command: Rank = {
    type: "rank",
    township: "north",
    places: Object.entries(places).map(([n, place]) => ({ candidate: candidate(Number(n)), place })),
    ...(tieBreaks ? { tieBreaks } : {}),
  }
  return ["2018-07-05", command, rankerOf("north")]
}

describe("the order of merit", () => {
  it("is the township's own, whatever order it is written in", () => {
    const { townships } = stateAfter(...three, placed({ 1: 30, 2: 10, 3: 20 }))
    expect(townships["north"]?.ranking).toEqual({
      by: "north-ranker",
      order: [candidate(2), candidate(3), candidate(1)],
    })
  })

  it("holds everyone who passed in the township and is still there, each once, and nobody else", () => {
    const [on, command, actor] = rank([1, 1, 2, 3])
    const cases: readonly (readonly [Step, number[], number[]])[] = [
      [rank([1, 2]), [3], []],
      [rank([1, 2, 3, 4]), [], [4]],
      [[on, command, actor], [], [1]],
    ]
    for (const [step, missing, unexpected] of cases)
      expect(refusalIn(...three, step)).toMatchObject({
        _tag: "RankingIncomplete",
        missing: missing.map(candidate),
        unexpected: unexpected.map(candidate),
      })
    expect(refusalIn(open(), rank([]))?._tag).toBe("RankingIncomplete")
    expect(refusalIn(...three, withdraw(3, "2018-07-04"), rank([1, 2]))).toBeNull()
    const failed = [...three, takeIn(4), attest(4), review(4, "north", false)]
    expect(refusalIn(...failed, rank([1, 2, 3, 4]))?._tag).toBe("RankingIncomplete")
    expect(refusalIn(...three, ...passing(4, "south"), rank([1, 2, 3, 4]))?._tag).toBe("RankingIncomplete")
  })

  it("is drawn up only where every merit is attested", () => {
    expect(refusalIn(...three, takeIn(4), review(4), rank([1, 2, 3, 4]))).toMatchObject({
      _tag: "MeritNotAttested",
      missing: [{ candidate: candidate(4), criterion: "research-expenses" }],
    })
  })

  it("breaks ties on record, with reasons", () => {
    const tied = { 1: 2, 2: 1, 3: 1 }
    const between = (...ns: number[]) => [{ order: ns.map(candidate), reasons: ["研发人员较多"] }]
    expect(refusalIn(...three, placed(tied))).toMatchObject({
      _tag: "TieNotBroken",
      candidates: [candidate(2), candidate(3)],
    })
    for (const other of [between(2), between(2, 1), between(2, 3, 1), between(2, 2)])
      expect(refusalIn(...three, placed(tied, other))?._tag).toBe("TieNotBroken")
    const noReason = [{ order: [candidate(3), candidate(2)], reasons: [] }]
    expect(refusalIn(...three, placed(tied, noReason))?._tag).toBe("ReasonsMissing")
    const { events, state } = play([...three, placed(tied, between(3, 2))])
    expect(state.townships["north"]?.ranking?.order).toEqual([3, 2, 1].map(candidate))
    expect(events.at(-1)?.data).toMatchObject({ tieBreaks: between(3, 2) })
  })

  it("keeps no record of a tie between candidates who are not tied", () => {
    const needless = [{ order: [candidate(1), candidate(2)], reasons: ["研发人员较多"] }]
    expect(refusalIn(...three, placed({ 1: 1, 2: 2, 3: 3 }, needless))).toMatchObject({
      _tag: "RankingIncomplete",
      unexpected: [candidate(1), candidate(2)],
    })
  })

  it("may be drawn up anew until somebody was recommended on it", () => {
    expect(refusalIn(...three, rank([1, 2, 3]), rank([3, 2, 1]))).toBeNull()
    expect(refusalIn(...three, rank([1, 2, 3]), recommend([1]), rank([3, 2, 1]))?._tag).toBe(
      "RecommendedAlready",
    )
    const gone = [...three, rank([1, 2, 3]), recommend([1]), withdraw(1)]
    expect(refusalIn(...gone, rank([2, 3]))?._tag).toBe("RecommendedAlready")
  })
})

describe("a recommendation", () => {
  const ranked = [...three, rank([2, 1, 3])]

  it("follows the order and carries the rank and the quota", () => {
    const { events } = play([...ranked, recommend([2, 1])])
    expect(events.slice(-2).map(({ data }) => data)).toEqual([
      { candidate: candidate(2), township: "north", rank: 1, quota: 2 },
      { candidate: candidate(1), township: "north", rank: 2, quota: 2 },
    ])
    for (const wrong of [[1], [1, 2], [2, 3], [3], []])
      expect(refusalIn(...ranked, recommend(wrong))).toMatchObject({ _tag: "NotNextInRank" })
    expect(refusalIn(...ranked, recommend([1]))).toMatchObject({ next: [candidate(2)] })
    expect(refusalIn(...three, recommend([2]))?._tag).toBe("NotRanked")
    expect(refusalIn(...three, recommend([2], "west"))?._tag).toBe("UnknownTownship")
  })

  it("beyond the quota is refused by name, and says what is free", () => {
    expect(refusalIn(...ranked, recommend([2, 1, 3]))).toMatchObject({
      _tag: "QuotaExceeded",
      township: "north",
      quota: 2,
      free: 2,
    })
    expect(refusalIn(...ranked, recommend([2, 1]), recommend([3]))).toMatchObject({ quota: 2, free: 0 })
    const none = [open({ north: 0 }), ...passing(1), rank([1])]
    expect(refusalIn(...none, recommend([1]))).toMatchObject({ _tag: "QuotaExceeded", quota: 0 })
  })

  it("is another person's than the first review, unless the rules allow it", () => {
    const [on, command] = recommend([2])
    const bySame: Step = [on, command, reviewerOf("north")]
    expect(refusalIn(...ranked, bySame)?._tag).toBe("SameOfficer")
    const other = officerOf("north", "north-other")
    expect(refusalIn(...ranked, [on, command, other])).toBeNull()
    const lenient = [open({ north: 2 }, rulesWith({ preReviewerMayRecommend: true })), ...three.slice(1)]
    expect(refusalIn(...lenient, rank([2, 1, 3]), bySame)).toBeNull()
  })
})
