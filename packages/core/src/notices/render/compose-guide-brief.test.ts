import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../../catalogue/index.ts"
import { text } from "../../reasons/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import { exOfficioItem, fullItem, options } from "../guide/item.fixture.ts"
import { composeGuideBrief } from "./compose-guide-brief.ts"

const at = "样例区政府网站"
const guide = composeGuide(fullItem, options)
const zh = (over: Partial<ServiceItem>, where = at) =>
  composeGuideBrief(composeGuide({ ...fullItem, ...over }, options), { language: "zh", at: where })

describe("the line of a guide", () => {
  it("tells visits, term, materials, telephone and where the whole is", () => {
    expect(zh({}).line).toBe(
      "企业技术中心认定：最多跑1次，15个工作日内办结，材料2份，电话0571-0000 0001。全文：样例区政府网站",
    )
    expect(composeGuideBrief(guide, { language: "en", at: "example.invalid/g" }).line).toBe(
      "Technology centre: tel. 0571-0000 0001. In full: example.invalid/g",
    )
  })

  it("leaves out what does not fit beside what is needed more, and never the place of the whole", () => {
    const longer = (length: number) => zh({}, `样例区政府网站${"甲".repeat(length)}`).line
    const left = [10, 20, 30, 35, 40].map((length) => longer(length) ?? "")
    for (const line of left) {
      expect(line.length).toBeLessThanOrEqual(70)
      expect(line).toMatch(/^企业技术中心认定.*全文：样例区政府网站甲+$/)
    }
    const points = [/最多跑1次/, /15个工作日内办结/, /材料2份/, /电话0571-0000 0001/]
    expect(left.map((line) => points.map((point) => point.test(line)))).toEqual([
      [true, true, true, true],
      [true, false, true, true],
      [false, false, false, true],
      [true, true, false, false],
      [true, false, true, false],
    ])
  })

  it("shortens a name only at a mark, a bracket or a blank, and says that it did", () => {
    const named = (name: string) => zh({ name: text(name, name) }).line
    expect(named(`企业技术中心（${"甲".repeat(70)}）认定`)).toBe(
      "企业技术中心…：最多跑1次，15个工作日内办结，材料2份，电话0571-0000 0001。全文：样例区政府网站",
    )
    expect(named("认定，".repeat(30))).toMatch(/^(认定，)+认定…，全文：样例区政府网站$/)
    expect(named("甲".repeat(80))).toBeNull()
    const name = "Recognition of an enterprise technology centre of the district"
    const english = composeGuide({ ...fullItem, name: text(name, name) }, options)
    expect(composeGuideBrief(english, { language: "en", at: "guides.example.invalid/en" }).line).toBe(
      "Recognition of an enterprise… In full: guides.example.invalid/en",
    )
  })

  it("counts characters as a short message does, two for one beyond the first plane", () => {
    const name = "𠮷".repeat(29)
    expect(zh({ name: text(name, name) }).line).toBe(`${name}，全文：样例区政府网站`)
    expect(zh({ name: text(`${name}𠮷`, name) }).line).toBeNull()
  })

  it("has only the title and the place where the guide was not composed from an item", () => {
    const { brief: _, ...written } = guide
    expect(composeGuideBrief(written, { language: "zh", at })).toEqual({
      line: "企业技术中心认定办事指南，全文：样例区政府网站",
      chat: "【企业技术中心认定办事指南】\n全文：样例区政府网站",
    })
  })
})

describe("the chat text of a guide", () => {
  it("tells what to bring, where, how often, by when, whom to ask and where the whole is", () => {
    expect(zh({}).chat).toBe(
      [
        "【企业技术中心认定】",
        "带什么：认定申请表、合作协议（视情形）",
        "在哪办：窗口（样例路1号）、网上、快递",
        "跑几次：最多跑1次",
        "多久办好：15个工作日内办结",
        "电话：0571-0000 0001",
        "全文：样例区政府网站",
      ].join("\n"),
    )
    expect(composeGuideBrief(guide, { language: "en", at: "example.invalid/g" }).chat).toBe(
      [
        "[Technology centre]",
        "Bring: Application form, Agreement (in some cases)",
        "Where: at the window (1 Sample Road), online, by courier",
        "Visits: at most 1 visit",
        "When: done within 15 working days",
        "Telephone: 0571-0000 0001",
        "In full: example.invalid/g",
      ].join("\n"),
    )
  })

  it("says where nothing is to be brought and nobody applies", () => {
    const texts = composeGuideBrief(composeGuide(exOfficioItem, options), { language: "zh", at })
    expect(texts.chat).toContain("带什么：无需材料\n在哪办：无需申请\n")
    expect(texts.line).toContain("无需材料")
  })

  it("leaves out a term that neither law nor promise sets", () => {
    const { promisedTerm: _, ...unpromised } = fullItem
    const { publishedOn } = options
    const chat = (item: ServiceItem) =>
      composeGuideBrief(composeGuide(item, { publishedOn }), { language: "zh", at }).chat
    expect(chat(unpromised)).not.toContain("多久")
    expect(chat({ ...unpromised, handling: "on-the-spot" })).toContain("多久办好：当场办结")
  })

  it("names materials whole as far as they fit, and says how many more there are", () => {
    const [form] = fullItem.materials
    if (form === undefined) throw new Error("The sample has no materials.")
    const materials = Array.from({ length: 12 }, (_, index) => ({
      ...form,
      id: `m${index}`,
      name: text(`样例材料名称十二个字${index}`, `Sample ${index}`),
    }))
    const { chat } = zh({ materials })
    expect(chat).toMatch(/带什么：(样例材料名称十二个字\d+、)+样例材料名称十二个字\d+，另有\d+份见全文\n/)
    const named = chat.match(/样例材料/g)?.length ?? 0
    expect(chat).toContain(`另有${12 - named}份`)
  })

  it("keeps each point on its line and lets no direction be overridden", () => {
    const { chat, line } = zh({ name: text("认定\n电话：1\u202E", "x") })
    expect(chat.split("\n")).toHaveLength(7)
    expect(line).toMatch(/^认定 电话：1\uFFFD：/)
  })
})
