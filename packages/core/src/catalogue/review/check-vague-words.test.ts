import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { applyFix, reviewItem } from "./index.ts"
import {
  found,
  same,
  sampleItem,
  sampleMaterial,
  withConditions,
  withMaterial,
} from "./sample-item.fixture.ts"

describe("a material", () => {
  it.each([
    "其他材料",
    "其它有关材料",
    "相关证明材料",
    "需要提供的其他材料",
    "法律、法规规定的其他材料",
    "审批机关认为需要提交的其他文件",
    "必要的证明文件",
    "其他",
    "其他材料（如有）",
    "其他需要说明的材料",
    "其他应当提供的材料",
    "其余材料",
    "另需材料",
    "需提交的材料",
    "必要时提供的材料",
    "视情况需要提供的材料",
    "适当的材料",
    "上级部门要求的材料",
    "法律、法规规定的材料",
  ])("is no catch-all: %s", (zh) => {
    const [finding, ...more] = reviewItem({ ...sampleItem, ...withMaterial(zh) }, { off: ["vague-material"] })
    expect(finding).toMatchObject({ code: "catch-all-material", fix: { edits: [{ op: "remove" }] } })
    expect(more.filter(({ code }) => code !== "certificate-without-basis")).toEqual([])
  })

  it("that names something beside is vague and not to be taken out", () => {
    expect(found(withMaterial("营业执照和其他材料"))).toEqual(["vague-material materials[0].name"])
    expect(found(withMaterial("样例申请表", { standard: same("填写必要的内容") }))).toEqual([
      "vague-material materials[0].standard",
    ])
  })

  it("that lists in brackets what is meant is no catch-all", () => {
    expect(found(withMaterial("其他材料（结婚证、户口簿）"))).toEqual(["vague-material materials[0].name"])
  })

  it.each(["standard", "remark"] as const)("has no catch-all for its %s", (field) => {
    for (const words of ["其他材料", "符合有关要求。"]) {
      const item = { ...sampleItem, ...withMaterial("样例申请表", { [field]: same(words) }) }
      const [finding, ...more] = reviewItem(item)
      expect(finding).toMatchObject({ code: "catch-all-material", path: ["materials", 0, field] })
      expect(more).toEqual([])
      expect(finding?.fix && reviewItem(applyFix(item, finding.fix))).toEqual([])
    }
  })

  it("has no vague remark", () => {
    expect(found(withMaterial("样例申请表", { remark: same("必要时须盖章") }))).toEqual([
      "vague-material materials[0].remark",
    ])
  })

  it("of a name that the district holds clear is neither", () => {
    expect(found(withMaterial("其他材料"), { clear: ["其他材料"] })).toEqual([])
  })

  it("is named exactly in English too", () => {
    const material = sampleMaterial("样例说明", { name: text("样例说明", "Notes etc.") })
    expect(found({ materials: [material] })).toEqual(["vague-material materials[0].name"])
  })
})

describe("a condition", () => {
  it.each([
    "法律、法规规定的其他条件",
    "其他情形",
    "符合国家有关规定",
    "满足主管部门要求的其他条件。",
    "其他",
    "其他应当具备的条件",
    "其他符合条件的人员",
    "符合主管部门规定的条件",
  ])("is no catch-all: %s", (zh) =>
    expect(found(withConditions("在样例区登记", zh))).toEqual(["catch-all-condition conditions[1]"]),
  )

  it("that is the only one is not taken out", () => {
    const [finding] = reviewItem({ ...sampleItem, ...withConditions("其他条件") })
    expect(finding?.code).toBe("catch-all-condition")
    expect(finding?.fix).toBeUndefined()
  })

  it("is exact", () => {
    expect(found(withConditions("有必要的场地"))).toEqual(["vague-condition conditions[0]"])
    expect(found(withConditions("企业或者其他组织"))).toEqual([])
  })
})
