import { describe, expect, it } from "vitest"
import { addDays, type Period, plainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import { composeFigures } from "./index.ts"
import * as p from "./play.fixture.ts"
import { oneVisit, three } from "./three-cases.fixture.ts"

const july = { from: plainDate("2018-07-01"), to: plainDate("2018-08-01") }
const later = plainDate("2018-09-01")
const of = (cases: readonly CaseLog[], period: Period = july, asOf = later) =>
  composeFigures({ cases, feedback: [] }, { period, asOf })

describe("figures of a period", () => {
  it("count cases, and apart from them handlings: what changes hands on one day by one way is one", () => {
    const { cases, handlings } = of(three).all
    expect(cases).toMatchObject({ received: 3, accepted: 3, decided: 3, delivered: 3, open: 0 })
    expect(cases.acceptedAs).toEqual({ complete: 2, tolerant: 1, deemed: 0, outside: 0 })
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
      () => p.submit(p.complete, { channel: "online", receivedOn: p.day(1), enteredLate: "outage" }, null),
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
