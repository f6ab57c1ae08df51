import { describe, expect, it } from "vitest"
import {
  all,
  applicant,
  atWindow,
  clerk,
  examination,
  paper,
  passTime,
  playOn,
  received,
  refusalOf,
  stateAfter,
  type Setting,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  licence,
  without,
} from "./case.fixture.ts"
import type { CaseCommand, ProposedEntry } from "./index.ts"
import { plainDate } from "../time/index.ts"
import { countVisits, timersOf } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"
import { keeper, whole } from "./whole-case.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const day = "2019-03-06"
const propose = (entry: ProposedEntry): CaseCommand => ({
  type: "propose-correction",
  entry,
  reason: "typing error",
})
const receivedOn = (on: string) => propose({ field: "receipt", receipt: received(on) })
const confirm = (proposal = 1): CaseCommand => ({ type: "confirm-correction", proposal })
const corrected = (on: string): readonly Step[] => [
  [day, receivedOn(on)],
  [day, confirm(), keeper],
]
/** Statutory 2019-04-02, promised 2019-03-26. */
const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]

describe("a task of a day that was not the day", () => {
  it("goes with the wrong entry, and comes on the right day", () => {
    const lapsed: Step = ["2019-03-13", passTime, timer]
    const complete: Step = ["2019-03-05", submit(all, "2019-03-05"), applicant]
    const late = stateAfter(licensed, complete, lapsed)
    expect(late.tasks).toContain("accept-or-refuse")
    const put: readonly Step[] = [
      ["2019-03-13", receivedOn("2019-03-06")],
      ["2019-03-13", confirm(), keeper],
    ]
    const { state } = playOn(late, licensed, ...put)
    expect(state).toMatchObject({ noticeDue: { dueOn: "2019-03-13" }, tasks: [] })
    expect(playOn(state, licensed, ["2019-03-14", passTime, timer]).state.tasks).toEqual(["accept-or-refuse"])
  })

  it("goes where a part or a clock has its days after all, and stays where it has not", () => {
    const put = (on: string): readonly Step[] => [
      ["2019-03-28", receivedOn(on)],
      ["2019-03-28", confirm(), keeper],
    ]
    const late: readonly Step[] = [accepted, ["2019-03-28", passTime, timer]]
    const tasks = (setting: Setting, on: string) => stateAfter(setting, ...late, ...put(on)).tasks
    expect(stateAfter(licensed, ...late).tasks).toEqual(["explain-overdue"])
    expect(tasks(licensed, "2019-03-08")).toEqual([])
    expect(tasks(licensed, "2019-03-06")).toEqual(["explain-overdue"])
    expect(stateAfter(whole, ...late).tasks).toEqual(["urge-part"])
    expect(tasks(whole, "2019-03-20")).toEqual(["urge-part"])
    expect(tasks(whole, "2019-03-21")).toEqual([])
  })
})

describe("an acceptance by silence that was reckoned from a wrong day of receipt (行政许可法 art. 32(1)(4))", () => {
  /** Received on a Monday without a list: silence until 2019-05-13 accepts it. */
  const silent: readonly Step[] = [
    ["2019-05-06", submit(without("list"), "2019-05-06")],
    ["2019-05-14", passTime, timer],
  ]
  const put = (on: string, receipt: string): readonly Step[] => [
    [on, receivedOn(receipt)],
    [on, confirm(), keeper],
  ]

  it("is reckoned anew from the right one, the last day to speak included, and the difference is told", () => {
    const { events, refusals, state } = playOn(
      stateAfter(licensed, ...silent),
      licensed,
      ...put("2019-05-16", "2019-05-08"),
    )
    expect(refusals).toEqual([null, null])
    expect(state.acceptance).toEqual({ on: "2019-05-08", how: "deemed", lapsedOn: "2019-05-15" })
    expect(events.at(-1)?.data).toMatchObject({
      moved: [
        { clock: "statutory", from: "2019-06-03", to: "2019-06-05" },
        { clock: "promised", from: "2019-05-27", to: "2019-05-29" },
      ],
      acceptance: { on: "2019-05-08", lapsedOn: "2019-05-15" },
    })
    const sooner = stateAfter(licensed, ...silent, ...put("2019-05-16", "2019-05-03"))
    expect(sooner.acceptance).toMatchObject({ on: "2019-05-03", lapsedOn: "2019-05-10" })
  })

  it("stands as long as by the right day the authority could still speak, and that day is named", () => {
    const refusal = (on: string) =>
      playOn(stateAfter(licensed, ...silent), licensed, ...put(on, "2019-05-08")).refusals[1]
    expect(refusal("2019-05-15")).toMatchObject({ _tag: "SilenceNotOver", lastDay: "2019-05-15" })
    expect(refusal("2019-05-16")).toBeNull()
  })
})

describe("a licence to be renewed", () => {
  const asked = (on: string): Step => [
    on,
    { ...submit(all, on, { examination }), renewal: { expiresOn: plainDate("2019-04-04") } } as CaseCommand,
  ]

  it("was asked for in time or not by the corrected day of receipt", () => {
    const expiry = (...steps: readonly Step[]) =>
      timersOf(stateAfter(whole, ...steps)).filter(({ deadline }) => deadline === "expiry").length
    expect(expiry(asked("2019-03-05"))).toBe(1)
    expect(expiry(asked("2019-03-05"), ...corrected("2019-03-06"))).toBe(0)
    expect(expiry(asked("2019-03-06"))).toBe(0)
    expect(expiry(asked("2019-03-06"), ...corrected("2019-03-05"))).toBe(1)
  })
})

