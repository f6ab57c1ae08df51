import { describe, expect, it } from "vitest"
import type { OfficerActor } from "../identity/index.ts"
import type { RuleSet } from "../law/index.ts"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  colleague,
  eventOf,
  examination,
  handler,
  inZhejiang,
  itemOf,
  licence,
  play,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { authorityTable, type CaseCommand, type CaseContext } from "./index.ts"
import { calendar, licensing, licensingInZhejiang } from "./law.fixture.ts"
import { whole } from "./whole-case.fixture.ts"

const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
const check = (on = "2019-03-08"): CaseCommand => ({
  type: "record-site-check",
  on: plainDate(on),
  outcome: "fits",
  findings: "as said",
})
const checked: Step = ["2019-03-08", check()]
const beside = (...alongside: readonly OfficerActor[]): Setting => ({ ...whole, alongside })

describe("a check on site (行政许可法 art. 34¶3)", () => {
  it("is made by two officers, not by one, nor by one who goes twice", () => {
    for (const alongside of [[], [clerk], [clerk, clerk]]) {
      expect(refusalIn(beside(...alongside), accepted, checked)).toMatchObject({
        _tag: "TooFewOfficers",
        clause: { article: "34", paragraph: "3" },
      })
    }
    const { state, ...played } = play(whole, accepted, checked)
    expect(eventOf(played, "SiteChecked")).toMatchObject({
      occurredOn: "2019-03-08",
      data: { officers: [clerk, colleague] },
    })
    expect(state.siteChecks).toEqual([{ on: "2019-03-08", outcome: "fits" }])
  })

  const since = { from: "officer-3", validFrom: plainDate("2019-01-01") }
  const unfit: readonly (readonly [string, Partial<OfficerActor>, string])[] = [
    ["another unit's", { unit: "third-bureau" }, "NotCompetent"],
    ["vouched for on another day", { validTo: plainDate("2019-03-08") }, "OfficerLapsed"],
    [
      "one whose delegation is over",
      { delegation: { ...since, validTo: plainDate("2019-03-08") } },
      "OfficerLapsed",
    ],
    ["one delegated to something else", { delegation: { ...since, acts: ["examine"] } }, "NotDelegated"],
    ["to the host the same person as the applicant", { externalId: applicant.subject }, "OfficerIsParty"],
    ["to the host the same person as a handler", { externalId: handler.subject }, "OfficerIsParty"],
  ]
  it.each(unfit)("is not made where the second is %s", (_, more, tag) => {
    const second = { ...colleague, ...more }
    expect(refusalOf(beside(second), accepted, checked)).toBe(tag)
    // Nor does a third make up for it.
    expect(refusalOf(beside(second, colleague), accepted, checked)).toBe(
      second.externalId === colleague.externalId ? "TooFewOfficers" : tag,
    )
  })

  it("is not made by an officer who is the applicant's own handler", () => {
    const own = { ...clerk, externalId: handler.subject }
    expect(refusalOf(whole, accepted, ["2019-03-08", check(), own])).toBe("OfficerIsParty")
  })

  it("needs of both the role that a host's table names for it", () => {
    const needs = { role: "inspector" }
    const authority = { ...authorityTable, "record-site-check": [{ to: "officer", needs } as const] }
    const inspector = (officer: OfficerActor): OfficerActor => ({ ...officer, roles: ["inspector"] })
    const strict = (second: OfficerActor) =>
      ({ ...beside(second), authority }) as Setting & Pick<CaseContext, "authority">
    const by: Step = ["2019-03-08", check(), inspector(clerk)]
    expect(refusalIn(strict(colleague), accepted, by)).toMatchObject({ needed: "inspector" })
    expect(refusalOf(strict(inspector(colleague)), accepted, by)).toBeUndefined()
  })

  it("was on no day to come, and not before acceptance", () => {
    const on = (day: string) => refusalOf(whole, accepted, afterwards("2019-03-08", check(day)))
    expect(on("2019-03-09")).toBe("DateInTheFuture")
    expect(on("2019-03-04")).toBe("DateTooEarly")
    expect(on("2019-03-05")).toBeUndefined()
    expect(on("2019-03-08")).toBeUndefined()
  })

  it("is of an accepted case", () => {
    const received: Step = ["2019-03-05", submit(all, "2019-03-05")]
    expect(refusalOf(whole, received, checked)).toBe("NotInThisPhase")
  })

  it("stops no clock of the law", () => {
    const before = stateAfter(whole, accepted)
    const after = stateAfter(whole, accepted, checked)
    expect(after.statutory).toEqual(before.statutory)
  })
})

describe("how many officers go", () => {
  const silent: readonly Setting[] = [
    { item: licence, ruleSet: licensingInZhejiang, calendar },
    inZhejiang,
    { ...inZhejiang, item: itemOf("public-service") },
  ]

  it("is two where the rule set does not say", () => {
    for (const setting of silent) {
      expect(refusalOf({ ...setting, alongside: [] }, accepted, checked)).toBe("TooFewOfficers")
      expect(refusalOf({ ...setting, alongside: [colleague] }, accepted, checked)).toBeUndefined()
    }
  })

  it("is what a rule set says with its clause, fewer or more", () => {
    const asking = (officers: number, ...alongside: readonly OfficerActor[]): Setting => {
      const siteCheck = { officers, clause: licensing("34", "3") }
      const ruleSet: RuleSet = { ...whole.ruleSet, provisions: { ...whole.ruleSet.provisions, siteCheck } }
      return { ...whole, ruleSet, alongside }
    }
    const third = { ...colleague, externalId: "officer-8" }
    expect(refusalOf(asking(1), accepted, checked)).toBeUndefined()
    expect(refusalOf(asking(3, colleague), accepted, checked)).toBe("TooFewOfficers")
    expect(refusalOf(asking(3, colleague, third), accepted, checked)).toBeUndefined()
  })
})
