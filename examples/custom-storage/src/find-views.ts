/** The search in a view: every row is looked at, since a table in memory has no better way. */
import {
  comparePlaces,
  compareStored,
  composeCursor,
  type IndexValue,
  parseViewQuery,
  type ViewAnswer,
  type ViewPlace,
  type ViewQuery,
  type ViewRow,
} from "@onevisit/core/ports"
import type { KeyValueFile } from "./key-value-file.ts"
import { type Row, tables } from "./tables.ts"

// #region find-views
export function findViews(kept: KeyValueFile, query: ViewQuery): ViewAnswer {
  const after = parseViewQuery(query)
  const sign = query.range?.descending === true ? -1 : 1
  const found: { readonly row: ViewRow; readonly place: ViewPlace }[] = []
  for (const [key, value] of kept.entries(tables.rowsOf(query.view, query.version))) {
    const row = shown(key, value as Row)
    const place = placeOf(row, query)
    if (place === undefined || !meets(row, query)) continue
    if (after === undefined || comparePlaces(place, after) * sign > 0) found.push({ row, place })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place) * sign)
  const last = found.length > query.limit ? found[query.limit - 1] : undefined
  return {
    rows: found.slice(0, query.limit).map(({ row }) => row),
    cursor: last === undefined ? null : composeCursor(last.place),
  }
}
// #endregion find-views

export function shown(key: string, { doc, index }: Row): ViewRow {
  return { key, doc: JSON.parse(doc), index: JSON.parse(index) as Record<string, IndexValue> }
}

function meets({ index }: ViewRow, { where = {} }: ViewQuery): boolean {
  return Object.entries(where).every(
    ([field, value]) => Object.hasOwn(index, field) && index[field] === value,
  )
}

/** `undefined` for a row that has no place in the range. */
function placeOf({ index, key }: ViewRow, { range }: ViewQuery): ViewPlace | undefined {
  if (range === undefined) return { key }
  const value = Object.hasOwn(index, range.field) ? index[range.field] : undefined
  if (typeof value !== "string" && typeof value !== "number") return undefined
  if (range.from !== undefined && compareStored(value, range.from) < 0) return undefined
  if (range.to !== undefined && compareStored(value, range.to) > 0) return undefined
  return { value, key }
}
