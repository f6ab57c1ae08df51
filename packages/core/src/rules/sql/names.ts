/** Names of tables and columns: always quoted, and refused where the database would not keep them apart. */
import type { Dialect } from "./dialect.ts"
import { areDays, type Relation } from "./relation.ts"

/** A name in quotes, so that it is never read as anything else. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The relation's name, with its schema where it has one. */
export function quoteRelation({ name }: Relation): string {
  return typeof name === "string" ? quoteName(name) : `${quoteName(name.schema)}.${quoteName(name.table)}`
}

/** Whether a database can use a name as it is: PostgreSQL cuts long names off without saying so. */
export function isUsableName(name: string, { longestName }: Dialect): boolean {
  return name !== "" && !name.includes("\0") && isWellFormed(name) && bytesOf(name) <= longestName
}

/** Every name in a relation that a query over it may use. */
export function namesIn({ facts, id, name, odd }: Relation): readonly string[] {
  const columns = Object.values(facts).flatMap((each) =>
    areDays(each)
      ? [
          each.first,
          each.last,
          ...(each.never === undefined ? [] : [each.never]),
          ...(each.unknown === undefined ? [] : [each.unknown]),
        ]
      : [each.column],
  )
  const own = typeof name === "string" ? [name] : [name.schema, name.table]
  return [...own, id, ...(odd === undefined ? [] : [odd]), ...columns]
}

function isWellFormed(name: string): boolean {
  return !/\p{Surrogate}/u.test(name)
}

function bytesOf(name: string): number {
  let bytes = 0
  for (const character of name) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
