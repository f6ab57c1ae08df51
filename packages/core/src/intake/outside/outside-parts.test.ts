import { describe, expect, it } from "vitest"
import { plainDate, workingDays } from "../../time/index.ts"
import {
  all,
  clerk,
  decide,
  decider,
  examine,
  found,
  passTime,
  play,
  received,
  refusalOf,
  registry,
  type Setting,
  type Step,
  stateAfter,
  submit,
  timer,
} from "../case.fixture.ts"
import {
  type CaseCommand,
  openConflicts,
  outsideFindings,
  stageChangesOf,
  type StageThere,
} from "../index.ts"
import { revisedCalendar } from "../law.fixture.ts"
import { of, part, withParts } from "../parts.fixture.ts"
import { finishPart } from "../whole-case.fixture.ts"
import { adopted, externalId, outside, platform, submitted, told } from "./outside.fixture.ts"

const week = workingDays(5)
const row: Setting = {
  ...withParts(part("a", [], { term: week }), part("b", ["a"], { term: week })),
  outside,
}
const gate: Setting = { ...withParts(part("a"), part("b"), part("c", ["a", "b"])), outside }
const opened: Step = ["2019-03-04", submitted(all, received("2019-03-04"))]
const accepted = adopted(told("accepted", "2019-03-06"), "2019-03-07")
const looked: Step = ["2019-03-07", found, registry]
const agreedThere = (id: string, on: string, more: Parameters<typeof told>[2] = {}) =>
  adopted(told("part-finished", on, { id: `${id}-${on}`, part: id, ...more }))
const finished = (id: string, on: string, outcome?: "objected"): Step => [
  on,
  finishPart(id, on, outcome),
  of(id),
]
const grant = (on: string): Step => [on, decide(true), decider]
const partsOf = (setting: Setting, ...steps: readonly Step[]) =>
  Object.entries(stateAfter(setting, ...steps).parts).map(([id, { deadline, finished, receivedOn }]) => [
    id,
    receivedOn,
    deadline?.dueOn,
    finished?.outcome,
  ])

describe("a case of several authorities that an outside system accepted", () => {
  it("has its first parts open here, received with the window's receipt, their time from that acceptance", () => {
    expect(partsOf(row, opened, accepted)).toEqual([["a", "2019-03-04", "2019-03-13", undefined]])
  })

  it("goes through its parts here to a favourable decision", () => {
    const all: readonly Step[] = [opened, accepted, looked, finished("a", "2019-03-08")]
    expect(refusalOf(row, opened, accepted, looked, grant("2019-03-07"))).toBe("PartsOpen")
    expect(refusalOf(row, ...all, grant("2019-03-08"))).toBe("PartsOpen")
    const { events, refusals, state } = play(row, ...all, finished("b", "2019-03-11"), grant("2019-03-11"))
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([])
    expect(state).toMatchObject({ phase: "decided", decision: { favourable: true } })
    // From the first act on it is our own to act in, as it began.
    expect(events.filter(({ type }) => type === "PartOpened").map(({ data }) => data)).toMatchObject([
      { part: "a", authority: "authority-a", receivedOn: "2019-03-04" },
      { part: "b", authority: "authority-b", receivedOn: "2019-03-08" },
    ])
    expect(state.parts["a"]?.deadline?.dueOn).toBe("2019-03-13")
  })

  it("counts the window's runs from the first on", () => {
    const carried: Step = ["2019-03-07", { type: "hand-to-reviewer", part: "a" }, clerk]
    expect(stateAfter(row, opened, accepted, carried, carried).parts["a"]?.runs).toBe(2)
  })

  it("follows an earlier acceptance with the time of its parts, also of one begun here", () => {
    const earlier = adopted(told("accepted", "2019-03-05"), "2019-03-11")
    const carried: Step = ["2019-03-07", { type: "hand-to-reviewer", part: "a" }, clerk]
    for (const between of [[], [carried]])
      expect(stateAfter(row, opened, accepted, ...between, earlier).parts["a"]?.deadline?.dueOn).toBe(
        "2019-03-12",
      )
  })

  it("moves the time of a part with a revised calendar, as one that was begun here", () => {
    const revise: CaseCommand = {
      type: "revise-calendar",
      calendar: revisedCalendar,
      pin: { id: "revised", hash: `sha256:${"1".repeat(64)}` },
    }
    const on = (how: Step) =>
      stateAfter(row, ["2019-04-24", submitted(all, received("2019-04-24"))], how, [
        "2019-04-25",
        revise,
        timer,
      ]).parts["a"]?.deadline?.dueOn
    const there = on(adopted(told("accepted", "2019-04-24"), "2019-04-24"))
    expect(there).toBe(on(["2019-04-24", examine(), clerk]))
    expect(there).toBe("2019-04-30")
    // Another word of the platform's leaves it moved.
    const again = stateAfter(
      row,
      ["2019-04-24", submitted(all, received("2019-04-24"))],
      adopted(told("accepted", "2019-04-24"), "2019-04-24"),
      ["2019-04-25", revise, timer],
      adopted(told("received", "2019-04-24"), "2019-04-26"),
    )
    expect(again.parts["a"]?.deadline?.dueOn).toBe(there)
  })

  it("opens nothing where our own officer did not accept, until theirs is taken", () => {
    const refused: CaseCommand = {
      type: "refuse-acceptance",
      ground: "not-required",
      reasons: ["because"],
      number: "X-1",
    }
    const state = stateAfter(row, opened, ["2019-03-05", refused, decider], accepted)
    expect(state.parts).toEqual({})
    const [conflict] = openConflicts(state)
    const settled: CaseCommand = {
      type: "settle-conflict",
      conflict: conflict?.id ?? "",
      keep: "theirs",
      reasons: ["checked"],
    }
    const steps: readonly Step[] = [opened, ["2019-03-05", refused, decider], accepted]
    expect(partsOf(row, ...steps, ["2019-03-08", settled, decider])).toEqual([
      ["a", "2019-03-04", "2019-03-13", undefined],
    ])
  })

  it("urges a part that has outrun its days, and nobody once it is finished there", () => {
    const late: Step = ["2019-03-14", passTime, timer]
    expect(stateAfter(row, opened, accepted, late).tasks).toEqual(["urge-part"])
    const done = stateAfter(gate, opened, accepted, agreedThere("a", "2019-03-14"))
    expect(done.tasks).toEqual([])
  })
})

