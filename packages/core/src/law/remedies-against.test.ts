import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import * as Result from "effect/Result"
import { plainDate } from "../time/index.ts"
import { applicableRuleSet, type Remedy, remediesAgainst, type RuleSet } from "./index.ts"

const source = { statute: "sample", title: text("样例", "sample"), sample: true }
const remedy = (kind: Remedy["kind"], body: string): Remedy => ({
  kind,
  title: text(kind, kind),
  body: text(body, body),
  within: null,
  clause: source,
})
const then = [
  remedy("reconsideration", "superior"),
  remedy("litigation", "court"),
  remedy("complaint", "desk"),
]
const later = [remedy("reconsideration", "government"), remedy("complaint", "desk")]
const earlierStill = { from: plainDate("2022-01-01"), remedies: [remedy("litigation", "another court")] }

const set: RuleSet = {
  id: "s",
  version: "1",
  title: source.title,
  rank: "law",
  source,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: {
    remedies: then,
    laterRemedies: [{ from: plainDate("2024-01-01"), remedies: later }, earlierStill],
  },
  clauses: [],
}
const bodies = (...args: Parameters<typeof remediesAgainst>) =>
  remediesAgainst(...args).map(({ body }) => body.en)

describe("remedies told with an act", () => {
  it("are reconsideration and an action for a decision, a complaint for a public service", () => {
    expect(bodies(set, "confirmation", plainDate("2019-03-01"))).toEqual(["superior", "court"])
    expect(bodies(set, "public-service", plainDate("2019-03-01"))).toEqual(["desk"])
  })

  it("follow the date of the act, not of the application", () => {
    expect(bodies(set, "licence", plainDate("2021-12-31"))).toEqual(["superior", "court"])
    expect(bodies(set, "licence", plainDate("2022-01-01"))).toEqual(["another court"])
    expect(bodies(set, "licence", plainDate("2023-12-31"))).toEqual(["another court"])
    expect(bodies(set, "licence", plainDate("2024-01-01"))).toEqual(["government"])
  })

  it("are none where the rule set names none, so that the act has to wait", () => {
    expect(bodies({ ...set, provisions: {} }, "licence", plainDate("2024-01-01"))).toEqual([])
  })

  it("never come half from one rule set and half from another", () => {
    const law: RuleSet = { ...set, id: "law", provisions: { remedies: then } }
    const regulation: RuleSet = { ...set, id: "regulation", rank: "local-regulation" }
    const both = applicableRuleSet([regulation, law], "licence", plainDate("2019-01-01"))
    expect(bodies(Result.getOrThrow(both), "licence", plainDate("2024-01-01"))).toEqual(["superior", "court"])
  })
})
