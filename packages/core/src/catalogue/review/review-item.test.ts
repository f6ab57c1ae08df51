import { describe, expect, it } from "vitest"
import { composeCitation, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { reviewCatalogue, reviewItem } from "./index.ts"
import { reviewChecks } from "./review-checks.ts"
import { found, sampleItem, withMaterial } from "./sample-item.fixture.ts"

const catchAll = withMaterial("其他材料")

describe("a review", () => {
  it("finds nothing in an item that leaves nothing to say", () => {
    expect(reviewItem(sampleItem)).toEqual([])
  })

  it("says what it found, where, by which clause, in two languages, and what would put it right", () => {
    expect(reviewItem({ ...sampleItem, ...catchAll })).toEqual([
      {
        code: "catch-all-material",
        severity: "error",
        path: ["materials", 0, "name"],
        message: text(
          "“其他材料”是兜底条款：请列明具体材料，没有具体材料的应当删去。",
          '"Sample material" is a catch-all: list what is meant, and take out what is nothing in particular.',
        ),
        source: {
          statute: "xiaoshan-bulletin-11",
          title: text(
            "萧山“最多跑一次”改革情况交流第11期",
            "Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11",
          ),
          edition: "2018-07-20",
        },
        fix: {
          title: text("删去这项材料", "Take this material out"),
          edits: [{ op: "remove", path: ["materials", 0] }],
        },
      },
    ])
  })

  it("hands back plain data, which is its own JSON", () => {
    const findings = reviewCatalogue([{ ...sampleItem, ...catchAll }])
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings)
  })

  it("says of a catalogue in which edition each finding is, in the order of the items", () => {
    const items = ["b", "a"].map((id) => ({ ...sampleItem, ...catchAll, id }))
    expect(reviewCatalogue(items).map(({ edition, item }) => `${item}@${edition}`)).toEqual([
      "b@2018-07",
      "a@2018-07",
    ])
  })

  it("makes no check that is turned off", () => {
    expect(found(catchAll, { off: ["catch-all-material"] })).toEqual([])
  })

  it("weighs a finding as the district does", () => {
    const findings = reviewItem(
      { ...sampleItem, ...catchAll },
      { severities: { "catch-all-material": "note" } },
    )
    expect(findings.map(({ severity }) => severity)).toEqual(["note"])
  })

  it("has one check of each code", () => {
    const codes = reviewChecks.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe("the clause of a finding", () => {
  const clauseOf = (type: "licence" | "confirmation", validFrom: string, zh: string) => {
    const item = { ...sampleItem, ...withMaterial(zh), type, validFrom: plainDate(validFrom) }
    const finding = reviewItem(item).find(({ path }) => path[0] === "materials")
    return finding && composeCitation(finding.source).zh
  }

  it("is one that was in force when the edition began", () => {
    expect(clauseOf("confirmation", "2019-12-31", "其他材料")).toBe("《萧山“最多跑一次”改革情况交流第11期》")
    expect(clauseOf("confirmation", "2020-01-01", "其他材料")).toBe("《优化营商环境条例》第35条")
  })

  it("is one that governs items of the type", () => {
    expect(clauseOf("licence", "2018-07-01", "《另一样例办法》要求的样例表")).toBe("《行政许可法》第30条")
    expect(clauseOf("confirmation", "2018-07-01", "《另一样例办法》要求的样例表")).toBe(
      "《萧山“最多跑一次”改革情况交流第11期》",
    )
  })

  it("is marked as the practice of a place where no law is known", () => {
    const [finding] = reviewItem({ ...sampleItem, visits: { declared: 0, reason: text("无", "none") } })
    expect(finding && composeCitation(finding.source).zh).toBe(
      "《温州市政务服务事项清单核查口径（地方做法）》",
    )
  })
})
