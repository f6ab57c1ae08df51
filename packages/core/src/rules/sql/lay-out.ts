/**
 * Writes a query: the relation innermost, around it a query for each layer of columns that are reckoned once, and
 * outermost what is wanted. Constants become bound parameters in the order in which they are met.
 */
import type { Dialect } from "./dialect.ts"
import type { Sql } from "./fragment.ts"
import { quoteName, quoteRelation } from "./names.ts"
import type { Relation } from "./relation.ts"
import { weigh } from "./weigh.ts"

/** What to write. */
export interface Query {
  readonly outputs: readonly { readonly name: string; readonly sql: Sql }[]
  /** Which rows are wanted; all where `null`. */
  readonly where: Sql | null
  /** The bits of the grounds: pieces that these are not made of are reckoned only where they are 0. */
  readonly bits: Sql | null
  /** A condition on the relation's own rows that is always true and makes the database check the columns' types. */
  readonly typed: Sql | null
}

/** The text, and the values to bind in the order of their places. */
export interface LaidOut {
  readonly text: string
  readonly parameters: readonly (bigint | string)[]
}

const BASE = "facts"

/** Writes a query over a relation. */
export function layOut(query: Query, relation: Relation, dialect: Dialect): LaidOut {
  const roots = [...query.outputs.map(({ sql }) => sql), ...(query.where === null ? [] : [query.where])]
  const weighed = weigh(roots, query.bits)
  const top = Math.max(...roots.map((root) => weighed.level(root) + (weighed.kept.has(root) ? 1 : 0)))
  const parameters = new Map<Sql, number>()
  const prefix = prefixFor(relation)

  /** The columns that a layer takes from the one below. */
  let needed = new Set<Sql>()

  const print = (sql: Sql, layer: number): string => {
    switch (sql.kind) {
      case "word":
        return sql.text
      case "parameter":
        return dialect.parameter(placeOf(parameters, sql), sql.value)
      case "column":
        if (layer === 0) return `${BASE}.${quoteName(sql.name)}`
        needed.add(sql)
        return columnName(sql)
      case "phrase":
        if (weighed.kept.has(sql) && weighed.level(sql) < layer) {
          needed.add(sql)
          return columnName(sql)
        }
        return sql.parts.map((part) => (typeof part === "string" ? part : print(part, layer))).join("")
    }
  }
  const define = (sql: Sql, layer: number): string => {
    const text = print(sql, layer)
    const gated = weighed.kept.has(sql) && weighed.level(sql) === layer && weighed.isGated(sql)
    return gated && query.bits !== null ? `CASE WHEN ${print(query.bits, layer)} = 0 THEN ${text} END` : text
  }

  const selected = query.outputs.map(({ name, sql }) => `${print(sql, top)} AS ${name}`)
  const where = query.where === null ? [] : [`WHERE ${print(query.where, top)}`]
  const layers: string[] = []
  let wanted = needed
  for (let layer = top - 1; layer >= 0; layer -= 1) {
    needed = new Set()
    const columns = [...wanted]
      .sort((a, b) => a.id - b.id)
      .map((sql) => aliased(define(sql, layer), columnName(sql)))
    layers.unshift(
      [
        `SELECT ${columns.join(",\n  ")}`,
        fromOf(layer),
        ...(layer === 0 ? typedOf() : []),
        dialect.fence,
      ].join("\n  "),
    )
    wanted = needed
  }
  const queries = layers.map((text, layer) => `${prefix}${layer + 1} AS (\n  ${text}\n)`)
  const outermost = [
    `SELECT ${selected.join(",\n  ")}`,
    fromOf(top),
    ...(top === 0 ? typedOf(where) : where),
    ...(dialect.outerFence === "" ? [] : [dialect.outerFence]),
  ].join("\n")
  return {
    text: queries.length === 0 ? outermost : `WITH ${queries.join(", ")}\n${outermost}`,
    parameters: [...parameters.keys()].map((sql) => (sql.kind === "parameter" ? sql.value : "")),
  }

  function fromOf(layer: number): string {
    return layer === 0 ? `FROM ${quoteRelation(relation)} AS ${BASE}` : `FROM ${prefix}${layer}`
  }

  function typedOf(where: readonly string[] = []): readonly string[] {
    if (query.typed === null) return where
    const typed = print(query.typed, 0)
    return where.length === 0 ? [`WHERE ${typed}`] : [...where, `AND ${typed}`]
  }
}

function columnName(sql: Sql): string {
  return `${sql.kind === "column" ? "c" : "v"}${sql.id}`
}

function aliased(text: string, name: string): string {
  return text === name ? name : `${text} AS ${name}`
}

function placeOf(parameters: Map<Sql, number>, sql: Sql): number {
  const place = parameters.get(sql) ?? parameters.size + 1
  parameters.set(sql, place)
  return place
}

/** A name for the layers that is not the relation's own. */
function prefixFor({ name }: Relation): string {
  const own = typeof name === "string" ? name : name.table
  let prefix = "rule_layer_"
  while (own.toLowerCase().startsWith(prefix)) prefix += "_"
  return prefix
}
