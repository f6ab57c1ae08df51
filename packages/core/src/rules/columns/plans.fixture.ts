/** Arbitrary plans and rows for tests of the column back ends, and the pieces to write plans by hand. */
import * as fc from "fast-check"
import { roundings } from "../../money/index.ts"
import { NEVER } from "../facts/fact-type.ts"
import { type IntSet, single, span, union } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import type { EncodedFact } from "./encode.ts"

export { planOf } from "../plan/hand-written.fixture.ts"

/** Bounds are worked out anew by the back ends; those of a plan are not believed. */
const bounds = { min: 0n, max: 0n }

export const constant = (value: number | bigint): PlanNumber => ({
  op: "constant",
  value: BigInt(value),
  bounds,
})
export const slotNumber = (slot: number): PlanNumber => ({ op: "slot", slot, bounds })
export const node = <Node extends Omit<PlanNumber, "bounds">>(it: Node): PlanNumber =>
  ({ ...it, bounds }) as unknown as PlanNumber

/** A slot of numbers; a flag unless a domain is given. */
export const numberSlot = (domain: IntSet = span(0, 1)): Slot => slotOf("number", domain)
export const daySlot = (domain: IntSet): Slot => ({ ...numberSlot(domain), name: "day", shape: "days" })
export const codeSlot = (last: readonly number[]): Slot => ({
  ...numberSlot(span(0, last.length - 1)),
  name: "code",
  shape: "code",
  last,
})

/** A tree of places counted depth first, and everything else at the end. */
const codes: fc.Arbitrary<Slot> = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }).map((depths) => {
  const last = depths.map((depth, place) => {
    const end = depths.findIndex((other, at) => at > place && other <= depth)
    return (end < 0 ? depths.length : end) - 1
  })
  return codeSlot([...last, depths.length])
})

const LARGE = Number.MAX_SAFE_INTEGER

const domains: fc.Arbitrary<IntSet> = fc.oneof(
  fc.constantFrom<IntSet>(span(0, 1), span(0, 4), span(-3, 40), span(-200, 200), span(0, 1_000_000_000)),
  fc.constantFrom<IntSet>(span(-(2 ** 31), 2 ** 31 - 1), span(-LARGE, LARGE), span(7, 7)),
  fc
    .array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.nat(9)), { minLength: 1, maxLength: 4 })
    .map((pieces) => union(...pieces.map(([from, length]) => span(from, from + length)))),
)

const days: fc.Arbitrary<Slot> = fc
  .tuple(fc.integer({ min: -40_000, max: 0 }), fc.integer({ min: 0, max: 60_000 }), fc.boolean())
  .map(([from, length, never]) => daySlot(union(span(from, from + length), never ? single(NEVER) : [])))

export const slots: fc.Arbitrary<readonly Slot[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: domains.map(numberSlot) },
    { weight: 2, arbitrary: days },
    { weight: 1, arbitrary: codes },
  ),
  { minLength: 1, maxLength: 5 },
)

/** A set near a domain: its ends, parts of it, things beside it. */
function sets({ domain }: Slot): fc.Arbitrary<IntSet> {
  const ends = domain.flatMap(({ from, to }) => [from - 1, from, from + 1, to - 1, to, to + 1])
  const value = fc.oneof(fc.constantFrom(...ends), fc.integer({ min: -300, max: 300 }), member(domain))
  const piece = fc.tuple(value, value).map(([a, b]) => span(Math.min(a, b), Math.max(a, b)))
  return fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => union(...pieces))
}

function member(domain: IntSet): fc.Arbitrary<number> {
  return fc.constantFrom(...domain).chain(({ from, to }) => fc.integer({ min: from, max: to }))
}

/** What may be said of a slot in a row. */
export function factsOf({ domain, last, shape }: Slot): fc.Arbitrary<EncodedFact> {
  const [first = { from: 0, to: 0 }] = domain
  const known: fc.Arbitrary<EncodedFact> =
    shape === "days"
      ? fc.oneof(
          member(domain).map(single),
          fc.tuple(member([first]), member([first])).map(([a, b]) => span(Math.min(a, b), Math.max(a, b))),
        )
      : fc
          .oneof(member(domain), fc.constantFrom(...domain.flatMap(({ from, to }) => [from, to])))
          .map((value) => span(value, last?.[value] ?? value))
  return fc.oneof(
    { weight: 12, arbitrary: known },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant("odd" as const) },
  )
}

