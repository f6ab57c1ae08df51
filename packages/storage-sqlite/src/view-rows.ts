/** View rows and the index fields beside them. */
import type { IndexValue, StorableView, ViewRow } from "@onevisit/core/ports"
import type { SQLInputValue } from "node:sqlite"
import { type Columns, type Connection, storedJson } from "./connection.ts"

export type Fields = readonly (readonly [field: string, value: IndexValue])[]

/** Writes, replaces or removes one row; of its index fields only those that changed. */
export function writeView(db: Connection, { doc, fields, index, key, version, view }: StorableView): void {
  const at = [view, version, key]
  const old = db.one("SELECT id, fields FROM views WHERE view = ? AND version = ? AND key = ?", at)
  const id = Number(old?.[0])
  if (old && doc === null) db.run("DELETE FROM views WHERE id = ?", [id])
  else if (old) db.run("UPDATE views SET doc = ?, fields = ? WHERE id = ?", [doc, index, id])
  else if (doc !== null) {
    db.run("INSERT INTO views (view, version, key, doc, fields) VALUES (?, ?, ?, ?, ?)", [...at, doc, index])
  }
  const before = old ? Object.entries(fieldsOf(old[1])) : []
  const now = doc === null ? [] : fields
  for (const [field, value] of without(before, now)) {
    db.run("DELETE FROM view_fields WHERE view = ? AND version = ? AND key = ? AND field = ? AND value = ?", [
      ...at,
      field,
      columnOf(value),
    ])
  }
  for (const [field, value] of without(now, before)) {
    db.run("INSERT INTO view_fields (view, version, key, field, value) VALUES (?, ?, ?, ?, ?)", [
      ...at,
      field,
      columnOf(value),
    ])
  }
}

export function getView(db: Connection, view: string, version: number, key: string): ViewRow | null {
  const at = [view, version, key]
  const found = db.one("SELECT key, doc, fields FROM views WHERE view = ? AND version = ? AND key = ?", at)
  return found ? viewRow(found) : null
}

/** A row from the columns `key, doc, fields`. */
export function viewRow([key, doc, fields]: Columns): ViewRow {
  return { key: String(key), doc: storedJson(doc), index: fieldsOf(fields) }
}

export function fieldsOf(text: Columns[number] | undefined): ViewRow["index"] {
  return storedJson(text) as ViewRow["index"]
}

/** A value as it stands in `view_fields`: null and truth values as blobs, which equal nothing but themselves. */
export function columnOf(value: IndexValue): SQLInputValue {
  if (value === null) return blobs.null
  return typeof value === "boolean" ? blobs[`${value}`] : value
}

const blobs = { null: Uint8Array.of(0), false: Uint8Array.of(1), true: Uint8Array.of(2) }

/** The fields of `these` that `those` have not, or with another value. */
function without(these: Fields, those: Fields): Fields {
  if (these.length === 0 || those.length === 0) return these
  const values = new Map(those)
  return these.filter(([field, value]) => !values.has(field) || values.get(field) !== value)
}
