import { describe, expect, it } from "vitest"
import type { RuleSet } from "../../law/index.ts"
import { text } from "../../reasons/index.ts"
import { calendarDays, months, plainDate, type Term, workingDays } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { reviewItem } from "./index.ts"
import { found, hold, sampleItem, sampleRules, without } from "./sample-item.fixture.ts"

/** Steps that leave the promise alone. */
const steps = { procedure: [text("受理并办结", "Done at once")] }

describe("the way an item is handled", () => {
  const noTerm = without("promisedTerm")
  const review = (over: Partial<ServiceItem>) => reviewItem({ ...noTerm, ...over }).map(({ code }) => code)

  hold([
    [
      "on the spot and within a term contradict each other",
      { handling: "on-the-spot", review: "at-once" },
      ["on-the-spot-with-term promisedTerm"],
    ],
    ["a promised item has a term", { handling: "promised", review: "after-acceptance" }, []],
    ["a promised item is not reviewed at once", { review: "at-once" }, ["promised-reviewed-at-once review"]],
  ])

  it("on the spot is reviewed at once, and needs no term", () => {
    expect(review({ handling: "on-the-spot", review: "at-once" })).toEqual([])
    expect(review({ handling: "on-the-spot" })).toEqual(["on-the-spot-reviewed-later"])
  })

  it("without a term is told, but not of licences, whose law has one, nor of what nobody applies for", () => {
    expect(review({})).toEqual(["term-missing"])
    expect(review({ statutoryTerm: workingDays(20, sampleRules) })).toEqual([])
    expect(review({ type: "licence" })).not.toContain("term-missing")
    expect(review({ initiation: "ex-officio", channels: [], materials: [] })).toEqual([])
  })

  it("is not proposed to change where there is no term, for it may be on the spot that is meant", () => {
    const [finding] = reviewItem({ ...without("promisedTerm"), review: "at-once" })
    expect(finding).toMatchObject({ code: "promised-reviewed-at-once" })
    expect(finding?.fix).toBeUndefined()
  })
})

describe("the promised time", () => {
  const ruleSet: RuleSet = {
    id: "sample-licensing",
    version: "1",
    title: text("样例法", "Sample Law"),
    rank: "law",
    source: sampleRules,
    validFrom: plainDate("2018-01-01"),
    validTo: null,
    itemTypes: ["confirmation"],
    provisions: { decision: { term: workingDays(20), clause: { ...sampleRules, article: "42" } } },
    clauses: [],
  }
  const terms = (promisedTerm: Term, statutoryTerm: Term) => found({ ...steps, promisedTerm, statutoryTerm })

  it.each<readonly [Term, Term, string | null]>([
    [workingDays(20), workingDays(20), null],
    [workingDays(21), workingDays(20), "promised-after-statutory"],
    [workingDays(31), calendarDays(30), "promised-after-statutory"],
    [workingDays(32), months(1), "promised-after-statutory"],
    [workingDays(31), months(1), "promise-counted-otherwise"],
    [months(2), calendarDays(55), "promised-after-statutory"],
    [months(2), calendarDays(56), "promise-counted-otherwise"],
    [months(2), calendarDays(60), "promise-counted-otherwise"],
    [months(1), workingDays(20), "promise-counted-otherwise"],
    [calendarDays(20), workingDays(20), "promise-counted-otherwise"],
    [calendarDays(19), workingDays(20), null],
    [calendarDays(27), months(1), null],
  ])("%o within %o: %s", (promised, statutory, code) => {
    expect(terms(promised, statutory)).toEqual(code === null ? [] : [`${code} promisedTerm`])
  })

  it("is held against the rule set's where the item names no statutory term, and cites that clause", () => {
    const item = { ...sampleItem, ...steps, promisedTerm: workingDays(21) }
    expect(reviewItem(item, { law: [ruleSet] })).toMatchObject([
      { code: "promised-after-statutory", source: { article: "42" } },
    ])
    expect(reviewItem({ ...item, type: "award" }, { law: [ruleSet] })).toEqual([])
  })
})
