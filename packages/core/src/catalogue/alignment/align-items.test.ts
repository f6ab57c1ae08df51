import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { itemOf, rule, sampleOf, samples, scope } from "./alignment.fixture.ts"
import type { ItemAlignment } from "./alignment.ts"
import type { DirectorySample } from "./directory.ts"
import { alignItems } from "./index.ts"

const align = (items: readonly ServiceItem[], entries: readonly DirectorySample[]) =>
  alignItems(items, samples(...entries), scope)

/** What became of each item: `item: kind entries`, with the grade of one link. */
const outcomes = (items: readonly ServiceItem[], entries: readonly DirectorySample[]) =>
  align(items, entries).items.map(outcome)

const outcome = (aligned: ItemAlignment): string => {
  const { item, kind } = aligned
  switch (kind) {
    case "none":
      return `${item}: none`
    case "ambiguous":
      return `${item}: ambiguous ${aligned.candidates.map(({ entry }) => entry).join(" ")}`
    case "merged":
      return `${item}: merged ${aligned.links.map(({ entry }) => entry).join(" ")}`
    default:
      return `${item}: ${kind} ${aligned.link.entry} ${aligned.link.confidence}`
  }
}

const evidenceOf = (items: readonly ServiceItem[], entries: readonly DirectorySample[]) =>
  align(items, entries).items.flatMap((aligned) =>
    "link" in aligned ? aligned.link.evidence.map(({ code }) => code) : [],
  )

const A = { codes: { basic: "990100000001" } }
const B = { codes: { basic: "990100000002" } }
const otherBasis = { basis: [rule(2)] }

