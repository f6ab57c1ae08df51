import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  agent,
  all,
  applicant,
  clerk,
  contextOn,
  decide,
  eventOf,
  examination,
  found,
  inZhejiang,
  passTime,
  play,
  refusalOf,
  registry,
  stateAfter,
  type Step,
  stranger,
  submit,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { plainDate } from "../time/index.ts"
import { decideCase } from "./index.ts"

const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
const failed = (willRetry: boolean): Step => [
  "2019-03-05",
  { type: "record-look-up-failure", requirement: "licence", willRetry },
  registry,
]

describe("what the authority obtains itself (浙江省保障“最多跑一次”改革规定 art. 7)", () => {
  it("is asked of its source as soon as the application is received", () => {
    const played = play(inZhejiang, ["2019-03-05", submit(without("plan"), "2019-03-05"), applicant])
    expect(eventOf(played, "LookUpRequested")?.data).toEqual({
      requirement: "licence",
      registry: "sample-registry",
      record: "business-licence",
    })
  })

  it("may fail and is asked for again, until the source answers", () => {
    expect(stateAfter(inZhejiang, accepted, failed(true)).lookUps).toMatchObject({
      licence: { state: "requested", attempts: 1 },
    })
    const state = stateAfter(inZhejiang, accepted, failed(true), ["2019-03-06", found, registry])
    expect(state.lookUps).toEqual({ licence: { state: "found", attempts: 2, asOf: "2018-07-01" } })
  })

  it("is given up where nobody will retry, and may still be answered", () => {
    expect(stateAfter(inZhejiang, accepted, failed(false)).lookUps["licence"]?.state).toBe("failed")
    expect(
      stateAfter(inZhejiang, accepted, failed(false), ["2019-03-06", found, registry]).lookUps["licence"]
        ?.state,
    ).toBe("found")
  })

  it("is recorded once, however often the source repeats itself", () => {
    const answer: Step = ["2019-03-06", found, registry]
    expect(stateAfter(inZhejiang, accepted, answer, answer, failed(true))).toEqual(
      stateAfter(inZhejiang, accepted, answer),
    )
  })

  it("is asked again where the source had nothing, and the earlier answer stays in the log", () => {
    const nothing: Step = ["2019-03-06", { ...found, outcome: "not-found", reference: null }, registry]
    const again: Step = ["2019-03-08", { type: "repeat-look-up", requirement: "licence" }, clerk]
    const answer: Step = ["2019-03-11", { ...found, asOf: plainDate("2019-03-10") }, registry]
    expect(stateAfter(inZhejiang, accepted, nothing, again).lookUps).toEqual({
      licence: { state: "requested", attempts: 1, asOf: null },
    })
    const played = play(inZhejiang, accepted, nothing, again, again, answer)
    expect(played.state.lookUps).toEqual({ licence: { state: "found", attempts: 2, asOf: "2019-03-10" } })
    const log = played.events.filter(({ type }) => type.startsWith("LookUp")).map(({ type }) => type)
    expect(log).toEqual(["LookUpRequested", "LookUpAnswered", "LookUpRequested", "LookUpAnswered"])
    expect(stateAfter(inZhejiang, accepted, failed(false), again).lookUps["licence"]?.state).toBe("requested")
    const granted: Step = ["2019-03-11", decide(true), clerk]
    expect(refusalOf(inZhejiang, accepted, nothing, granted)).toBe("StillOwed")
    expect(refusalOf(inZhejiang, accepted, nothing, again, answer, granted)).toBeUndefined()
  })

  it("is not asked again where the source has answered, nor after the decision, nor by the applicant", () => {
    const again: Step = ["2019-03-08", { type: "repeat-look-up", requirement: "licence" }, clerk]
    const answer: Step = ["2019-03-06", found, registry]
    expect(refusalOf(inZhejiang, accepted, answer, again)).toBe("LookUpAnswered")
    expect(refusalOf(inZhejiang, accepted, ["2019-03-07", { type: "withdraw" }, applicant], again)).toBe(
      "NotInThisPhase",
    )
    const unknown: Step = ["2019-03-08", { type: "repeat-look-up", requirement: "toString" }, clerk]
    expect(refusalOf(inZhejiang, accepted, unknown)).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, accepted, [again[0], again[1], applicant])).toBe("NotAuthorised")
  })

  it("is never answered by the applicant, nor where nothing was asked", () => {
    expect(refusalOf(inZhejiang, accepted, ["2019-03-06", found, applicant])).toBe("NotAuthorised")
    const other = { ...found, requirement: "toString" }
    expect(refusalOf(inZhejiang, accepted, ["2019-03-06", other, registry])).toBe("NotInThisPhase")
  })
})

describe("withdrawal", () => {
  const withdraw = { type: "withdraw" } as const

  it("is the applicant's, their agent's, or taken down by an officer, at any time before the decision", () => {
    const owing: Step = ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })]
    const received: Step = ["2019-03-05", submit(without("list"), "2019-03-05")]
    const notified: Step = ["2019-03-05", submit(without("list"), "2019-03-05", { examination })]
    for (const first of [owing, received, notified, accepted])
      for (const actor of [applicant, agent, clerk])
        expect(stateAfter(inZhejiang, first, ["2019-03-06", withdraw, actor]).phase).toBe("withdrawn")
  })

  it("is not another's, nor a program's", () => {
    expect(refusalOf(inZhejiang, accepted, ["2019-03-06", withdraw, stranger])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, accepted, ["2019-03-06", withdraw, timer])).toBe("NotAuthorised")
  })

  it("is not possible once decided, nor twice", () => {
    const decided: readonly Step[] = [accepted, ["2019-03-06", found, registry], ["2019-03-07", decide(true)]]
    expect(refusalOf(inZhejiang, ...decided, ["2019-03-08", withdraw, applicant])).toBe("NotInThisPhase")
    const gone: Step = ["2019-03-06", withdraw, applicant]
    expect(refusalOf(inZhejiang, accepted, gone, gone)).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, gone)).toBe("NotInThisPhase")
  })
})

describe("a command that comes after a deadline (time first)", () => {
  it("is judged on what time has brought about, and records that first on its legal date", () => {
    const notified: Step = ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })]
    const { events } = play(inZhejiang, notified, ["2019-04-08", found, registry])
    expect(events.slice(-3).map(({ occurredOn, type }) => [type, occurredOn])).toEqual([
      ["TaskOpened", "2019-03-20"],
      ["TaskOpened", "2019-03-27"],
      ["LookUpAnswered", "2019-04-08"],
    ])
    expect(new Set(events.slice(-3).map(({ recordedAt }) => recordedAt))).toEqual(
      new Set(["2019-04-08T02:00:00.000Z"]),
    )
  })

  it("records nothing at all when it is refused", () => {
    const state = stateAfter(inZhejiang, [
      "2019-03-05",
      submit(without("list"), "2019-03-05", { examination }),
    ])
    expect(Result.isFailure(decideCase(state, decide(true), contextOn(inZhejiang, "2019-06-03")))).toBe(true)
    expect(state.phase).toBe("correcting")
  })

  it("finds nothing due in a case that does not exist", () => {
    expect(play(inZhejiang, ["2019-03-05", passTime, timer]).events).toEqual([])
  })
})
