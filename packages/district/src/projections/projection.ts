/**
 * Projections: the embedder's own read models across streams, folded from the feed. A projection of a new
 * version is built anew beside the old one, which serves until the new one has caught up.
 */
import type { IndexValue, StoredEvent } from "@onevisit/core/ports"

/** What an embedder writes. `Doc` is plain JSON without floats; sensitive values reach it as envelopes. */
export interface ProjectionDefinition<Doc> {
  readonly name: string
  /** From 1; another version is built from the beginning of the feed. */
  readonly version: number
  /** By event type: the row after the event; `null` removes it. Must be pure: it may run twice. */
  readonly on: Readonly<Record<string, (doc: Doc | null, event: StoredEvent) => Doc | null>>
  /** Which row an event belongs to; `null` for none. */
  readonly key: (event: StoredEvent) => string | null
  /** What rows can be searched by. */
  readonly index: (doc: Doc) => Readonly<Record<string, IndexValue>>
}

/** A projection as the application runs it. Made by {@link defineProjection}. */
export interface Projection<Doc = unknown> {
  readonly name: string
  readonly version: number
  /** The types of events it folds. */
  readonly types: ReadonlySet<string>
  readonly key: (event: StoredEvent) => string | null
  fold(
    doc: unknown,
    event: StoredEvent,
  ): { readonly doc: Doc; readonly index: Readonly<Record<string, IndexValue>> } | null
}

/**
 * Defines a read model. Throws (a defect) on a version that is no whole number from 1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { defineProjection } from "@onevisit/district"
 *
 * const subjectsByKind = defineProjection<{ count: number; kind: string }>({
 *   name: "subjects-by-kind",
 *   version: 1,
 *   on: {
 *     SubjectRegistered: (row, { data }) => ({
 *       kind: (data as { kind: string }).kind,
 *       count: (row?.count ?? 0) + 1,
 *     }),
 *   },
 *   key: ({ data }) => (data as { kind: string }).kind,
 *   index: ({ count }) => ({ count }),
 * })
 * assert.deepEqual([...subjectsByKind.types], ["SubjectRegistered"])
 * ```
 */
export function defineProjection<Doc>(definition: ProjectionDefinition<Doc>): Projection<Doc> {
  const { index, key, name, on, version } = definition
  if (!Number.isInteger(version) || version < 1)
    throw new RangeError("A projection's version is a whole number from 1.")
  return {
    name,
    version,
    key,
    types: new Set(Object.keys(on)),
    fold: (doc, event) => {
      const next = on[event.type]?.(doc as Doc | null, event) ?? null
      return next === null ? null : { doc: next, index: index(next) }
    },
  }
}
