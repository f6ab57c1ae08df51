import {
  applicableRuleSet,
  type ItemType,
  itemTypes,
  remediesAgainst,
  type RuleSet,
} from "@onevisit/core/law"
import { composeCitation } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  chinaLaw,
  licensingLaw2003,
  licensingLaw2019,
  officerRoles,
  xiaoshanPractice2018,
  zhejiangAdministrativeProcedure2017,
  zhejiangOneVisit2019,
} from "../index.ts"

/** The bulletin's items by type; the sample licence is the demo's own. */
const bulletinItems: readonly (readonly [item: string, type: ItemType])[] = [
  ["high-tech enterprise", "confirmation"],
  ["technology-enterprise assessment", "public-service"],
  ["patent grant", "benefit-payment"],
  ["innovation voucher claim", "benefit-payment"],
  ["project acceptance", "other-power"],
  ["enterprise technology centre", "confirmation"],
  ["thirty-year teachers", "award"],
  ["old-age allowance", "benefit-payment"],
]
const nonLicences = (Object.keys(itemTypes) as ItemType[]).filter((type) => type !== "licence")

function on(type: ItemType, date: string): RuleSet {
  return Result.getOrThrow(applicableRuleSet(chinaLaw, type, plainDate(date)))
}
const partsOf = ({ id, parts }: RuleSet): readonly string[] => parts ?? [id]

describe("which law governs an item of the bulletin", () => {
  it.each(bulletinItems)("%s: in July 2018 the practice, and never the later regulation", (_, type) => {
    const found = on(type, "2018-07-20")
    expect(partsOf(found)).toEqual([zhejiangAdministrativeProcedure2017.id, xiaoshanPractice2018.id])
    expect(found.provisions).toEqual(xiaoshanPractice2018.provisions)
    expect(found.clauses.map(({ citation }) => citation.statute)).not.toContain(
      zhejiangOneVisit2019.source.statute,
    )
  })

  it.each(bulletinItems)(
    "%s: from 2019 the regulation of Zhejiang, and no longer the practice",
    (_, type) => {
      expect(on(type, "2018-12-31").provisions.lateSupplement?.outcome).toBe("task")
      for (const date of ["2019-01-01", "2019-03-05"]) {
        const found = on(type, date)
        expect(partsOf(found)).toEqual([zhejiangOneVisit2019.id, zhejiangAdministrativeProcedure2017.id])
        expect(found.provisions).toEqual(zhejiangOneVisit2019.provisions)
      }
    },
  )

  it("says that the other clauses of the procedure rule are not encoded", () => {
    const found = on("confirmation", "2018-07-20")
    expect(found.review?.zh).toContain("未录入")
    const own = found.clauses.filter(
      ({ citation }) => citation.statute === "zhejiang-administrative-procedure",
    )
    expect(own.map(({ carriedBy, citation }) => [citation.article, carriedBy])).toEqual([
      ["2", "not-encoded"],
      ["5", "left-to-people"],
      [undefined, "not-encoded"],
    ])
  })

  it("lets no silence accept anything but a licence, on any day", () => {
    for (const type of nonLicences) {
      for (const date of ["2018-01-01", "2018-07-20", "2019-01-01", "2019-05-06", "2026-06-01"]) {
        expect(on(type, date).provisions.deemedAcceptance).toBeUndefined()
        expect(on(type, date).provisions.decision).toBeUndefined()
      }
    }
  })

  it("knows no rule set for them before the practice, though the procedure rule was in force", () => {
    for (const type of nonLicences) {
      const found = applicableRuleSet(chinaLaw, type, plainDate("2017-12-31"))
      expect(Result.isFailure(found) && found.failure._tag).toBe("NoRuleSet")
    }
  })
})

