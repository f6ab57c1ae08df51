import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import { addDays, compareDates, plainDate, type PlainDate, workingDays } from "../time/index.ts"
import {
  applicableRuleSet,
  isInForce,
  type ItemType,
  itemTypes,
  type LawRank,
  type Provisions,
  type RuleSet,
} from "./index.ts"

const ranks: readonly LawRank[] = [
  "law",
  "administrative-regulation",
  "local-regulation",
  "local-rule",
  "practice",
]
const types = Object.keys(itemTypes) as readonly ItemType[]
const firstDay = plainDate("2019-01-01")

/** Provisions that say whose they are. */
function provisionsOf(id: string, points: readonly string[]): Provisions {
  const clause = { statute: id, title: text(id, id) }
  const all: Required<Provisions> = {
    correctionNotice: { time: { kind: "on-the-spot" }, clause },
    deemedAcceptance: { after: workingDays(5), clause },
    lateSupplement: { outcome: "task", clause },
    wrongSupplement: { outcome: "second-notice", clause },
    tolerance: {
      commitmentRequired: true,
      longest: null,
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause,
    },
    decision: { term: workingDays(20), clause },
    extension: { term: workingDays(10), approverRole: "agency-head", clause },
    suspensions: [],
    delivery: { term: workingDays(10), clause },
    adverseActs: { role: "deciding-officer", clause },
    priorNotice: { acts: ["refuse-acceptance"], term: workingDays(3), clause },
    remedies: [],
    laterRemedies: [],
    jointDecision: {
      term: workingDays(45),
      clause,
      extension: { term: workingDays(15), approverRole: "government-head", clause },
    },
    overdue: { explainInPublic: true, clause },
    renewal: { lead: workingDays(30), deemedOnSilence: true, clause },
    reapplicationBars: [],
    siteCheck: { officers: 2, clause },
    informedCommitment: { conditions: { verifyWithin: workingDays(60), clause }, notFor: [] },
    waiver: { clause },
    identityEvidence: { means: ["senior-card"], clause },
    dataDispute: { clause },
    service: { publicNotice: { length: 10, unit: "calendar-day" } },
    oneOfficerMayDecideAlone: { clause },
    authorityEvidence: { clause },
    finishedOnSpot: { clause },
  }
  return Object.fromEntries(Object.entries(all).filter(([point]) => points.includes(point)))
}

function ruleSet(id: string, rank: LawRank, points: readonly string[], more: Partial<RuleSet> = {}): RuleSet {
  const title = text(id, id)
  return {
    id,
    version: "1",
    title,
    rank,
    source: { statute: id, title },
    validFrom: firstDay,
    validTo: null,
    itemTypes: "every",
    provisions: provisionsOf(id, points),
    clauses: [],
    ...more,
  }
}

const points = ["correctionNotice", "deemedAcceptance", "lateSupplement", "tolerance", "decision"]
const days = fc.integer({ min: 0, max: 40 }).map((n) => addDays(firstDay, n))

const ruleSets = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      rank: fc.constantFrom(...ranks),
      points: fc.subarray(points),
      from: days,
      length: fc.option(fc.integer({ min: 1, max: 40 })),
      types: fc.oneof(fc.constant("every" as const), fc.subarray([...types], { minLength: 1 })),
      review: fc.boolean(),
    })
    .map(({ from, id, length, points: said, rank, review, types: governed }) =>
      ruleSet(id, rank, said, {
        validFrom: from,
        validTo: length === null ? null : addDays(from, length),
        itemTypes: governed,
        ...(review ? { review: text(`${id}未核实`, `${id} unverified`) } : {}),
      }),
    ),
  { selector: ({ id }) => id, maxLength: 6 },
)
const cases = fc.record({ law: ruleSets, type: fc.constantFrom(...types), on: days })

function governing(law: readonly RuleSet[], type: ItemType, on: PlainDate): readonly RuleSet[] {
  return law.filter(
    (set) => isInForce(set, on) && (set.itemTypes === "every" || set.itemTypes.includes(type)),
  )
}