describe("a part that an outside system reports as finished", () => {
  it("is finished here, and the next begins with the written notice", () => {
    const steps = [opened, accepted, agreedThere("a", "2019-03-08")]
    expect(partsOf(row, ...steps)).toEqual([
      ["a", "2019-03-04", "2019-03-13", "agreed"],
      ["b", "2019-03-08", "2019-03-15", undefined],
    ])
    expect(partsOf(row, opened, agreedThere("a", "2019-03-08"), accepted)).toEqual(partsOf(row, ...steps))
    expect(refusalOf(row, ...steps, finished("b", "2019-03-11"), looked, grant("2019-03-11"))).toBeUndefined()
  })

  it("is finished also in a case that was accepted here", () => {
    const ours: Step = ["2019-03-05", examine(), clerk]
    const own = stateAfter(row, opened, ours, agreedThere("a", "2019-03-08"))
    expect(own.acceptance?.how).toBe("complete")
    expect(own.parts).toMatchObject({ a: { finished: { outcome: "agreed" } }, b: { finished: null } })
    // Reported before it had begun, it is finished as soon as it begins.
    expect(partsOf(row, opened, agreedThere("a", "2019-03-08"), ours)).toEqual(
      partsOf(row, opened, ours, agreedThere("a", "2019-03-08")),
    )
  })

  it("lets the next begin where one before it was finished here and another there", () => {
    const there = agreedThere("b", "2019-03-11")
    const here = finished("a", "2019-03-08")
    const next: Step = ["2019-03-12", passTime, timer]
    for (const steps of [
      [here, there],
      [there, finished("a", "2019-03-12")],
    ]) {
      const { c } = stateAfter(gate, opened, accepted, ...steps, next).parts
      expect(c).toMatchObject({ finished: null })
    }
    expect(stateAfter(gate, opened, accepted, here, there, next).parts["c"]?.receivedOn).toBe("2019-03-11")
  })

  it("may be objected there and agreed later, here or there", () => {
    const objected = agreedThere("a", "2019-03-08", { outcome: "objected" })
    const before = [opened, accepted, objected]
    expect(stateAfter(row, ...before).parts["a"]?.finished?.outcome).toBe("objected")
    for (const later of [agreedThere("a", "2019-03-12"), finished("a", "2019-03-12")]) {
      const state = stateAfter(row, ...before, later)
      expect(state.parts["a"]?.finished?.outcome).toBe("agreed")
      expect(openConflicts(state)).toEqual([])
    }
    // The next authority's receipt hangs on the first notice.
    expect(stateAfter(row, ...before, agreedThere("a", "2019-03-12")).parts["b"]?.receivedOn).toBe(
      "2019-03-08",
    )
  })

  it("is a conflict where it contradicts ours, and an officer settles it", () => {
    const steps = [
      opened,
      accepted,
      finished("a", "2019-03-08"),
      agreedThere("a", "2019-03-11", { outcome: "objected" }),
    ]
    const state = stateAfter(row, ...steps)
    expect(state.parts["a"]?.finished?.outcome).toBe("agreed")
    expect(state.tasks).toEqual(["resolve-conflict"])
    const [conflict] = openConflicts(state)
    expect(conflict?.kind).toBe("part-finished-otherwise")
    const [said] = outsideFindings(state, { ...row, on: plainDate("2019-03-12") })
    expect(said?.message).toEqual({
      zh: "外部记录：sample-platform 2019-03-11 会审意见（a：不同意）；本系统：2019-03-08 同意",
      en: "outside: sample-platform 2019-03-11 said of its part (a: objected); here: agreed on 2019-03-08",
    })
    const settle = (keep: "ours" | "theirs"): Step => [
      "2019-03-12",
      { type: "settle-conflict", conflict: conflict?.id ?? "", keep, reasons: ["checked"] },
      decider,
    ]
    const outcomes = (["ours", "theirs"] as const).map(
      (keep) => stateAfter(row, ...steps, settle(keep)).parts["a"]?.finished?.outcome,
    )
    expect(outcomes).toEqual(["agreed", "objected"])
  })

  it("is a finding where the item has no such part, it had not begun, or its days had run out", () => {
    const codes = (...steps: readonly Step[]) =>
      outsideFindings(stateAfter(row, ...steps), { ...row, on: plainDate("2019-04-30") }).map(
        ({ code }) => code,
      )
    expect(codes(opened, accepted, agreedThere("z", "2019-03-08"))).toEqual(["no-such-part"])
    expect(codes(opened, accepted, agreedThere("b", "2019-03-08"))).toEqual(["part-not-begun"])
    expect(codes(opened, accepted, agreedThere("a", "2019-03-14"))).toEqual(["too-late"])
    expect(codes(opened, accepted, agreedThere("a", "2019-03-13"))).toEqual([])
    const granted = adopted(told("decided", "2019-03-08"))
    expect(codes(opened, accepted, granted)).toEqual(["decided-without-part"])
    expect(
      codes(opened, accepted, agreedThere("a", "2019-03-07"), agreedThere("b", "2019-03-07"), granted),
    ).toEqual([])
  })

  it("is told to no other platform: the case stands where it stood", () => {
    const { events, state } = play(row, opened, accepted, agreedThere("a", "2019-03-08"))
    const around = { before: stateAfter(row, opened, accepted), after: state }
    expect(events.slice(-2).flatMap((event) => stageChangesOf(event, around))).toMatchObject([
      { stage: "accepted" },
    ])
  })
})

