import { describe, expect, it } from "vitest"
import type { Actor } from "../identity/index.ts"
import { workingDays } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  decide,
  decider,
  eventOf,
  examination,
  found,
  passTime,
  play,
  refusalIn,
  refusalOf,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { timersOf } from "./index.ts"
import { of, part, withParts } from "./parts.fixture.ts"
import { finishPart } from "./whole-case.fixture.ts"

/** Received 2019-03-04 and examined the next day: accepted as of its receipt. */
const accepted: readonly Step[] = [
  ["2019-03-04", submit(all, "2019-03-04")],
  ["2019-03-05", { type: "examine", examination }],
]
const done = (id: string, on: string, outcome: "agreed" | "objected" = "agreed"): Step => [
  on,
  finishPart(id, on, outcome),
  of(id),
]
const hand = (id: string): CaseCommand => ({ type: "hand-to-reviewer", part: id })
const receiptsIn = (setting: Setting, ...steps: readonly Step[]) =>
  Object.fromEntries(
    Object.entries(stateAfter(setting, ...accepted, ...steps).parts).map(([id, { receivedOn }]) => [
      id,
      receivedOn,
    ]),
  )

describe("an authority's own receipt (浙江省保障“最多跑一次”改革规定 art. 5)", () => {
  it("is the window's receipt for all whose parts run side by side", () => {
    const received = "2019-03-04"
    expect(receiptsIn(withParts(part("a"), part("b"), part("c")))).toEqual({
      a: received,
      b: received,
      c: received,
    })
  })

  it("is, in a row, the day of the written notice that the one before is done", () => {
    const inARow = withParts(part("a"), part("b", ["a"]), part("c", ["b"]))
    expect(receiptsIn(inARow)).toEqual({ a: "2019-03-04" })
    const toldEarlier = afterwards("2019-03-12", finishPart("a", "2019-03-08"), of("a"))
    expect(receiptsIn(inARow, toldEarlier, done("b", "2019-03-13"))).toEqual({
      a: "2019-03-04",
      b: "2019-03-08",
      c: "2019-03-13",
    })
  })

  it("is, where two ways meet, the later of their notices, whichever is entered first", () => {
    const diamond = withParts(part("a"), part("b", ["a"]), part("c", ["a"]), part("d", ["b", "c"]))
    const told: readonly Step[] = [
      afterwards("2019-03-15", finishPart("b", "2019-03-13"), of("b")),
      afterwards("2019-03-15", finishPart("c", "2019-03-11"), of("c")),
    ]
    const expected = { a: "2019-03-04", b: "2019-03-06", c: "2019-03-06", d: "2019-03-13" }
    expect(receiptsIn(diamond, done("a", "2019-03-06"), ...told)).toEqual(expected)
    expect(receiptsIn(diamond, done("a", "2019-03-06"), ...told.toReversed())).toEqual(expected)
    expect(receiptsIn(diamond, done("a", "2019-03-06"), ...told.slice(0, 1))).not.toHaveProperty("d")
  })

  it("stays where it is when the window carries the papers later, once or again", () => {
    const parts = withParts(part("a"), part("b", ["a"]))
    const before = done("a", "2019-03-06")
    const carried: readonly Step[] = [
      ["2019-03-12", hand("b")],
      ["2019-03-14", hand("b")],
    ]
    expect(receiptsIn(parts, before, ...carried)).toEqual(receiptsIn(parts, before))
    expect(stateAfter(parts, ...accepted, before, ...carried).parts["b"]?.runs).toBe(2)
  })

  it("is as of the application's receipt where silence made it accepted", () => {
    const { events } = play(
      withParts(part("a", [], { term: workingDays(5) })),
      ["2019-03-04", submit(without("list"), "2019-03-04"), applicant],
      ["2019-03-12", passTime, timer],
    )
    expect(eventOf({ events }, "PartOpened")?.data).toMatchObject({
      receivedOn: "2019-03-04",
      deadline: { dueOn: "2019-03-11" },
    })
  })
})

