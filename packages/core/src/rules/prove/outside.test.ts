import { describe, expect, it } from "vitest"
import { single, span } from "../facts/int-set.ts"
import type { PlanNumber } from "../plan/plan.ts"
import {
  alive,
  all,
  allowance,
  born,
  earns,
  eighty,
  fact,
  fen,
  inDistrict,
  income,
  ninety,
  not,
  notPaid,
  region,
  slots,
  steps,
  toEighty,
} from "./allowance.fixture.ts"
import { findDead } from "./dead.ts"
import { equivalent } from "./equivalent.ts"
import { irrelevantFacts } from "./irrelevant.ts"
import { monotone } from "./monotone.ts"
import { weakestNecessary } from "./necessary.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import { bounds } from "./plain-plan.fixture.ts"
import { checkRows } from "./rows.ts"
import { isSatisfiable } from "./satisfiable.ts"
import { settled } from "./settled.ts"

// What proofs say of rules that they cannot read in full.

describe("what lies outside the fragment", () => {
  const compared = earns("above", fact(income), { op: "times", of: fact(born), by: fen(2), bounds })

  it("is named by its place, its facts and the reason", () => {
    expect(isSatisfiable(slots, all(eighty, compared))).toEqual({
      outcome: "outside",
      parts: [{ path: ["parts", 1], slots: ["income", "born"], reason: "compared-facts" }],
    })
    const summed: PlanNumber = { op: "sum", parts: [fact(income), fen(1)], bounds }
    expect(isSatisfiable(slots, { op: "inside", of: summed, inside: span(0, 5) })).toEqual({
      outcome: "outside",
      parts: [{ path: ["of", "parts", 0], slots: ["income"], reason: "reckoned-fact" }],
    })
    const moved: PlanNumber = { op: "shift", of: fact(born), months: 1, days: 0, bounds }
    expect(isSatisfiable(slots, { op: "inside", of: moved, inside: span(0, 5) })).toMatchObject({
      parts: [{ path: ["of"], slots: ["born"], reason: "shifted-day" }],
    })
    const children = slotOf("children", span(0, 100), { shape: "list" })
    const counted: PlanNumber = { op: "count", slot: 0, inside: null, bounds }
    expect(isSatisfiable([children], earns("atLeast", counted, fen(2)))).toMatchObject({
      parts: [{ path: ["left"], slots: ["children"], reason: "list" }],
    })
  })

  it("does not keep a proof from being told that comes out the same whatever it says", () => {
    expect(isSatisfiable(slots, all(eighty, compared, not(eighty)))).toEqual({ outcome: "dead" })
    const rule = planOf(slots, [eighty, compared])
    expect(settled(rule, { born: single(0) })).toMatchObject({ outcome: "settled", verdict: false })
    expect(settled(rule, { born: single(toEighty) })).toMatchObject({ outcome: "outside" })
    expect(equivalent(rule, planOf(slots, [compared, eighty]))).toEqual({ outcome: "equivalent" })
    expect(equivalent(rule, planOf(slots, [ninety, compared]))).toMatchObject({ outcome: "outside" })
  })

  it("is not a fact held against a number of few values", () => {
    const limit = steps(fact(region), [20], [fen(300_000), fen(200_000)])
    expect(isSatisfiable(slots, earns("atLeast", limit, fact(income)))).toEqual({
      outcome: "satisfiable",
      witness: { region: 19, income: 300_000 },
    })
    expect(irrelevantFacts(planOf(slots, [earns("atLeast", limit, fact(income))]))).toMatchObject({
      relevant: ["region", "income"],
      outside: [],
    })
  })

  it("is refused by name when a rule is too large", () => {
    const outcome = { outcome: "too-large", limit: 5 }
    expect(settled(allowance, {}, 5)).toEqual(outcome)
    expect(findDead(allowance, 5)).toEqual(outcome)
    expect(equivalent(allowance, allowance, 5)).toEqual(outcome)
    expect(monotone(allowance, "born", "falling", 5)).toEqual(outcome)
    expect(irrelevantFacts(allowance, 5)).toEqual(outcome)
    expect(weakestNecessary(allowance, ["born"], 5)).toEqual(outcome)
    expect(isSatisfiable(slots, all(eighty, alive, inDistrict, notPaid), 5)).toEqual(outcome)
    expect(checkRows(slots, eighty, [{ when: ninety, value: fen(1) }], 3)).toEqual({ ...outcome, limit: 3 })
  })
})
