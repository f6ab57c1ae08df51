import {
  checkRows,
  findDead,
  NEVER,
  type IntSet,
  type Plan,
  type PlanCondition,
  type PlanNumber,
  type Slot,
  type TableCheck,
} from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import type { Bench } from "./bench.ts"
import { medianTime } from "./bench.ts"

// Rules of twenty guards of three tests each over fifteen facts, from seeds: flags, choices, numbers, days and
// regions of up to a million values. From the plan to the answers, nothing kept between runs: for the rule and each of
// its 166 conditions whether it can hold, can fail and matters at all, with cases in point; the gaps of its table and
// every pair of guards that contradict each other. The time is that of one rule, over rules of several seeds.

const GUARDS = 20
const TESTS_PER_GUARD = 3
const FACTS = 15
const bounds = { min: 0n, max: 80_000n }
const rules = [1, 2, 3, 4, 5].map(composeRule)

/** Measurements of the proofs of core/rules. */
export const benches: readonly Bench[] = [
  {
    id: "rules.proof.20-guards-ms",
    unit: "ms",
    goal: 100,
    better: "lower",
    run: async () => {
      const took = await medianTime(() => rules.forEach(prove), { batches: 7, warmUp: 2 })
      return { value: took / rules.length }
    },
  },
]

interface GuardedRule {
  readonly plan: Plan
  readonly premise: PlanCondition
  readonly rows: readonly { readonly when: PlanCondition; readonly value: PlanNumber }[]
}

function prove({ plan, premise, rows }: GuardedRule): void {
  const examined = findDead(plan)
  const checked = checkRows(plan.slots, premise, rows)
  if (examined.outcome !== "examined" || checked.outcome !== "checked")
    throw new Error("A proof was given up.")
  if (examined.conditions.some(({ outside }) => outside.length > 0) || !isTelling(checked))
    throw new Error("Something was not proved.")
}

function isTelling({ gaps, outside, overlaps }: TableCheck): boolean {
  return outside.length === 0 && gaps.length > 0 && overlaps.length > 0
}

/** A table of guards under a premise, and the rule that pays by it, the first guard that holds counting. */
function composeRule(seed: number): GuardedRule {
  const next = numbersFrom(seed)
  const slots = Array.from({ length: FACTS }, (_, at) => composeSlot(at))
  const guard = (): PlanCondition => {
    const left = [...slots.keys()]
    const chosen = Array.from({ length: TESTS_PER_GUARD }, () => left.splice(next(left.length), 1)[0] ?? 0)
    return {
      op: "all",
      parts: chosen.map((slot) => ({
        op: "atom",
        slot,
        inside: composeSet(slots[slot]?.domain ?? [], next),
      })),
    }
  }
  const premise = guard()
  const rows = Array.from({ length: GUARDS }, () => ({ when: guard(), value: fixed(1 + next(8)) }))
  const covered: PlanCondition = { op: "any", parts: rows.map(({ when }) => when) }
  const plan: Plan = {
    rule: `guarded-${seed}`,
    when: { on: plainDate("2018-08-01"), month: month("2018-08") },
    slots,
    grounds: [premise, covered].map((condition, at) => ({
      name: { code: `ground-${at}`, label: null, per: null },
      condition,
    })),
    amount: rows.reduceRight<PlanNumber>(
      (rest, { value, when }) => ({ op: "if", test: when, then: value, else: rest, bounds }),
      fixed(0),
    ),
  }
  return { plan, premise, rows }
}

function fixed(hundreds: number): PlanNumber {
  const value = BigInt(hundreds) * 10_000n
  return { op: "constant", value, bounds: { min: value, max: value } }
}

function composeSlot(at: number): Slot {
  const plain = { name: `fact-${at}`, never: false, judged: false, last: null }
  const span = (from: number, to: number): IntSet => [{ from, to }]
  switch (at % 5) {
    case 0:
      return { ...plain, shape: "number", domain: span(0, 1) }
    case 1:
      return { ...plain, shape: "number", domain: span(0, 5) }
    case 2:
      return { ...plain, shape: "number", domain: span(0, 1_000_000) }
    case 3:
      return {
        ...plain,
        shape: "days",
        never: true,
        domain: [...span(-20_000, 20_000), ...span(NEVER, NEVER)],
      }
    default:
      return { ...plain, shape: "code", last: [], domain: span(0, 3_000) }
  }
}

/** From a limit on, a range, or all but such. */
function composeSet(domain: IntSet, next: (below: number) => number): IntSet {
  const { from, to } = domain[0] ?? { from: 0, to: 0 }
  const tenth = Math.max(1, Math.floor((to - from + 1) / 10))
  const start = from + next(Math.ceil((to - from + 1) / tenth)) * tenth
  const end = next(2) === 0 ? to : Math.min(to, start + tenth - 1)
  const others = [{ from, to: start - 1 }, { from: end + 1, to }, ...domain.slice(1)].filter(
    (interval) => interval.from <= interval.to,
  )
  return next(2) === 0 || others.length === 0 ? [{ from: start, to: end }] : others
}

/** Numbers below a limit, the same for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