describe("an open case of several authorities that is taken over", () => {
  const importing = (there: StageThere): Step => {
    const { applicant, calendar, item, regions, ruleSet, scenario } = submit([], "2019-03-04") as Extract<
      CaseCommand,
      { type: "submit" }
    >
    const pins = { applicant, calendar, item, regions, ruleSet, scenario }
    const stated = {
      system: platform.name,
      asOf: plainDate("2019-03-11"),
      externalIds: [externalId],
      clocks: [],
    }
    const receipt = received("2019-03-04")
    return ["2019-03-12", { type: "import", ...pins, ...stated, receipt, materials: [], there }, clerk]
  }
  const acceptedOn = plainDate("2019-03-05")
  const done = (id: string, on: string) => ({ part: id, outcome: "agreed", toldOn: plainDate(on) }) as const

  it("goes on with its parts where they stood there", () => {
    expect(partsOf(row, importing({ stage: "accepted", acceptedOn }))).toEqual([
      ["a", "2019-03-04", "2019-03-12", undefined],
    ])
    const there = { stage: "accepted", acceptedOn, parts: [done("a", "2019-03-08")] } as const
    expect(partsOf(row, importing(there))).toEqual([
      ["a", "2019-03-04", "2019-03-12", "agreed"],
      ["b", "2019-03-08", "2019-03-15", undefined],
    ])
    const rest = [looked, finished("b", "2019-03-12"), grant("2019-03-12")].map(
      ([, command, actor]): Step => ["2019-03-12", command, actor ?? clerk],
    )
    expect(refusalOf(row, importing(there), ...rest)).toBeUndefined()
  })

  it("is not taken over with parts that cannot be finished there", () => {
    const of = (...parts: readonly ReturnType<typeof done>[]) =>
      refusalOf(row, importing({ stage: "accepted", acceptedOn, parts }))
    expect(of(done("z", "2019-03-08"))).toBe("NoSuchPart")
    expect(of(done("b", "2019-03-08"))).toBe("NoSuchPart")
    expect(of(done("a", "2019-03-12"))).toBe("DateInTheFuture")
    expect(of(done("a", "2019-03-01"))).toBe("DateTooEarly")
  })
})
