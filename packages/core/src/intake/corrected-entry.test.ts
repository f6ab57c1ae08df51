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
import { countVisits } from "./index.ts"
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
