import { describe, expect, it } from "vitest"
import { yuan } from "../../money/index.ts"
import {
  approved,
  cashier,
  claimed,
  holder,
  payee,
  play,
  refusalOf,
  setting,
  settler,
  type Step,
} from "./vouchers.fixture.ts"
import { outstandingOf, paidOn } from "./index.ts"

const allot = (amount: number, round = "2018-1", claim = "C1"): Step => [
  "2018-07-02",
  settler,
  { type: "allot", claim, round, amount: yuan(amount) },
]
const named: Step = ["2018-07-03", holder, { type: "set-payee", payee }]
const line = { claim: "C1", round: "2018-1", payment: "P-1", line: "1" }
const pay = (payment = "P-1", round = "2018-1"): Step => [
  "2018-07-09",
  cashier,
  { type: "pay", ...line, round, payment },
]
const back = (payment = "P-1"): Step => [
  "2018-07-12",
  cashier,
  { type: "note-return", ...line, payment, reason: "closed" },
]

describe("what a round set aside for a claim", () => {
  it("stands on the account once, and the rest is still due", () => {
    const { events, state } = play(setting, ...approved(), allot(3000), allot(3000))
    expect(events.filter(({ type }) => type === "ClaimAllotted")).toHaveLength(1)
    expect(state.claims.map(outstandingOf)).toEqual([yuan(1000)])
    expect(refusalOf(setting, ...approved(), allot(3000), allot(1000))).toMatchObject({
      _tag: "NumberUsed",
      thing: "allotment",
    })
  })

  it("is never more than what is due, of whatever round", () => {
    expect(refusalOf(setting, ...approved(), allot(4001))._tag).toBe("BeyondDue")
    expect(refusalOf(setting, ...approved(), allot(3000), allot(1001, "2018-2"))._tag).toBe("BeyondDue")
    expect(play(setting, ...approved(), allot(3000), allot(1000, "2018-2")).refused).toEqual([])
    expect(refusalOf(setting, ...approved(), allot(0))._tag).toBe("AmountNotPositive")
    expect(refusalOf(setting, ...claimed(), allot(1))._tag).toBe("NotAtThisStep")
    expect(refusalOf(setting, ...approved(), allot(1, "2018-1", "C9"))._tag).toBe("UnknownThing")
  })

  it("is paid once, to an account that is on record", () => {
    const allotted = [...approved(), allot(3000), named]
    expect(play(setting, ...allotted, pay()).state.claims.map(paidOn)).toEqual([yuan(3000)])
    for (const again of [pay(), pay("P-2")])
      expect(refusalOf(setting, ...allotted, pay(), again)._tag).toBe("PaidAlready")
    expect(refusalOf(setting, ...approved(), allot(3000), pay())._tag).toBe("PayeeMissing")
    expect(refusalOf(setting, ...approved(), named, pay())).toMatchObject({
      _tag: "UnknownThing",
      thing: "allotment",
    })
  })

  it("is unpaid again when the bank sends it back, still set aside, and is paid once in another run", () => {
    const returned = [...approved(), allot(3000), named, pay(), back()]
    const { state } = play(setting, ...returned)
    expect(state.claims.map((claim) => [paidOn(claim), outstandingOf(claim)])).toEqual([[0, yuan(1000)]])
    expect(refusalOf(setting, ...returned, back())).toMatchObject({ thing: "payment" })
    expect(refusalOf(setting, ...returned, pay())._tag).toBe("PaidAlready")
    const again = play(setting, ...returned, pay("P-2"))
    expect([again.refused, again.state.claims.map(paidOn)]).toEqual([[], [yuan(3000)]])
    expect(refusalOf(setting, ...returned, pay("P-2"), pay("P-3"))._tag).toBe("PaidAlready")
    expect(refusalOf(setting, ...approved(), allot(3000), named, pay(), back("P-2"))).toMatchObject({
      thing: "payment",
    })
  })
})