describe("which law governs a licence", () => {
  it("is the text of 2003 until 2019-04-22 and the amended text from 2019-04-23", () => {
    expect(partsOf(on("licence", "2004-07-01"))).toEqual([licensingLaw2003.id])
    expect(partsOf(on("licence", "2019-04-22"))[0]).toBe(licensingLaw2003.id)
    expect(partsOf(on("licence", "2019-04-23"))[0]).toBe(licensingLaw2019.id)
    const early = applicableRuleSet(chinaLaw, "licence", plainDate("2004-06-30"))
    expect(Result.isFailure(early) && early.failure._tag).toBe("NoRuleSet")
  })

  it("in July 2018 is the licensing law alone with the procedure rule: nothing is tolerated, no practice applies", () => {
    const found = on("licence", "2018-07-20")
    expect(partsOf(found)).toEqual([licensingLaw2003.id, zhejiangAdministrativeProcedure2017.id])
    expect(found.provisions.tolerance).toBeUndefined()
    expect(found.provisions.lateSupplement).toBeUndefined()
    expect(found.provisions.deemedAcceptance?.clause.edition).toBe("2003-08-27")
  })

  it("in May 2019 takes deemed acceptance and clocks from the law, tolerance from Zhejiang", () => {
    const { parts, provisions } = on("licence", "2019-05-06")
    expect(parts).toEqual([
      licensingLaw2019.id,
      zhejiangOneVisit2019.id,
      zhejiangAdministrativeProcedure2017.id,
    ])
    expect(provisions.deemedAcceptance).toEqual(licensingLaw2019.provisions.deemedAcceptance)
    expect(provisions.correctionNotice).toEqual(licensingLaw2019.provisions.correctionNotice)
    expect(provisions.suspensions).toEqual(licensingLaw2019.provisions.suspensions)
    expect(provisions.tolerance).toEqual(zhejiangOneVisit2019.provisions.tolerance)
    expect(provisions.lateSupplement?.outcome).toBe("deemed-withdrawn")
  })
})

describe("what the licensing law says, in both editions", () => {
  it.each([licensingLaw2003, licensingLaw2019])("$id", ({ clauses, itemTypes: governed, provisions }) => {
    expect(governed).toEqual(["licence"])
    const { correctionNotice, decision, deemedAcceptance, delivery, extension } = provisions
    expect(correctionNotice?.time).toMatchObject({ kind: "within", term: { length: 5, unit: "working-day" } })
    expect(deemedAcceptance).toMatchObject({
      after: { length: 5, unit: "working-day" },
      clause: { article: "32", paragraph: "1(4)" },
    })
    expect(decision).toMatchObject({ term: { length: 20, unit: "working-day" }, clause: { article: "42" } })
    expect(extension).toMatchObject({
      term: { length: 10, unit: "working-day" },
      approverRole: "agency-head",
    })
    expect(delivery).toMatchObject({ term: { length: 10, unit: "working-day" }, clause: { article: "44" } })
    expect(provisions.suspensions?.map(({ title }) => title.zh)).toEqual([
      "听证",
      "招标",
      "拍卖",
      "检验",
      "检测",
      "检疫",
      "鉴定",
      "专家评审",
    ])
    expect(provisions.adverseActs).toMatchObject({
      role: officerRoles.decidingOfficer,
      clause: { article: "38" },
    })
    expect(clauses.length).toBeGreaterThan(25)
  })

  it("is cited with article, paragraph and item", () => {
    const clause = licensingLaw2019.provisions.deemedAcceptance?.clause
    expect(clause && composeCitation(clause).zh).toBe("《行政许可法》第32条第1款第4项")
  })
})

describe("what Zhejiang says", () => {
  const { provisions, review, validTo } = zhejiangOneVisit2019

  it("tells at once, deems late applications withdrawn, refuses what is still wrong", () => {
    expect(provisions.correctionNotice?.time).toEqual({ kind: "on-the-spot" })
    expect(provisions.lateSupplement).toMatchObject({
      outcome: "deemed-withdrawn",
      clause: { article: "11", paragraph: "3" },
    })
    expect(provisions.wrongSupplement?.outcome).toBe("not-accepted")
  })

  it("names no longest time for what is owed, and lets a person revoke", () => {
    expect(provisions.tolerance).toMatchObject({
      commitmentRequired: true,
      longest: null,
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause: { article: "11", paragraph: "2" },
    })
  })

  it("stops a clock only for expert work that the law requires", () => {
    expect(provisions.suspensions).toHaveLength(5)
    for (const { clause, reason, title } of provisions.suspensions ?? []) {
      expect(reason).toMatch(/^legally-required-/)
      expect(title.en).toMatch(/^legally required /)
      expect(clause.article).toBe("28")
    }
  })

  it("is open-ended, and says that its present force was not verified", () => {
    expect(validTo).toBeNull()
    expect(review?.en).toContain("unverified")
  })
})