describe("a part", () => {
  const timed = withParts(part("a", [], { term: workingDays(5) }), part("b", ["a"], { term: workingDays(5) }))

  it("has its own days, from its own authority's receipt", () => {
    const { parts } = stateAfter(timed, ...accepted, done("a", "2019-03-08"))
    expect(parts["a"]?.deadline?.dueOn).toBe("2019-03-11")
    expect(parts["b"]?.deadline?.dueOn).toBe("2019-03-15")
  })

  it("is urged on the day after its last day, and not on it", () => {
    const on = (day: string) => stateAfter(timed, ...accepted, [day, passTime, timer]).tasks
    expect(on("2019-03-11")).not.toContain("urge-part")
    expect(on("2019-03-12")).toContain("urge-part")
    expect(timersOf(stateAfter(timed, ...accepted))).toContainEqual({
      deadline: "part:a",
      on: "2019-03-12",
    })
  })

  it("is urged no more once it is done, and the next one by its own days", () => {
    const late: readonly Step[] = [...accepted, ["2019-03-12", passTime, timer], done("a", "2019-03-13")]
    expect(stateAfter(timed, ...late).tasks).not.toContain("urge-part")
    expect(stateAfter(timed, ...late, ["2019-03-20", passTime, timer]).tasks).not.toContain("urge-part")
    expect(stateAfter(timed, ...late, ["2019-03-21", passTime, timer]).tasks).toContain("urge-part")
  })

  it("is urged no more once the late one is done, though one beside it still has time", () => {
    const beside = withParts(
      part("a", [], { term: workingDays(5) }),
      part("b", [], { term: workingDays(10) }),
    )
    const late: readonly Step[] = [...accepted, ["2019-03-12", passTime, timer], done("a", "2019-03-13")]
    const state = stateAfter(beside, ...late)
    expect(state.tasks).not.toContain("urge-part")
    expect(timersOf(state)).toContainEqual({ deadline: "part:b", on: "2019-03-19" })
    expect(stateAfter(beside, ...late, ["2019-03-19", passTime, timer]).tasks).toContain("urge-part")
  })

  it("is finished by its own authority alone, only when it is under way, and once", () => {
    const by = (id: string, actor: Actor): Step => ["2019-03-06", finishPart(id, "2019-03-06"), actor]
    expect(refusalOf(timed, ...accepted, by("a", of("b")))).toBe("NotCompetent")
    expect(refusalOf(timed, ...accepted, by("a", clerk))).toBe("NotCompetent")
    expect(refusalOf(timed, ...accepted, by("b", of("b")))).toBe("NoSuchPart")
    expect(refusalOf(timed, ...accepted, by("a", of("a")), by("a", of("a")))).toBe("NoSuchPart")
    expect(refusalOf(timed, ...accepted, ["2019-03-06", hand("b")])).toBe("NoSuchPart")
    expect(refusalOf(timed, ...accepted, ["2019-03-06", hand("toString")])).toBe("NoSuchPart")
  })

  it("is not begun, nor are its papers carried, before the application is accepted", () => {
    const received: Step = ["2019-03-04", submit(all, "2019-03-04")]
    expect(stateAfter(timed, received).parts).toEqual({})
    expect(refusalOf(timed, received, ["2019-03-04", hand("a")])).toBe("NotInThisPhase")
    expect(refusalOf(timed, received, done("a", "2019-03-04"))).toBe("NotInThisPhase")
  })

  it("is told of on no day to come, nor before its authority had it", () => {
    const told = (day: string) => afterwards("2019-03-06", finishPart("a", day), of("a"))
    expect(refusalOf(timed, ...accepted, told("2019-03-07"))).toBe("DateInTheFuture")
    expect(refusalOf(timed, ...accepted, told("2019-03-03"))).toBe("DateTooEarly")
    expect(refusalOf(timed, ...accepted, told("2019-03-04"))).toBeUndefined()
  })

  it("objects only with reasons", () => {
    const objection: Step = ["2019-03-06", finishPart("a", "2019-03-06", "objected"), of("a")]
    const silent = { ...objection[1], opinion: null } as CaseCommand
    expect(refusalOf(timed, ...accepted, ["2019-03-06", silent, of("a")])).toBe("ReasonsMissing")
    expect(refusalOf(timed, ...accepted, objection)).toBeUndefined()
  })
})

describe("the decision on a case of several authorities", () => {
  const parts = withParts(part("a"), part("b"))
  const lookedUp: Step = ["2019-03-06", found, registry]

  it("waits for every part, whichever way it goes", () => {
    const open = [...accepted, lookedUp, done("a", "2019-03-06")]
    expect(refusalIn(parts, ...open, ["2019-03-07", decide(true)])).toMatchObject({
      _tag: "PartsOpen",
      parts: ["b"],
    })
    expect(refusalIn(parts, ...open, ["2019-03-07", decide(false), decider])).toMatchObject({
      _tag: "PartsOpen",
      parts: ["b"],
    })
    expect(refusalOf(parts, ...open, done("b", "2019-03-07"), ["2019-03-07", decide(true)])).toBeUndefined()
  })

  it("waits for a part that has not begun", () => {
    const inARow = withParts(part("a"), part("b", ["a"]))
    expect(
      refusalIn(inARow, ...accepted, lookedUp, done("a", "2019-03-06"), ["2019-03-07", decide(true)]),
    ).toMatchObject({ _tag: "PartsOpen", parts: ["b"] })
  })

  it("may be favourable once the authority that objected takes its objection back", () => {
    const settled = [
      ...accepted,
      lookedUp,
      done("b", "2019-03-06"),
      done("a", "2019-03-06", "objected"),
      done("a", "2019-03-08"),
    ]
    expect(refusalOf(parts, ...settled, ["2019-03-08", decide(true)])).toBeUndefined()
    const earlier = afterwards("2019-03-08", finishPart("a", "2019-03-05"), of("a"))
    expect(refusalOf(parts, ...settled.slice(0, 5), earlier)).toBe("DateTooEarly")
    expect(refusalOf(parts, ...settled, done("a", "2019-03-08", "objected"))).toBe("NoSuchPart")
    const asBefore = done("a", "2019-03-08", "objected")
    expect(refusalOf(parts, ...settled.slice(0, 5), asBefore)).toBe("NoSuchPart")
  })

  it("leaves the next authority's receipt with the first notice, objection or not", () => {
    const inARow = withParts(part("a"), part("b", ["a"]))
    const objected = done("a", "2019-03-06", "objected")
    expect(receiptsIn(inARow, objected, done("a", "2019-03-08"))).toMatchObject({ b: "2019-03-06" })
    const meeting = withParts(part("a"), part("b"), part("c", ["a", "b"]))
    const toldEarlier = afterwards("2019-03-11", finishPart("b", "2019-03-07"), of("b"))
    expect(receiptsIn(meeting, objected, done("a", "2019-03-08"), toldEarlier)).toMatchObject({
      c: "2019-03-07",
    })
  })

  it("is not favourable over an objection, and may be adverse at once", () => {
    const objected = [...accepted, lookedUp, done("a", "2019-03-06", "objected")]
    expect(refusalIn(parts, ...objected, ["2019-03-07", decide(true)])).toMatchObject({
      _tag: "PartsOpen",
      parts: ["a"],
    })
    expect(refusalOf(parts, ...objected, ["2019-03-07", decide(false), decider])).toBeUndefined()
  })
})
