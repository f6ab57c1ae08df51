/** Searches in a projection. */
import type { IndexValue, Storage, ViewQuery } from "@onevisit/core/ports"
import type { Projection } from "./projection.ts"
import { servingVersion, viewOf } from "./run-projection.ts"

export type RowQuery = Pick<ViewQuery, "where" | "range" | "after"> & { readonly limit?: number }

export interface Row<Doc> {
  readonly key: string
  readonly doc: Doc
  readonly index: Readonly<Record<string, IndexValue>>
}

export interface Rows<Doc> {
  readonly rows: readonly Row<Doc>[]
  /** To hand in as `after`; `null` when there is no more. */
  readonly cursor: string | null
  /** The version that answered; below the projection's own while that is being built, and rows are then of its shape. */
  readonly version: number
}

/** Rows by equality on index fields and one range or order; 100 an answer unless said otherwise. */
export async function findRows<Doc>(
  storage: Storage,
  projection: Projection<Doc>,
  query: RowQuery = {},
): Promise<Rows<Doc>> {
  const version = await servingVersion(storage, projection)
  const { cursor, rows } = await storage.findViews({
    limit: 100,
    ...query,
    view: viewOf(projection),
    version,
  })
  return { rows: rows.map(({ doc, index, key }) => ({ key, doc: doc as Doc, index })), cursor, version }
}

/** One row by its key, or `null`. */
export async function getRow<Doc>(
  storage: Storage,
  projection: Projection<Doc>,
  key: string,
): Promise<Row<Doc> | null> {
  const version = await servingVersion(storage, projection)
  const row = await storage.getView({ view: viewOf(projection), version, key })
  return row === null ? null : { key, doc: row.doc as Doc, index: row.index }
}
