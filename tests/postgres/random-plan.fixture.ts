// Random plans over facts of every shape, with the edges that executions stumble over: borders and one beside them,
// month ends and 29 February, numbers close to 2⁵³, negatives under every rounding, sets with holes.
import {
  NEVER,
  type IntSet,
  type Plan,
  type PlanCondition,
  type PlanNumber,
  type Slot,
} from "@onevisit/core/rules"
import { roundings } from "@onevisit/core/money"
import { month, plainDate, toEpochDay } from "@onevisit/core/time"
import * as fc from "fast-check"

const day = (text: string): number => toEpochDay(plainDate(text))
const HUGE = Number.MAX_SAFE_INTEGER

/** A hierarchy of twelve places: 0 above all of 1 to 9, 1 above 2 to 4, 5 above 6 to 8, then 10, then elsewhere. */
const last = [9, 4, 2, 3, 4, 8, 6, 7, 8, 9, 10, 11]

export const slots = {
  flag: slot("flag", "number", [{ from: 0, to: 1 }]),
  choice: slot("choice", "number", [{ from: 0, to: 3 }]),
  count: slot("count", "number", [{ from: -5, to: 20 }]),
  months: slot("months", "number", [{ from: 1, to: 12 }]),
  holes: slot("holes", "number", [
    { from: 0, to: 3 },
    { from: 10, to: 12 },
    { from: 40, to: 40 },
  ]),
  money: slot("money", "number", [{ from: 0, to: 10_000_000 }]),
  debt: slot("debt", "number", [{ from: -1_000_000, to: 999 }]),
  huge: slot("huge", "number", [{ from: -HUGE, to: HUGE }]),
  born: slot("born", "days", [{ from: day("1935-12-31"), to: day("1941-01-01") }]),
  died: slot("died", "days", [
    { from: day("2018-01-01"), to: day("2020-12-31") },
    { from: NEVER, to: NEVER },
  ]),
  place: slot("place", "code", [{ from: 0, to: 11 }], last),
} as const satisfies Readonly<Record<string, Slot>>

function slot(
  name: string,
  shape: Slot["shape"],
  domain: IntSet,
  places: readonly number[] | null = null,
): Slot {
  const never = domain.some(({ from }) => from === NEVER)
  return { name, shape, domain, never, judged: false, last: places }
}

/** Values at which something changes, or could: the ends of the domain and what is known to be awkward. */
export function edgesOf({ domain, shape }: Slot): readonly number[] {
  const ends = domain.flatMap(({ from, to }) => (from === NEVER ? [] : [from, to]))
  const calendar =
    shape === "days"
      ? [
          "1936-02-28",
          "1936-02-29",
          "1936-03-01",
          "1938-08-31",
          "1938-01-01",
          "1938-12-31",
          "2018-08-31",
          "2018-09-01",
          "2020-02-29",
        ].map(day)
      : [0, 1, 2, 5, 11, 100]
  const wanted = (value: number): boolean =>
    domain.some(({ from, to }) => value >= from - 2 && value <= to + 2)
  return [...new Set([...ends, ...calendar].flatMap((value) => [value - 1, value, value + 1]))].filter(
    (value) => wanted(value) && Number.isSafeInteger(value),
  )
}

const unboundedly = { min: -(10n ** 30n), max: 10n ** 30n }

/** A set of some edges and stretches between them; never is inside or not. */
function setWithin(of: Slot): fc.Arbitrary<IntSet> {
  const edge = fc.constantFrom(...edgesOf(of))
  const pieces = fc.array(fc.tuple(edge, edge), { minLength: 1, maxLength: 3 })
  return fc.tuple(pieces, fc.boolean()).map(([ends, never]) => {
    const inside = ends.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
    return meet(union(never && of.never ? [...inside, { from: NEVER, to: NEVER }] : inside), of.domain)
  })
}

function union(pieces: IntSet): IntSet {
  const all: { from: number; to: number }[] = []
  for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
    const before = all.at(-1)
    if (before !== undefined && from <= before.to + 1) before.to = Math.max(before.to, to)
    else all.push({ from, to })
  }
  return all
}

function meet(a: IntSet, b: IntSet): IntSet {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
      return from <= to ? [{ from, to }] : []
    }),
  )
}

/** Plans over some of the slots. Half of them hold for everyone, so that their amounts are seen. */
export function plansOver(chosen: readonly Slot[]): fc.Arbitrary<Plan> {
  const { condition, number } = partsOver(chosen)
  return fc.oneof(
    fc
      .tuple(fc.array(condition, { minLength: 1, maxLength: 4 }), fc.option(number, { freq: 6 }))
      .map(([grounds, amount]) => planOf(chosen, grounds, amount)),
    number.map((amount) => planOf(chosen, [{ op: "constant", value: true }], amount)),
  )
}

