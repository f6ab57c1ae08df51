import { describe, expect, it } from "vitest"
import { found, same, sampleMaterial, withConditions, withMaterial } from "./sample-item.fixture.ts"

describe("a term", () => {
  it.each(["持有RDC备案号", "属于“四上”企业", "“四上”企业和“规上”企业中的“四上”企业（以下简称“新四上”）"])(
    "is explained: %s",
    (zh) => expect(found(withConditions(zh))).toContain("term-unexplained conditions[0]"),
  )

  it.each([
    "经EMS寄送PDF文件",
    "网办深度为IV级",
    "符合GB/T 32100和ISO 9001",
    "研究开发机构（RDC）备案",
    "RDC（研究开发机构）备案",
    "规模以上工业企业等四类企业中的一类企业（以下简称“四上”企业）",
    "“四上”企业是指四类规模以上企业",
    "“四上”，指四类规模以上企业",
    "选择“中型企业”或“小型企业”的企业",
    "符合《关于“最多跑一次”改革的办法》",
  ])("needs no explanation: %s", (zh) =>
    expect(found(withConditions(zh)).filter((each) => each.startsWith("term-"))).toEqual([]),
  )

  it("may be explained elsewhere in the item, or in the glossary", () => {
    const over = withConditions("属于“四上”企业")
    const answer = same("“四上”是指四类规模以上企业。")
    expect(found({ ...over, faq: [{ question: same("哪些企业？"), answer }] })).toEqual([])
    expect(found(over, { glossary: ["四上"] })).toEqual([])
  })

  it("explained in the remark of one material is so for that one alone", () => {
    const first = sampleMaterial("RDC备案表", { remark: same("RDC（研究开发机构）") })
    const second = sampleMaterial("RDC清单", { id: "list" })
    expect(found({ materials: [first, second] })).toEqual(["term-unexplained materials[1].name"])
  })
})

describe("a rule that is cited", () => {
  const licence = (title: string) => withConditions(`符合《${title}》第三条`)
  it("is among the bases", () => {
    expect(found(licence("样例条例"))).toEqual(["rule-not-in-basis conditions[0]"])
    expect(found(licence("样例管理办法"))).toEqual([])
    expect(found(licence("样例管理办法（2018年修订）"))).toEqual([])
  })

  it("may be the basis of the one material that cites it", () => {
    const basis = { statute: "other", title: same("样例条例") }
    expect(found(withMaterial("《样例条例》规定的表", { basis }))).toEqual([])
    expect(found({ ...withMaterial("样例申请表", { basis }), ...licence("样例条例") })).toHaveLength(1)
  })

  it("is not every title: forms and contracts have them too", () => {
    expect(found(withMaterial("《样例申请表》"))).toEqual([])
    expect(found(withMaterial("《推荐意见》"))).toEqual([])
  })
})
