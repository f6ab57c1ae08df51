import {
  comparePlaces,
  compareStored,
  composeCursor,
  parseViewQuery,
  type Storage,
  storableText,
  type ViewAnswer,
  type ViewPlace,
  type ViewQuery,
  type ViewRow,
} from "@onevisit/core/ports"
import { type KeptRow, pairKey, type State } from "./state.ts"

export function getView(
  state: State,
  { key, version, view }: Parameters<Storage["getView"]>[0],
): ViewRow | null {
  const rows = state.views.get(pairKey(storableText(view, "view"), String(version)))
  const row = rows?.get(storableText(key, "view key"))
  return row ? viewRow(row) : null
}

export function findViews(state: State, query: ViewQuery): ViewAnswer {
  const after = parseViewQuery(query)
  const { limit, range, version, view } = query
  const sign = range?.descending === true ? -1 : 1
  const found: { readonly row: KeptRow; readonly place: ViewPlace }[] = []
  for (const row of state.views.get(pairKey(view, String(version)))?.values() ?? []) {
    const place = placeOf(row, query)
    if (place === undefined || !matches(row, query)) continue
    if (after === undefined || comparePlaces(place, after) * sign > 0) found.push({ row, place })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place) * sign)
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    rows: found.slice(0, limit).map(({ row }) => viewRow(row)),
    cursor: last ? composeCursor(last.place) : null,
  }
}

function matches(row: KeptRow, { where = {} }: ViewQuery): boolean {
  return Object.entries(where).every(([field, value]) => row.fields.get(field) === value)
}

/** `undefined` for a row that has no place in the range. */
function placeOf({ fields, key }: KeptRow, { range }: ViewQuery): ViewPlace | undefined {
  if (range === undefined) return { key }
  const value = fields.get(range.field)
  if (typeof value !== "string" && typeof value !== "number") return undefined
  if (range.from !== undefined && compareStored(value, range.from) < 0) return undefined
  if (range.to !== undefined && compareStored(value, range.to) > 0) return undefined
  return { value, key }
}

function viewRow({ doc, index, key }: KeptRow): ViewRow {
  return { key, doc: JSON.parse(doc), index: JSON.parse(index) }
}
