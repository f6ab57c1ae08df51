import {
  composeViewAnswer,
  parseViewQuery,
  searchRows,
  type Storage,
  storableText,
  type ViewAnswer,
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
  const rows = state.views.get(pairKey(query.view, String(query.version)))?.values() ?? []
  return composeViewAnswer(query, searchRows(rows, query, after).map(viewRow))
}

function viewRow({ doc, index, key }: KeptRow): ViewRow {
  return { key, doc: JSON.parse(doc), index: { ...index } }
}