function partsOver(chosen: readonly Slot[]): {
  readonly condition: fc.Arbitrary<PlanCondition>
  readonly number: fc.Arbitrary<PlanNumber>
} {
  const numeric = chosen.flatMap(({ shape }, at) => (shape === "code" ? [] : [at]))
  const daily = chosen.flatMap(({ name }, at) => (name === "born" ? [at] : []))
  const monthly = chosen.findIndex(({ name }) => name === "months")
  const constant = (value: bigint): PlanNumber => ({ op: "constant", value, bounds: unboundedly })
  const slotAt = (at: number): PlanNumber => ({ op: "slot", slot: at, bounds: unboundedly })
  const smallSet = fc
    .array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.nat(30)), { minLength: 1, maxLength: 3 })
    .map((pieces) => union(pieces.map(([from, more]) => ({ from, to: from + more }))))
  return fc.letrec<{ condition: PlanCondition; number: PlanNumber }>((tie) => {
    const leaf = fc.oneof(
      fc.oneof(fc.bigInt(-12n, 12n), fc.bigInt(-100_000n, 100_000n)).map(constant),
      ...(numeric.length === 0
        ? []
        : [fc.constantFrom(...numeric).map(slotAt), fc.constantFrom(...numeric).map(slotAt)]),
    )
    const whole = fc.oneof(
      fc.constantFrom(1n, 2n, 3n, 4n, 7n, 100n).map(constant),
      ...(monthly === -1 ? [] : [fc.constant(slotAt(monthly))]),
    )
    const steps = (of: fc.Arbitrary<PlanNumber>, cut: fc.Arbitrary<number>) =>
      fc.uniqueArray(cut, { minLength: 1, maxLength: 4 }).chain((cuts) =>
        fc.record({
          op: fc.constant("steps" as const),
          of,
          cuts: fc.constant(cuts.toSorted((a, b) => a - b)),
          values: fc.array(tie("number"), { minLength: cuts.length + 1, maxLength: cuts.length + 1 }),
          bounds: fc.constant(unboundedly),
        }),
      )
    const stepsOfSlot = (numeric.length === 0 ? [] : numeric).map((at) =>
      steps(fc.constant(slotAt(at)), fc.constantFrom(...edgesOf(chosen[at] as Slot), NEVER)),
    )
    const bounds = fc.constant(unboundedly)
    const parts = fc.array(tie("number"), { minLength: 1, maxLength: 3 })
    return {
      condition: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc
          .nat(chosen.length - 1)
          .chain((at) =>
            setWithin(chosen[at] as Slot).map((inside): PlanCondition => ({ op: "atom", slot: at, inside })),
          ),
        fc.record({
          op: fc.constant("compare" as const),
          relation: fc.constantFrom("atLeast" as const, "above" as const, "is" as const),
          left: tie("number"),
          right: tie("number"),
        }),
        fc.record({ op: fc.constant("inside" as const), of: tie("number"), inside: smallSet }),
        fc.record({
          op: fc.constantFrom("all" as const, "any" as const),
          parts: fc.array(tie("condition"), { maxLength: 3 }),
        }),
        fc.record({ op: fc.constant("not" as const), part: tie("condition") }),
        fc.record({
          op: fc.constant("if" as const),
          test: tie("condition"),
          then: tie("condition"),
          else: tie("condition"),
        }),
        fc.record({ op: fc.constant("constant" as const), value: fc.boolean() }),
      ),
      number: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        leaf,
        ...stepsOfSlot,
        steps(tie("number"), fc.integer({ min: -50, max: 50 })),
        fc.record({
          op: fc.constantFrom("sum" as const, "least" as const, "greatest" as const),
          parts,
          bounds,
        }),
        fc.record({ op: fc.constant("minus" as const), from: tie("number"), less: tie("number"), bounds }),
        fc.record({ op: fc.constant("times" as const), of: tie("number"), by: leaf, bounds }),
        fc.record({
          op: fc.constant("share" as const),
          of: tie("number"),
          share: leaf,
          whole,
          rounding: fc.constantFrom(...roundings),
          bounds,
        }),
        fc.record({
          op: fc.constant("if" as const),
          test: tie("condition"),
          then: tie("number"),
          else: tie("number"),
          bounds,
        }),
        ...daily.map((at) =>
          fc.record({
            op: fc.constant("shift" as const),
            of: fc.constant(slotAt(at)),
            months: fc.integer({ min: -30, max: 30 }),
            days: fc.integer({ min: -40, max: 40 }),
            bounds,
          }),
        ),
      ),
    } as { condition: fc.Arbitrary<PlanCondition>; number: fc.Arbitrary<PlanNumber> }
  })
}

export function planOf(
  chosen: readonly Slot[],
  grounds: readonly PlanCondition[],
  amount: PlanNumber | null,
): Plan {
  return {
    rule: "sample",
    when: { on: plainDate("2018-08-01"), month: month("2018-08") },
    slots: chosen,
    grounds: grounds.map((condition, at) => ({
      name: { code: `ground-${at}`, label: null, per: null },
      condition,
    })),
    amount,
  }
}
