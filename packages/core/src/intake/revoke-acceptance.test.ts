import { describe, expect, it } from "vitest"

import {
  applicant,
  byCourier,
  clerk,
  decider,
  eventOf,
  examination,
  head,
  inZhejiang,
  paper,
  passTime,
  play,
  refusalOf,
  revoke,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"

/** Notified on 2019-03-05 of `list` and `plan`, due 2019-03-19. */
const notified: Step = ["2019-03-05", submit(without("list", "plan"), "2019-03-05", { examination })]
/** Accepted on 2019-03-05 with `report` and `proof` owed until 2019-03-19. */
const owing: Step = [
  "2019-03-05",
  submit(without("report", "proof"), "2019-03-05", { examination: tolerant }),
]
const owed = [paper("report"), paper("proof")]

describe("what is owed after tolerant intake", () => {
  it("is settled by a supplement in time: nothing is owed and nothing was late", () => {
    const state = stateAfter(inZhejiang, owing, [
      "2019-03-22",
      supplement(owed, byCourier("2019-03-19", "2019-03-22")),
    ])
    expect(state.owing).toMatchObject({ owed: [], late: false })
    expect(state.tasks).toEqual([])
  })

  it("is not late for what comes when all of it was in", () => {
    const inTime: Step = ["2019-03-12", supplement(owed, "2019-03-12")]
    const more: Step = ["2019-03-25", supplement([paper("photo")], "2019-03-25")]
    expect(stateAfter(inZhejiang, owing, inTime, more).owing).toMatchObject({ owed: [], late: false })
    expect(refusalOf(inZhejiang, owing, inTime, more, ["2019-03-25", revoke, decider])).toBe("NothingLapsed")
  })

  it("opens a task when the last day has passed, and revokes nothing", () => {
    const played = play(inZhejiang, owing, ["2019-06-03", passTime, timer])
    expect(played.state).toMatchObject({
      phase: "accepted",
      tasks: ["decide-on-revocation", "explain-overdue"],
    })
    expect(eventOf(played, "AcceptanceRevoked")).toBeUndefined()
  })
})

describe("revocation of acceptance (撤销受理, art. 11¶2)", () => {
  const late: Step = ["2019-03-25", supplement(owed, "2019-03-25")]

  it("is an officer's act with the role, reasons and remedies, and names what was owed", () => {
    const played = play(inZhejiang, owing, ["2019-03-20", revoke, decider])
    expect(played.state.phase).toBe("acceptance-revoked")
    expect(eventOf(played, "AcceptanceRevoked")).toMatchObject({
      actor: decider,
      data: { reasons: ["owed"], remedies: [{ kind: "reconsideration" }, { kind: "litigation" }] },
    })
    expect(eventOf(played, "AcceptanceRevoked")?.data.owed.map(({ requirement }) => requirement)).toEqual([
      "report",
      "proof",
    ])
    for (const actor of [clerk, head, applicant, timer])
      expect(refusalOf(inZhejiang, owing, ["2019-03-20", revoke, actor])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, owing, ["2019-03-20", { ...revoke, reasons: [] }, decider])).toBe(
      "ReasonsMissing",
    )
  })

  it("waits for the last day to pass, even when what came was wrong", () => {
    expect(refusalOf(inZhejiang, owing, ["2019-03-19", revoke, decider])).toBe("NothingLapsed")
    const wrong: Step = ["2019-03-11", supplement([paper("proof"), spoiled("report")], "2019-03-11")]
    expect(refusalOf(inZhejiang, owing, wrong, ["2019-03-19", revoke, decider])).toBe("NothingLapsed")
    expect(stateAfter(inZhejiang, owing, wrong, ["2019-03-20", revoke, decider]).phase).toBe(
      "acceptance-revoked",
    )
  })

  it("may follow a supplement that came late, complete as it is", () => {
    expect(stateAfter(inZhejiang, owing, late, ["2019-03-26", revoke, decider]).phase).toBe(
      "acceptance-revoked",
    )
  })

  it("may follow where a part came late, though the rest was posted in time and came after it", () => {
    const part: Step = ["2019-03-22", supplement([paper("report")], "2019-03-22")]
    const rest: Step = ["2019-03-25", supplement([paper("proof")], byCourier("2019-03-19", "2019-03-25"))]
    expect(stateAfter(inZhejiang, owing, part, rest).owing).toMatchObject({ owed: [], late: true })
    expect(stateAfter(inZhejiang, owing, part, rest, ["2019-03-26", revoke, decider]).phase).toBe(
      "acceptance-revoked",
    )
  })

  it("is not possible where nothing is owed, nor where nothing was tolerated", () => {
    const paid: Step = ["2019-03-19", supplement(owed, "2019-03-19")]
    expect(refusalOf(inZhejiang, owing, paid, ["2019-04-08", revoke, decider])).toBe("NothingLapsed")
    expect(refusalOf(inZhejiang, notified, ["2019-03-06", revoke, decider])).toBe("NotInThisPhase")
  })

  it("is not possible once an officer has found a good reason for the delay", () => {
    const excuse = { type: "excuse-delay", reasons: ["flood"] } as const
    const excused = stateAfter(inZhejiang, owing, late, ["2019-03-26", excuse])
    expect(excused).toMatchObject({ owing: { excused: true }, tasks: [] })
    expect(refusalOf(inZhejiang, owing, late, ["2019-03-26", excuse], ["2019-03-26", revoke, decider])).toBe(
      "NothingLapsed",
    )
    expect(refusalOf(inZhejiang, owing, late, ["2019-03-26", excuse, applicant])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, owing, late, ["2019-03-26", { ...excuse, reasons: [] }])).toBe(
      "ReasonsMissing",
    )
    expect(refusalOf(inZhejiang, owing, ["2019-03-19", excuse])).toBe("NothingLapsed")
  })
})
