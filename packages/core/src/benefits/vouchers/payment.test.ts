import { describe, expect, it } from "vitest"
import { yuan } from "../../money/index.ts"
import {
  approved,
  cashier,
  claimed,
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
const pay = (reference = "B-1", round = "2018-1"): Step => [
  "2018-07-09",
  cashier,
  { type: "record-payment", claim: "C1", round, reference },
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

  it("is paid once, under one reference of the bank", () => {
    const { state } = play(setting, ...approved(), allot(3000), pay(), pay())
    expect(state.claims.map(paidOn)).toEqual([yuan(3000)])
    expect(refusalOf(setting, ...approved(), allot(3000), pay(), pay("B-2"))._tag).toBe("PaidAlready")
    expect(refusalOf(setting, ...approved(), pay())).toMatchObject({
      _tag: "UnknownThing",
      thing: "allotment",
    })
  })
})
