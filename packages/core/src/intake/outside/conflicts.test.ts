import { describe, expect, it } from "vitest"
import {
  all,
  clerk,
  decide,
  decider,
  examine,
  paper,
  passTime,
  refusalOf,
  type Setting,
  type Step,
  stateAfter,
  supplement,
  timer,
  tolerant,
  without,
} from "../case.fixture.ts"
import { afterwards } from "../late.fixture.ts"
import { openConflicts, outsideFindings, type CaseState } from "../index.ts"
import { oneVisit, licensing } from "../law.fixture.ts"
import { plainDate } from "../../time/index.ts"
import { adopted, believing, licensed, platform, submitted, told } from "./outside.fixture.ts"

const opened: Step = ["2019-03-05", submitted(all, "2019-03-05")]
const findings = (state: CaseState, setting: Setting = believing, on = "2019-12-31") =>
  outsideFindings(state, { ...setting, on: plainDate(on) })
const codes = (...given: Parameters<typeof findings>) => findings(...given).map(({ code }) => code)
const conflicts = (state: CaseState) => openConflicts(state).map(({ kind }) => kind)

describe("what contradicts our own acts", () => {
  const accepted: readonly Step[] = [opened, ["2019-03-06", examine()]]
  const refused: readonly Step[] = [...accepted, ["2019-03-08", decide(false), decider]]
  const settle = (state: CaseState, keep: "ours" | "theirs", more: { chosen?: number } = {}): Step => [
    "2019-03-14",
    {
      type: "settle-conflict",
      conflict: openConflicts(state)[0]?.id ?? "",
      keep,
      reasons: ["核实"],
      ...more,
    },
    decider,
  ]
  const contradictions: readonly [string, readonly Step[], Step, Partial<CaseState>, object][] = [
    [
      "acceptance-date",
      accepted,
      adopted(told("accepted", "2019-03-07")),
      { acceptance: { on: plainDate("2019-03-05"), how: "complete" } },
      { acceptance: { on: "2019-03-07" }, promised: { startsOn: "2019-03-07" } },
    ],
    [
      "decided-otherwise",
      refused,
      adopted(told("decided", "2019-03-08")),
      {
        phase: "decided",
        decision: { act: "not-confirmed", favourable: false, on: plainDate("2019-03-08") },
      },
      { phase: "decided", decision: { favourable: true } },
    ],
    [
      "decided-after-end",
      [opened, ["2019-03-06", { type: "withdraw" }, clerk]],
      adopted(told("decided", "2019-03-08")),
      { phase: "withdrawn", decision: null },
      { phase: "decided", decision: { favourable: true } },
    ],
    [
      "ended-after-decision",
      refused,
      adopted(told("terminated", "2019-03-09")),
      { phase: "decided" },
      { phase: "terminated" },
    ],
    [
      "decided-while-owed",
      [
        ["2019-03-05", submitted(without("report"), "2019-03-05")],
        ["2019-03-05", examine(tolerant)],
      ],
      adopted(told("decided", "2019-03-08")),
      { phase: "accepted", decision: null },
      { phase: "decided", decision: { favourable: true } },
    ],
    [
      "accepted-after-end",
      [
        ["2019-03-05", submitted(all, "2019-03-05")],
        [
          "2019-03-06",
          { type: "refuse-acceptance", ground: "not-required", reasons: ["r"], number: "X" },
          decider,
        ],
      ],
      adopted(told("accepted", "2019-03-06")),
      { phase: "not-accepted", acceptance: null },
      { phase: "accepted", acceptance: { on: "2019-03-06" } },
    ],
  ]

  it.each(contradictions)(
    "is a task and a finding of both, never an overwrite: %s",
    (kind, steps, message, ours, theirs) => {
      const state = stateAfter(believing, ...steps, message)
      expect(state).toMatchObject(ours)
      expect(state.tasks).toEqual(["resolve-conflict"])
      expect(conflicts(state)).toEqual([kind])
      const [finding] = findings(state)
      expect(finding).toMatchObject({ code: kind, severity: "error" })
      expect(finding?.message.zh).toMatch(/外部记录：sample-platform .*；本系统：.+/)

      const kept = stateAfter(believing, ...steps, message, settle(state, "ours"))
      expect(kept).toMatchObject({ ...ours, tasks: [] })
      const taken = stateAfter(believing, ...steps, message, settle(state, "theirs"))
      expect(taken).toMatchObject({ ...theirs })
      expect(openConflicts(taken)).toEqual([])
    },
  )

  it("names the clause where it was decided in favour while something was owed", () => {
    const state = stateAfter(
      believing,
      ["2019-03-05", submitted(without("report"), "2019-03-05")],
      ["2019-03-05", examine(tolerant)],
      adopted(told("decided", "2019-03-08")),
    )
    expect(findings(state)[0]).toMatchObject({ code: "decided-while-owed", source: oneVisit("11", "2") })
    // Once it is no longer owed, the case follows.
    const supplied = stateAfter(
      believing,
      ["2019-03-05", submitted(without("report"), "2019-03-05")],
      ["2019-03-05", examine(tolerant)],
      adopted(told("decided", "2019-03-08")),
      ["2019-03-09", supplement([paper("report")], "2019-03-09")],
    )
    expect(supplied).toMatchObject({ phase: "decided", tasks: [] })
  })

  it("asks for a supplement to be recorded that came there in time", () => {
    const state = stateAfter(
      believing,
      ["2019-03-05", submitted(without("plan"), "2019-03-05")],
      ["2019-03-05", examine()],
      adopted(told("supplemented", "2019-03-19"), "2019-03-21"),
      ["2019-03-21", passTime, timer],
    )
    expect([state.phase, conflicts(state)]).toEqual(["deemed-withdrawn", ["supplemented-after-withdrawal"]])
    expect(codes(state)).toContain("supplement-not-here")
    const recorded = stateAfter(
      believing,
      ["2019-03-05", submitted(without("plan"), "2019-03-05")],
      ["2019-03-05", examine()],
      adopted(told("supplemented", "2019-03-19"), "2019-03-21"),
      afterwards("2019-03-21", supplement([paper("plan")], "2019-03-19")),
    )
    expect([recorded.phase, recorded.tasks]).toEqual(["correcting", []])
  })

  it("follows neither of two contents of one message until an officer says which", () => {
    const one = adopted(told("accepted", "2019-03-06", { id: "m" }), "2019-03-08")
    const other = adopted(told("accepted", "2019-03-07", { id: "m" }), "2019-03-08")
    const state = stateAfter(believing, opened, one, other)
    expect(state).toEqual(stateAfter(believing, opened, other, one))
    expect([state.phase, state.tasks, conflicts(state)]).toEqual([
      "received",
      ["resolve-conflict"],
      ["message-changed"],
    ])
    expect(refusalOf(believing, opened, one, other, settle(state, "theirs"))).toBe("ChoiceMissing")
    expect(refusalOf(believing, opened, one, other, settle(state, "theirs", { chosen: 2 }))).toBe(
      "ChoiceMissing",
    )
    const chosen = stateAfter(believing, opened, one, other, settle(state, "theirs", { chosen: 1 }))
    expect(chosen).toMatchObject({ acceptance: { on: "2019-03-07" }, promised: { startsOn: "2019-03-07" } })
    expect(stateAfter(believing, opened, one, other, settle(state, "ours")).phase).toBe("received")
  })

  it("follows no decision while outside systems disagree about it", () => {
    const both = [
      adopted(told("decided", "2019-03-12", { id: "a" })),
      adopted(told("decided", "2019-03-13", { id: "b", favourable: false })),
    ]
    const state = stateAfter(believing, ...accepted, ...both)
    expect([state.phase, conflicts(state)]).toEqual(["accepted", ["outside-disagrees"]])
    const taken = stateAfter(believing, ...accepted, ...both, settle(state, "theirs", { chosen: 1 }))
    expect(taken.decision).toMatchObject({ favourable: false, on: "2019-03-13" })
  })

  it("is settled by an officer with reasons, and against the applicant by one who may refuse", () => {
    const terminated = [...refused, adopted(told("terminated", "2019-03-09"))]
    const state = stateAfter(believing, ...terminated)
    const [, command] = settle(state, "theirs")
    const settling = (change: object, actor = decider): Step => [
      "2019-04-01",
      { ...command, ...change } as Step[1],
      actor,
    ]
    expect(refusalOf(believing, ...terminated, settling({}, clerk))).toBe("NotAuthorised")
    expect(refusalOf(believing, ...terminated, ["2019-04-01", command, platform])).toBe("NotAuthorised")
    expect(refusalOf(believing, ...terminated, settling({ reasons: [] }))).toBe("ReasonsMissing")
    expect(refusalOf(believing, ...terminated, settling({ conflict: "x" }))).toBe("NoSuchConflict")
    expect(refusalOf(believing, ...terminated, settling({ keep: "ours" }, clerk))).toBeUndefined()
  })
})

