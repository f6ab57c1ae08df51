import { describe, expect, it } from "vitest"
import { plainDate, workingDays } from "../time/index.ts"
import {
  applicant,
  byCourier,
  confirmation,
  decider,
  eventOf,
  examination,
  examine,
  inZhejiang,
  licence,
  paper,
  passTime,
  play,
  received,
  refusalIn,
  refusalOf,
  type Setting,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { calendar, licensingInZhejiang, oneVisit, practice2018 } from "./law.fixture.ts"

const in2018: Setting = { item: confirmation, ruleSet: practice2018, calendar }
/** Notified on 2019-03-05 of `list` and `plan`, due 2019-03-19. */
const notified: Step = ["2019-03-05", submit(without("list", "plan"), "2019-03-05", { examination })]
const both = [paper("list"), paper("plan")]
/** Accepted on 2019-03-05 with `report` and `proof` owed until 2019-03-19. */
const owing: Step = [
  "2019-03-05",
  submit(without("report", "proof"), "2019-03-05", { examination: tolerant }),
]

describe("a supplement after a correction notice (行政许可法 art. 32(1)(5))", () => {
  it("that brings all that was asked is accepted, as of the day all of it was in", () => {
    const state = stateAfter(
      inZhejiang,
      notified,
      afterwards("2019-03-12", supplement(both, "2019-03-11", examination)),
    )
    expect(state).toMatchObject({ phase: "accepted", acceptance: { on: "2019-03-11", how: "complete" } })
  })

  it("that came before the application itself is in with it, and not before", () => {
    const early = afterwards("2019-03-06", supplement(both, "2019-03-04", examination))
    expect(stateAfter(inZhejiang, notified, early).acceptance?.on).toBe("2019-03-05")
  })

  it("is accepted as of the same day when an officer examines it later", () => {
    const state = stateAfter(
      inZhejiang,
      notified,
      ["2019-03-08", supplement([paper("list")], "2019-03-08")],
      ["2019-03-11", supplement([paper("plan")], "2019-03-11")],
      ["2019-03-15", examine()],
    )
    expect(state.acceptance).toEqual({ on: "2019-03-11", how: "complete" })
  })

  it("is accepted by an officer only", () => {
    const mine: Step = ["2019-03-11", supplement(both, "2019-03-11", examination), applicant]
    expect(refusalOf(inZhejiang, notified, mine)).toBe("NotAuthorised")
  })

  it("that brings a part leaves the rest open", () => {
    const state = stateAfter(inZhejiang, notified, ["2019-03-11", supplement([paper("list")], "2019-03-11")])
    expect(state).toMatchObject({ phase: "correcting", correction: { open: [{ requirement: "plan" }] } })
  })

  it("brings what it spoils back into question, and a later one does not hide it", () => {
    const state = stateAfter(
      inZhejiang,
      notified,
      ["2019-03-07", supplement([spoiled("form")], "2019-03-07")],
      ["2019-03-08", supplement(both, "2019-03-08")],
    )
    expect(state.correction?.open).toMatchObject([{ requirement: "form", code: "content-wrong" }])
  })

  it("puts nothing in question that was not asked for", () => {
    const state = stateAfter(inZhejiang, notified, ["2019-03-07", supplement([paper("list")], "2019-03-07")])
    expect(state.correction?.open.map(({ requirement }) => requirement)).toEqual(["plan"])
  })

  it("is refused before the notice and with unknown materials, and dated tomorrow", () => {
    expect(refusalOf(inZhejiang, ["2019-03-05", supplement(both, "2019-03-05")])).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, notified, ["2019-03-06", supplement([paper("poem")], "2019-03-06")])).toBe(
      "UnknownMaterial",
    )
    expect(refusalOf(inZhejiang, notified, ["2019-03-06", supplement(both, "2019-03-07")])).toBe(
      "DateInTheFuture",
    )
  })

  it("that all came in before the last day awaits the officer: nobody is taken to have withdrawn", () => {
    const state = stateAfter(
      inZhejiang,
      notified,
      ["2019-03-11", supplement(both, "2019-03-11")],
      ["2019-04-01", passTime, timer],
    )
    expect(state).toMatchObject({ phase: "correcting", tasks: ["accept-or-refuse"] })
  })
})

