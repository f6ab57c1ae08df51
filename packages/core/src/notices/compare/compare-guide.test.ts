import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../../catalogue/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import type { Guide } from "../guide/guide.ts"
import { fullItem, options } from "../guide/item.fixture.ts"
import { compareGuide } from "./compare-guide.ts"
import { shownGuide } from "./shown.fixture.ts"
import type { VisibleLine, VisibleText } from "./visible-text.ts"

const guide = composeGuide(fullItem, options)
const zh = { language: "zh" } as const
const shown = shownGuide(guide, "zh")

const guideOf = (over: Partial<ServiceItem>) => composeGuide({ ...fullItem, ...over }, options)

/** The lines of the copy, some of them written otherwise. */
function rewritten(change: (text: string, line: VisibleLine) => string | readonly string[]): VisibleText {
  const lines = shown.lines.flatMap((line) =>
    [change(line.text, line)].flat().map((text) => ({ ...line, text })),
  )
  return { ...shown, lines }
}

const told = (copy: VisibleText, whole: Guide = guide) =>
  compareGuide(whole, copy, zh).map(({ code, expected, section, shown: instead }) => [
    code,
    section,
    expected,
    instead,
  ])

describe("a published copy", () => {
  it("that shows the guide has no findings, in both languages", () => {
    for (const language of ["zh", "en"] as const)
      expect(compareGuide(guide, shownGuide(guide, language), { language })).toEqual([])
  })

  it("that says a value otherwise is found, with both texts, by row and column", () => {
    const copy = rewritten((words) => words.replace("原件 2 份", "原件 1 份"))
    const [drift, ...more] = compareGuide(guide, copy, zh)
    expect(more).toEqual([])
    expect(drift).toEqual({
      code: "guide-text-changed",
      path: ["sections", 7, "blocks", 0, "rows", 0, 2],
      severity: "error",
      section: "materials",
      expected: "原件 2 份（纸质，加盖印章）",
      shown: "原件 1 份（纸质，加盖印章）",
      message: text(
        "公布的“申请材料”一节“认定申请表”的“形式和份数”应为“原件 2 份（纸质，加盖印章）”，所示为“原件 1 份（纸质，加盖印章）”。",
        'In the published copy "Form and number" of "Application form" in the section "Materials" should read "原件 2 份（纸质，加盖印章）" and reads "原件 1 份（纸质，加盖印章）".',
      ),
    })
    expect(guide.sections[7]?.id).toBe("materials")
  })

  it("whose value is another altogether is found as changed", () => {
    expect(told(rewritten((words) => (words === "每年二十家" ? "不限" : words)))).toEqual([
      ["guide-text-changed", "quantity", "每年二十家", "不限"],
    ])
  })

  it.each([
    ["1个工作日", "11个工作日"],
    ["0571-0000 0002", "0571-0000 0003"],
    ["三年", "三十年"],
    ["自 2018-08-01 起", "自 2018-08-10 起"],
    ["每件 100 元（依据：《样例收费办法》）", "每件 10 元（依据：《样例收费办法》）"],
  ])("that shows %s as %s is found although one holds the other", (right, wrong) => {
    const copy = rewritten((words) => (words === right ? wrong : words))
    expect(told(copy).map(([code, , ...both]) => [code, ...both])).toEqual([
      ["guide-text-changed", right, wrong],
    ])
  })

  it("that lacks a text is found, and one that lacks a section, told once", () => {
    expect(told(rewritten((words) => (words === "网上申请" ? [] : words)))).toEqual([
      ["guide-text-missing", "application", "网上申请", null],
    ])
    const at = shown.lines.findIndex(({ text: words }) => words === "收费")
    const next = shown.lines.findIndex(({ text: words }) => words === "办理结果及领取方式")
    expect(told({ ...shown, lines: shown.lines.toSpliced(at, next - at) })).toEqual([
      ["guide-section-missing", "fee", null, null],
    ])
  })

  it("whose heading was renamed still shows what stands under it", () => {
    expect(told(rewritten((words) => (words === "办理条件" ? "申办条件" : words)))).toEqual([
      ["guide-text-changed", "conditions", "办理条件", "申办条件"],
    ])
    expect(told(rewritten((words) => (words === "办理条件" ? [] : words)))).toEqual([
      ["guide-text-missing", "conditions", "办理条件", null],
    ])
  })

  it("that adds to a section, or a section, is found", () => {
    expect(told(rewritten((words) => (words === "设有研发机构" ? [words, "其他条件"] : words)))).toEqual([
      ["guide-text-extra", "conditions", null, "其他条件"],
    ])
    const { faq: _, ...unasked } = fullItem
    expect(told(shown, composeGuide(unasked, options))).toEqual([
      [
        "guide-section-extra",
        null,
        null,
        "常见问题 / 问题 / 解答 / 可以代办吗？ / 可以委托 / 几年有效？ / 三年",
      ],
    ])
  })

  it("of an older edition is found by its title and facts", () => {
    const newer: Guide = {
      ...guide,
      title: text("高新企业技术中心认定办事指南", ""),
      authority: text("样例机关分局", ""),
      edition: "2018-08",
      publishedOn: plainDate("2018-07-02"),
    }
    expect(told(shown, newer)).toEqual([
      ["guide-text-changed", null, "高新企业技术中心认定办事指南", "企业技术中心认定办事指南"],
      ["guide-text-missing", null, "样例机关分局", null],
      ["guide-text-missing", null, "2018-08", null],
      ["guide-text-changed", null, "2018-07-02", "2018-07-20"],
    ])
    const plain = { ...shown, lines: shown.lines.map((line) => ({ ...line, heading: false })) }
    expect(told(plain, { ...guide, title: text("别的", "") })).toEqual([
      ["guide-text-missing", null, "别的", null],
    ])
    const twice = { ...guide, publishedOn: guide.effectiveFrom }
    const unlabelled = rewritten((words) => words.replace("公布日期", "于"))
    expect(told(unlabelled, twice)).toEqual([["guide-text-missing", null, "2018-08-01", null]])
  })

  it("may number what the guide does not, but the first of several names is no number", () => {
    const copy = rewritten((words) => (words === "在本区登记" ? "（一）在本区登记" : words))
    expect(told(copy)).toEqual([])
    const topics = (first: string) =>
      guideOf({
        topics: [first, "科技"].map((title) => ({ id: "t", title: text(title, title), of: "persons" })),
      })
    expect(told(shownGuide(topics("一"), "zh"), topics("二"))).toEqual([
      ["guide-text-changed", "overview", "二、科技", "一、科技"],
    ])
  })

  it("may order sections otherwise", () => {
    const at = shown.lines.findIndex(({ text: words }) => words === "咨询与投诉")
    const moved = [...shown.lines.slice(0, 4), ...shown.lines.slice(at), ...shown.lines.slice(4, at)]
    expect(told({ ...shown, lines: moved })).toEqual([])
  })

  it("may say in a section what another is headed by", () => {
    const condition = text("收费", "Fee")
    const whole = guideOf({ conditions: [condition, text("在本区登记", "Registered")] })
    expect(compareGuide(whole, shownGuide(whole, "zh"), zh)).toEqual([])
  })

  it("with words of the site around it is compared all the same, and a row lost at its end is found", () => {
    const site = (lines: readonly VisibleLine[]): VisibleText => ({
      bounded: false,
      lines: [{ text: "首页", heading: true }, ...lines, { text: "版权所有", heading: false }],
    })
    expect(told(site(shown.lines))).toEqual([])
    expect(told(site(shown.lines.slice(0, -1)))).toEqual([
      ["guide-text-missing", "contact", "工作日上午", null],
    ])
    expect(told({ ...site(shown.lines), bounded: true })).toEqual([
      ["guide-text-extra", "contact", null, "版权所有"],
    ])
  })

  it("that is another page lacks everything", () => {
    const drift = told({ bounded: true, lines: [{ text: "页面不存在", heading: true }] })
    expect(drift.filter(([code]) => code === "guide-section-missing").map(([, section]) => section)).toEqual(
      guide.sections.map(({ id }) => id),
    )
    expect(drift.filter(([code]) => code !== "guide-section-missing")).toHaveLength(5)
    expect(told({ bounded: false, lines: [] })).toHaveLength(drift.length)
  })
})