describe("one item and one entry", () => {
  it("are the same by code and name, however the name is written and with the place in front", () => {
    const entry = sampleOf("s", "《食品经营许可证》核发（新办）", A)
    const item = itemOf("i", "样例市样例区食品经营许可证 核发(新办)", {
      codes: { basic: "９９０１ 00000001" },
    })
    expect(outcomes([item], [entry])).toEqual(["i: same s certain"])
    expect(evidenceOf([item], [entry])).toEqual(["code-equal", "name-equal", "basis-shared"])
  })

  it("are the same by name and basis where the item has no code", () => {
    expect(outcomes([itemOf("i", "食品经营许可")], [sampleOf("s", "食品经营许可", A)])).toEqual([
      "i: same s certain",
    ])
  })

  it("are likely the same by name alone, since a place may cite rules of its own", () => {
    expect(outcomes([itemOf("i", "食品经营许可", otherBasis)], [sampleOf("s", "食品经营许可")])).toEqual([
      "i: same s likely",
    ])
  })

  it("are one renamed where the code or the local code stays", () => {
    expect(outcomes([itemOf("i", "食品经营许可办理", A)], [sampleOf("s", "食品经营许可", A)])).toEqual([
      "i: renamed s certain",
    ])
    const local = { codes: { local: "许可-00123-000" } }
    expect(
      outcomes([itemOf("i", "食品经营许可办理", local)], [sampleOf("s", "食品经营许可", local)]),
    ).toEqual(["i: renamed s certain"])
  })

  it("are likely one renamed where only code and basis agree, and for a person to say by the code alone", () => {
    const entry = sampleOf("s", "食品经营许可", A)
    expect(outcomes([itemOf("i", "餐饮店开业审批", A)], [entry])).toEqual(["i: renamed s likely"])
    expect(outcomes([itemOf("i", "餐饮店开业审批", { ...A, ...otherBasis })], [entry])).toEqual([
      "i: ambiguous s",
    ])
  })

  it("are one renamed by a former name, of the entry, of its earlier edition, or of what it replaces", () => {
    const item = itemOf("i", "食品流通许可")
    const formerly = [{ name: text("食品流通许可", "") }]
    expect(outcomes([item], [sampleOf("s", "食品经营许可", { formerly })])).toEqual(["i: renamed s certain"])
    const ended = { validFrom: plainDate("2010-01-01"), validTo: plainDate("2018-01-01") }
    expect(outcomes([item], [sampleOf("s", "食品流通许可", ended), sampleOf("s", "食品经营许可")])).toEqual([
      "i: renamed s certain",
    ])
    const replacing = sampleOf("s", "食品经营许可", { replaces: ["mid"] })
    const between = sampleOf("mid", "食品销售许可", { ...ended, replaces: ["old"] })
    const old = sampleOf("old", "食品流通许可", ended)
    expect(outcomes([item], [old, between, replacing])).toEqual(["i: renamed s certain"])
    expect(evidenceOf([item], [old, between, replacing])).toEqual(["name-former", "basis-shared"])
  })

  it("are one whose code moved where the name stays", () => {
    expect(outcomes([itemOf("i", "食品经营许可", B)], [sampleOf("s", "食品经营许可", A)])).toEqual([
      "i: moved-code s likely",
    ])
    const formerly = [{ codes: B.codes }]
    expect(
      outcomes([itemOf("i", "食品经营许可", B)], [sampleOf("s", "食品经营许可", { ...A, formerly })]),
    ).toEqual(["i: moved-code s certain"])
    expect(
      outcomes([itemOf("i", "食品流通许可证核发", B)], [sampleOf("s", "食品经营许可", { ...A, formerly })]),
    ).toEqual(["i: renamed-and-moved s likely"])
  })

  it("are for a person to say where only the name agrees against another code and basis", () => {
    expect(
      outcomes([itemOf("i", "食品经营许可", { ...B, ...otherBasis })], [sampleOf("s", "食品经营许可", A)]),
    ).toEqual(["i: ambiguous s"])
  })

  it("are for a person to say where names are only alike, and nothing where they tell two things apart", () => {
    const establish = sampleOf("s", "个体工商户设立登记")
    expect(outcomes([itemOf("i", "个体工商户登记")], [establish])).toEqual(["i: ambiguous s"])
    expect(outcomes([itemOf("i", "个体工商户注销登记")], [establish])).toEqual(["i: none"])
    expect(outcomes([itemOf("i", "二级建造师注册")], [sampleOf("s", "一级建造师注册")])).toEqual(["i: none"])
    expect(outcomes([itemOf("i", "个体工商户成立登记")], [establish])).toEqual(["i: ambiguous s"])
  })

  it("are for a person to say where they share a code but the names tell two things apart", () => {
    expect(
      outcomes([itemOf("i", "个体工商户注销登记", A)], [sampleOf("s", "个体工商户设立登记", A)]),
    ).toEqual(["i: ambiguous s"])
  })

  it("are for a person to say where the entry is the only one on the item's clause", () => {
    const basis = { basis: [rule(1, "12")] }
    const [item, entry] = [itemOf("i", "烟花爆竹零售审批", basis), sampleOf("s", "经营单位布点核准", basis)]
    expect(outcomes([item], [entry])).toEqual(["i: ambiguous s"])
    expect(outcomes([item], [entry, sampleOf("t", "仓储设施验收", basis)])).toEqual(["i: none"])
  })

  it("count only on the days on which they are in force", () => {
    const ended = { validTo: plainDate("2018-07-20") }
    expect(outcomes([itemOf("i", "食品经营许可", ended)], [sampleOf("s", "食品经营许可")])).toEqual([])
    expect(outcomes([itemOf("i", "食品经营许可")], [sampleOf("s", "食品经营许可", ended)])).toEqual([
      "i: none",
    ])
    const later = { validFrom: plainDate("2018-07-21") }
    const renamedLater = [sampleOf("s", "食品经营许可"), sampleOf("s", "村级印章管理", later)]
    expect(outcomes([itemOf("i", "村级印章管理")], renamedLater)).toEqual(["i: none"])
    expect(outcomes([itemOf("i", "食品经营许可")], [sampleOf("s", "食品经营许可", later)])).toEqual([
      "i: none",
    ])
  })
})