describe("what the practice of 2018 says", () => {
  it("marks every length, role and consequence as a sample", () => {
    const { adverseActs, correctionNotice, lateSupplement, tolerance, wrongSupplement } =
      xiaoshanPractice2018.provisions
    for (const point of [adverseActs, correctionNotice, lateSupplement, tolerance, wrongSupplement]) {
      expect(point?.clause.sample).toBe(true)
    }
    expect(tolerance?.longest?.clause?.sample).toBe(true)
  })

  it("deems nothing withdrawn, allows a second notice, and ends when the regulation begins", () => {
    expect(xiaoshanPractice2018.provisions.lateSupplement?.outcome).toBe("task")
    expect(xiaoshanPractice2018.provisions.wrongSupplement?.outcome).toBe("second-notice")
    expect(xiaoshanPractice2018.validTo).toBe(zhejiangOneVisit2019.validFrom)
  })
})

describe("remedies", () => {
  const kinds = (type: ItemType, date: string) =>
    remediesAgainst(on(type, date), type, plainDate(date)).map(({ kind }) => kind)

  it.each(["2018-07-20", "2019-03-05", "2024-06-03"])(
    "on %s are reconsideration and an action for decisions, a complaint for what ends without one",
    (date) => {
      for (const type of Object.keys(itemTypes) as ItemType[]) {
        const ends = type === "public-service" || type === "non-administrative"
        const expected = ends ? ["complaint"] : ["reconsideration", "litigation"]
        expect(kinds(type, date)).toEqual(expected)
      }
    },
  )

  it("go to the government of the same level alone for acts from 2024-01-01, whenever the case was opened", () => {
    const opened = on("licence", "2019-05-06")
    const body = (date: string) => remediesAgainst(opened, "licence", plainDate(date))[0]?.body.zh
    expect(body("2023-12-31")).toBe("本级人民政府或者上一级主管部门")
    expect(body("2024-01-01")).toBe("本级人民政府")
  })

  it("tell the sixty days and the six months", () => {
    const told = remediesAgainst(licensingLaw2019, "licence", plainDate("2019-05-06"))
    expect(told.map(({ within }) => within?.zh)).toEqual([
      "自知道本决定之日起六十日",
      "自知道本决定之日起六个月",
    ])
  })
})

describe("every rule set", () => {
  it("has an id of its own, a source, and a clause for each provision it makes", () => {
    expect(new Set(chinaLaw.map(({ id }) => id)).size).toBe(chinaLaw.length)
    for (const { clauses, id, provisions, source } of chinaLaw) {
      expect(source.statute, id).not.toBe("")
      const carried = new Set<string>(clauses.map(({ carriedBy }) => carriedBy))
      const unsaid = Object.keys(provisions).filter((point) => !carried.has(point))
      expect(unsaid, id).toEqual(unsaidOf[id] ?? [])
      for (const { citation } of clauses) expect(citation.statute, id).toBe(source.statute)
    }
  })

  it("overlaps with none of its rank, on any day from 2018 to 2026", () => {
    for (const type of Object.keys(itemTypes) as ItemType[]) {
      for (let year = 2018; year <= 2026; year++) {
        for (const day of ["01-01", "04-22", "04-23", "12-31"]) {
          const found = applicableRuleSet(chinaLaw, type, plainDate(`${year}-${day}`))
          expect(Result.isSuccess(found), `${type} ${year}-${day}`).toBe(true)
        }
      }
    }
  })

  it("is refused by name where an edition stands twice in the data", () => {
    const reprint: RuleSet = { ...licensingLaw2019, id: "licensing-law-reprint" }
    const found = applicableRuleSet([...chinaLaw, reprint], "licence", plainDate("2019-05-06"))
    expect(Result.isFailure(found) && found.failure).toMatchObject({
      _tag: "RuleSetsOverlap",
      ruleSets: ["licensing-law-2019", "licensing-law-reprint"],
    })
  })
})

/** Provisions that stand on other documents than the rule set's own: remedies, and what the bulletin does not say. */
const unsaidOf: Readonly<Record<string, readonly string[]>> = {
  "licensing-law-2003": ["laterRemedies"],
  "licensing-law-2019": ["laterRemedies"],
  "zhejiang-one-visit-2019": ["remedies", "laterRemedies"],
  "xiaoshan-2018-practice": ["lateSupplement", "wrongSupplement", "adverseActs", "remedies", "laterRemedies"],
}