describe("a rule that the outside breaks is a finding with its clause", () => {
  it("when it gives notice twice, or again after ours", () => {
    const twice = stateAfter(
      believing,
      opened,
      adopted(told("correction-notified", "2019-03-06")),
      adopted(told("correction-notified", "2019-03-08")),
    )
    expect(findings(twice)).toMatchObject([{ code: "second-notice", source: oneVisit("11", "3") }])
    const afterOurs = stateAfter(
      believing,
      ["2019-03-05", submitted(without("plan"), "2019-03-05")],
      ["2019-03-05", examine()],
      adopted(told("correction-notified", "2019-03-06")),
    )
    expect(codes(afterOurs)).toEqual(["second-notice"])
  })

  it("when it decides or delivers late", () => {
    const state = stateAfter(
      licensed,
      opened,
      adopted(told("accepted", "2019-03-06")),
      adopted(told("decided", "2019-04-04")),
      adopted(told("delivered", "2019-06-01")),
    )
    expect(findings(state, licensed)).toMatchObject([
      { code: "too-late", source: licensing("42", "1") },
      { code: "too-late", source: licensing("44") },
    ])
    const inTime = stateAfter(
      licensed,
      opened,
      adopted(told("accepted", "2019-03-06")),
      adopted(told("decided", "2019-03-27")),
    )
    expect(codes(inTime, licensed)).toEqual([])
  })

  it("when its days differ from ours, or lie ahead", () => {
    const state = stateAfter(believing, opened, adopted(told("received", "2019-03-04"), "2019-03-06"))
    expect(codes(state)).toEqual(["day-differs"])
    expect(codes(state, believing, "2019-03-03")).toEqual(["dated-ahead", "day-differs"])
  })

  it("when a procedure stopped nothing here because our own clock runs", () => {
    const state = stateAfter(
      licensed,
      opened,
      ["2019-03-06", examine()],
      adopted(told("special-procedure-started", "2019-03-11")),
    )
    expect(state.statutory?.dueOn).toBe("2019-04-02")
    expect(codes(state, licensed)).toEqual(["own-clock-runs"])
  })
})
