/** Steps: the value that belongs to where a number lies among cuts. Over one fact the columns are compared as they are. */
import { around } from "../bound/arithmetic.ts"
import type { Bounds } from "../bound/bound-rule.ts"
import { hullOf } from "../facts/int-set.ts"
import type { PlanNumber } from "../plan/plan.ts"
import { branchOut } from "./branch.ts"
import type { Sql } from "./fragment.ts"
import type { HeldFact } from "./held-fact.ts"
import { isPoint, type Range } from "./range.ts"
import type { Scope } from "./scope.ts"
import { borderTests } from "./test-fact.ts"

type Steps = Extract<PlanNumber, { readonly op: "steps" }>

/** A step that rows can come to: it begins at `from`. */
interface Step {
  readonly from: number
  readonly value: Range
}

/** How a number's least and greatest value are found among the steps. */
interface Scale {
  readonly point: boolean
  readonly atLeast: (pick: (step: Step) => Sql) => Sql
  readonly atGreatest: (pick: (step: Step) => Sql) => Sql
}

/** The range of steps. */
export function stepsRange(it: Steps, scope: Scope): Range {
  const { rangeOf, ranges } = scope
  const of = rangeOf(it.of)
  const steps = reachedSteps(it, of.bounds, rangeOf)
  const [first] = steps
  if (steps.length === 1 && first !== undefined) return first.value
  const bounds = around(steps.map(({ value }) => value.bounds))
  const scale = scaleOf(it, of, steps, scope)
  const isRising = steps.every(
    ({ value }, at) => value.bounds.max <= (steps[at + 1]?.value.bounds.min ?? value.bounds.max),
  )
  const isFalling = steps.every(
    ({ value }, at) => value.bounds.min >= (steps[at + 1]?.value.bounds.max ?? value.bounds.min),
  )
  if (!scale.point && !isRising && !isFalling) return unorderedRange(of, steps, bounds, scope)
  const least = (isFalling && !scale.point ? scale.atGreatest : scale.atLeast)(({ value }) => value.least)
  if (scale.point && steps.every(({ value }) => isPoint(value))) return ranges.range(least, least, bounds)
  const greatest = (isFalling && !scale.point ? scale.atLeast : scale.atGreatest)(
    ({ value }) => value.greatest,
  )
  return ranges.range(least, greatest, bounds)
}

/** The steps within the bounds of what they are over; neighbours of equal value are one. */
function reachedSteps(
  { cuts, values }: Steps,
  { max, min }: Bounds,
  rangeOf: Scope["rangeOf"],
): readonly Step[] {
  const steps: Step[] = []
  values.forEach((value, at) => {
    const from = cuts[at - 1] ?? Number.NEGATIVE_INFINITY
    const next = cuts[at]
    if (
      (from !== Number.NEGATIVE_INFINITY && BigInt(from) > max) ||
      (next !== undefined && BigInt(next) <= min)
    )
      return
    const range = rangeOf(value)
    const before = steps.at(-1)?.value
    if (before?.least === range.least && before.greatest === range.greatest) return
    steps.push({ from: steps.length === 0 ? Number.NEGATIVE_INFINITY : from, value: range })
  })
  return steps
}

function scaleOf({ of: subject }: Steps, of: Range, steps: readonly Step[], scope: Scope): Scale {
  const held = subject.op === "slot" ? scope.held[subject.slot] : null
  if (held && !held.isBoolean) return heldScale(held, isPoint(of), steps, scope)
  const { compose } = scope
  const pickBy = (test: Parameters<typeof branchOut>[2]) => (pick: (step: Step) => Sql) =>
    branchOut(
      compose,
      steps.map((step) => ({ from: step.from, then: pick(step) })),
      test,
    )
  return {
    point: isPoint(of),
    atLeast: pickBy({ atLeast: (cut) => compose.sql`(${of.least} >= ${compose.whole(cut)})` }),
    atGreatest: pickBy({ below: (cut) => compose.sql`(${of.greatest} < ${compose.whole(cut)})` }),
  }
}

/** What is unknown lies at the lowest step for the least value, and at the highest for the greatest. */
function heldScale(held: HeldFact, point: boolean, steps: readonly Step[], { compose }: Scope): Scale {
  const { to } = hullOf(held.domain)
  const [lowest, highest] = [steps[0] as Step, steps.at(-1) as Step]
  // Steps beyond the last value of the columns are for what never came.
  const inColumns = steps.filter(({ from }) => from <= to)
  const pickFrom = (value: Sql, unknown: Step, way: "atLeast" | "below") => (pick: (step: Step) => Sql) => {
    const tests = borderTests(held, value, compose)
    const branches = inColumns.map((step) => ({ from: step.from, then: pick(step) }))
    const found = branchOut(
      compose,
      branches,
      way === "atLeast" ? { atLeast: tests.atLeast } : { below: tests.below },
    )
    const missing = way === "atLeast" ? lowest : (inColumns.at(-1) as Step)
    return compose.cases(
      [
        ...held.states.map(({ means, when }) => ({
          when,
          then: pick(means === "never" ? highest : unknown),
        })),
        ...(held.mayBeMissing && pick(missing) !== pick(unknown)
          ? [{ when: compose.sql`(${value} IS NULL)`, then: pick(unknown) }]
          : []),
      ],
      found,
    )
  }
  return {
    point,
    atLeast: pickFrom(held.first, lowest, "atLeast"),
    atGreatest: pickFrom(held.last, highest, "below"),
  }
}

/** Steps that neither rise nor fall: the extremes of all that lie between the ends. */
function unorderedRange(
  of: Range,
  steps: readonly Step[],
  bounds: Bounds,
  { compose, ranges }: Scope,
): Range {
  const among = (pick: (range: Range) => Sql, otherwise: bigint) =>
    steps.map(({ from, value }, at) => {
      const next = steps[at + 1]?.from
      const above = next === undefined ? [] : [compose.sql`(${of.least} >= ${compose.whole(next)})`]
      const below = at === 0 ? [] : [compose.sql`(${of.greatest} < ${compose.whole(from)})`]
      const apart = compose.joined([...above, ...below], " OR ")
      return {
        sql: compose.cases([{ when: apart, then: compose.whole(otherwise) }], pick(value)),
        bounds,
      }
    })
  return ranges.range(
    ranges.leastOf(among(({ least }) => least, bounds.max)),
    ranges.greatestOf(among(({ greatest }) => greatest, bounds.min)),
    bounds,
  )
}
