/** How likely each class of a fact's values is, by what the host believes of it. */
import { intersection, type IntSet, sizeOf } from "../facts/int-set.ts"

/** Values that may be, and how much speaks for them together. */
export interface Weighed {
  readonly inside: IntSet
  readonly weight: number
}

/** A class of values, by one of them. */
export interface Cell {
  readonly value: number
  readonly chance: number
}

/**
 * The chances of classes of values, adding up to 1. The weight of a belief is spread evenly over its values that are
 * still possible. Where no belief is left, each class is as likely as any.
 */
export function weighCells(
  classes: readonly IntSet[],
  possible: IntSet,
  beliefs: readonly Weighed[],
): readonly Cell[] {
  const left = classes.map((each) => intersection(each, possible)).filter((each) => each.length > 0)
  const live = beliefs
    .map(({ inside, weight }) => ({ inside: intersection(inside, possible), weight }))
    .filter(({ inside, weight }) => inside.length > 0 && weight > 0)
  const weights = left.map((each) =>
    live.reduce(
      (sum, { inside, weight }) => sum + (weight * sizeOf(intersection(inside, each))) / sizeOf(inside),
      0,
    ),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return left.flatMap((each, at) => {
    const chance = total > 0 ? (weights[at] ?? 0) / total : 1 / left.length
    const [first] = each
    return first === undefined || chance === 0 ? [] : [{ value: first.from, chance }]
  })
}
