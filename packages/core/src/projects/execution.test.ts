import { describe, expect, it } from "vitest"
import { plainDate, revise } from "../time/index.ts"
import {
  because,
  calendar,
  manager,
  play,
  playFrom,
  refusalOf,
  rules,
  type Setting,
  setting,
  signed,
  type Step,
  timer,
  undertaking,
} from "./projects.fixture.ts"
import type { ExtensionRule } from "./index.ts"

const ask = (day: string, endsOn: string, reasons = because): Step => [
  day,
  undertaking,
  { type: "request-amendment", endsOn: plainDate(endsOn), reasons },
]
const grant = (day: string): Step => [day, manager, { type: "grant-amendment" }]
const pay = (tranche: string): Step => ["2018-02-01", manager, { type: "pay-tranche", tranche }]
const extending = (change: Partial<ExtensionRule>): Setting => ({
  ...setting,
  rules: { ...rules, extension: { ...rules.extension!, ...change } },
})

describe("a contract is amended", () => {
  it("at the unit's request, when the managing unit grants it", () => {
    const { events, state } = play(setting, ...signed(), ask("2018-08-01", "2018-12-31"), grant("2018-08-20"))
    expect(events.at(-1)).toMatchObject({
      type: "ContractAmended",
      data: { endsOn: "2018-12-31", isExtension: true, acceptanceDue: { startsOn: "2018-12-31" } },
    })
    expect(state).toMatchObject({ contract: { endsOn: "2018-12-31" }, extensions: 1, amendment: null })
  })

  it("or not, with reasons and remedies, and then stays as it is", () => {
    const refuse = (reasons: readonly string[]): Step => [
      "2018-08-20",
      manager,
      { type: "refuse-amendment", reasons },
    ]
    const steps: readonly Step[] = [...signed(), ask("2018-08-01", "2018-12-31")]
    expect(refusalOf(setting, ...steps, refuse([]))._tag).toBe("ReasonsMissing")
    const { events, state } = play(setting, ...steps, refuse(because))
    expect(events.at(-1)).toMatchObject({ data: { remedies: rules.remedies } })
    expect(state).toMatchObject({ contract: { endsOn: "2018-08-31" }, amendment: null, extensions: 0 })
  })

  it("not longer where the rules know no extension; shorter by consent all the same", () => {
    const none = { ...setting, rules: { ...rules, extension: null } }
    expect(refusalOf(none, ...signed(), ask("2018-08-01", "2018-12-31"))._tag).toBe("NoExtension")
    const { refused } = play(none, ...signed(), ask("2018-06-01", "2018-06-29"), grant("2018-06-04"))
    expect(refused).toEqual([])
  })

  it("longer only as often as the rules say; being shortened does not count", () => {
    const steps: readonly Step[] = [
      ...signed(),
      ask("2018-06-01", "2018-06-29"),
      grant("2018-06-04"),
      ask("2018-06-05", "2018-08-31"),
      grant("2018-06-06"),
    ]
    expect(refusalOf(setting, ...steps, ask("2018-08-01", "2018-12-31"))).toMatchObject({
      _tag: "ExtensionsUsedUp",
      atMost: 1,
      clause: { article: "8" },
    })
    expect(play(extending({ atMost: 2 }), ...steps, ask("2018-08-01", "2018-12-31")).refused).toEqual([])
  })

  it.each([
    ["2019-08-31", []],
    ["2019-09-01", ["ExtensionTooLong"]],
  ])("to %s at most in all, from the end first agreed on: %j", (endsOn, tags) => {
    const { refused } = play(setting, ...signed(), ask("2018-08-01", endsOn))
    expect(refused.map(({ _tag }) => _tag)).toEqual(tags)
    const unbounded = extending({ longest: null })
    expect(play(unbounded, ...signed(), ask("2018-08-01", "2025-01-01")).refused).toEqual([])
  })

  it("in all means over two extensions too", () => {
    const twice = extending({ atMost: 2 })
    const steps: readonly Step[] = [...signed(), ask("2018-08-01", "2019-06-28"), grant("2018-08-02")]
    expect(refusalOf(twice, ...steps, ask("2019-05-06", "2019-09-02"))).toMatchObject({
      _tag: "ExtensionTooLong",
      latest: "2019-08-31",
    })
  })

  it.each([
    ["2018-08-31", []],
    ["2018-09-01", ["ExtensionAskedTooLate"]],
  ])("longer when asked for on %s: %j, and later where the rules let one", (askedOn, tags) => {
    const step = ask(askedOn, "2018-12-31")
    expect(play(setting, ...signed(), step).refused.map(({ _tag }) => _tag)).toEqual(tags)
    expect(play(extending({ askBeforeEnd: false }), ...signed(), step).refused).toEqual([])
  })

  it("never to an end in the past, so that no one falls into default by it", () => {
    expect(refusalOf(setting, ...signed(), ask("2018-06-01", "2018-05-31"))._tag).toBe("AmendedEndTooEarly")
    const steps: readonly Step[] = [...signed(), ask("2018-06-01", "2018-06-29")]
    expect(refusalOf(setting, ...steps, grant("2018-07-02"))._tag).toBe("AmendedEndTooEarly")
    expect(play(setting, ...steps, grant("2018-06-29")).refused).toEqual([])
  })

  it.each([
    ["2018-08-31", because, "NothingAmended"],
    ["2018-01-01", because, "ContractBackwards"],
    ["2018-12-31", [], "ReasonsMissing"],
  ])("to %s with reasons %j is refused: %s", (endsOn, reasons, tag) => {
    expect(refusalOf(setting, ...signed(), ask("2018-02-01", endsOn, reasons))._tag).toBe(tag)
  })

  it("one request at a time", () => {
    const steps: readonly Step[] = [...signed(), ask("2018-08-01", "2018-12-31")]
    expect(refusalOf(setting, ...steps, ask("2018-08-02", "2018-11-30"))._tag).toBe("AmendmentPending")
    expect(refusalOf(setting, ...signed(), grant("2018-08-02"))._tag).toBe("NoAmendmentPending")
    expect(
      refusalOf(setting, ...signed(), ["2018-08-02", manager, { type: "refuse-amendment", reasons: because }])
        ._tag,
    ).toBe("NoAmendmentPending")
  })
})

