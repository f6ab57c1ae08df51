import { describe, expect, it } from "vitest"
import { composeLedger, explainDeadline, plainDate } from "../time/index.ts"
import {
  because,
  calendar,
  contextOn,
  manager,
  play,
  refusalOf,
  rules,
  setting,
  signed,
  staff,
  type Step,
  timer,
  undertaking,
  window,
} from "./projects.fixture.ts"
import { overdueFrom, stageOf } from "./index.ts"

const apply: Step[2] = { type: "apply-for-acceptance" }
const dueOf = (...steps: readonly Step[]) => play(setting, ...steps).state.acceptanceDue?.dueOn
const extended = (endsOn: string, askedOn = "2018-08-31", grantedOn = askedOn): readonly Step[] => [
  ...signed(),
  [askedOn, undertaking, { type: "request-amendment", endsOn: plainDate(endsOn), reasons: because }],
  [grantedOn, manager, { type: "grant-amendment" }],
]

describe("the day by which acceptance is applied for", () => {
  it.each([
    ["2018-08-31", "2019-02-28", "the month's end where there is no corresponding day"],
    ["2018-01-31", "2018-07-31", "the corresponding day"],
    ["2018-08-30", "2019-02-28", "the month's end again"],
    ["2018-04-01", "2018-10-08", "the next working day after a holiday"],
    ["2018-08-17", "2019-02-18", "the next Monday after a Sunday"],
  ])("of a contract that ends on %s is %s: %s (民法典 arts. 202, 203)", (endsOn, dueOn) => {
    expect(dueOf(...signed(endsOn))).toBe(dueOn)
  })

  it("is explained day by day, with the start day not counted and what made it roll on", () => {
    const { acceptanceDue } = play(setting, ...signed("2018-04-01")).state
    const ledger = composeLedger(explainDeadline(acceptanceDue!, calendar)).map(({ zh }) => zh)
    expect(ledger[0]).toBe("2018-04-01 周日 不计入：起算当日")
    expect(ledger[1]).toBe("2018-04-02 周一 第1日")
    expect(ledger.at(-8)).toBe("2018-10-01 周一 第183日")
    expect(ledger.at(-1)).toBe("2018-10-08 周一 不计入：届满日遇休息日顺延：工作日")
  })

  it("follows the rules: with another term in them it is another day", () => {
    const quarter = {
      ...rules,
      acceptance: { ...rules.acceptance, term: { length: 3, unit: "month" as const } },
    }
    expect(play({ ...setting, rules: quarter }, ...signed()).state.acceptanceDue?.dueOn).toBe("2018-11-30")
  })

  it("moves with an amended end, be it later or earlier", () => {
    expect(dueOf(...extended("2018-12-31"))).toBe("2019-07-01")
    expect(dueOf(...extended("2018-06-29", "2018-06-01"))).toBe("2018-12-31")
    expect(
      dueOf(...signed(), [
        "2018-08-31",
        undertaking,
        { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
      ]),
    ).toBe("2019-02-28")
  })

  it("closes the task of the day before when an extension that was asked for in time is granted late", () => {
    const { events, state } = play(setting, ...extended("2018-12-31", "2018-08-31", "2019-03-01"))
    expect(events.map(({ type }) => type)).toContain("TaskOpened")
    expect(state.tasks).toEqual([])
    expect(overdueFrom(state)).toBe("2019-07-02")
  })
})

describe("an application for acceptance", () => {
  it.each([
    ["2019-02-27", true],
    ["2019-02-28", true],
    ["2019-03-01", false],
  ])("of %s, the last day being 2019-02-28, is in time: %s", (day, inTime) => {
    const { refused, state } = play(setting, ...signed(), [day, undertaking, apply])
    expect(refused).toEqual([])
    expect(state).toMatchObject({ phase: "acceptance", application: { receivedOn: day, inTime } })
    expect(state.tasks).toEqual(inTime ? [] : ["decide-on-default"])
    expect(stageOf(state)).toBe("acceptance")
  })

  it("may come before the contract ends, and from whoever handles it for the unit", () => {
    const { state } = play(setting, ...signed(), ["2018-05-02", staff, apply])
    expect(state.application).toEqual({ receivedOn: "2018-05-02", inTime: true })
  })

  it("on paper counts by the day the window took it in, whenever that is entered, and closes the task", () => {
    const paper = { ...apply, receivedOn: plainDate("2019-02-28") }
    const { events, state } = play(setting, ...signed(), ["2019-03-04", window, paper])
    expect(events.slice(-2)).toMatchObject([
      { type: "TaskOpened", occurredOn: "2019-03-01" },
      { type: "AcceptanceAppliedFor", data: { inTime: true, dueOn: "2019-02-28" } },
    ])
    expect(state.tasks).toEqual([])
  })

  it("is in time by its posting, unless the rules say that it must have arrived", () => {
    const posted = {
      ...apply,
      receivedOn: plainDate("2019-03-04"),
      postedOn: plainDate("2019-02-28"),
    }
    const step: Step = ["2019-03-04", window, posted]
    expect(play(setting, ...signed(), step).state.application?.inTime).toBe(true)
    const strict = { ...rules, acceptance: { ...rules.acceptance, mode: "arrived" as const } }
    expect(play({ ...setting, rules: strict }, ...signed(), step).state.application?.inTime).toBe(false)
  })

  it("is of today when the unit sends it itself: it cannot date it back", () => {
    const back = { ...apply, receivedOn: plainDate("2019-02-28") }
    expect(refusalOf(setting, ...signed(), ["2019-03-01", undertaking, back])._tag).toBe("ReceiptNotToday")
    const posted = { ...apply, postedOn: plainDate("2019-02-28") }
    expect(refusalOf(setting, ...signed(), ["2019-03-01", undertaking, posted])._tag).toBe("ReceiptNotToday")
  })

  it.each([
    ["2019-03-02", undefined, "DateInTheFuture"],
    ["2018-01-01", undefined, "DateTooEarly"],
    ["2019-02-28", "2019-03-01", "DateTooEarly"],
    ["2019-02-28", "2018-01-01", "DateTooEarly"],
  ])("received on %s and posted on %s, entered on 2019-03-01, is refused: %s", (received, posted, tag) => {
    const paper = {
      ...apply,
      receivedOn: plainDate(received),
      ...(posted === undefined ? {} : { postedOn: plainDate(posted) }),
    }
    expect(refusalOf(setting, ...signed(), ["2019-03-01", window, paper])._tag).toBe(tag)
  })

  it("is made once", () => {
    const again: Step = ["2018-09-03", undertaking, apply]
    expect(refusalOf(setting, ...signed(), again, again)).toMatchObject({
      _tag: "ProjectNotAtThisStage",
      phase: "acceptance",
    })
  })
})

describe("a project is concluded", () => {
  const applied: readonly Step[] = [...signed(), ["2018-09-03", undertaking, apply]]
  const conclude = (outcome: string, reasons?: readonly string[]): Step => [
    "2018-10-09",
    manager,
    { type: "conclude", outcome, ...(reasons ? { reasons } : {}) },
  ]

  it("by an outcome of the rules, with the consequences they state and the clause", () => {
    const { events, state } = play(setting, ...applied, conclude("passed"))
    expect(events.at(-1)).toMatchObject({
      type: "ProjectConcluded",
      data: {
        outcome: "passed",
        consequences: [{ zh: "拨付尾款" }],
        remedies: [],
        clause: { article: "10" },
      },
    })
    expect(state).toMatchObject({ phase: "concluded", conclusion: { outcome: "passed", adverse: false } })
    expect(stageOf(state)).toBe("acceptance")
  })

  it("to the unit's disadvantage only with reasons, and told where to turn against it", () => {
    expect(refusalOf(setting, ...applied, conclude("failed"))._tag).toBe("ReasonsMissing")
    expect(refusalOf(setting, ...applied, conclude("failed", [" "]))._tag).toBe("ReasonsMissing")
    const { events } = play(setting, ...applied, conclude("failed", because))
    expect(events.at(-1)).toMatchObject({ data: { reasons: because, remedies: rules.remedies } })
    const silent = { ...setting, rules: { ...rules, remedies: [] } }
    expect(refusalOf(silent, ...applied, conclude("failed", because))._tag).toBe("RemediesMissing")
  })

  it("without an application only where the rules let the outcome end a project so", () => {
    expect(refusalOf(setting, ...signed(), conclude("passed"))._tag).toBe("OutcomeNeedsApplication")
    const { state } = play(setting, ...signed(), conclude("terminated", because))
    expect(state).toMatchObject({ phase: "concluded", conclusion: { outcome: "terminated" } })
    expect(stageOf(state)).toBe("execution")
  })

  it("once, and with it a request that nobody answered has no object any more", () => {
    const again = conclude("passed")
    expect(refusalOf(setting, ...applied, again, again)).toMatchObject({ phase: "concluded" })
    const ask: Step = [
      "2018-08-01",
      undertaking,
      { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
    ]
    const { state } = play(setting, ...signed(), ask, conclude("terminated", because))
    expect(state.amendment).toBeNull()
  })

  it("by no outcome that the rules do not know", () => {
    expect(refusalOf(setting, ...applied, conclude("excellent"))).toMatchObject({
      _tag: "UnknownOutcome",
      known: ["passed", "failed", "terminated"],
    })
  })
})

describe("time alone", () => {
  it("opens one task for the managing unit once the day has passed, and does nothing else to anyone", () => {
    const wait: Step[2] = { type: "pass-time" }
    const { events, state } = play(
      setting,
      ...signed(),
      ["2019-02-28", timer, wait],
      ["2019-03-01", timer, wait],
      ["2019-03-01", timer, wait],
      ["2020-12-01", timer, wait],
    )
    expect(events.slice(4)).toMatchObject([
      {
        type: "TaskOpened",
        occurredOn: "2019-03-01",
        actor: { kind: "law", clause: { article: "9" } },
        data: { task: "decide-on-default" },
      },
    ])
    expect(state).toMatchObject({ phase: "executing", defaulted: null, tasks: ["decide-on-default"] })
  })

  it("is applied before a command is judged, however late the timer is", () => {
    const { events } = play(setting, ...signed(), [
      "2019-05-06",
      manager,
      { type: "pay-tranche", tranche: "first" },
    ])
    expect(events.slice(4).map(({ occurredOn, type }) => [type, occurredOn])).toEqual([
      ["TaskOpened", "2019-03-01"],
      ["TranchePaid", "2019-05-06"],
    ])
    expect(contextOn("2019-05-06", manager).now.on).toBe("2019-05-06")
  })
})
