import { describe, expect, it } from "vitest"
import { displayWidth, text } from "../../reasons/index.ts"
import { formatReview, reviewCatalogue } from "./index.ts"
import { same, sampleItem, withConditions, withMaterial } from "./sample-item.fixture.ts"
import { wrapWords } from "./wrap-words.ts"

const items = [
  { ...sampleItem, ...withMaterial("营业执照等材料") },
  {
    ...sampleItem,
    id: "another-item",
    ...withConditions("其他条件", "样".repeat(61)),
    visits: { declared: 0, reason: text("无", "none") },
  },
]
const findings = reviewCatalogue(items)

describe("findings on a terminal", () => {
  it("stand under their items, the graver first, with path, both languages, clause and fix", () => {
    expect(formatReview(findings, { coloured: false })).toBe(`\
sample-item @ 2018-07
  ! vague-material  materials[0].name
    “等材料”含义不明确，请写明具体材料或者标准。
    "等材料" leaves open what is asked: say which material or standard is meant.
    依据 《萧山“最多跑一次”改革情况交流第11期》
         Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11

another-item @ 2018-07
  ✗ catch-all-condition    conditions[0]
    “其他条件”是兜底条款：请列明具体条件，没有具体条件的应当删去。
    "A sample condition" is a catch-all: list what is meant, and take out what is nothing in
    particular.
    依据 《萧山“最多跑一次”改革情况交流第11期》
         Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11
    可改 删去这项条件 · Take this condition out
  ! visit-reason-needless  visits.reason
    到现场次数为0，不应再写必须到现场的原因。
    No visit is needed, so a reason for one only puts doubt in the reader.
    依据 《温州市政务服务事项清单核查口径（地方做法）》
         Checks that Wenzhou runs on its list of service items (a local practice)
    可改 删去到现场的原因 · Take the reason out
  · sentence-too-long      conditions[1]
    一句话长61字，超过60字：请拆成短句。
    A sentence of the Chinese text has 61 characters, more than 60: make it several.
    依据 《萧山“最多跑一次”改革情况交流第11期》
         Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11

2 个事项：错误 1，警告 2，提示 1。 Items with findings: 2; 1 error, 2 warnings, 1 note.`)
  })

  it("fit the width of the terminal, a Chinese character being two columns", () => {
    const lines = formatReview(findings, { coloured: false, width: 44 }).split("\n")
    const told = lines.filter((line) => line.startsWith("    "))
    expect(Math.max(...told.map(displayWidth))).toBeLessThanOrEqual(44)
    expect(lines.slice(2, 5)).toEqual([
      "    “等材料”含义不明确，请写明具体材料或者标",
      "    准。",
      '    "等材料" leaves open what is asked: say',
    ])
    expect(lines.slice(6, 9)).toEqual([
      "    依据 《萧山“最多跑一次”改革情况交流第11",
      "         期》",
      "         Xiaoshan bulletin on the",
    ])
  })

  it("are coloured only where that is asked, and say the same", () => {
    const coloured = formatReview(findings, { coloured: true })
    expect(coloured).toContain("\u001b[31m✗\u001b[0m catch-all-condition")
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(formatReview(findings, { coloured: false }))
  })

  it("are none where nothing was found", () => {
    expect(formatReview([], { coloured: false })).toBe("没有发现问题。 Nothing found.")
  })
})

describe("a line", () => {
  it("neither begins with what closes nor ends with what opens", () => {
    expect(wrapWords("一二三，四五", 6)).toEqual(["一二", "三，四", "五"])
    expect(wrapWords("一二（三四）", 6)).toEqual(["一二", "（三", "四）"])
  })

  it("breaks English at spaces, and leaves a word whole that is longer than a line", () => {
    expect(wrapWords("one two three", 7)).toEqual(["one two", "three"])
    expect(wrapWords("unmistakably so", 5)).toEqual(["unmistakably", "so"])
    expect(wrapWords("第11期ABC", 4)).toEqual(["第11", "期", "ABC"])
  })

  it("is one where there is nothing to say", () => {
    expect(wrapWords("", 10)).toEqual([""])
    expect(wrapWords(same("短").zh, 10)).toEqual(["短"])
  })
})