describe("a project under way", () => {
  it("is reported on by the undertaking unit", () => {
    const report: Step = ["2018-03-01", undertaking, { type: "report-progress", report: "样例进展" }]
    expect(play(setting, ...signed(), report, report).state.reports).toBe(2)
  })

  it("is paid tranche by tranche, each once, and only those of the contract", () => {
    const { events, state } = play(setting, ...signed(), pay("first"))
    expect(events.at(-1)).toMatchObject({ data: { tranche: "first", amount: 20_000_000 } })
    expect(state.paid).toEqual(["first"])
    expect(refusalOf(setting, ...signed(), pay("first"), pay("first"))._tag).toBe("TranchePaidAlready")
    expect(refusalOf(setting, ...signed(), pay("second"))._tag).toBe("UnknownTranche")
  })

  it("gets the rest once it has passed, and nothing once it has failed", () => {
    const ended = (outcome: string): readonly Step[] => [
      ...signed(),
      ["2018-01-31", undertaking, { type: "apply-for-acceptance" }],
      ["2018-02-01", manager, { type: "conclude", outcome, reasons: because }],
      pay("rest"),
    ]
    expect(play(setting, ...ended("passed")).state.paid).toEqual(["rest"])
    expect(refusalOf(setting, ...ended("failed"))._tag).toBe("ProjectNotAtThisStage")
  })
})

describe("a revised calendar", () => {
  /** The day before a long holiday, in a year whose notice comes out later. */
  const off = (first: string, last: string) =>
    revise(calendar, {
      version: "2",
      papers: [],
      arrangements: [
        {
          key: "2019-sample-day",
          holiday: { zh: "样例假日", en: "Sample Day" },
          off: [{ first: plainDate(first), last: plainDate(last) }],
          work: [],
        },
      ],
    })
  const revised: Step = ["2018-12-03", timer, { type: "revise-calendar" }]

  it("moves the day on when it falls into a holiday, and says from where to where", () => {
    const { state } = play(setting, ...signed())
    const later = { ...setting, calendar: off("2019-02-28", "2019-03-03") }
    const moved = playFrom(state, later, revised)
    expect(moved.state.acceptanceDue?.dueOn).toBe("2019-03-04")
    expect(moved.events).toMatchObject([
      {
        type: "AcceptanceDueReckoned",
        data: { from: "2019-02-28", to: "2019-03-04", calendar: { id: "sample@2" } },
      },
    ])
  })

  it("closes the task of a day that was not the last after all", () => {
    const { state } = play(setting, ...signed(), ["2019-03-01", timer, { type: "pass-time" }])
    const later = { ...setting, calendar: off("2019-02-28", "2019-03-03") }
    const moved = playFrom(state, later, ["2019-03-01", timer, { type: "revise-calendar" }])
    expect([state.tasks, moved.state.tasks]).toEqual([["decide-on-default"], []])
  })

  it("that changes nothing leaves the day as it was", () => {
    const { state } = play(setting, ...signed())
    const later = { ...setting, calendar: off("2019-05-01", "2019-05-03") }
    expect(playFrom(state, later, revised).events).toEqual([])
  })

  it("does not bring forward a day that the unit was told", () => {
    const { state } = play(setting, ...signed("2018-04-01"))
    expect(state.acceptanceDue?.dueOn).toBe("2018-10-08")
    const later = { ...setting, calendar: { ...calendar, version: "2", arrangements: [] } }
    const step: Step = ["2018-08-01", manager, { type: "revise-calendar" }]
    expect(playFrom(state, later, step).events).toEqual([])
  })

  it("settles a day that was provisional, without moving it", () => {
    const { from } = calendar.period
    const short = { ...setting, calendar: { ...calendar, period: { from, to: plainDate("2019-01-01") } } }
    const { state } = play(short, ...signed())
    expect(state.acceptanceDue).toMatchObject({ dueOn: "2019-02-28", certainty: "provisional" })
    const settled = playFrom(state, { ...setting, calendar: { ...calendar, version: "2" } }, revised)
    expect(settled.state.acceptanceDue).toMatchObject({ dueOn: "2019-02-28", certainty: "official" })
    expect(settled.events).toMatchObject([{ data: { from: "2019-02-28", to: "2019-02-28" } }])
  })
})