describe("several items and entries", () => {
  it("go together so that each gets the one it fits best", () => {
    const items = [itemOf("i", "食品经营许可", A), itemOf("j", "食品经营许可证核发", A)]
    const entries = [sampleOf("s", "食品经营许可证核发", A), sampleOf("t", "食品经营许可", A)]
    expect(outcomes(items, entries)).toEqual(["i: same t certain", "j: same s certain"])
  })

  it("leave an item whose code is one entry's and whose name is another's to a person", () => {
    const entries = [sampleOf("s", "食品经营许可", A), sampleOf("t", "药品零售审批", B)]
    expect(outcomes([itemOf("i", "药品零售审批", A)], entries)).toEqual(["i: ambiguous t s"])
    expect(outcomes([itemOf("i", "药品零售审批", A), itemOf("j", "食品经营许可", A)], entries)).toEqual([
      "i: moved-code t likely",
      "j: same s certain",
    ])
  })

  it("tell entries of one code apart by the likeness of the names", () => {
    const entries = [sampleOf("s", "食品经营许可证核发", A), sampleOf("t", "食品经营许可审批", A)]
    expect(outcomes([itemOf("i", "食品经营许可办理", A)], entries)).toEqual(["i: renamed t certain"])
  })

  it("do not give to one item what others are still to be asked about", () => {
    const entries = [sampleOf("s", "食品经营许可", A), sampleOf("t", "食品经营许可", B)]
    const items = [itemOf("i", "食品经营许可"), itemOf("j", "餐饮店开业审批", A)]
    expect(outcomes(items, entries)).toEqual(["i: ambiguous s t", "j: ambiguous s"])
  })

  it("are not in question for a name that is only like that of an entry somebody carries out", () => {
    const items = [itemOf("i", "食品经营许可"), itemOf("j", "食品经营许可办理")]
    expect(outcomes(items, [sampleOf("s", "食品经营许可")])).toEqual(["i: same s certain", "j: none"])
  })

  it("leave two entries of one name to a person, and name what waits for it", () => {
    const entries = [sampleOf("s", "食品经营许可"), sampleOf("t", "食品经营许可")]
    const { items, uncarried } = align([itemOf("i", "食品经营许可")], entries)
    expect(items.map(outcome)).toEqual(["i: ambiguous s t"])
    expect(uncarried.map(({ candidates, entry }) => [entry, ...candidates])).toEqual([
      ["s", "i"],
      ["t", "i"],
    ])
  })

  it("split an entry where several have its code, or its name with cases in brackets", () => {
    const byCode = [itemOf("i", "食品经营许可新店", A), itemOf("j", "食品经营许可", A)]
    expect(outcomes(byCode, [sampleOf("s", "食品经营许可", A)])).toEqual([
      "i: split s certain",
      "j: split s certain",
    ])
    const byCase = [itemOf("i", "食品经营许可（新办）"), itemOf("j", "食品经营许可（变更）")]
    const { items, uncarried } = align(byCase, [sampleOf("s", "食品经营许可")])
    expect(items.map(outcome)).toEqual(["i: split s certain", "j: split s certain"])
    expect(items.map((item) => (item.kind === "split" ? item.besides : []))).toEqual([["j"], ["i"]])
    expect(uncarried).toEqual([])
  })

  it("split an entry that was merged from theirs", () => {
    const ended = { validTo: plainDate("2018-07-01") }
    const entries = [
      sampleOf("x", "食品流通许可", { ...A, ...ended }),
      sampleOf("y", "餐饮服务许可", { ...B, ...ended }),
      sampleOf("s", "食品经营许可", { codes: { basic: "990100000003" }, replaces: ["x", "y"] }),
    ]
    expect(outcomes([itemOf("i", "食品流通许可", A), itemOf("j", "餐饮服务许可", B)], entries)).toEqual([
      "i: split s certain",
      "j: split s certain",
    ])
  })

  it("merge entries that were split from the item's, whatever else tells for one of them", () => {
    const old = sampleOf("x", "食品生产经营许可", { ...A, validTo: plainDate("2018-07-01") })
    const replaces = ["x"]
    const item = itemOf("i", "食品生产经营许可", A)
    const entries = [
      old,
      sampleOf("s", "食品生产许可", { replaces }),
      sampleOf("t", "食品经营许可", { replaces }),
    ]
    expect(outcomes([item], entries)).toEqual(["i: merged s t"])
    const oneOnOtherBasis = [...entries, sampleOf("u", "食品小作坊登记", { replaces, type: "filing" })]
    expect(outcomes([item], oneOnOtherBasis)).toEqual(["i: merged s t u"])
    const keepsCode = [old, sampleOf("s", "食品生产许可", { ...A, replaces }), ...entries.slice(2)]
    expect(outcomes([item], keepsCode)).toEqual(["i: merged s t"])
    expect(outcomes([itemOf("i", "食品生产许可", A)], entries)).toEqual(["i: same s certain"])
    const oneTaken = outcomes([item, itemOf("j", "食品经营许可")], entries)
    expect(oneTaken).toEqual(["i: renamed s certain", "j: same t certain"])
  })

  it("merge entries that a joint name is made of", () => {
    const entries = [
      sampleOf("s", "个体工商户设立登记", A),
      sampleOf("t", "个体工商户变更登记", B),
      sampleOf("u", "个体工商户注销登记"),
    ]
    expect(outcomes([itemOf("i", "个体工商户设立、变更、注销登记")], entries)).toEqual(["i: merged s t u"])
    expect(outcomes([itemOf("i", "个体工商户设立登记和变更登记", A)], entries)).toEqual(["i: merged s t"])
    expect(outcomes([itemOf("i", "个体工商户设立、变更登记", otherBasis)], entries)).toEqual([
      "i: ambiguous s t",
    ])
    const taken = [itemOf("i", "个体工商户设立、变更登记", A), itemOf("j", "个体工商户变更登记", B)]
    expect(outcomes(taken, entries)).toEqual(["i: renamed s certain", "j: same t certain"])
  })

  it("do not merge entries of which one is in the other, nor for a smaller part of the name", () => {
    const alike = [sampleOf("s", "农业产业化龙头企业认定"), sampleOf("t", "市级农业产业化龙头企业认定")]
    expect(outcomes([itemOf("i", "农业产业化龙头企业认定和管理")], alike)).toEqual(["i: ambiguous s t"])
    const entries = [sampleOf("s", "个体工商户设立登记"), sampleOf("t", "个体工商户变更登记")]
    expect(outcomes([itemOf("i", "个体工商户设立、变更登记及年度报告公示")], entries)).toEqual(["i: none"])
  })

  it("leave the parts to a person where two joint names claim one", () => {
    const entries = [sampleOf("s", "个体工商户设立登记"), sampleOf("t", "个体工商户变更登记")]
    const items = [itemOf("i", "个体工商户设立、变更登记"), itemOf("j", "个体工商户变更及设立登记")]
    expect(outcomes(items, entries)).toEqual(["i: ambiguous s t", "j: ambiguous s t"])
  })

  it("take an entry of another level only where none of their own fits as well, and say so", () => {
    const city = sampleOf("c", "食品经营许可", { ...A, levels: ["city"] })
    const county = sampleOf("d", "食品经营许可", { ...A, levels: ["county"] })
    const twice = [itemOf("i", "食品经营许可", A), itemOf("j", "食品经营许可", A)]
    expect(outcomes(twice, [city, county])).toEqual(["i: split d certain", "j: split d certain"])
    const { items, uncarried } = align([itemOf("i", "食品经营许可", A)], [city])
    expect(items.map(outcome)).toEqual(["i: same c certain"])
    expect(items.flatMap((item) => ("differences" in item ? item.differences : []))).toMatchObject([
      { code: "level-differs" },
    ])
    expect(uncarried).toEqual([])
    expect(align([], [city, county]).uncarried.map(({ entry }) => entry)).toEqual(["d"])
  })

  it("leave foreign items without an entry and entries without an item", () => {
    const { items, uncarried } = align([itemOf("i", "村级印章管理")], [sampleOf("s", "食品经营许可")])
    expect(items.map(outcome)).toEqual(["i: none"])
    expect(uncarried).toEqual([{ entry: "s", name: sampleOf("s", "食品经营许可").name, candidates: [] }])
  })

  it("name the five likeliest candidates at most", () => {
    const entries = ["东", "南", "西", "北", "中", "上", "下"].map((at, index) =>
      sampleOf(`s${index}`, `集贸市场${at}片摊位登记`),
    )
    expect(outcomes([itemOf("i", "集贸市场摊位登记")], entries)).toEqual(["i: ambiguous s0 s1 s2 s3 s4"])
  })
})
