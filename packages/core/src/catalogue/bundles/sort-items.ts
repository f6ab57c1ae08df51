/** The order of the items of a bundle: groups that run in parallel, one after the other, or the circle that forbids it. */

/** That one item is finished before another is received. */
export interface Precedence {
  readonly before: string
  readonly item: string
}

export type SortedItems =
  | { readonly kind: "groups"; readonly groups: readonly (readonly string[])[] }
  | { readonly kind: "circle"; readonly items: readonly string[] }

/**
 * Each item in the first group in which everything it waits for is finished (并联审批). Without an order there is a
 * circle, in which each item waits for the one before it.
 */
export function sortItems(items: readonly string[], precedences: readonly Precedence[]): SortedItems {
  const groups: (readonly string[])[] = []
  let left = items
  const waitsFor = (item: string): readonly string[] =>
    precedences.flatMap((each) => (each.item === item && left.includes(each.before) ? [each.before] : []))
  while (left.length > 0) {
    const group = left.filter((item) => waitsFor(item).length === 0)
    if (group.length === 0) return { kind: "circle", items: circleAmong(left, waitsFor) }
    groups.push(group)
    left = left.filter((item) => !group.includes(item))
  }
  return { kind: "groups", groups }
}

/** All that must be finished before an item, directly or not. */
export function predecessorsOf(item: string, precedences: readonly Precedence[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (let next: readonly string[] = [item]; next.length > 0;) {
    next = precedences.flatMap((each) =>
      next.includes(each.item) && !found.has(each.before) ? [each.before] : [],
    )
    for (const each of next) found.add(each)
  }
  return found
}

/** Every item waits for another of them: going back from any comes to a circle. */
function circleAmong(
  items: readonly string[],
  waitsFor: (item: string) => readonly string[],
): readonly string[] {
  const trail: string[] = []
  for (let [next] = items; next !== undefined; [next] = waitsFor(next)) {
    const start = trail.indexOf(next)
    if (start >= 0) return trail.slice(start).toReversed()
    trail.push(next)
  }
  return trail
}
