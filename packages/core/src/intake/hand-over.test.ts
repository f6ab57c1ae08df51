import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  decider,
  itemOf,
  playOn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { calendar } from "./law.fixture.ts"
import { wholeLaw } from "./whole-case.fixture.ts"

describe("an application that reached the wrong authority (行政许可法 art. 32(1)(2))", () => {
  const one: Setting = { item: itemOf("licence"), ruleSet: wholeLaw, calendar }
  const refuse: CaseCommand = {
    type: "refuse-acceptance",
    ground: "wrong-authority",
    referredTo: "other-bureau",
    reasons: ["of another authority"],
    number: "X-1",
  }
  const taken = (on: string): CaseCommand => ({ type: "complete-hand-over", takenOn: plainDate(on) })
  const second = { ...clerk, externalId: "officer-8" }
  const atWindow: readonly Step[] = [
    ["2019-03-04", submit(all, "2019-03-04"), clerk],
    ["2019-03-05", refuse, decider],
  ]
  const online: readonly Step[] = [
    ["2019-03-04", submit(all, "2019-03-04"), applicant],
    ["2019-03-05", refuse, decider],
  ]

  it("is handed over by the officer who was first asked, not by the applicant", () => {
    const state = stateAfter(one, ...atWindow)
    expect(state).toMatchObject({
      phase: "not-accepted",
      handOver: {
        officer: { externalId: "officer-1", unit: "sample-bureau" },
        to: "other-bureau",
        enquiry: null,
        takenOn: null,
      },
      tasks: ["hand-over-to-authority"],
    })
    const { refusals } = playOn(
      state,
      one,
      ["2019-03-06", taken("2019-03-06"), applicant],
      ["2019-03-06", taken("2019-03-06"), second],
      ["2019-03-06", taken("2019-03-06"), clerk],
    )
    expect(refusals.map((refusal) => refusal?._tag)).toEqual(["NotAuthorised", "NotFirstAsked", undefined])
  })

  it("is the refusing officer's to hand over where it came in online", () => {
    expect(stateAfter(one, ...online).handOver?.officer?.externalId).toBe("officer-2")
    expect(refusalOf(one, ...online, ["2019-03-06", taken("2019-03-06"), clerk])).toBe("NotFirstAsked")
    expect(refusalOf(one, ...online, ["2019-03-06", taken("2019-03-06"), decider])).toBeUndefined()
  })

  it("stays with that officer until the other authority has it, once", () => {
    const done = stateAfter(one, ...atWindow, afterwards("2019-03-08", taken("2019-03-07")))
    expect(done).toMatchObject({ tasks: [], handOver: { takenOn: "2019-03-07" } })
    const again = playOn(done, one, afterwards("2019-03-08", taken("2019-03-07")))
    expect(again.refusals[0]?._tag).toBe("NotFirstAsked")
  })

  it("names the enquiry that is opened with it, and is completed by the program that saw that one accepted", () => {
    const [, , by] = atWindow[1]!
    const enquired: Step = ["2019-03-05", { ...refuse, enquiry: "e-1" } as CaseCommand, by ?? decider]
    const state = stateAfter(one, atWindow[0]!, enquired)
    expect(state.handOver?.enquiry).toBe("e-1")
    const done = stateAfter(one, atWindow[0]!, enquired, ["2019-03-06", taken("2019-03-06"), timer])
    expect(done.handOver?.takenOn).toBe("2019-03-06")
    const other = { ...refuse, ground: "not-required", enquiry: "e-1" } as CaseCommand
    const { events } = playOn(stateAfter(one, atWindow[0]!), one, ["2019-03-05", other, decider])
    expect(events.at(-1)?.data).not.toHaveProperty("enquiry")
  })

  it("is taken over on no day to come, and not before it came in", () => {
    const on = (day: string) => refusalOf(one, ...atWindow, afterwards("2019-03-06", taken(day)))
    expect(on("2019-03-07")).toBe("DateInTheFuture")
    expect(on("2019-03-03")).toBe("DateTooEarly")
    expect(on("2019-03-04")).toBeUndefined()
  })

  it("is handed over only where that is the ground", () => {
    const other: Step = ["2019-03-05", { ...refuse, ground: "not-required" } as CaseCommand, decider]
    const state = stateAfter(one, ["2019-03-04", submit(all, "2019-03-04")], other)
    expect(state).toMatchObject({ handOver: null, tasks: [] })
    expect(playOn(state, one, ["2019-03-06", taken("2019-03-06")]).refusals[0]?._tag).toBe("NotFirstAsked")
  })
})
