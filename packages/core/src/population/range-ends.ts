/** Where the ranges of ids end that are decided one after the other. */
import type { SqlPopulationSettings } from "./settings.ts"
import { query, type SqlRow, type Steps, type SqlValue } from "./steps.ts"
import type { Tables } from "./tables.ts"

/**
 * The last id of the range after one; `null` where the range is the last. Whole numbers are divided evenly, whatever
 * stands between them: that costs no look at the rows.
 */
export function rangeEnds(
  { atOnce, ids }: SqlPopulationSettings,
  { id, idPlace, relation }: Tables,
  subjects: number,
): (after: SqlValue) => Steps<SqlValue> {
  const most = atOnce ?? subjects
  if (ids !== "integer")
    return function* (after) {
      const from = after === null ? "" : `WHERE r.${id} > ${idPlace(1)}`
      const [last]: readonly SqlRow[] = yield* query(
        `SELECT r.${id} AS id FROM ${relation} r ${from} ORDER BY r.${id} LIMIT 1 OFFSET ${most - 1}`,
        after === null ? [] : [after],
      )
      return (last?.["id"] ?? null) as SqlValue
    }
  const parts = BigInt(Math.max(1, Math.ceil(subjects / most)))
  let ends: readonly bigint[] | null = null
  let next = 0
  return function* () {
    if (ends === null) {
      const [found] = yield* query(
        `SELECT min(r.${id}) AS least, max(r.${id}) AS greatest FROM ${relation} r`,
      )
      const [least, greatest] = [
        BigInt(String(found?.["least"] ?? 0)),
        BigInt(String(found?.["greatest"] ?? 0)),
      ]
      const width = greatest - least + 1n
      ends = Array.from(
        { length: Number(parts) - 1 },
        (_, at) => least + (width * BigInt(at + 1)) / parts - 1n,
      )
    }
    next += 1
    return ends[next - 1] ?? null
  }
}
