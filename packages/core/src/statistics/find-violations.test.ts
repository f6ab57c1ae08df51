import { describe, expect, it } from "vitest"
import type { CaseEvent } from "../intake/index.ts"
import { plainDate } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import { findViolations, violationTexts, violationTitles } from "./index.ts"
import * as p from "./play.fixture.ts"

const later = plainDate("2018-12-01")
/** What is found, by code, day counted from the first, and the article of the sample rules. */
const found = (log: CaseLog, asOf = later) =>
  findViolations(log, { asOf }).map(({ code, on, source }) => [
    code,
    Array.from({ length: 200 }, (_, days) => p.day(days)).indexOf(on),
    source?.article,
  ])
const codes = (log: CaseLog, asOf = later) => found(log, asOf).map(([code]) => code)
const certificate = (...steps: readonly p.Step[]) => p.logOf("c", p.certificate, ...steps)
const completeOn = (days: number): p.Step => [days, (on) => p.submit(p.complete, p.online(on))]
const search: p.Step = [0, () => p.found]
const change = (log: CaseLog, changed: (event: CaseEvent) => CaseEvent): CaseLog => ({
  ...log,
  events: log.events.map(changed),
})

describe("the violations in a case", () => {
  it("are none where all went as it should", () => {
    const log = certificate(completeOn(0), search, [2, () => p.decide()], [4, p.deliver])
    expect(found(log)).toEqual([])
    expect(found(log, p.day(-1))).toEqual([])
  })

  it("tell that a notice came too late when the law had accepted in its place", () => {
    const log = certificate(
      [0, (on) => p.submit(p.papers("form"), p.online(on), null)],
      [9, () => p.passTime],
    )
    // Five working days end on the next Monday.
    expect(found(log, p.day(8))).toEqual([["notice-late", 8, "3"]])
    expect(found(log, p.day(7))).toEqual([])
  })

  it("tell that an application was not answered in time, be it answered late or not at all", () => {
    const silent = certificate([0, (on) => p.submit(p.complete, p.online(on), null)])
    expect(codes(silent, p.day(7))).toEqual([])
    expect(found(silent, p.day(8))).toEqual([["intake-late", 8, "3"]])
    const answered = (days: number) =>
      certificate(
        [0, (on) => p.submit(p.complete, p.online(on), null)],
        [days, () => ({ type: "examine", examination: p.examination })],
      )
    expect(codes(answered(7), p.day(8))).toEqual([])
    expect(codes(answered(8), p.day(8))).toEqual(["intake-late"])
  })

  it("tell of a late notice where a rule set knows no acceptance by silence", () => {
    const log = certificate([0, (on) => p.submit(p.papers("form"), p.online(on))])
    const { provisions } = p.ruleSet
    const late = change(log, (event) =>
      event.type === "CorrectionNotified" ? { ...event, occurredOn: p.day(8) } : event,
    )
    const { deemedAcceptance: _, ...silentOn } = provisions
    expect(found({ ...late, ruleSet: { provisions: silentOn } }, p.day(8))).toEqual([["notice-late", 8, "2"]])
  })

  it("tell of a second notice that the rule set does not provide for, or that tells what could have been told", () => {
    const wrongAgain: p.Step = [
      1,
      (on) => p.supplement([p.wrong("report"), p.wrong("proof")], p.online(on), null),
    ]
    const examine: p.Step = [2, () => ({ type: "examine", examination: p.examination })]
    const log = certificate([0, (on) => p.submit(p.papers("form"), p.online(on))], wrongAgain, examine)
    const asOf = p.day(2)
    expect(log.events.filter(({ type }) => type === "CorrectionNotified")).toHaveLength(2)
    expect(codes(log, asOf)).toEqual([])
    const forbidden = {
      provisions: {
        ...p.ruleSet.provisions,
        wrongSupplement: { outcome: "not-accepted", clause: p.clause("5") },
      },
    } as const
    expect(found({ ...log, ruleSet: forbidden }, asOf)).toEqual([["second-notice", 2, "5"]])
    // The supplement gone from the log, the second notice names what the first one could have.
    const untold = { ...log, events: log.events.filter(({ type }) => type !== "SupplementReceived") }
    expect(found(untold, asOf)).toEqual([["second-notice", 2, "5"]])
  })

  it("tell of what was owed being told more often than the rule set allows", () => {
    const log = certificate(
      [0, (on) => p.submit(p.papers("form", "proof"), p.online(on), p.tolerant)],
      [1, (on) => p.supplement([p.wrong("report")], p.online(on), null)],
      [2, () => ({ type: "notify-owed", supplementWithin: p.examination.supplementWithin!, number: "N" })],
    )
    expect(codes(log, p.day(2))).toEqual([])
    const notice = log.events.find(({ type }) => type === "OwedNotified")
    if (notice === undefined) throw new Error("No notice")
    expect(found({ ...log, events: [...log.events, notice] }, p.day(2))).toEqual([["second-notice", 2, "6"]])
  })

  it("tell of a decision after either clock, and while it is not made, with the first day that was late", () => {
    const log = certificate(completeOn(0), search)
    expect(codes(log, p.day(14))).toEqual([])
    expect(found(log, p.day(15))).toEqual([
      ["decided-late-promised", 15, undefined],
      ["overdue-unexplained", 15, "9"],
    ])
    expect(codes(log, p.day(28))).not.toContain("decided-late-statutory")
    expect(found(log, p.day(29))).toContainEqual(["decided-late-statutory", 29, "7"])
  })

  it("take an overdue case that is explained in public for late, and no longer for unexplained", () => {
    const log = certificate(
      completeOn(0),
      search,
      [16, (on) => p.explain("promised", on)],
      [16, () => p.decide()],
    )
    expect(codes(log, p.day(17))).toEqual(["decided-late-promised"])
    const { overdue: _, ...silent } = p.ruleSet.provisions
    const undecided = { ...certificate(completeOn(0)), ruleSet: { provisions: silent } }
    expect(codes(undecided, p.day(17))).toEqual(["decided-late-promised"])
  })

  it("do not blame a clock that stood still, or a case that its applicant ended before", () => {
    const suspended = certificate(completeOn(0), [
      1,
      (on) => ({
        type: "suspend-clock",
        clock: "statutory",
        reason: "hearing",
        from: on,
        toldInWritingOn: on,
      }),
    ])
    expect(codes(suspended)).not.toContain("decided-late-statutory")
    expect(codes(certificate(completeOn(0), [5, () => ({ type: "withdraw" })]))).toEqual([])
  })

  it("tell of a result that was not handed over in time", () => {
    const log = certificate(completeOn(0), search, [0, () => p.decide()])
    expect(codes(log, p.day(7))).toEqual([])
    expect(found(log, p.day(8))).toEqual([["delivered-late", 8, "10"]])
  })

  it("tell of an adverse act without reasons, or without all the ways to turn against it", () => {
    const log = certificate(completeOn(0), search, [1, () => p.decide(false)])
    const asOf = p.day(2)
    expect(codes(log, asOf)).toEqual([])
    const omitting = (kept: number, reasons: readonly string[]) =>
      change(log, (event) =>
        event.type === "DecisionMade"
          ? { ...event, data: { ...event.data, reasons, remedies: event.data.remedies.slice(0, kept) } }
          : event,
      )
    expect(found(omitting(1, ["because"]), asOf)).toEqual([["remedies-omitted", 1, "20"]])
    expect(found(omitting(2, []), asOf)).toEqual([["reasons-omitted", 1, undefined]])
    const none = { ...omitting(0, ["because"]), ruleSet: { provisions: {} } }
    expect(codes(none, asOf)).toEqual(["remedies-omitted"])
  })

  it.each(["refuse-acceptance", "revoke-acceptance", "revoke-decision"] as const)(
    "hold %s to the same",
    (type) => {
      const before: readonly p.Step[] =
        type === "revoke-decision"
          ? [completeOn(0), search, [0, () => p.decide()], [0, p.deliver]]
          : [
              [
                0,
                (on) =>
                  p.submit(
                    p.papers("form", "proof"),
                    p.online(on),
                    type === "refuse-acceptance" ? null : p.tolerant,
                  ),
              ],
            ]
      const common = { reasons: ["because"], number: "X-1" }
      const act: p.Step = [
        5,
        () =>
          type === "refuse-acceptance"
            ? { type, ground: "not-required", ...common }
            : type === "revoke-decision"
              ? { type, option: null, ...common }
              : { type, ...common },
      ]
      const log = certificate(...before, act)
      expect(codes(log, p.day(5))).toEqual([])
      const bare = change(log, (event) =>
        "remedies" in event.data ? ({ ...event, data: { ...event.data, remedies: [] } } as CaseEvent) : event,
      )
      const last = bare.events.at(-1)
      const only = { ...bare, events: [...log.events.slice(0, -1), ...(last ? [last] : [])] }
      expect(found(only, p.day(5))).toEqual([["remedies-omitted", 5, "20"]])
    },
  )

  it("tell of a favourable decision while something was owed", () => {
    const decided = certificate(completeOn(0), search, [1, () => p.decide()]).events.at(-1)
    const log = certificate(
      [0, (on) => p.submit(p.papers("form", "proof"), p.online(on), p.tolerant)],
      search,
    )
    if (decided === undefined) throw new Error("No decision")
    expect(found({ ...log, events: [...log.events, decided] }, p.day(1))).toEqual([
      ["favourable-while-owed", 1, "6"],
    ])
  })

  it("tell of an authority's part that took too long, and not of one that was done on its last day", () => {
    const part = (days: number) => p.logOf("c", p.licence, completeOn(0), [days, p.finishReview])
    expect(codes(part(3), p.day(9))).toEqual([])
    expect(found(part(4), p.day(9))).toEqual([["part-overdue", 4, undefined]])
    expect(codes(p.logOf("c", p.licence, completeOn(0)), p.day(4))).toEqual(["part-overdue"])
  })

  it("tell of a promise that nobody verified in time, also after the result was handed over", () => {
    const promise = (signedOn: ReturnType<typeof p.day>) =>
      ({
        type: "give-commitment",
        commitment: {
          kind: "proof",
          option: "promise",
          text: { clauses: ["True."], hash: `sha256:${"0".repeat(64)}`, signedOn, signature: "s" },
        },
      }) as const
    const verify = (days: number): p.Step => [
      days,
      () => ({ type: "verify-commitment", option: "promise", isKept: true, note: null }),
    ]
    const given: readonly p.Step[] = [
      completeOn(0),
      search,
      [0, promise],
      [1, () => p.decide()],
      [1, p.deliver],
    ]
    expect(found(certificate(...given), p.day(8))).toEqual([["commitment-unverified", 8, "11"]])
    expect(codes(certificate(...given), p.day(7))).toEqual([])
    expect(codes(certificate(...given, verify(7)))).toEqual([])
    expect(codes(certificate(...given, verify(8)))).toEqual(["commitment-unverified"])
  })

  it("tell of more visits than the guide declares, with complete materials alone", () => {
    const fetched: p.Step = [1, (on) => p.deliver(on, { on, outlet: "hall" })]
    const granted: readonly p.Step[] = [search, [0, () => p.decide()]]
    const log = certificate(completeOn(0), ...granted, fetched)
    expect(found(log)).toEqual([["visits-exceeded", 1, undefined]])
    const owed = certificate(
      [0, (on) => p.submit(p.papers("form", "proof"), p.online(on), p.tolerant)],
      [0, (on) => p.supplement(p.papers("report"), p.online(on))],
      ...granted,
      fetched,
    )
    expect(found(owed)).toEqual([])
  })

  it("name the case, the place in it and the rule in both languages, and are listed by their days", () => {
    const log = p.logOf("c-7", p.licence, completeOn(0), search)
    const all = findViolations(log, { asOf: later })
    expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).toSorted())
    expect(all.find(({ code }) => code === "part-overdue")).toMatchObject({
      case: "c-7",
      path: ["parts", "review"],
      severity: "error",
      message: violationTexts["part-overdue"],
    })
    for (const { en, zh } of [...Object.values(violationTexts), ...Object.values(violationTitles)])
      expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([true, false])
  })
})
