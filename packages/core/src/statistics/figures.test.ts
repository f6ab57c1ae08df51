import { describe, expect, it } from "vitest"
import { addDays, type Period, plainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import { composeFigures, formatFigures, formatGroups } from "./index.ts"
import * as p from "./play.fixture.ts"

const july = { from: plainDate("2018-07-01"), to: plainDate("2018-08-01") }
const later = plainDate("2018-09-01")
const of = (cases: readonly CaseLog[], period: Period = july, asOf = later) =>
  composeFigures({ cases, feedback: [] }, { period, asOf })

/** Complete at the window on the first day, decided on the fifth, the result sent by wire on the seventh. */
const oneVisit = p.logOf(
  "c-one",
  p.licence,
  [0, (on) => p.submit(p.complete, p.atWindow(on))],
  [1, () => p.found],
  [2, () => ({ type: "hand-to-reviewer", part: "review" })],
  [3, p.finishReview],
  [4, () => p.decide()],
  [6, p.deliver],
)
/** Something owed, brought in time to another window, and the result fetched there. */
const owedAndFetched = p.logOf(
  "c-two",
  p.certificate,
  [0, (on) => p.submit(p.papers("form", "proof"), p.atWindow(on, "street"), p.tolerant)],
  [1, () => p.found],
  [2, (on) => p.supplement(p.papers("report"), p.atWindow(on))],
  [3, () => p.decide()],
  [8, (on) => p.deliver(on, { on, outlet: "hall" })],
)
/** Online from the application to the result, all on one day. */
const atOnce = p.logOf(
  "c-zero",
  p.certificate,
  [1, (on) => p.submit(p.complete, p.online(on))],
  [1, () => p.found],
  [1, () => p.decide()],
  [1, p.deliver],
)
const three = [oneVisit, owedAndFetched, atOnce]

describe("figures of a period", () => {
  it("count cases, and apart from them handlings: what changes hands on one day by one way is one", () => {
    const { cases, handlings } = of(three).all
    expect(cases).toMatchObject({ received: 3, accepted: 3, decided: 3, delivered: 3, open: 0 })
    expect(cases.acceptedAs).toEqual({ complete: 2, tolerant: 1, deemed: 0 })
    expect(handlings).toEqual({
      // Receipt and delivery; receipt, supplement and delivery; receipt and delivery in one.
      total: 6,
      byChannel: { window: 4, online: 2 },
      byOutlet: { hall: 3, street: 1 },
    })
  })

  it("measure visits on complete materials, and beside it on all that ended", () => {
    const { complete, all } = of(three).all.visits
    expect(complete).toEqual({
      cases: 2,
      byVisits: { "0": 1, "1": 1 },
      none: { part: 1, of: 2 },
      one: { part: 1, of: 2 },
      atMostOne: { part: 2, of: 2 },
    })
    expect(all).toMatchObject({ cases: 3, byVisits: { "3": 1 }, atMostOne: { part: 2, of: 3 } })
  })

  it("hold what an item declares against what was counted, and name the cases that took more", () => {
    const { exceeded, kept } = of(three).all.visits.declared
    expect(kept).toEqual({ part: 2, of: 3 })
    expect(exceeded).toEqual([{ case: "c-two", declared: 0, counted: 3, isComplete: false }])
  })

  it("count the window's runs in place of the applicant's, and no run as a visit", () => {
    expect(of(three).all.windowRuns).toBe(1)
    expect(of([oneVisit]).all.visits.all.byVisits).toEqual({ "1": 1 })
  })

  it("are told by item, authority and the outlet of receipt", () => {
    const { byAuthority, byItem, byOutlet } = of(three)
    const received = (groups: typeof byItem) =>
      Object.entries(groups).map(([id, { counts, name }]) => [id, name.zh, counts.cases.received])
    expect(received(byItem)).toEqual([
      ["certificate", "样例certificate", 2],
      ["licence", "样例licence", 1],
    ])
    expect(received(byAuthority)).toEqual([
      ["bureau", "样例局", 1],
      ["office", "样例所", 2],
    ])
    expect(received(byOutlet)).toEqual([
      ["hall", "hall", 1],
      ["street", "street", 1],
    ])
  })

  it("begin with the first day of the period and end before the day after the last", () => {
    const on = (days: number) => {
      const from = p.day(days)
      const { cases, handlings, visits } = of([oneVisit], { from, to: addDays(from, 1) }).all
      return [
        cases.received,
        cases.accepted,
        cases.decided,
        cases.delivered,
        handlings.total,
        visits.all.cases,
      ]
    }
    expect([-1, 0, 1].map(on)).toEqual([
      [0, 0, 0, 0, 0, 0],
      [1, 1, 0, 0, 1, 0],
      [0, 0, 0, 0, 0, 0],
    ])
    expect([3, 4, 5, 6, 7].map(on)).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ])
  })

  it("know nothing of what happened after the day they are of", () => {
    const { cases, punctuality, visits } = of([oneVisit], july, p.day(3)).all
    expect(cases).toMatchObject({ received: 1, accepted: 1, open: 1, decided: 0, delivered: 0 })
    expect(punctuality.promised).toMatchObject({ running: 1, inTime: 0 })
    expect(visits.all.cases).toBe(0)
    expect(of([oneVisit], july, p.day(-1)).all.cases.received).toBe(0)
  })

  it("count what was entered late on the day it came in, also as of a day before it was entered", () => {
    const late = p.logOf("c", p.licence, [
      5,
      () => p.submit(p.complete, { channel: "online", receivedOn: p.day(1) }, null),
    ])
    expect(of([late], { from: p.day(1), to: p.day(2) }, p.day(3)).all.cases.received).toBe(1)
  })

  it("count an entry as it was corrected: its day, its way and the visit", () => {
    const corrected = p.logOf(
      "c",
      p.licence,
      [3, (on) => p.submit(p.complete, p.atWindow(on))],
      [
        4,
        () => ({
          type: "propose-correction",
          entry: { field: "receipt", receipt: p.online(p.day(2)) },
          reason: "typing error",
        }),
      ],
      [4, () => ({ type: "confirm-correction", proposal: 1 })],
      [5, () => ({ type: "withdraw" })],
    )
    const { all } = of([corrected])
    expect(all.handlings).toEqual({ total: 1, byChannel: { online: 1 }, byOutlet: {} })
    expect(all.visits.all.byVisits).toEqual({ "0": 1 })
    expect(all.records.entriesCorrected).toBe(1)
    expect(of([corrected], { from: p.day(2), to: p.day(3) }).all.cases.received).toBe(1)
  })

  it("keep the last day in time on both clocks, and the day after it late", () => {
    // Ten and twenty working days from Monday, and five from the decision.
    const decidedOn = (days: number) =>
      of([
        p.logOf(
          "c",
          p.certificate,
          [0, (on) => p.submit(p.complete, p.online(on))],
          [0, () => p.found],
          [days, (on) => p.explain("promised", on)],
          [days, (on) => p.explain("statutory", on)],
          [days, () => p.decide()],
        ),
      ]).all
    const words = (days: number) => {
      const { overdue, punctuality } = decidedOn(days)
      return [punctuality.promised.kept, punctuality.statutory.kept, overdue.explained]
    }
    const kept = { part: 1, of: 1 }
    const broken = { part: 0, of: 1 }
    expect([14, 15, 28, 29].map(words)).toEqual([
      [kept, kept, 0],
      [broken, kept, 1],
      [broken, kept, 1],
      [broken, broken, 1],
    ])
  })

  it("keep the last day to hand over a result in time, and the day after it late", () => {
    const deliveredOn = (days: number) =>
      of([
        p.logOf(
          "c",
          p.certificate,
          [0, (on) => p.submit(p.complete, p.online(on))],
          [0, () => p.found],
          [0, () => p.decide()],
          [days, p.deliver],
        ),
      ]).all.punctuality.delivery.kept
    expect([deliveredOn(7), deliveredOn(8)]).toEqual([
      { part: 1, of: 1 },
      { part: 0, of: 1 },
    ])
  })

  it("tell of tolerance what was kept, waived, defaulted, excused and still runs, with its last day in time", () => {
    const tolerated = (...steps: readonly p.Step[]) =>
      p.logOf(
        "c",
        p.licence,
        [0, (on) => p.submit(p.papers("form", "proof"), p.online(on), p.tolerant)],
        ...steps,
      )
    const outcome = (log: CaseLog, asOf = later) =>
      Object.entries(of([log], july, asOf).all.tolerance).flatMap(([name, n]) => (n === 1 ? [name] : []))
    const owed = (on: ReturnType<typeof p.day>) => p.supplement(p.papers("report"), p.online(on), null)
    // Four working days from Monday.
    expect(outcome(tolerated([4, owed]))).toEqual(["used", "kept"])
    expect(outcome(tolerated([7, owed]))).toEqual(["used", "defaulted"])
    expect(outcome(tolerated([7, () => ({ type: "excuse-delay", reasons: ["flood"] })]))).toEqual([
      "used",
      "excused",
    ])
    const waived: p.Step = [
      3,
      () => ({ type: "waive-material", requirement: "report", evidence: "e", note: "n" }),
    ]
    expect(outcome(tolerated(waived))).toEqual(["used", "kept"])
    expect(outcome(tolerated(), p.day(4))).toEqual(["used", "running"])
    expect(outcome(tolerated(), p.day(5))).toEqual(["used", "defaulted"])
    expect(outcome(tolerated([4, () => ({ type: "withdraw" })]))).toEqual(["used", "ended"])
  })

  it("pass over what they do not count", () => {
    const [opened, ...rest] = oneVisit.events
    if (opened === undefined) throw new Error("No events")
    const held = { ...opened, type: "DocumentsHeld", data: { note: null } } as const
    expect(of([{ ...oneVisit, events: [opened, ...rest, held] }]).all).toEqual(of([oneVisit]).all)
  })
})

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
