import { describe, expect, it } from "vitest"
import {
  all,
  applicant,
  atWindow,
  clerk,
  examination,
  licence,
  passTime,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  without,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { timersOf } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const hold: CaseCommand = { type: "hold-documents", note: "kept at the window" }
const received: Step = ["2019-03-05", submit(without("list"), atWindow("2019-03-05"))]
const held = (on: string): Step => [on, hold]

describe("papers held at the window (暂存)", () => {
  it("leave the five days of a licence where they are: the window's receipt is the authority's", () => {
    const before = stateAfter(licensed, received)
    const after = stateAfter(licensed, received, held("2019-03-05"), held("2019-03-08"))
    expect(after.noticeDue).toEqual(before.noticeDue)
    expect(after.noticeDue?.dueOn).toBe("2019-03-12")
    expect(timersOf(after)).toEqual(timersOf(before))
  })

  it("are accepted by silence on the same day as any others (行政许可法 art. 32(1)(4))", () => {
    const on = (day: string) => stateAfter(licensed, received, held("2019-03-11"), [day, passTime, timer])
    expect(on("2019-03-12").phase).toBe("received")
    expect(on("2019-03-13")).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-05", how: "deemed" },
    })
  })

  it("are accepted as of the receipt when they are examined", () => {
    const complete: Step = ["2019-03-05", submit(all, atWindow("2019-03-05"))]
    const examined: Step = ["2019-03-11", { type: "examine", examination }]
    expect(stateAfter(licensed, complete, held("2019-03-05"), examined).acceptance?.on).toBe("2019-03-05")
  })

  it("are held before an outcome only, by an officer", () => {
    const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
    expect(refusalOf(licensed, accepted, held("2019-03-05"))).toBe("NotInThisPhase")
    expect(refusalOf(licensed, received, ["2019-03-05", hold, applicant])).toBe("NotAuthorised")
    expect(refusalOf(licensed, received, ["2019-03-05", hold, clerk])).toBeUndefined()
  })
})
