/**
 * The order of merit (择优排序). A place is certain only where it is so whatever the missing and disputed values turn out
 * to be; equals share a place or are left to a person, as the rules say, and are never put in an order by chance.
 */
import type { FactValues, Verdict } from "../../rules/index.ts"
import { factOf } from "./merit-rule.ts"
import type { MeritMetric } from "./merit-metric.ts"
import { readScaled } from "./read-merit-value.ts"

/** By which metrics, the most important first. */
export interface MeritOrder {
  readonly by: readonly { readonly metric: MeritMetric; readonly better: "more" | "less" }[]
  /** Equals in all of them share their place, or wait for a person to put them in order with reasons. */
  readonly ties: "same-place" | "left-to-person"
}

export interface MeritCandidate<Id = string> {
  readonly id: Id
  /** Whether the basic conditions are met; who does not meet them is not ranked, and who may is ranked last or not at all. */
  readonly verdict: Verdict
  readonly facts: FactValues
}

export interface MeritPlace<Id = string> {
  readonly id: Id
  /** From 1: the first and the last place that is possible. */
  readonly best: number
  readonly worst: number
  /** Equals that share the place, or that a person has to put in order. */
  readonly equals: readonly Id[]
  /** Metrics that are missing or disputed, and could change a place. */
  readonly missing: readonly string[]
}

/**
 * Those who meet the basic conditions, or may, in the order of their best place.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { type MeritMetric, rankByMerit } from "@onevisit/core/benefits/merit"
 * import { text } from "@onevisit/core/reasons"
 *
 * const staff: MeritMetric = { id: "staff", label: text("研发人员", "staff"), unit: { kind: "count", unit: text("人", "persons") }, most: 9999 }
 * const order = { by: [{ metric: staff, better: "more" }], ties: "same-place" } as const
 * const ranked = rankByMerit(
 *   [
 *     { id: "a", verdict: "yes", facts: { staff: 40 } },
 *     { id: "b", verdict: "yes", facts: { staff: 60 } },
 *     { id: "c", verdict: "yes", facts: {} },
 *   ],
 *   order,
 * )
 * assert.deepEqual(ranked.map(({ best, id, worst }) => [id, best, worst]), [["b", 1, 2], ["c", 1, 3], ["a", 2, 3]])
 * ```
 */
export function rankByMerit<Id>(
  candidates: readonly MeritCandidate<Id>[],
  order: MeritOrder,
): readonly MeritPlace<Id>[] {
  const ranked = candidates
    .filter(({ verdict }) => verdict !== "no")
    .map((candidate) => ({ candidate, values: valuesOf(candidate.facts, order) }))
  const places = ranked.map((own) => {
    const others = ranked.filter((other) => other !== own)
    const compared = others.map((other) => ({ other, order: compareMerit(other.values, own.values) }))
    const before = compared.filter((each) => each.order === "before")
    const equals = compared.filter((each) => each.order === "equal")
    const open = compared.filter((each) => each.order === "open")
    const certain = before.filter(({ other }) => other.candidate.verdict === "yes")
    const share = order.ties === "same-place" ? 0 : equals.length
    const gaps = own.values.flatMap(({ max, min }, at) =>
      min === max ? [] : [order.by[at]?.metric.id ?? ""],
    )
    return {
      id: own.candidate.id,
      best: 1 + certain.length,
      worst: 1 + before.length + open.length + share,
      equals: equals.map(({ other }) => other.candidate.id),
      missing: open.length > 0 ? gaps : [],
    }
  })
  return places.toSorted((a, b) => a.best - b.best || a.worst - b.worst)
}

interface Bounds {
  readonly min: number
  readonly max: number
}

/** Whether the first comes before the second whatever is right; `open` where that depends on what is not known. */
function compareMerit(
  first: readonly Bounds[],
  second: readonly Bounds[],
): "before" | "after" | "equal" | "open" {
  for (const [at, one] of first.entries()) {
    const other = second[at] as Bounds
    if (one.min > other.max) return "before"
    if (one.max < other.min) return "after"
    // Where one may be better and otherwise both are equal, what comes after could still turn it.
    if (one.min !== one.max || other.min !== other.max) return "open"
  }
  return "equal"
}

/** From the least to the greatest; the more the better. */
function valuesOf(facts: FactValues, { by }: MeritOrder): readonly Bounds[] {
  return by.map(({ better, metric }) => {
    const { max, min } = boundsOf(facts[factOf(metric.id, 0)], metric)
    return better === "more" ? { min, max } : { min: -max, max: -min }
  })
}

function boundsOf(said: unknown, metric: MeritMetric): Bounds {
  const scale = metric.unit.kind === "percent" ? metric.unit.scale : 0
  const all = { min: 0, max: metric.most * 10 ** scale }
  if (typeof said === "number") return { min: said, max: said }
  if (typeof said === "string") {
    const scaled = readScaled(said, scale)
    return scaled === null ? all : { min: scaled, max: scaled }
  }
  if (typeof said !== "object" || said === null || !("state" in said)) return all
  if (said.state === "observed" && "value" in said) return boundsOf(said.value, metric)
  if (said.state === "between" && "min" in said && "max" in said)
    return { min: boundsOf(said.min, metric).min, max: boundsOf(said.max, metric).max }
  if (said.state !== "disputed" || !("values" in said) || !Array.isArray(said.values)) return all
  const claims = said.values.map((value) => boundsOf(value, metric))
  return { min: Math.min(...claims.map(({ min }) => min)), max: Math.max(...claims.map(({ max }) => max)) }
}