describe("the last day for a supplement", () => {
  const arrives = { ...examination, mode: "arrived" } as const
  const byArrival: Step = [
    "2019-03-05",
    submit(without("list", "plan"), "2019-03-05", { examination: arrives }),
  ]
  const inTime = (first: Step, receipt: ReturnType<typeof byCourier>, on: string) =>
    eventOf(play(inZhejiang, first, [on, supplement(both, receipt)]), "SupplementReceived")?.data.inTime

  it("is in time itself, and the day after is not", () => {
    expect(inTime(notified, received("2019-03-19"), "2019-03-19")).toBe(true)
    expect(inTime(notified, received("2019-03-20"), "2019-03-20")).toBeUndefined()
  })

  it("is kept by posting where the notice is silent, and by arrival where it says so", () => {
    expect(inTime(notified, byCourier("2019-03-19", "2019-03-22"), "2019-03-22")).toBe(true)
    expect(inTime(notified, byCourier("2019-03-20", "2019-03-22"), "2019-03-22")).toBeUndefined()
    expect(inTime(byArrival, byCourier("2019-03-19", "2019-03-22"), "2019-03-22")).toBeUndefined()
    expect(inTime(byArrival, byCourier("2019-03-18", "2019-03-19"), "2019-03-19")).toBe(true)
  })

  it("may be put off by an officer with reasons before it lapses, and not after", () => {
    const extend = { type: "extend-supplement", by: workingDays(5), reasons: ["flood"] } as const
    expect(stateAfter(inZhejiang, notified, ["2019-03-19", extend]).correction?.deadline.dueOn).toBe(
      "2019-03-26",
    )
    expect(stateAfter(inZhejiang, owing, ["2019-03-19", extend]).owing?.deadline.dueOn).toBe("2019-03-26")
    expect(refusalOf(inZhejiang, owing, ["2019-03-20", extend])).toBe("TooLate")
    expect(refusalOf(inZhejiang, owing, ["2019-03-19", extend, applicant])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, owing, ["2019-03-19", { ...extend, reasons: [] }])).toBe("ReasonsMissing")
  })
})

it("what is owed is never put off past the statutory day, though a special procedure stopped the promised one", () => {
  const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
  const on = plainDate("2019-03-06")
  const visited: Step = [
    on,
    { type: "suspend-clock", clock: "promised", reason: "site-visit", from: on, toldInWritingOn: on },
  ]
  const put = (days: number): Step => [
    on,
    { type: "extend-supplement", by: workingDays(days), reasons: ["flood"] },
  ]
  // Statutory 2019-04-02, ten working days after what is owed is due.
  expect(refusalIn(licensed, owing, visited, put(11))).toMatchObject({ because: "too-long" })
  expect(stateAfter(licensed, owing, visited, put(10)).owing?.deadline.dueOn).toBe("2019-04-02")
})