describe("the visits of a case", () => {
  const visited: Step = ["2019-03-05", submit(without("list"), atWindow("2019-03-05"), { examination })]
  const at = (on: string, outlet: string) => propose({ field: "receipt", receipt: atWindow(on, outlet) })

  it("are corrected with the entry", () => {
    const moved = stateAfter(licensed, visited, [day, at("2019-03-05", "town")], [day, confirm(), keeper])
    expect(moved.visits).toEqual([{ on: "2019-03-05", outlet: "town" }])
    const online = stateAfter(licensed, visited, ...corrected("2019-03-05"))
    expect(countVisits(online)).toBe(0)
    const appeared = stateAfter(licensed, accepted, [day, at("2019-03-05", "hall")], [day, confirm(), keeper])
    expect(countVisits(appeared)).toBe(1)
  })

  it("leave alone the one on which a supplement was brought to the same place that day", () => {
    const supplied: Step = ["2019-03-05", supplement([paper("list")], atWindow("2019-03-05"))]
    const state = stateAfter(licensed, visited, supplied, ...corrected("2019-03-05"))
    expect(state.visits).toEqual([{ on: "2019-03-05", outlet: "hall" }])
  })
})

describe("an entry of a paper", () => {
  const copied: Step = [
    "2019-03-05",
    submit([...without("report"), paper("report", { copyKind: "copy" })], "2019-03-05"),
  ]
  const original = propose({ field: "material", material: paper("report") })

  it("is put right for the examination that follows", () => {
    const put: readonly Step[] = [
      [day, original],
      [day, confirm(), keeper],
    ]
    const examine: Step = [day, { type: "examine", examination }, clerk]
    expect(stateAfter(licensed, copied, examine).phase).toBe("correcting")
    expect(stateAfter(licensed, copied, ...put, examine).phase).toBe("accepted")
  })

  it("takes back what was asked for only because it was wrong, as of the receipt", () => {
    const notified: Step = ["2019-03-05", { type: "examine", examination }, clerk]
    const put: readonly Step[] = [
      [day, original],
      [day, confirm(), keeper],
    ]
    const state = stateAfter(licensed, copied, notified, ...put)
    expect(state.correction?.open).toEqual([])
    expect(
      stateAfter(licensed, copied, notified, ...put, [day, { type: "examine", examination }]),
    ).toMatchObject({ phase: "accepted", acceptance: { on: "2019-03-05" } })
    // Nothing was wanting any more when something else came.
    const more: Step = ["2019-03-07", supplement([paper("list")], "2019-03-07", examination)]
    expect(stateAfter(licensed, copied, notified, ...put, more).acceptance?.on).toBe("2019-03-05")
  })

  it("pays what was owed only because it was wrong", () => {
    const owing: Step = ["2019-03-05", { type: "examine", examination: tolerant }, clerk]
    const put: readonly Step[] = [
      [day, original],
      [day, confirm(), keeper],
    ]
    expect(stateAfter(licensed, copied, owing).owing?.owed).toHaveLength(1)
    expect(stateAfter(licensed, copied, owing, ...put).owing?.owed).toEqual([])
  })

  it("that was thought in order is asked for again, or owed again, where it was told or supplied", () => {
    const wrong: readonly Step[] = [
      [day, propose({ field: "material", material: paper("report", { copyKind: "copy" }) })],
      [day, confirm(), keeper],
    ]
    const came: Step = [day, supplement([paper("report")], day)]
    const notified: Step = ["2019-03-05", { type: "examine", examination }, clerk]
    const asked = stateAfter(licensed, copied, notified, came, ...wrong)
    expect(asked.correction?.open).toMatchObject([{ requirement: "report", code: "copy-for-original" }])
    expect(
      refusalOf(licensed, copied, notified, came, ...wrong, [day, { type: "examine", examination }]),
    ).toBe("AlreadyNotified")
    const owing: Step = ["2019-03-05", { type: "examine", examination: tolerant }, clerk]
    expect(stateAfter(licensed, copied, owing, came).owing?.owed).toEqual([])
    expect(stateAfter(licensed, copied, owing, came, ...wrong).owing?.owed).toMatchObject([
      { requirement: "report", code: "copy-for-original" },
    ])
    const another: readonly Step[] = [
      [day, propose({ field: "material", material: paper("form", { sealed: false }) })],
      [day, confirm(), keeper],
    ]
    expect(stateAfter(licensed, copied, notified, came, ...another).correction?.open).toEqual([])
  })

  it("still wanting after it is put right stays asked for", () => {
    const notified: Step = ["2019-03-05", { type: "examine", examination }, clerk]
    const scanned = propose({ field: "material", material: paper("report", { copyKind: "copy", number: 2 }) })
    const state = stateAfter(licensed, copied, notified, [day, scanned], [day, confirm(), keeper])
    expect(state.correction?.open).toMatchObject([{ requirement: "report" }])
  })

  it("is one of a paper that the item knows", () => {
    const unknown = propose({ field: "material", material: paper("nonsense") })
    expect(refusalOf(licensed, copied, [day, unknown])).toBe("NothingToChange")
  })
})
