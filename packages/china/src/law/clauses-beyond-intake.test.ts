import { applicableRuleSet, type ItemType, itemTypes } from "@onevisit/core/law"
import { plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  businessEnvironment2020,
  chinaLaw,
  licensingLaw2019,
  officerRoles,
  zhejiangOneVisit2019,
} from "../index.ts"

describe("what the licensing law says beyond one authority and one application", () => {
  const { jointDecision, reapplicationBars, renewal, siteCheck } = licensingLaw2019.provisions

  it("gives joint decisions forty-five days, and fifteen more by the head of the government (art. 42)", () => {
    expect(jointDecision).toMatchObject({
      term: { length: 45, unit: "working-day" },
      clause: { article: "42", paragraph: "2" },
      extension: {
        term: { length: 15, unit: "working-day" },
        approverRole: officerRoles.governmentHead,
        clause: { article: "42", paragraph: "2" },
      },
    })
    expect(officerRoles.governmentHead).not.toBe(officerRoles.agencyHead)
  })

  it("renews on silence, asked for thirty days ahead, and says that the unit is arguable (art. 50)", () => {
    expect(renewal).toMatchObject({
      lead: { length: 30, unit: "calendar-day" },
      deemedOnSilence: true,
      clause: { article: "50", paragraph: "2" },
    })
    expect(renewal?.review?.zh).toContain("三十个工作日")
  })

  it("bars who hid or cheated for one year or three, for public safety alone (arts. 78, 79)", () => {
    expect(
      reapplicationBars?.map(({ clause, ground, onlyPublicSafety, term }) => [
        ground,
        term.length,
        term.unit,
        onlyPublicSafety,
        clause.article,
      ]),
    ).toEqual([
      ["false-material", 12, "month", true, "78"],
      ["obtained-by-fraud", 36, "month", true, "79"],
    ])
  })

  it("sends two officers to check, assigned within five days for inspections (arts. 34, 55)", () => {
    expect(siteCheck).toMatchObject({
      officers: 2,
      assignWithin: { length: 5, unit: "working-day", clause: { article: "55", paragraph: "2" } },
      clause: { article: "34", paragraph: "3" },
    })
  })
})

describe("what the State Council says", () => {
  const overdueOn = (type: ItemType, date: string) =>
    Result.getOrThrow(applicableRuleSet(chinaLaw, type, plainDate(date))).provisions.overdue

  it("asks whoever outruns the time to explain it in public, from 2020 and for every item (art. 36)", () => {
    for (const type of Object.keys(itemTypes) as ItemType[]) {
      expect(overdueOn(type, "2019-12-31"), type).toBeUndefined()
      expect(overdueOn(type, "2020-01-01"), type).toMatchObject({
        explainInPublic: true,
        clause: { article: "36", paragraph: "2" },
      })
    }
    expect(businessEnvironment2020.validTo).toBeNull()
  })
})

describe("what is promised, and who may promise it", () => {
  it("verifies a promised condition within sixty working days, and a promised certificate by its own rule", () => {
    const { conditions, notFor, proofs } = zhejiangOneVisit2019.provisions.informedCommitment ?? {
      notFor: [],
    }
    expect(conditions).toMatchObject({
      verifyWithin: { length: 60, unit: "working-day" },
      clause: { article: "14" },
    })
    expect(proofs).toMatchObject({ from: "2020-10-27", clause: { statute: "state-council-office-2020-42" } })
    expect(notFor.map(({ title }) => title.zh)).toEqual([
      "国家安全",
      "国家秘密",
      "公共安全",
      "金融业审慎监管",
      "生态环境保护",
      "直接关系人身健康、生命财产安全",
      "重要涉外事项",
    ])
  })

  it("lets no credit record keep anybody from tolerance, and sends no further notice", () => {
    for (const { id, provisions: said } of chinaLaw) {
      expect(said.tolerance?.credit, id).toBeUndefined()
      expect(said.tolerance?.furtherNotices ?? 0, id).toBe(0)
    }
  })
})
