import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import {
  all,
  examine,
  passTime,
  received,
  type Setting,
  stateAfter,
  type Step,
  timer,
} from "../case.fixture.ts"
import { type CaseCommand, type CaseState, openConflicts } from "../index.ts"
import { keeper, whole } from "../whole-case.fixture.ts"
import { adopted, outside, submitted, told } from "./outside.fixture.ts"

const setting: Setting = { ...whole, outside }
const expiresOn = plainDate("2019-04-10")
const asked: readonly Step[] = [
  ["2019-03-05", { ...submitted(all, "2019-03-05"), renewal: { expiresOn } } as CaseCommand],
  ["2019-03-05", examine()],
]
const settled: Step = ["2019-06-20", passTime, timer]
const comesOf = (arrives: string, ...messages: readonly ReturnType<typeof told>[]) => {
  const timers: Step = [arrives, passTime, timer]
  return stateAfter(setting, ...asked, timers, ...messages.map((each) => adopted(each, arrives)), settled)
}
const seen = ({ decision, phase }: CaseState) => ({
  phase,
  favourable: decision?.favourable,
  on: decision?.on,
})

describe("a licence that silence renews (行政许可法 art. 50), beside an outside system", () => {
  it("is not renewed where the outside decided by its last day, whichever side of that day it arrives", () => {
    const refused = told("decided", "2019-04-10", { favourable: false })
    for (const arrives of ["2019-04-10", "2019-04-11", "2019-05-20"]) {
      const state = comesOf(arrives, refused)
      expect(seen(state)).toEqual({ phase: "decided", favourable: false, on: "2019-04-10" })
      expect(openConflicts(state)).toEqual([])
    }
  })

  it("is not renewed where the applicant withdrew there by its last day", () => {
    const withdrawn = told("withdrawn", "2019-04-09")
    for (const arrives of ["2019-04-09", "2019-05-20"])
      expect(seen(comesOf(arrives, withdrawn))).toMatchObject({ phase: "withdrawn", on: undefined })
  })

  it("stays renewed where the outside spoke a day too late, whenever that arrives, and a refusal is a conflict", () => {
    const late = told("decided", "2019-04-11", { favourable: false })
    for (const arrives of ["2019-04-11", "2019-05-20"]) {
      const state = comesOf(arrives, late)
      expect(seen(state)).toEqual({ phase: "decided", favourable: true, on: expiresOn })
      expect(openConflicts(state).map(({ kind }) => kind)).toEqual(["decided-otherwise"])
    }
  })

  it("stays renewed where a message says nothing of it, whatever a corrected receipt says of its lead", () => {
    const late = received("2019-03-15")
    const corrected: readonly Step[] = [
      [
        "2019-04-12",
        { type: "propose-correction", entry: { field: "receipt", receipt: late }, reason: "typing error" },
      ],
      ["2019-04-12", { type: "confirm-correction", proposal: 1 }, keeper],
    ]
    const alone = stateAfter(setting, ...asked, ...corrected)
    const beside = stateAfter(
      setting,
      ...asked,
      ...corrected,
      adopted(told("received", "2019-03-05"), "2019-04-12"),
    )
    expect([alone.phase, beside.phase]).toEqual(["decided", "decided"])
    expect(beside.decision).toEqual(alone.decision)
  })

  it("stays renewed where it was handed over, and a refusal that comes to light is a conflict", () => {
    const sealed: Step = ["2019-04-12", { type: "record-seal", document: "8-deemed-renewal" }]
    const handedOver: Step = [
      "2019-04-12",
      { type: "deliver-result", method: "electronic", on: plainDate("2019-04-12") },
    ]
    const refused = adopted(told("decided", "2019-04-09", { favourable: false }), "2019-04-15")
    const state = stateAfter(setting, ...asked, sealed, handedOver, refused, settled)
    expect(seen(state)).toEqual({ phase: "delivered", favourable: true, on: expiresOn })
    expect(openConflicts(state).map(({ kind }) => kind)).toEqual(["decided-otherwise"])
  })
})