describe("an application not supplemented in time (浙江省保障“最多跑一次”改革规定 art. 11¶3)", () => {
  const lapsed: Step = ["2019-04-08", passTime, timer]

  it("is deemed withdrawn on the day after the last, whenever that is noticed, by the clause", () => {
    const played = play(inZhejiang, notified, lapsed)
    expect(played.state.phase).toBe("deemed-withdrawn")
    expect(eventOf(played, "ApplicationDeemedWithdrawn")).toMatchObject({
      occurredOn: "2019-03-20",
      actor: { kind: "law", clause: oneVisit("11", "3") },
      data: { dueOn: "2019-03-19" },
    })
  })

  it("is deemed withdrawn too where only a part came", () => {
    const half: Step = ["2019-03-11", supplement([paper("list")], "2019-03-11")]
    expect(stateAfter(inZhejiang, notified, half, lapsed).phase).toBe("deemed-withdrawn")
  })

  it("stays open where the rule set leaves it to a person", () => {
    const first: Step = ["2018-07-23", submit(without("list"), "2018-07-23", { examination })]
    const state = stateAfter(in2018, first, ["2018-10-15", passTime, timer])
    expect(state).toMatchObject({ phase: "correcting", tasks: ["decide-on-lapsed-supplement"] })
    const late = stateAfter(in2018, first, [
      "2018-10-15",
      supplement([paper("list")], "2018-10-15", examination),
    ])
    expect(late.acceptance).toEqual({ on: "2018-10-15", how: "complete" })
  })

  it("never was withdrawn when the supplement was posted in time and arrives later", () => {
    const posted: Step = ["2019-04-09", supplement(both, byCourier("2019-03-19", "2019-04-09"), examination)]
    const played = play(inZhejiang, notified, lapsed, posted)
    expect(eventOf(played, "ApplicationReinstated")?.data.postedOn).toBe("2019-03-19")
    expect(played.state).toMatchObject({ phase: "accepted", acceptance: { on: "2019-04-09" } })
  })

  it("never was withdrawn when a supplement that arrived in time is written down late", () => {
    const writtenLate = afterwards("2019-04-09", supplement(both, "2019-03-15", examination))
    expect(stateAfter(inZhejiang, notified, lapsed, writtenLate).acceptance?.on).toBe("2019-03-15")
  })

  it("stays withdrawn when the supplement was posted a day late", () => {
    const late: Step = ["2019-04-09", supplement(both, byCourier("2019-03-20", "2019-04-09"))]
    expect(refusalOf(inZhejiang, notified, lapsed, late)).toBe("NotInThisPhase")
  })

  it("is a person's to decide on, not withdrawn, for what a late supplement spoils that nobody asked for", () => {
    const inTime: Step = ["2019-03-11", supplement([paper("list"), spoiled("plan")], "2019-03-11")]
    const late: Step = ["2019-03-25", supplement([spoiled("report")], "2019-03-25")]
    const state = stateAfter(inZhejiang, notified, inTime, late, lapsed)
    expect(state).toMatchObject({ phase: "correcting", tasks: ["decide-on-lapsed-supplement"] })
  })

  it("is withdrawn again when what was posted in time leaves something out", () => {
    const posted: Step = ["2019-04-09", supplement([paper("list")], byCourier("2019-03-19", "2019-04-09"))]
    expect(stateAfter(inZhejiang, notified, lapsed, posted, ["2019-04-10", passTime, timer]).phase).toBe(
      "deemed-withdrawn",
    )
  })
})

describe("a supplement that is still wrong", () => {
  const wrong: Step = ["2019-03-11", supplement([paper("list"), spoiled("plan")], "2019-03-11")]
  const refuse = {
    type: "refuse-acceptance",
    ground: "still-incomplete",
    reasons: ["wrong"],
    number: "X",
  } as const

  it("is for a person to refuse under the Zhejiang regulation, and lapse of time does not do it", () => {
    const state = stateAfter(inZhejiang, notified, wrong, ["2019-04-08", passTime, timer])
    expect(state).toMatchObject({ phase: "correcting", tasks: ["decide-on-lapsed-supplement"] })
    expect(stateAfter(inZhejiang, notified, wrong, ["2019-03-12", refuse, decider]).phase).toBe(
      "not-accepted",
    )
    expect(refusalOf(inZhejiang, notified, wrong, ["2019-04-08", refuse, timer])).toBe("NotAuthorised")
  })

  it("gets no second notice under the Zhejiang regulation", () => {
    expect(refusalIn(inZhejiang, notified, wrong, ["2019-03-12", examine()])).toMatchObject({
      _tag: "AlreadyNotified",
      clause: oneVisit("11", "3"),
    })
  })

  it("gets a second notice elsewhere, of what the supplement spoiled and nothing else", () => {
    const first: Step = ["2018-07-23", submit(without("list"), "2018-07-23", { examination })]
    const spoils: Step = ["2018-07-24", supplement([paper("list"), spoiled("plan")], "2018-07-24")]
    const state = stateAfter(in2018, first, spoils, ["2018-07-25", examine()])
    expect(state.notices).toBe(2)
    expect(state.correction?.shortfalls).toMatchObject([{ requirement: "plan", code: "content-wrong" }])
    const late: Step = ["2018-08-20", supplement([spoiled("list")], "2018-08-20")]
    expect(refusalOf(in2018, first, late, ["2018-08-21", examine()])).toBe("AlreadyNotified")
    const partly: Step = ["2018-07-24", supplement([spoiled("plan")], "2018-07-24")]
    expect(refusalOf(in2018, first, partly, ["2018-07-25", examine()])).toBe("AlreadyNotified")
  })
})