/** Conditions and numbers over some slots, nested a few times. */
export function trees(slots: readonly Slot[]): {
  readonly condition: fc.Arbitrary<PlanCondition>
  readonly number: fc.Arbitrary<PlanNumber>
} {
  const anySlot = fc.nat(slots.length - 1)
  return fc.letrec<{ readonly condition: PlanCondition; readonly number: PlanNumber }>((tie) => {
    const atom = anySlot.chain((slot) =>
      sets(slots[slot] as Slot).map((inside): PlanCondition => ({ op: "atom", slot, inside })),
    )
    const parts = fc.array(tie("condition"), { minLength: 1, maxLength: 3 })
    const numbers = fc.array(tie("number"), { minLength: 1, maxLength: 3 })
    const condition = fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 5, arbitrary: atom },
      { weight: 1, arbitrary: fc.boolean().map((value): PlanCondition => ({ op: "constant", value })) },
      {
        weight: 2,
        arbitrary: fc.record({
          op: fc.constant("inside" as const),
          of: tie("number"),
          inside: sets(numberSlot(span(-9, 99))),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          op: fc.constant("compare" as const),
          relation: fc.constantFrom("atLeast" as const, "above" as const, "is" as const),
          left: tie("number"),
          right: tie("number"),
        }),
      },
      { weight: 2, arbitrary: fc.record({ op: fc.constantFrom("all" as const, "any" as const), parts }) },
      { weight: 1, arbitrary: fc.record({ op: fc.constant("not" as const), part: tie("condition") }) },
      {
        weight: 1,
        arbitrary: fc.record({
          op: fc.constant("if" as const),
          test: tie("condition"),
          then: tie("condition"),
          else: tie("condition"),
        }),
      },
    )
    const factor = fc.oneof(fc.integer({ min: -12, max: 40 }), fc.constantFrom(0, 1, -1, 99, 100))
    const number = fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 2, arbitrary: fc.oneof(factor, fc.integer({ min: -5000, max: 5000 })).map(constant) },
      { weight: 5, arbitrary: anySlot.map(slotNumber) },
      {
        weight: 2,
        arbitrary: fc
          .record({
            op: fc.constantFrom("sum" as const, "least" as const, "greatest" as const),
            parts: numbers,
          })
          .map(node),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ op: fc.constant("minus" as const), from: tie("number"), less: tie("number") })
          .map(node),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({
            op: fc.constant("times" as const),
            of: tie("number"),
            by: fc.oneof(factor.map(constant), tie("number")),
          })
          .map(node),
      },
      {
        weight: 3,
        arbitrary: fc
          .record({
            op: fc.constant("share" as const),
            of: tie("number"),
            share: fc.oneof(factor.map(constant), tie("number")),
            whole: fc.oneof(
              fc.constantFrom(1, 2, 3, 4, 7, 10, 100, 1_000_003).map(constant),
              above(tie("number")),
            ),
            rounding: fc.constantFrom(...roundings),
          })
          .map(node),
      },
      {
        weight: 2,
        arbitrary: fc
          .record({
            op: fc.constant("if" as const),
            test: tie("condition"),
            then: tie("number"),
            else: tie("number"),
          })
          .map(node),
      },
      {
        weight: 2,
        arbitrary: fc
          .uniqueArray(fc.integer({ min: -220, max: 220 }), { minLength: 1, maxLength: 11 })
          .chain((cuts) =>
            fc.record({
              op: fc.constant("steps" as const),
              of: tie("number"),
              cuts: fc.constant(cuts.toSorted((a, b) => a - b)),
              values: fc.array(
                fc.oneof(
                  { weight: 3, arbitrary: factor.map(constant) },
                  { weight: 1, arbitrary: tie("number") },
                ),
                {
                  minLength: cuts.length + 1,
                  maxLength: cuts.length + 1,
                },
              ),
            }),
          )
          .map(node),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({
            op: fc.constant("shift" as const),
            of: tie("number"),
            months: fc.integer({ min: -30, max: 30 }),
            days: fc.integer({ min: -40, max: 40 }),
          })
          .map(node),
      },
    )
    return { condition, number }
  })
}

/** A number made to lie above zero. */
function above(number: fc.Arbitrary<PlanNumber>): fc.Arbitrary<PlanNumber> {
  return number.map((it) => node({ op: "greatest" as const, parts: [it, constant(1)] }))
}

/** A plan, and rows for it. */
export const populations: fc.Arbitrary<{
  readonly plan: Plan
  readonly rows: readonly (readonly EncodedFact[])[]
}> = slots.chain((chosen) => {
  const { condition, number } = trees(chosen)
  const plan = fc
    .tuple(fc.array(condition, { minLength: 1, maxLength: 5 }), fc.option(number))
    .map(([grounds, amount]) => planOf(chosen, grounds, amount))
  const row = fc.tuple(...chosen.map(factsOf))
  const length = fc.constantFrom(1, 3, 7, 8, 9, 31, 32, 33, 63, 64, 65, 130)
  const rows = length.chain((rows) => fc.array(row, { minLength: rows, maxLength: rows }))
  return fc.record({ plan, rows })
})
