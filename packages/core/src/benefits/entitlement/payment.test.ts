import { describe, expect, it } from "vitest"
import { month, plainDate } from "../../time/index.ts"
import { type EntitlementCommand, tasksOf } from "./index.ts"
import {
  announce,
  because,
  difference,
  enrolled,
  known,
  type Life,
  lines,
  newborn,
  officer,
  owedOn,
  paidOn,
  payee,
  refusalOf,
  says,
  step,
  sweep,
  undecided,
} from "./life.fixture.ts"

const on = plainDate
/** On the day after the time to answer is over. */
const stopped = (life: Life, from: string, announcedOn: string, decidedOn: string): Life =>
  step(
    step(life, announcedOn, announce("stop", from), officer),
    decidedOn,
    { type: "stop", reasons: because },
    officer,
  )

describe("holding payment back", () => {
  const life = () => paidOn(enrolled(known(newborn(), "2018-07-25"), "2018-08-01"), "2018-08-20")
  const hold: EntitlementCommand = { type: "hold", from: month("2018-09"), reasons: because }

  it("is an officer's act with reasons, and ends by itself with what was kept back", () => {
    expect(refusalOf(life(), "2018-09-03", hold, sweep)).toBe("NotAuthorised")
    expect(refusalOf(life(), "2018-09-03", { ...hold, reasons: [""] }, officer)).toBe("ReasonsMissing")
    const held = step(life(), "2018-09-03", hold, officer)
    expect(owedOn(held, "2018-11-20")).toEqual([])
    expect(refusalOf(held, "2018-09-04", hold, officer)).toBe("HeldAlready")
    const still = step(held, "2018-12-03", { type: "let-time-pass" })
    expect(still.state.hold).not.toBe(null)
    const over = step(held, "2018-12-04", { type: "let-time-pass" })
    expect(owedOn(over, "2018-12-20").map(({ month: at }) => at)).toEqual([
      "2018-09",
      "2018-10",
      "2018-11",
      "2018-12",
    ])
  })

  it("cannot be repeated without a new finding", () => {
    const over = step(step(life(), "2018-09-03", hold, officer), "2018-12-04", { type: "let-time-pass" })
    const again = { ...hold, from: month("2018-12") }
    expect(refusalOf(over, "2018-12-05", again, officer)).toBe("HoldSpent")
    const found = step(over, "2018-12-05", difference("r9", month("2018-12"), "stop-candidate"))
    expect(refusalOf(found, "2018-12-05", again, officer)).toBe(null)
  })

  it("can be lifted, and a stop ends it", () => {
    const held = step(life(), "2018-09-03", hold, officer)
    const lifted = step(held, "2018-09-20", { type: "lift-hold", reasons: because }, officer)
    expect(owedOn(lifted, "2018-09-20")).toEqual([{ month: "2018-09", amount: 3000 }])
    expect(refusalOf(lifted, "2018-09-20", { type: "lift-hold", reasons: because }, officer)).toBe("NotHeld")
    const dead = step(held, "2018-09-10", says("died", "2018-08-15", "2018-09-10"))
    expect(stopped(dead, "2018-09", "2018-09-10", "2018-09-20").state).toMatchObject({
      hold: null,
      phase: "stopped",
    })
  })
})

describe("paying", () => {
  const life = () => enrolled(known(newborn(), "2018-07-25"), "2018-08-01")
  const august = { month: month("2018-08"), amount: 3000 }
  const pay = (payment: string, ...months: readonly { month: typeof august.month; amount: number }[]) =>
    ({ type: "pay", payment, line: "1", months }) as const

  it("pays what is owed, nothing else and nothing twice", () => {
    expect(refusalOf(life(), "2018-08-20", pay("p1", { ...august, amount: 2999 }))).toBe("NotOwed")
    expect(refusalOf(life(), "2018-08-20", pay("p1", { ...august, month: month("2018-09") }))).toBe("NotOwed")
    expect(refusalOf(life(), "2018-08-20", pay("p1", august, august))).toBe("NotOwed")
    expect(refusalOf(life(), "2018-08-20", pay("p1"))).toBe("NotOwed")
    const paid = step(life(), "2018-08-20", pay("p1", august))
    expect(refusalOf(paid, "2018-08-20", pay("p1", august))).toBe("PaidAlready")
    expect(refusalOf(paid, "2018-08-20", pay("p2", august))).toBe("NotOwed")
  })

  it("pays a month again that the bank sent back, once", () => {
    const returned: EntitlementCommand = {
      type: "note-return",
      payment: "p1",
      line: "1",
      reason: "account closed",
    }
    let paid = step(life(), "2018-08-20", pay("p1", august))
    expect(refusalOf(paid, "2018-08-25", { ...returned, line: "2" })).toBe("UnknownLine")
    paid = step(paid, "2018-08-25", returned)
    expect(refusalOf(paid, "2018-08-25", returned)).toBe("UnknownLine")
    paid = paidOn(paid, "2018-09-20")
    expect(lines(paid, "2018-09")).toEqual(["2018-08 3000 3000 0 0", "2018-09 3000 3000 0 0"])
  })

  it("waits for an account", () => {
    const found = step(
      known(newborn(), "2018-07-25"),
      "2018-08-01",
      difference("r1", month("2018-08"), "start"),
    )
    const told: readonly EntitlementCommand[] = [
      { type: "verify" },
      { type: "tell", about: "start", how: "visit", on: on("2018-08-01") },
      { type: "enrol" },
    ]
    const waiting = told.reduce((so, command) => step(so, "2018-08-01", command), found)
    expect(refusalOf(waiting, "2018-08-20", pay("p1", august))).toBe("PayeeMissing")
    expect(tasksOf(waiting.state, month("2018-08"))).toContain("name-payee")
    expect(
      paidOn(step(waiting, "2018-08-02", { type: "set-payee", payee }), "2018-08-20").state.paid,
    ).toHaveLength(1)
  })

  it("leaves a month to another programme of the group", () => {
    const taken = step(life(), "2018-08-19", {
      type: "note-group",
      taken: { [month("2018-08")]: "other" },
    })
    expect(owedOn(taken, "2018-09-20").map(({ month: at }) => at)).toEqual(["2018-09"])
  })
})

describe("a roll that was kept elsewhere", () => {
  const opening: EntitlementCommand = {
    type: "import",
    opening: {
      roll: "roll-2018",
      cutOver: month("2018-08"),
      firstMonth: month("2012-03"),
      paidThrough: month("2018-07"),
      amount: 3000,
      owed: 1500,
      overpaid: 200,
    },
  }

  it("goes on as it was, and reckons nothing before the cut-over again", () => {
    let life = step(step(newborn(), "2018-08-01", opening, officer), "2018-08-01", {
      type: "set-payee",
      payee,
    })
    expect(step(life, "2018-08-01", opening, officer).state).toEqual(life.state)
    expect(lines(life, "2018-08")).toEqual(["2018-07 1500 0 1500 200", "2018-08 3000 0 3000 0"])
    expect(undecided(life, "2018-08")).toBe(200)
    life = known(life, "2018-08-02", "1950-01-01")
    expect(lines(paidOn(life, "2018-08-20"), "2018-08")).toEqual([
      "2018-07 1500 1500 0 200",
      "2018-08 3000 3000 0 3000",
    ])
    expect(refusalOf(newborn(), "2018-08-01", opening, sweep)).toBe("NotAuthorised")
    expect(
      refusalOf(enrolled(known(newborn(), "2018-07-25"), "2018-08-01"), "2018-08-02", opening, officer),
    ).toBe("ImportedAlready")
  })
})
