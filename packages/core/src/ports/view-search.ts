/**
 * The search in a view over rows at hand: what an adapter does that has found few candidates, or keeps all rows in memory;
 * and the answer that any of them composes.
 */
import type { IndexValue, ViewAnswer, ViewQuery, ViewRow } from "./storage.ts"
import { comparePlaces, compareStored, composeCursor, type ViewPlace } from "./view-order.ts"

/** What of a row decides whether, and where, it is found. */
export type SearchedRow = Pick<ViewRow, "key" | "index">

/** The rows that a query finds after a place, in its order; at most one more than the limit. */
export function searchRows<R extends SearchedRow>(
  rows: Iterable<R>,
  query: ViewQuery,
  after: ViewPlace | undefined,
): readonly R[] {
  const wanted = Object.entries(query.where ?? {})
  const sign = query.range?.descending === true ? -1 : 1
  const found: { readonly row: R; readonly place: ViewPlace }[] = []
  for (const row of rows) {
    const place = placeOf(row, query)
    if (place === undefined || !wanted.every(([field, value]) => isEqual(row, field, value))) continue
    if (after === undefined || comparePlaces(place, after) * sign > 0) found.push({ row, place })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place) * sign)
  return found.slice(0, query.limit + 1).map(({ row }) => row)
}

/** The answer from rows in order, of which there is one more than the limit where there is more to find. */
export function composeViewAnswer(query: ViewQuery, rows: readonly ViewRow[]): ViewAnswer {
  const found = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? found.at(-1) : undefined
  const place = last && placeOf(last, query)
  return { rows: found, cursor: place ? composeCursor(place) : null }
}

function isEqual({ index }: SearchedRow, field: string, value: IndexValue): boolean {
  return Object.hasOwn(index, field) && index[field] === value
}

/** `undefined` for a row that has no place in the range. */
function placeOf({ index, key }: SearchedRow, { range }: Pick<ViewQuery, "range">): ViewPlace | undefined {
  if (range === undefined) return { key }
  const value = Object.hasOwn(index, range.field) ? index[range.field] : undefined
  if (typeof value !== "string" && typeof value !== "number") return undefined
  if (range.from !== undefined && compareStored(value, range.from) < 0) return undefined
  if (range.to !== undefined && compareStored(value, range.to) > 0) return undefined
  return { value, key }
}