describe("which rules govern an item on a date", () => {
  it("does not depend on the order in which the rule sets are given", () => {
    fc.assert(
      fc.property(
        cases.chain(({ law, on, type }) =>
          fc.record({
            law: fc.constant(law),
            type: fc.constant(type),
            on: fc.constant(on),
            shuffled: fc.shuffledSubarray(law, { minLength: law.length }),
          }),
        ),
        ({ law, on, shuffled, type }) => {
          expect(applicableRuleSet(shuffled, type, on)).toEqual(applicableRuleSet(law, type, on))
        },
      ),
    )
  })

  it("takes each point from the strongest rule set that speaks on it, and from no other", () => {
    fc.assert(
      fc.property(cases, ({ law, on, type }) => {
        const found = applicableRuleSet(law, type, on)
        if (Result.isFailure(found)) return
        const sets = governing(law, type, on)
        for (const point of points as readonly (keyof Provisions)[]) {
          const speaking = sets
            .filter((set) => point in set.provisions)
            .toSorted((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank))
          expect(found.success.provisions[point]).toEqual(speaking[0]?.provisions[point])
        }
        expect(new Set(found.success.parts ?? [found.success.id])).toEqual(new Set(sets.map(({ id }) => id)))
      }),
    )
  })

  it("holds only while every part is in force, and for types that every part governs", () => {
    fc.assert(
      fc.property(cases, days, ({ law, on, type }, other) => {
        const found = applicableRuleSet(law, type, on)
        if (Result.isFailure(found)) return
        const sets = governing(law, type, on)
        expect(isInForce(found.success, on)).toBe(true)
        expect(isInForce(found.success, other)).toBe(sets.every((set) => isInForce(set, other)))
        for (const each of types) {
          const governs = found.success.itemTypes === "every" || found.success.itemTypes.includes(each)
          const byAll = sets.every((set) => set.itemTypes === "every" || set.itemTypes.includes(each))
          expect(governs).toBe(byAll)
        }
      }),
    )
  })

  it("keeps what was not verified about each part", () => {
    fc.assert(
      fc.property(cases, ({ law, on, type }) => {
        const found = applicableRuleSet(law, type, on)
        if (Result.isFailure(found)) return
        for (const { review } of governing(law, type, on)) {
          if (review) expect(found.success.review?.en).toContain(review.en)
        }
      }),
    )
  })

  it("refuses exactly when nothing speaks, or two of one rank speak on one point", () => {
    fc.assert(
      fc.property(cases, ({ law, on, type }) => {
        const sets = governing(law, type, on)
        const isSilent = sets.every((set) => Object.keys(set.provisions).length === 0)
        const doOverlap = sets.some((a) =>
          sets.some(
            (b) => a !== b && a.rank === b.rank && Object.keys(a.provisions).some((k) => k in b.provisions),
          ),
        )
        const found = applicableRuleSet(law, type, on)
        const expected = isSilent ? "NoRuleSet" : doOverlap ? "RuleSetsOverlap" : "found"
        expect(Result.isFailure(found) ? found.failure._tag : "found").toBe(expected)
      }),
    )
  })

  it("is in force from its first day, and no longer on the day it ends", () => {
    const year = ruleSet("year", "practice", points, { validTo: plainDate("2020-01-01") })
    const on = (date: string) => isInForce(year, plainDate(date))
    expect([on("2018-12-31"), on("2019-01-01"), on("2019-12-31"), on("2020-01-01")]).toEqual([
      false,
      true,
      true,
      false,
    ])
    fc.assert(
      fc.property(days, days, days, (from, to, date) => {
        const set = ruleSet("s", "law", points, { validFrom: from, validTo: to })
        expect(isInForce(set, date)).toBe(compareDates(from, date) <= 0 && compareDates(date, to) < 0)
        expect(isInForce({ ...set, validTo: null }, date)).toBe(compareDates(from, date) <= 0)
      }),
    )
  })
})

describe("what cannot be answered is refused by name", () => {
  it("names the type and the date where no rule set is in force", () => {
    const found = applicableRuleSet([], "award", firstDay)
    expect(Result.isFailure(found) && found.failure).toMatchObject({
      _tag: "NoRuleSet",
      itemType: "award",
      on: firstDay,
    })
    if (Result.isFailure(found)) expect(found.failure.message.zh).toContain("行政奖励")
  })

  it("does not let a rule set without provisions govern alone, but names it beside another", () => {
    const unread = ruleSet("unread", "local-rule", [])
    const practice = ruleSet("practice", "practice", ["tolerance"])
    expect(Result.isFailure(applicableRuleSet([unread], "award", firstDay))).toBe(true)
    const both = Result.getOrThrow(applicableRuleSet([practice, unread], "award", firstDay))
    expect(both.parts).toEqual(["unread", "practice"])
  })

  it("names both rule sets and the point when two of one rank speak on it", () => {
    const two = [ruleSet("b", "law", ["decision"]), ruleSet("a", "law", ["decision", "tolerance"])]
    const found = applicableRuleSet(two, "licence", firstDay)
    expect(Result.isFailure(found) && found.failure).toMatchObject({
      _tag: "RuleSetsOverlap",
      provision: "decision",
      ruleSets: ["a", "b"],
    })
  })

  it("lets two of one rank stand together that speak on different points", () => {
    const two = [ruleSet("b", "law", ["decision"]), ruleSet("a", "law", ["tolerance"])]
    const found = Result.getOrThrow(applicableRuleSet(two, "licence", firstDay))
    expect(Object.keys(found.provisions).toSorted()).toEqual(["decision", "tolerance"])
  })
})
