import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  application,
  article,
  because,
  contractTo,
  manager,
  play,
  recommender,
  refusalOf,
  rules,
  type Setting,
  setting,
  signed,
  type Step,
  timer,
  undertaking,
} from "./projects.fixture.ts"
import { barOf, isBarInForce, type ProjectState } from "./index.ts"

const announce: Step[2] = { type: "announce-default", reasons: because }
const record: Step[2] = { type: "record-default", reasons: because }
const lift: Step[2] = { type: "lift-bar", reasons: because }
const excuse: Step[2] = { type: "excuse-delay", reasons: because }
/** Overdue from 2019-03-01; told on that Friday, it may answer until the Friday after. */
const announced: readonly Step[] = [...signed(), ["2019-03-01", manager, announce]]
const barred: readonly Step[] = [...announced, ["2019-03-11", manager, record]]
const without = (change: Partial<Setting["rules"]["onDefault"]>): Setting => ({
  ...setting,
  rules: { ...rules, onDefault: { ...rules.onDefault, ...change } },
})

describe("a default", () => {
  it("is recorded by an officer with reasons, remedies and clause, and bars the unit for as long as the rules say", () => {
    const { events, refused, state } = play(setting, ...barred)
    expect(refused).toEqual([])
    expect(events.at(-1)).toMatchObject({
      type: "DefaultRecorded",
      actor: manager,
      data: {
        reasons: because,
        remedies: rules.remedies,
        clause: { article: "12" },
        bar: {
          from: "2019-03-11",
          until: "2020-03-11",
          clause: { article: "13" },
          objection: rules.remedies,
        },
      },
    })
    expect(state.tasks).toEqual([])
  })

  it("has its bar end on its very day: a day of rest does not make it longer", () => {
    const { state } = play(without({ priorNotice: null }), ...signed(), ["2019-03-14", manager, record])
    expect(state.defaulted?.bar?.until).toBe("2020-03-14")
  })

  it("bars nobody where the rules know no bar", () => {
    const { state } = play(without({ bar: null, priorNotice: null }), ...signed(), [
      "2019-03-01",
      manager,
      record,
    ])
    expect(state.defaulted).toEqual({ on: "2019-03-01", bar: null, liftedOn: null })
    expect(barOf("project-1", state)).toBeNull()
  })

  it("is not recorded before the last day has passed, nor twice, nor of an application in time", () => {
    const open = without({ priorNotice: null })
    expect(refusalOf(open, ...signed(), ["2019-02-28", manager, record])._tag).toBe("NotInDefault")
    const once: readonly Step[] = [...signed(), ["2019-03-01", manager, record]]
    expect(refusalOf(open, ...once, ["2019-03-04", manager, record])._tag).toBe("NotInDefault")
    const inTime: Step = ["2019-02-28", undertaking, { type: "apply-for-acceptance" }]
    expect(refusalOf(open, ...signed(), inTime, ["2019-03-01", manager, record])._tag).toBe("NotInDefault")
  })

  it("may still be recorded of an application that came late, and the application goes on", () => {
    const late: Step = ["2019-03-05", undertaking, { type: "apply-for-acceptance" }]
    const { refused, state } = play(setting, ...announced, late, ["2019-03-11", manager, record])
    expect(refused).toEqual([])
    expect(state).toMatchObject({ phase: "acceptance", application: { inTime: false } })
    expect(state.defaulted?.bar).not.toBeNull()
  })

  it("waits for the unit to be heard where the rules ask for it: for its answer, or the time for one", () => {
    expect(refusalOf(setting, ...signed(), ["2019-03-01", manager, record])).toMatchObject({
      _tag: "PriorNoticeMissing",
      clause: { article: "12" },
    })
    expect(refusalOf(setting, ...announced, ["2019-03-08", manager, record])).toMatchObject({
      _tag: "DefenceStillOpen",
      until: "2019-03-08",
    })
    const answer: Step = ["2019-03-04", undertaking, { type: "state-defence", statement: "样例陈述" }]
    expect(play(setting, ...announced, answer, ["2019-03-04", manager, record]).refused).toEqual([])
  })

  it("is answered only once it is announced, and announced once, where the rules know of it", () => {
    const answer: Step = ["2019-03-01", undertaking, { type: "state-defence", statement: "样例陈述" }]
    expect(refusalOf(setting, ...signed(), answer)._tag).toBe("NothingAnnounced")
    expect(refusalOf(setting, ...announced, ["2019-03-04", manager, announce])._tag).toBe("AnnouncedAlready")
    expect(refusalOf(setting, ...signed(), ["2019-02-28", manager, announce])._tag).toBe("NotInDefault")
    const unheard = without({ priorNotice: null })
    expect(refusalOf(unheard, ...signed(), ["2019-03-01", manager, announce])._tag).toBe("NothingAnnounced")
  })

  it.each([
    ["announce-default", signed(), "2019-03-01"],
    ["record-default", announced, "2019-03-11"],
    ["excuse-delay", signed(), "2019-03-01"],
    ["lift-bar", barred, "2019-03-12"],
  ] as const)("needs its reasons: %s", (type, steps, day) => {
    expect(refusalOf(setting, ...steps, [day, manager, { type, reasons: [] }])._tag).toBe("ReasonsMissing")
  })

  it("waits for an answer to the unit's own request to amend the contract", () => {
    const ask: Step = [
      "2018-08-31",
      undertaking,
      { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
    ]
    const steps: readonly Step[] = [...signed(), ask, ["2019-03-01", manager, announce]]
    expect(refusalOf(setting, ...steps, ["2019-03-11", manager, record])._tag).toBe("AmendmentPending")
  })

  it("does not wait for an answer once acceptance is applied for instead, late as it is", () => {
    const steps: readonly Step[] = [
      ...signed(),
      [
        "2018-08-31",
        undertaking,
        { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
      ],
      ["2019-03-01", manager, announce],
      ["2019-03-04", undertaking, { type: "apply-for-acceptance" }],
    ]
    expect(play(setting, ...steps, ["2019-03-11", manager, record]).refused).toEqual([])
  })

  it("of a later day starts anew once the contract was amended: it is announced again, though the first was excused or told", () => {
    const anyTime = {
      ...setting,
      rules: { ...rules, extension: { ...rules.extension!, askBeforeEnd: false } },
    }
    const extend: readonly Step[] = [
      [
        "2019-03-04",
        undertaking,
        { type: "request-amendment", endsOn: plainDate("2019-06-28"), reasons: because },
      ],
      ["2019-03-05", manager, { type: "grant-amendment" }],
      ["2019-12-31", timer, { type: "pass-time" }],
    ]
    for (const before of [announce, excuse]) {
      const steps: readonly Step[] = [...signed(), ["2019-03-01", manager, before], ...extend]
      expect(play(anyTime, ...steps).state.tasks).toEqual(["decide-on-default"])
      expect(refusalOf(anyTime, ...steps, ["2019-12-31", manager, record])._tag).toBe("PriorNoticeMissing")
    }
  })

  it("is not recorded of a delay that an officer has excused", () => {
    const steps: readonly Step[] = [...signed(), ["2019-03-01", manager, excuse]]
    const { state } = play(setting, ...steps, ["2019-06-03", timer, { type: "pass-time" }])
    expect(state).toMatchObject({ tasks: [], settled: "excused" })
    expect(refusalOf(setting, ...steps, ["2019-06-03", manager, announce])._tag).toBe("NotInDefault")
  })
})

describe("a unit that is barred", () => {
  const barFrom = (state: ProjectState) => [barOf("project-1", state)!]
  const another = (day: string): readonly Step[] => [
    [day, undertaking, application],
    [day, recommender, { type: "recommend" }],
    [day, manager, { type: "establish", number: "2019-样例-2", contract: contractTo("2021-12-31") }],
  ]
  const bars = barFrom(play(setting, ...barred).state)

  it.each([
    ["2019-03-10", false],
    ["2019-03-11", true],
    ["2020-03-11", true],
    ["2020-03-12", false],
  ])("on %s is refused another project: %s", (day, isRefused) => {
    const { refused, state } = play({ ...setting, bars }, ...another(day))
    expect(refused.map(({ _tag }) => _tag)).toEqual(isRefused ? ["UndertakingBarred"] : [])
    expect(state.phase).toBe(isRefused ? "applied" : "established")
    expect(isBarInForce(bars[0]!, plainDate(day))).toBe(isRefused)
  })

  it("is told the record, the days, the clause and where to object", () => {
    const refusal = refusalOf({ ...setting, bars }, ...another("2019-04-01"))
    expect(refusal).toMatchObject({
      bar: { project: "project-1", from: "2019-03-11", until: "2020-03-11", objection: rules.remedies },
      clause: article("13"),
    })
    expect(refusal.message.zh).toContain("记录 project-1")
  })

  it("is free again once an officer has lifted the bar with a reason, in whatever state the project is", () => {
    const end: Step = ["2019-04-01", manager, { type: "conclude", outcome: "terminated", reasons: because }]
    const { events, state } = play(setting, ...barred, end, ["2019-04-02", manager, lift])
    expect(events.at(-1)).toMatchObject({ type: "BarLifted", actor: manager, data: { reasons: because } })
    expect(play({ ...setting, bars: barFrom(state) }, ...another("2019-04-02")).refused).toEqual([])
  })

  it("has nothing lifted that is not in force", () => {
    expect(refusalOf(setting, ...signed(), ["2019-03-01", manager, lift])._tag).toBe("NoBarInForce")
    expect(refusalOf(setting, ...barred, ["2020-03-12", manager, lift])._tag).toBe("NoBarInForce")
    const lifted: readonly Step[] = [...barred, ["2019-04-02", manager, lift]]
    expect(refusalOf(setting, ...lifted, ["2019-04-03", manager, lift])._tag).toBe("NoBarInForce")
  })
})
