import { describe, expect, it } from "vitest"
import { workingDays } from "../time/index.ts"
import { composeFigures, findViolations } from "./index.ts"
import * as p from "./play.fixture.ts"

const opened: p.Step = [0, (on) => p.submit(p.complete, p.online(on), null)]
const accepted: p.Step = [1, (on) => p.report(on, { stage: "accepted" })]
const told = (days: number, fact: Parameters<typeof p.report>[1]): p.Step => [
  days,
  (on) => p.report(on, fact),
]
const logOf = (...steps: readonly p.Step[]) => p.logOf("c", p.licence, ...steps)
const found = (asOf: number, ...steps: readonly p.Step[]) =>
  findViolations(logOf(...steps), { asOf: p.day(asOf) }).map(({ code, on, source }) => [
    code,
    on,
    source?.article,
  ])
const figuresOf = (asOf: number, ...steps: readonly p.Step[]) =>
  composeFigures(
    { cases: [logOf(...steps)], feedback: [] },
    { period: { from: p.start, to: null }, asOf: p.day(asOf) },
  ).all

describe("what another system did in a case", () => {
  it("is an answer in time where it was, and late where it was not", () => {
    expect(
      found(8, opened, accepted, told(2, { stage: "part-finished", part: "review", outcome: "agreed" })),
    ).toEqual([])
    expect(found(8, opened)).toEqual([["intake-late", p.day(8), "3"]])
    expect(found(8, opened, told(8, { stage: "accepted" }))).toEqual([["intake-late", p.day(8), "3"]])
  })

  it("breaks a rule by stopping a clock for a reason that is not listed, or without telling in writing", () => {
    const stop = (procedure: string, toldInWritingOn: ReturnType<typeof p.day> | null) =>
      found(2, opened, accepted, told(2, { stage: "special-procedure-started", procedure, toldInWritingOn }))
    expect(stop("hearing", p.day(2))).toEqual([])
    expect(stop("lunch", p.day(2))).toEqual([["suspension-unlawful", p.day(2), "8"]])
    expect(stop("hearing", null)).toEqual([["suspension-unlawful", p.day(2), "8"]])
  })

  it("breaks a rule by taking over a clock that stands still for a reason that is not listed", () => {
    const imported = (reason: string) =>
      p.logOf("c", p.licence, [
        3,
        () => {
          const { applicant, calendar, item, regions, ruleSet, scenario } = p.submit(
            p.complete,
            p.online(p.day(0)),
          ) as Extract<ReturnType<typeof p.submit>, { type: "submit" }>
          return {
            type: "import",
            applicant,
            calendar,
            item,
            regions,
            ruleSet,
            scenario,
            system: "sample-platform",
            asOf: p.day(2),
            externalIds: [p.externalId],
            receipt: p.online(p.day(0)),
            materials: [],
            there: { stage: "accepted", acceptedOn: p.day(0) },
            clocks: [
              {
                clock: "statutory",
                asOf: p.day(2),
                used: 1,
                suspended: { reason, since: p.day(1), toldInWritingOn: p.day(1) },
              },
            ],
          }
        },
      ])
    const codes = (reason: string) =>
      findViolations(imported(reason), { asOf: p.day(3) }).map(({ code, on, path }) => [code, on, path])
    expect(codes("hearing")).toEqual([])
    expect(codes("lunch")).toEqual([["suspension-unlawful", p.day(1), ["statutory"]]])
  })

  it("breaks a rule by extending without the right approver, without telling why, or again", () => {
    const extended = (approvedBy: string, reasonToldOn: ReturnType<typeof p.day> | null) =>
      told(2, { stage: "extended", approvedBy, reasonToldOn })
    const again = told(3, { stage: "extended", approvedBy: "head", reasonToldOn: p.day(3) })
    const lawful = [opened, accepted, extended("head", p.day(2))]
    expect(found(2, ...lawful)).toEqual([])
    // Twenty working days and ten from the day after acceptance.
    expect(logOf(...lawful).events.at(-1)).toMatchObject({
      data: { clocks: { decision: { statutory: { extensions: [{ term: workingDays(10) }] } } } },
    })
    expect(found(2, opened, accepted, extended("clerk", p.day(2)))).toEqual([
      ["extension-unlawful", p.day(2), "7"],
    ])
    expect(found(2, opened, accepted, extended("head", null))).toEqual([
      ["extension-unlawful", p.day(2), "7"],
    ])
    expect(found(3, ...lawful, again)).toEqual([["extension-unlawful", p.day(3), "7"]])
  })

  it("breaks a rule here too, where our own log says that the wrong one approved", () => {
    const log = p.logOf(
      "c",
      p.certificate,
      [0, (on) => p.submit(p.complete, p.online(on))],
      [1, (on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: on })],
    )
    expect(findViolations(log, { asOf: p.day(1) })).toEqual([])
    const { provisions } = p.ruleSet
    const other = { ...provisions.extension!, approverRole: "governor" }
    const codes = findViolations(
      { ...log, ruleSet: { provisions: { ...provisions, extension: other } } },
      { asOf: p.day(1) },
    ).map(({ code }) => code)
    expect(codes).toEqual(["extension-unlawful"])
  })

  it("breaks a rule by asking for what the authority obtains itself, or by telling a second time", () => {
    const notice = (days: number, asked: readonly string[]) =>
      told(days, { stage: "correction-notified", asked })
    expect(found(1, opened, notice(1, ["form"]))).toEqual([])
    expect(found(1, opened, notice(1, ["form", "register"]))).toEqual([["obtainable-asked", p.day(1), "13"]])
    expect(found(2, opened, notice(1, ["form"]), notice(2, ["form"]))).toEqual([
      ["second-notice", p.day(2), "5"],
    ])
  })

  it("is no second notice where it tells our own one back", () => {
    const ours: p.Step = [0, (on) => p.submit(p.papers("form"), p.online(on))]
    expect(found(0, ours, told(0, { stage: "correction-notified" }))).toEqual([])
  })

  it("breaks a rule by granting without the agreement of a part, or while something is owed here", () => {
    const granted = told(2, { stage: "decided", favourable: true })
    expect(found(2, opened, accepted, granted)).toEqual([["favourable-without-part", p.day(2), undefined]])
    const owed: p.Step = [0, (on) => p.submit(p.papers("form", "proof"), p.online(on), p.tolerant)]
    expect(found(2, owed, granted).map(([code]) => code)).toContain("favourable-while-owed")
  })

  it("is late by our clocks as an act of our own would be", () => {
    const late = told(16, { stage: "decided", favourable: false })
    const codes = found(16, opened, accepted, late).map(([code]) => code)
    expect(codes).toContain("decided-late-promised")
    expect(codes).not.toContain("decided-late-statutory")
  })

  it("counts in the figures, with each rule it breaks", () => {
    const steps = [
      opened,
      accepted,
      told(2, { stage: "special-procedure-started", procedure: "lunch", toldInWritingOn: p.day(2) }),
      told(3, { stage: "decided", favourable: true }),
      told(4, { stage: "delivered", method: "electronic" }),
    ]
    expect(figuresOf(4, ...steps)).toMatchObject({
      cases: {
        received: 1,
        open: 0,
        accepted: 1,
        acceptedAs: { outside: 1 },
        decided: 1,
        decidedAs: { favourable: 1 },
        delivered: 1,
      },
      punctuality: { statutory: { inTime: 1 }, delivery: { inTime: 1 } },
      violations: { "suspension-unlawful": 1, "favourable-without-part": 1 },
    })
    const withdrawn = figuresOf(60, opened, accepted, told(2, { stage: "withdrawn" }))
    expect(withdrawn).toMatchObject({ cases: { withdrawn: 1, open: 0 }, violations: {} })
  })
})
