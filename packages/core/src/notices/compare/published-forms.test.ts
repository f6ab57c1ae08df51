import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../../catalogue/index.ts"
import { text } from "../../reasons/index.ts"
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

describe("what a published copy writes its own way", () => {
  it.each([
    ["营业执照", "11", "营业执照1", "1"],
    ["申请表", "1", "申请表1", ""],
    ["申请表", "1", "申请表 1", ""],
    ["申请表", "1份", "申请表1", "份"],
    ["材料", "三年", "材料三", "年"],
    ["申请表原", "件", "申请表", "原件"],
  ])("that moves what stands in the cells %s | %s to %s | %s is found", (name, count, ...moved) => {
    const whole: Guide = {
      ...guide,
      sections: [
        {
          id: "materials",
          heading: text("申请材料", "Materials"),
          blocks: [
            {
              kind: "table",
              columns: [text("材料", "Material"), text("份数", "Copies")],
              rows: [[text(name, ""), text(count, "")]],
            },
          ],
        },
      ],
    }
    const row = (cells: readonly string[], isTable: boolean): VisibleText => {
      const { lines, bounded } = shownGuide(whole, "zh")
      const moved = cells.map((cell, at) => ({
        text: cell,
        heading: false,
        ...(isTable && { cell: at }),
      }))
      return { bounded, lines: [...lines.slice(0, -2), ...moved] }
    }
    expect(told(row([name, count], true), whole)).toEqual([])
    expect(told(row([`${name}：${count}`], true), whole)).toEqual([])
    expect(told(row([`${name} ${count}`], false), whole)).toEqual([])
    expect(told(row(moved, true), whole)).not.toEqual([])
    // Where no cells are known, a number still does not go over to a word beside it.
    if (/[\d三]$/.test(moved[0] ?? "") && !/ /.test(moved[0] ?? ""))
      expect(told(row(moved, false), whole)).not.toEqual([])
  })

  it("whose number is broken over two lines is found, but may break where it has a blank", () => {
    const broken = (...parts: readonly string[]) =>
      rewritten((words) => (words === "0571-0000 0002" ? parts : words))
    expect(told(broken("0571-0000", "0002"))).toEqual([])
    expect(told(broken("0571-0000 00", "02"))).not.toEqual([])
  })

  it("may write dates and hours in any usual form", () => {
    const dated = (date: string) => rewritten((words) => words.replace("2018-08-01", date))
    for (const date of [
      "2018.08.01",
      "2018/8/1",
      "2018-8-1",
      "2018年8月1日",
      "2018 年 8 月 1 日",
      "２０１８．８．１",
    ])
      expect(told(dated(date))).toEqual([])
    for (const date of ["2018.8.11", "2018/18/1", "2018-8-10", "12018/8/1"])
      expect(told(dated(date))).not.toEqual([])
    const open = (hours: string) =>
      guideOf({ contact: { ...fullItem.contact, hours: text(`工作日 ${hours}`, hours) } })
    expect(told(shownGuide(open("8:30-12:00"), "zh"), open("08:30-12:00"))).toEqual([])
    expect(told(shownGuide(open("8：30-12：00"), "zh"), open("08:30-12:00"))).toEqual([])
    expect(told(shownGuide(open("18:30-12:00"), "zh"), open("08:30-12:00"))).toHaveLength(1)
  })

  it("that shows one date beside the label of another is found", () => {
    const facts = (...lines: readonly string[]): VisibleText => ({
      ...shown,
      lines: [
        ...shown.lines.slice(0, 2),
        ...["版本 2018-07", ...lines].map((words) => ({ text: words, heading: false })),
        ...shown.lines.slice(4),
      ],
    })
    const exchanged = [
      ["guide-text-changed", null, "2018-07-20", "2018-08-01"],
      ["guide-text-changed", null, "2018-08-01", "2018-07-20"],
    ]
    expect(told(facts("公布日期：2018年8月1日　施行日期：2018年7月20日"))).toEqual(exchanged)
    expect(told(facts("公布日期", "2018-08-01", "施行日期", "2018-07-20"))).toEqual(exchanged)
    expect(told(facts("公布日期：2018年7月20日　施行日期：2018年8月1日"))).toEqual([])
    expect(told(facts("公布日期", "施行日期", "2018-07-20", "2018-08-01"))).toEqual([])
    expect(told(facts("原公布日期：2016-07-20", "2018-07-20", "2018-08-01"))).toEqual([])
  })

  it("may set headings in brackets and number them and what is listed", () => {
    const headed = (mark: (words: string, at: number) => string): VisibleText => {
      let at = 0
      return rewritten((words, line) =>
        line.heading && words !== guide.title.zh ? mark(words, ++at) : words,
      )
    }
    expect(told(headed((words) => `【${words}】`))).toEqual([])
    expect(told(headed((words, at) => `${at}、【${words}】`))).toEqual([])
    expect(told(headed((words, at) => `【${at}. ${words}】`))).toEqual([])
    expect(told(headed((words, at) => `${at} ${words}`))).toEqual([])
    const conditions = (...said: readonly string[]) =>
      guideOf({ conditions: said.map((words) => text(words, words)) })
    const plain = conditions("月收入证明", "在本区登记")
    const told2 = (...said: readonly string[]) => told(shownGuide(conditions(...said), "zh"), plain)
    expect(told2("①月收入证明", "② 在本区登记")).toEqual([])
    expect(told2("● 月收入证明", "● 在本区登记")).toEqual([])
    expect(told2("1 月收入证明", "2 在本区登记")).toEqual([])
    // A number alone is part of what is said.
    expect(told2("3 月收入证明", "在本区登记")).toHaveLength(1)
    expect(told2("3 月收入证明", "4 在本区登记")).toHaveLength(2)
    const marked = conditions("①月收入证明", "②在本区登记")
    expect(told(shownGuide(marked, "zh"), marked)).toEqual([])
    expect(told(shownGuide(plain, "zh"), marked)).toHaveLength(2)
  })

  it("whose last section goes on in its own block, among words of the site, is found", () => {
    const [first, last] = [shown.lines.slice(0, -1), shown.lines.at(-1)]
    const heading = shown.lines.findLastIndex((line) => line.heading)
    const page = (...after: readonly VisibleLine[]): VisibleText => ({
      bounded: false,
      lines: [
        ...first.map((line, at) => (at === heading ? { ...line, block: [3, 6] as const } : line)),
        { text: last?.text ?? "", heading: false, block: [5, 5] },
        ...after,
      ],
    })
    const added: VisibleLine = { text: "须本人到场", heading: false, block: [5, 5] }
    const foot: VisibleLine = { text: "版权所有", heading: false, block: [7, 7] }
    const found = [["guide-text-extra", "contact", null, "须本人到场"]]
    expect(told(page(added, foot))).toEqual(found)
    expect(told(page({ ...added, block: [6, 6] }, foot))).toEqual(found)
    expect(told(page(foot, { text: "打印", heading: false }))).toEqual([])
  })

  it("may count the rows of a table, unless the guide does", () => {
    const counted = (words: string): VisibleLine => ({ text: words, heading: false, counting: true })
    const at = shown.lines.findIndex(({ text: words }) => words === "申请材料")
    const lines = shown.lines.toSpliced(at + 1, 0, counted("序号"), counted("1"))
    expect(told({ ...shown, lines })).toEqual([])
    const whole = guideOf({ conditions: [text("序号", "No."), text("1", "1")] })
    const copy = shownGuide(whole, "zh")
    const same = copy.lines.map((line) =>
      /^(?:序号|1)$/.test(line.text) ? { ...line, counting: true } : line,
    )
    expect(told({ ...copy, lines: same }, whole)).toEqual([])
  })

  it("that overrides the direction in which a number is read is found", () => {
    const copy = rewritten((words) => (words === "0571-0000 0002" ? "\u202E2000 0000-1750" : words))
    expect(told(copy)).toHaveLength(1)
    const quiet = rewritten((words) => words.replace("0571-0000 0002", "0571\u200B-0000\u00A00002\uFEFF"))
    expect(told(quiet)).toEqual([])
  })
})
