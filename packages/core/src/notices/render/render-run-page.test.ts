import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { month } from "../../time/index.ts"
import { renderRunPage, type RunPage } from "./index.ts"

const figures: RunPage["figures"] = {
  totals: {
    subjects: 1_200_000,
    entitled: 30_412,
    notEntitled: 1_168_000,
    undetermined: 1588,
    amount: 123_456_700,
  },
  ages: [
    { age: 80, count: 4000 },
    { age: 84, count: 2100 },
    { age: 101, count: 3 },
  ],
  amounts: [
    { amount: 3000, count: 24_000 },
    { amount: 6000, count: 6412 },
  ],
  grounds: [
    {
      ground: { code: "aged", label: text("年满80周岁", "aged 80 <or above>"), per: null },
      no: 1_100_000,
      undetermined: 900,
    },
    { ground: { code: "alive", label: null, per: null }, no: 0, undetermined: 0 },
  ],
}
const page = (changed: Partial<RunPage> = {}) =>
  renderRunPage({
    programme: text("高龄津贴", "Old-age allowance"),
    authority: text("样例区民政局", "Sample Civil Affairs Bureau"),
    month: month("2018-08"),
    figures,
    ...changed,
  })

describe("the page of a run", () => {
  it("shows totals, ages, amounts and reasons in Chinese and English", () => {
    const html = page({ note: text("数据均为虚构", "All figures are made up") })
    for (const shown of [
      "高龄津贴 2018年8月数据比对核定",
      "Old-age allowance: determination for 2018-08",
      "1,200,000",
      "1,234,567.00元",
      "80岁：4,000人",
      "60.00元",
      "年满80周岁",
      "aged 80 &lt;or above&gt;",
      "1,100,000",
      "数据均为虚构",
    ])
      expect(html).toContain(shown)
  })

  it("needs nothing from elsewhere and runs nothing", () => {
    expect(page()).not.toMatch(/<script|https?:|url\(|@import|<link|<img/)
  })

  it("draws a bar for each age, and lines at whole numbers", () => {
    const html = page()
    expect(html.match(/<rect /g)).toHaveLength(3)
    for (const line of ["1,000", "2,000", "3,000", "4,000"]) expect(html).toContain(`>${line}</text>`)
    expect(html).toContain(">100</text>")
  })

  it("stands where nobody is entitled", () => {
    const none = { ...figures, ages: [], amounts: [], grounds: [] }
    expect(page({ figures: none })).not.toMatch(/NaN|Infinity|undefined/)
  })
})
