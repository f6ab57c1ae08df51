/** Rules of many guards from a seed, as large as rules of a district get: no subject is ever tried one by one. */
import { NEVER } from "../facts/fact-type.ts"
import { difference, type IntSet, single, span } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import type { TableRow } from "./rows.ts"

/** A table of guards under a premise, and the rule that pays by it, the first guard that holds counting. */
export interface GuardedRule {
  readonly slots: readonly Slot[]
  readonly premise: PlanCondition
  readonly rows: readonly TableRow[]
  readonly plan: Plan
}

const ATOMS_PER_GUARD = 3

/** A rule of so many guards over so many facts: flags, choices, numbers, days (one of which may never come), regions. */
export function guardedRule(seed: number, guards: number, facts: number): GuardedRule {
  const next = numbersFrom(seed)
  const slots = Array.from({ length: facts }, (_, at) => factOf(at))
  const someFacts = (count: number): readonly number[] => {
    const left = [...slots.keys()]
    return Array.from({ length: count }, () => left.splice(next(left.length), 1)[0] as number)
  }
  const atom = (slot: number): PlanCondition => ({
    op: "atom",
    slot,
    inside: testOf((slots[slot] as Slot).domain, next),
  })
  const guard = (): PlanCondition => ({ op: "all", parts: someFacts(ATOMS_PER_GUARD).map(atom) })
  const premise: PlanCondition = { op: "all", parts: someFacts(ATOMS_PER_GUARD).map(atom) }
  const rows = Array.from({ length: guards }, (): TableRow => ({ when: guard(), value: fixed(1 + next(8)) }))
  const amount = rows.reduceRight<PlanNumber>(
    (rest, { value, when }) => ({ op: "if", test: when, then: value, else: rest, bounds: paid }),
    fixed(0),
  )
  const covered: PlanCondition = { op: "any", parts: rows.map(({ when }) => when) }
  return { slots, premise, rows, plan: planOf(slots, [premise, covered], amount) }
}

const paid = { min: 0n, max: 800_000n }

function fixed(hundreds: number): PlanNumber {
  const value = BigInt(hundreds) * 10_000n
  return { op: "constant", value, bounds: { min: value, max: value } }
}

function factOf(at: number): Slot {
  const name = `fact-${at}`
  switch (at % 5) {
    case 0:
      return slotOf(name, span(0, 1))
    case 1:
      return slotOf(name, span(0, 5))
    case 2:
      return slotOf(name, span(0, 1_000_000))
    case 3:
      return slotOf(name, [...span(-20_000, 20_000), ...single(NEVER)], { shape: "days", never: true })
    default:
      return slotOf(name, span(0, 3_000), { shape: "code", last: [] })
  }
}

/** A limit, a range or a few values, or all but these. */
function testOf(domain: IntSet, next: (below: number) => number): IntSet {
  const { from = 0, to = 0 } = domain[0] ?? {}
  const size = to - from + 1
  const tenth = Math.max(1, Math.floor(size / 10))
  const start = from + next(Math.ceil(size / tenth)) * tenth
  const inside = next(2) === 0 ? span(start, to) : span(start, start + tenth - 1)
  const left = difference(domain, inside)
  return next(2) === 0 || left.length === 0 ? inside : left
}

/** Numbers below a limit, the same for the same seed. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
