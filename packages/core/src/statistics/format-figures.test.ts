import { describe, expect, it } from "vitest"
import { type Period, plainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import { composeFigures, formatFigures, formatGroups } from "./index.ts"
import * as p from "./play.fixture.ts"
import { three } from "./three-cases.fixture.ts"

const july = { from: plainDate("2018-07-01"), to: plainDate("2018-08-01") }
const later = plainDate("2018-09-01")
const of = (cases: readonly CaseLog[], period: Period = july, asOf = later) =>
  composeFigures({ cases, feedback: [] }, { period, asOf })

describe("figures as text", () => {
  it("stand in rows of one width, Chinese first", () => {
    expect(formatFigures(of(three), "zh")).toMatchInlineSnapshot(`
      "办件统计 2018-07-01 至 2018-07-31（截至 2018-09-01）
      办件              收件 3 件，办结 3 件，送达 3 件，在办 0 件
      件次              办理 6 件次
      受理              3 件（齐全 2，容缺 1，视为受理 0），不予受理 0 件
      其他终结          撤回 0，视为撤回 0，撤销受理 0，终止办理 0
      跑动（材料齐全）  结案 2 件：不用跑 1/2（50%），跑一次 1/2（50%），最多跑一次 2/2（100%）
      跑动（全部）      结案 3 件：不用跑 1/3（33%），跑一次 1/3（33%），最多跑一次 2/3（66%）
      公布与实际        不超公布次数 2/3（66%），超出 1 件；窗口代跑 1 次
      容缺受理          1 件：如期补齐 1，逾期 0，有正当理由 0，待补 0，提前终结 0
      法定期限          按时 3/3（100%），超期 0，在办 0，提前终结 0，无期限 0
      承诺期限          按时 3/3（100%），超期 0，在办 0，提前终结 0，无期限 0
      送达期限          按时 3/3（100%），超期 0，在办 0，提前终结 0，无期限 0
      补正告知          0 次，其中二次告知 0 次；容缺再告知 0 次
      留痕              数据核验 3，免交 0，数据异议 0，现场核查 0，更正录入 0
      违规情形          无
      投诉              零投诉
      评价              0 次，满意 —"
    `)
  })

  it("say the same in English, and an open end", () => {
    expect(formatFigures(of(three, { from: july.from, to: null }), "en")).toMatchInlineSnapshot(`
      "Figures of cases from 2018-07-01 (as of 2018-09-01)
      Cases                3 received, 3 decided, 3 delivered, 0 open
      Handlings            6 handlings
      Accepted             3 (complete 2, tolerant 1, deemed 0), not accepted 0
      Other ends           withdrawn 0, deemed withdrawn 0, acceptance revoked 0, terminated 0
      Visits (complete)    2 ended: none 1/2 (50%), one 1/2 (50%), at most one 2/2 (100%)
      Visits (all)         3 ended: none 1/3 (33%), one 1/3 (33%), at most one 2/3 (66%)
      Declared and actual  kept 2/3 (66%), exceeded 1; the window ran 1 times
      Tolerant intake      1: kept 1, defaulted 0, excused 0, running 0, ended before 0
      Time by law          in time 3/3 (100%), late 0, running 0, ended before 0, no term 0
      Promised time        in time 3/3 (100%), late 0, running 0, ended before 0, no term 0
      Time to deliver      in time 3/3 (100%), late 0, running 0, ended before 0, no term 0
      Correction notices   0, of them second 0; owed told again 0
      On record            looked up 3, waived 0, disputed 0, site checks 0, entries corrected 0
      Violations           none
      Complaints           none
      Ratings              0, content –"
    `)
  })

  it("stand in columns for each item, and tell nothing where there is none", () => {
    const { byItem } = of(three)
    expect(formatGroups(byItem, "zh")).toMatchInlineSnapshot(`
      "样例certificate  收件 2 件  办结 2 件  4 件次  最多跑一次 1/2（50%）
      样例licence      收件 1 件  办结 1 件  2 件次  最多跑一次 1/1（100%）"
    `)
    expect(formatGroups(byItem, "en")).toMatchInlineSnapshot(`
      "certificate  2 received  2 decided  4 handlings  at most one visit 1/2 (50%)
      licence      1 received  1 decided  2 handlings  at most one visit 1/1 (100%)"
    `)
    expect(formatGroups({}, "zh")).toBe("")
  })

  it("tell violations and complaints by name and number, and round no share up", () => {
    const late = p.logOf("c", p.licence, [0, (on) => p.submit(p.complete, p.online(on))])
    const lines = formatFigures(of([late]), "zh").split("\n")
    expect(lines.find((line) => line.startsWith("违规情形"))).toBe(
      "违规情形          超法定期限 1，超承诺期限 1，超期未说明 2，联办环节超期 1；超期已说明 0 件，未说明 1 件",
    )
    const { feedback, ...figures } = of(three)
    const complaints = { ...feedback.complaints, received: 2 }
    const ratings = { ...feedback.ratings, given: 200, satisfied: { part: 199, of: 200 } }
    const told = formatFigures({ ...figures, feedback: { ...feedback, complaints, ratings } }, "zh")
    expect(told).toMatch(/投诉 +2 件\n评价 +200 次，满意 199\/200（99%）$/)
  })
})
