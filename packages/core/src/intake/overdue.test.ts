import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
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
  sealDecision,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { timersOf } from "./index.ts"
import { explainOverdue, finishPart, neighbour, reviewer, whole, wholeLaw } from "./whole-case.fixture.ts"

const on = "2019-03-05"
/** Twenty working days are promised, forty-five given by law for several authorities together. */
const promisedOn = "2019-04-02"
const statutoryOn = "2019-05-09"
const ready: readonly Step[] = [
  [on, submit(all, on, { examination })],
  [on, found, registry],
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
]
const grant = (day: string): Step => [day, decide(true)]
const explain = (day: string, clock: "statutory" | "promised" = "promised"): Step => [
  day,
  explainOverdue(clock, day),
]

describe("a case that took longer than its time (优化营商环境条例 art. 36¶2)", () => {
  it("is decided without more on its last day, and the day after only once explained in public", () => {
    expect(stateAfter(whole, ...ready)).toMatchObject({
      promised: { dueOn: promisedOn },
      statutory: { dueOn: statutoryOn },
    })
    expect(stateAfter(whole, ...ready, grant(promisedOn)).phase).toBe("decided")
    expect(refusalIn(whole, ...ready, grant("2019-04-03"))).toMatchObject({
      _tag: "OverdueUnexplained",
      clause: { article: "36", paragraph: "2" },
    })
    expect(refusalOf(whole, ...ready, ["2019-04-03", decide(false), decider])).toBe("OverdueUnexplained")
    expect(stateAfter(whole, ...ready, explain("2019-04-03"), grant("2019-04-03")).phase).toBe("decided")
  })

  it("is explained for each of its two clocks", () => {
    const both = [...ready, explain("2019-04-03")]
    expect(refusalOf(whole, ...both, grant(statutoryOn))).toBeUndefined()
    expect(refusalOf(whole, ...both, grant("2019-05-10"))).toBe("OverdueUnexplained")
    expect(refusalOf(whole, ...both, explain("2019-05-10", "statutory"), grant("2019-05-10"))).toBeUndefined()
  })

  it("has the explanation on record with the day it was published", () => {
    expect(eventOf(play(whole, ...ready, explain("2019-04-03")), "OverdueExplained")?.data).toEqual({
      clock: "promised",
      explanation: { zh: "因案情复杂", en: "because it is intricate" },
      publishedOn: "2019-04-03",
    })
  })

  it("opens a task for it on the day after, which closes when it is explained and opens for the other clock", () => {
    const tasksOn = (day: string, ...steps: readonly Step[]) =>
      stateAfter(whole, ...ready, ...steps, [day, passTime, timer]).tasks
    expect(tasksOn(promisedOn)).toEqual([])
    expect(tasksOn("2019-04-03")).toEqual(["explain-overdue"])
    expect(tasksOn(statutoryOn, explain("2019-04-03"))).toEqual([])
    expect(tasksOn("2019-05-10", explain("2019-04-03"))).toEqual(["explain-overdue"])
    expect(timersOf(stateAfter(whole, ...ready, explain("2019-04-03")))).toEqual([
      { deadline: "statutory", on: "2019-05-10" },
    ])
  })

  it("keeps its task while the other clock has run out too and nobody has said why", () => {
    const late = (...steps: readonly Step[]) => stateAfter(whole, ...ready, ...steps).tasks
    expect(late(explain("2019-05-10"))).toEqual(["explain-overdue"])
    expect(late(explain("2019-05-10"), explain("2019-05-10", "statutory"))).toEqual([])
    expect(late(explain(statutoryOn))).toEqual([])
  })

  it("is not explained before it is overdue, nor twice, nor with a day to come, nor by the applicant", () => {
    expect(refusalOf(whole, ...ready, explain(promisedOn))).toBe("NotOverdue")
    expect(refusalOf(whole, ...ready, explain("2019-04-03", "statutory"))).toBe("NotOverdue")
    expect(refusalOf(whole, ...ready, explain("2019-04-03"), explain("2019-04-04"))).toBe("NotOverdue")
    expect(refusalOf(whole, ...ready, ["2019-04-03", explainOverdue("promised", "2019-04-04")])).toBe(
      "DateInTheFuture",
    )
    expect(refusalOf(whole, ...ready, ["2019-04-03", explainOverdue("promised", on), applicant])).toBe(
      "NotAuthorised",
    )
    expect(refusalOf(whole, [on, submit(all, on)], explain("2019-03-06"))).toBe("NoSuchClock")
  })

  it("is not ended for default before it is explained either, by terminating or by revoking", () => {
    const owing: Step = [on, submit(without("report"), on, { examination: tolerant })]
    const end = (type: "terminate" | "revoke-acceptance"): Step => [
      "2019-04-03",
      { type, reasons: ["owed"], number: "T-1" },
      decider,
    ]
    const { tolerance, ...others } = wholeLaw.provisions
    if (tolerance === undefined) throw new Error("The sample law knows tolerance.")
    const provisions = { ...others, tolerance: { ...tolerance, onDefault: "revoke-acceptance" } as const }
    const elsewhere: Setting = { ...whole, ruleSet: { ...wholeLaw, provisions } }
    for (const [setting, type, phase] of [
      [whole, "terminate", "terminated"],
      [elsewhere, "revoke-acceptance", "acceptance-revoked"],
    ] as const) {
      expect(refusalIn(setting, owing, end(type))).toMatchObject({
        _tag: "OverdueUnexplained",
        clause: { article: "36", paragraph: "2" },
      })
      expect(stateAfter(setting, owing, explain("2019-04-03"), end(type))).toMatchObject({ phase, tasks: [] })
    }
  })

  it("leaves its task open where the applicant ends it, until it is explained, for what had run out by then", () => {
    const withdrawn: Step = ["2019-04-10", { type: "withdraw" }, applicant]
    const ended = stateAfter(whole, ...ready, withdrawn)
    expect(ended).toMatchObject({ phase: "withdrawn", endedOn: "2019-04-10", tasks: ["explain-overdue"] })
    expect(refusalOf(whole, ...ready, withdrawn, explain("2019-06-03", "statutory"))).toBe("NotOverdue")
    expect(stateAfter(whole, ...ready, withdrawn, explain("2019-06-03")).tasks).toEqual([])
    const inTime: Step = [promisedOn, { type: "withdraw" }, applicant]
    expect(stateAfter(whole, ...ready, inTime, ["2019-06-03", passTime, timer]).tasks).toEqual([])
    expect(refusalOf(whole, ...ready, inTime, explain("2019-06-03"))).toBe("NotOverdue")
  })

  it("leaves its task open where both clocks ran out, until both are explained", () => {
    const withdrawn: Step = ["2019-05-10", { type: "withdraw" }, applicant]
    const told = [...ready, withdrawn, explain("2019-05-13")]
    expect(stateAfter(whole, ...told).tasks).toEqual(["explain-overdue"])
    expect(stateAfter(whole, ...told, explain("2019-05-13", "statutory")).tasks).toEqual([])
  })

  it("leaves its task open where it is decided without, because no law forbids that", () => {
    const { overdue: _, ...provisions } = wholeLaw.provisions
    const silent: Setting = { ...whole, ruleSet: { ...wholeLaw, provisions } }
    const granted = [...ready, grant("2019-04-03")]
    expect(stateAfter(silent, ...granted).tasks).toEqual(["explain-overdue"])
    expect(stateAfter(silent, ...granted, explain("2019-04-08")).tasks).toEqual([])
  })

  it("is told on no day before its clock had run out", () => {
    const told = (day: string) =>
      refusalOf(whole, ...ready, afterwards("2019-04-10", explainOverdue("promised", day)))
    expect(told(promisedOn)).toBe("DateTooEarly")
    expect(told("2019-04-03")).toBeUndefined()
  })

  it("needs no explanation to be decided where no law asks for one", () => {
    const { overdue: _, ...provisions } = wholeLaw.provisions
    const silent: Setting = { ...whole, ruleSet: { ...wholeLaw, provisions } }
    expect(stateAfter(silent, ...ready, grant("2019-04-03")).phase).toBe("decided")
  })
})

describe("a result that is not handed over in time (行政许可法 art. 44)", () => {
  const granted = [...ready, grant("2019-03-08")]

  it("opens a task on the day after the ten working days, and not before", () => {
    const { delivery } = stateAfter(whole, ...granted)
    expect(delivery).toMatchObject({ startsOn: "2019-03-08", dueOn: "2019-03-22" })
    expect(stateAfter(whole, ...granted, ["2019-03-22", passTime, timer]).tasks).toEqual([])
    const late = stateAfter(whole, ...granted, ["2019-03-23", passTime, timer])
    expect(late.tasks).toEqual(["hand-over-result"])
    expect(timersOf(late)).toEqual([])
  })

  it("closes the task when it is handed over", () => {
    const handed: Step = [
      "2019-03-25",
      { type: "deliver-result", method: "by-hand", on: plainDate("2019-03-25") },
    ]
    expect(stateAfter(whole, ...granted, ["2019-03-25", sealDecision], handed)).toMatchObject({
      phase: "delivered",
      tasks: [],
    })
  })
})
