/**
 * Reconciliation (对账) of our list with another system's: every line of either side is in exactly one place of the result,
 * and what differs has its reason where our own record tells it. A reason is computed and never guessed: what our record
 * does not explain is unexplained, and somebody asks the other side.
 */
import { canonicalJson } from "../../events/index.ts"
import { addMonthsToMonth } from "../../time/index.ts"
import {
  type ReconcileReason,
  reasonForField,
  reasonForOurs,
  reasonForTheirs,
  type Records,
} from "./reasons.ts"
import { LIST_FIELDS, type ListField, type ListRow } from "./reconcile-row.ts"

export interface OneSided {
  readonly row: ListRow
  readonly reason: ReconcileReason
}

export interface FieldDiffers {
  readonly field: ListField
  readonly reason: ReconcileReason
}

export interface Differing {
  readonly ours: ListRow
  readonly theirs: ListRow
  /** At least one; a field of which a side says nothing is no difference. */
  readonly fields: readonly FieldDiffers[]
}

export interface Reconciliation {
  readonly matched: readonly { readonly ours: ListRow; readonly theirs: ListRow }[]
  readonly differing: readonly Differing[]
  readonly onlyOurs: readonly OneSided[]
  readonly onlyTheirs: readonly OneSided[]
}

/**
 * Compares the lists by person and month. Of several lines of one side about the same person and month, those that agree
 * with the other side are taken first; what is left over stands alone, as a duplicate.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { reconcile } from "@onevisit/core/benefits"
 * import { fen } from "@onevisit/core/money"
 * import { month } from "@onevisit/core/time"
 *
 * const line = (at: string, from: string) =>
 *   ({ person: "p1", month: month(at), amount: fen(3000), status: "paid", category: null, from: month(from), payee: null }) as const
 * const ours = [line("2018-08", "2018-08"), line("2018-09", "2018-08")]
 * const { differing, onlyOurs } = reconcile(ours, [line("2018-09", "2018-09")])
 * assert.deepEqual(onlyOurs.map(({ reason, row }) => [row.month, reason]), [["2018-08", "starts-later-there"]])
 * assert.deepEqual(differing[0]?.fields, [{ field: "from", reason: "starts-later-there" }])
 * ```
 */
export function reconcile(
  ours: readonly ListRow[],
  theirs: readonly ListRow[],
  records: Records | null = null,
): Reconciliation {
  const [own, other] = [byKey(ours), byKey(theirs)]
  const keys = [...new Set([...own.keys(), ...other.keys()])].toSorted()
  const found = {
    matched: [] as { ours: ListRow; theirs: ListRow }[],
    differing: [] as Differing[],
    onlyOurs: [] as OneSided[],
    onlyTheirs: [] as OneSided[],
  }
  for (const key of keys) {
    const { left, pairs, right } = pairUp(own.get(key) ?? [], other.get(key) ?? [])
    for (const pair of pairs) {
      const fields = differingFields(pair.ours, pair.theirs)
      if (fields.length === 0) found.matched.push(pair)
      else
        found.differing.push({
          ...pair,
          fields: fields.map((field) => ({ field, reason: reasonForField(field, pair, records) })),
        })
    }
    const isPaired = pairs.length > 0
    for (const row of left) {
      const reason = isPaired ? "duplicate-here" : reasonForOurs(row, nextOf(row, other), records)
      found.onlyOurs.push({ row, reason })
    }
    for (const row of right) {
      const reason = isPaired ? "duplicate-there" : reasonForTheirs(row, nextOf(row, own), records)
      found.onlyTheirs.push({ row, reason })
    }
  }
  return found
}

function byKey(rows: readonly ListRow[]): ReadonlyMap<string, readonly ListRow[]> {
  const found = new Map<string, ListRow[]>()
  for (const row of rows) {
    const own = found.get(keyOf(row))
    if (own === undefined) found.set(keyOf(row), [row])
    else own.push(row)
  }
  return found
}

/** What the other side says of the person in the month after. */
function nextOf(row: ListRow, side: ReadonlyMap<string, readonly ListRow[]>): readonly ListRow[] {
  return side.get(keyOf({ ...row, month: addMonthsToMonth(row.month, 1) })) ?? []
}

function keyOf({ month, person }: Pick<ListRow, "month" | "person">): string {
  return `${month} ${person}`
}

/**
 * Pairs that agree first, then the rest. The order hangs neither on that of the lists nor on which side is which, so that
 * the other side comes to the same pairs.
 */
function pairUp(ours: readonly ListRow[], theirs: readonly ListRow[]) {
  const [left, right] = [new Set(ours), new Set(theirs)]
  const pairs: { ours: ListRow; theirs: ListRow }[] = []
  for (const pair of candidates(ours, theirs)) {
    if (!left.has(pair.ours) || !right.has(pair.theirs)) continue
    left.delete(pair.ours)
    right.delete(pair.theirs)
    pairs.push(pair)
  }
  return { pairs, left: [...left], right: [...right] }
}

function candidates(ours: readonly ListRow[], theirs: readonly ListRow[]) {
  const all = ours.flatMap((own) => theirs.map((other) => ({ ours: own, theirs: other })))
  if (all.length < 2) return all
  const keyed = all.map((pair) => {
    const sides = [canonicalJson({ ...pair.ours }), canonicalJson({ ...pair.theirs })].toSorted()
    const agrees = differingFields(pair.ours, pair.theirs).length === 0
    return [`${agrees ? 0 : 1} ${sides.join(" ")}`, pair] as const
  })
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, pair]) => pair)
}

function differingFields(ours: ListRow, theirs: ListRow): readonly ListField[] {
  return LIST_FIELDS.filter(
    (field) => ours[field] !== null && theirs[field] !== null && ours[field] !== theirs[field],
  )
}
