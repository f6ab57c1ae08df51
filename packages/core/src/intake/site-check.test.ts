import { describe, expect, it } from "vitest"
import type { Actor } from "../identity/index.ts"
import { plainDate } from "../time/index.ts"
import {
  all,
  clerk,
  eventOf,
  examination,
  licence,
  play,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"
import { whole } from "./whole-case.fixture.ts"

const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
const check = (
  officers: readonly string[],
  { actor = clerk, on = "2019-03-07" }: { readonly actor?: Actor; readonly on?: string } = {},
): Step => {
  const command: CaseCommand = {
    type: "record-site-check",
    officers,
    on: plainDate(on),
    outcome: "fits",
    findings: "as said",
  }
  return ["2019-03-08", command, actor]
}

describe("a check on site (行政许可法 art. 34¶3)", () => {
  it("is made by two officers, not by one, nor by one named twice", () => {
    for (const went of [[], ["officer-1"], ["officer-1", "officer-1"]]) {
      expect(refusalIn(whole, accepted, check(went))).toMatchObject({
        _tag: "TooFewOfficers",
        clause: { article: "34", paragraph: "3" },
      })
    }
    const { state, ...played } = play(whole, accepted, check(["officer-1", "officer-9", "officer-9"]))
    expect(eventOf(played, "SiteChecked")).toMatchObject({
      occurredOn: "2019-03-07",
      data: { officers: ["officer-1", "officer-9"] },
    })
    expect(state.siteChecks).toEqual([{ on: "2019-03-07", outcome: "fits" }])
  })

  it("is put on record by one of those who went", () => {
    expect(refusalOf(whole, accepted, check(["officer-8", "officer-9"]))).toBe("TooFewOfficers")
  })

  it("was on no day to come, and not before acceptance", () => {
    const two = ["officer-1", "officer-9"]
    expect(refusalOf(whole, accepted, check(two, { on: "2019-03-09" }))).toBe("DateInTheFuture")
    expect(refusalOf(whole, accepted, check(two, { on: "2019-03-04" }))).toBe("DateTooEarly")
    expect(refusalOf(whole, accepted, check(two, { on: "2019-03-05" }))).toBeUndefined()
    expect(refusalOf(whole, accepted, check(two, { on: "2019-03-08" }))).toBeUndefined()
  })

  it("stops no clock of the law", () => {
    const before = stateAfter(whole, accepted)
    const after = stateAfter(whole, accepted, check(["officer-1", "officer-9"]))
    expect(after.statutory).toEqual(before.statutory)
  })

  it("takes one officer where the rule set asks for no more", () => {
    const silent: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
    expect(refusalOf(silent, accepted, check(["officer-1"]))).toBeUndefined()
    expect(refusalOf(silent, accepted, check([]))).toBe("TooFewOfficers")
  })
})
