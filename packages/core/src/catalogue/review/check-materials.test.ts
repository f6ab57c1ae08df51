import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { applyFix, type RegistryRecords, reviewItem } from "./index.ts"
import { found, same, sampleItem, sampleMaterial, sampleRules, withMaterial } from "./sample-item.fixture.ts"

const paper = { copyKind: "original", medium: "paper", number: 1 } as const
const electronic = { copyKind: "copy", medium: "electronic", number: 1 } as const

describe("the form of a material", () => {
  it("is named", () => {
    expect(found(withMaterial("样例申请表", { accepts: [] }))).toEqual([
      "material-form-missing materials[0].accepts",
    ])
  })

  it.each([
    ["身份证复印件", [paper, { ...paper, medium: "electronic" }]],
    ["身份证原件", [electronic]],
    ["申请表（纸质）", [electronic]],
    ["申请表电子版", [paper]],
  ] as const)("is accepted as the name says: %s", (zh, accepts) => {
    expect(found({ ...withMaterial(zh, { accepts }), channels: ["courier"] })).toEqual([
      "material-form-contradicted materials[0].accepts",
    ])
  })

  it.each(["身份证复印件", "身份证复印件（与原件一致）", "电子版申请表", "原件核验后退还的身份证", "申请表"])(
    "agrees with the name: %s",
    (zh) => expect(found(withMaterial(zh, { accepts: [electronic] }))).toEqual([]),
  )

  it("is electronic too where one applies online", () => {
    const onPaper = withMaterial("样例申请表", { accepts: [{ ...paper, sealed: true }] })
    expect(found(onPaper)).toEqual(["online-on-paper-alone materials[0].accepts"])
    expect(found({ ...onPaper, channels: ["window", "courier"] })).toEqual([])
    const item = { ...sampleItem, ...onPaper }
    const fix = reviewItem(item)[0]?.fix
    expect(fix && applyFix(item, fix).materials[0]?.accepts).toEqual([
      { ...paper, sealed: true },
      { copyKind: "original", medium: "electronic", number: 1, sealed: true },
    ])
  })

  it("is no matter where the authority obtains it", () => {
    const lookUp = { registry: "sample-register", record: "sample" }
    expect(found(withMaterial("营业执照复印件", { accepts: [paper], obtainedBy: "shared", lookUp }))).toEqual(
      [],
    )
  })
})

describe("a material that need not be brought", () => {
  const registries: readonly RegistryRecords[] = [
    {
      id: "sample-register",
      title: text("样例登记平台", "Sample Register"),
      records: [{ id: "business-licence", title: same("营业执照"), names: ["企业法人营业执照"] }],
    },
    {
      id: "another-register",
      title: same("另一平台"),
      records: [{ id: "business-licence", title: same("营业执照") }],
    },
  ]

  it.each(["营业执照", "《营业执照》（副本）", "营业执照复印件", "企业法人营业执照"])(
    "is known by its name: %s",
    (zh) => {
      const accepts = [{ ...electronic }]
      expect(found(withMaterial(zh, { accepts }), { registries })).toEqual([
        "look-up-available materials[0].obtainedBy",
      ])
    },
  )

  it("is known by the kind of document, which outweighs the name", () => {
    expect(found(withMaterial("执照", { document: "business-licence" }), { registries })).toHaveLength(1)
    expect(found(withMaterial("营业执照", { document: "trade-licence" }), { registries })).toEqual([])
  })

  it("is not known without registries, nor by a name alike", () => {
    expect(found(withMaterial("营业执照"))).toEqual([])
    expect(found(withMaterial("营业执照遗失声明"), { registries })).toEqual([])
  })

  it("becomes the authority's to look up, in the registry listed first", () => {
    const item = { ...sampleItem, ...withMaterial("营业执照") }
    const fix = reviewItem(item, { registries })[0]?.fix
    expect(fix && applyFix(item, fix).materials[0]).toEqual(
      sampleMaterial("营业执照", {
        obtainedBy: "agency-verified",
        lookUp: { registry: "sample-register", record: "business-licence" },
      }),
    )
  })

  it("is one that the authority issued itself", () => {
    const issuedBy = sampleItem.authority.name
    expect(found(withMaterial("样例批复文件", { issuedBy }))).toEqual([
      "own-document-asked materials[0].obtainedBy",
    ])
    expect(found(withMaterial("样例批复文件", { issuedBy: same("另一局") }))).toEqual([])
  })
})

describe("a certificate", () => {
  it("has a basis, by class or by name", () => {
    const missing = ["certificate-without-basis materials[0].basis"]
    expect(found(withMaterial("任教经历证明"))).toEqual(missing)
    expect(found(withMaterial("资格证书", { documentClass: "certificate" }))).toEqual(missing)
    expect(found(withMaterial("任教经历证明", { basis: sampleRules }))).toEqual([])
    expect(found(withMaterial("情况说明"))).toEqual([])
  })

  it("needs none where the authority obtains it", () => {
    const lookUp = { registry: "sample-register", record: "sample" }
    expect(found(withMaterial("任教经历证明", { obtainedBy: "shared", lookUp }))).toEqual([])
  })
})
