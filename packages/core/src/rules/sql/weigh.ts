/**
 * Decides which pieces of a query are reckoned once and kept in a column, and in which of the queries that stand one
 * on the other. A piece that is used more than once is kept unless it is so small that writing it again costs less;
 * so the text grows with the rule and not with the ways through it.
 */
import { partsOf, type Sql } from "./fragment.ts"

/** Leaves that a piece may have and still be written out at every use. */
const SMALL = 12

/** What is kept, and where. */
export interface Weighed {
  readonly kept: ReadonlySet<Sql>
  /** The query, counted from the relation outwards, in which a piece can be reckoned first. */
  readonly level: (sql: Sql) => number
  /** Whether a kept piece matters only where the rule holds. */
  readonly isGated: (sql: Sql) => boolean
}

/**
 * Weighs everything the roots are made of. `first` is kept in any case, and what it is not made of is gated by it: it
 * is reckoned in a later query, where `first` is known.
 */
export function weigh(roots: readonly Sql[], first: Sql | null): Weighed {
  const all = piecesOf(roots)
  const early = new Set(first === null ? all : piecesOf([first]))
  const uses = countUses(all, roots)
  const kept = new Set<Sql>(first?.kind === "phrase" ? [first] : [])
  const sizes = new Map<Sql, number>()
  const levels = new Map<Sql, number>()
  const levelIn = (part: Sql): number => (levels.get(part) ?? 0) + (kept.has(part) ? 1 : 0)
  const isGated = (sql: Sql): boolean => first !== null && !early.has(sql)
  for (const sql of [...all.filter((each) => early.has(each)), ...all.filter((each) => !early.has(each))]) {
    const parts = partsOf(sql)
    const size =
      parts.length === 0
        ? 1
        : parts.reduce((sum, part) => sum + (kept.has(part) ? 1 : (sizes.get(part) ?? 1)), 0)
    sizes.set(sql, size)
    if (sql.kind === "phrase" && size > SMALL && (uses.get(sql) ?? 0) > 1) kept.add(sql)
    const own = Math.max(0, ...parts.map(levelIn))
    levels.set(sql, kept.has(sql) && isGated(sql) ? Math.max(own, levelIn(first as Sql)) : own)
  }
  return { kept, level: (sql) => levels.get(sql) ?? 0, isGated }
}

/** Every piece that some are made of, parts before wholes. */
function piecesOf(roots: readonly Sql[]): readonly Sql[] {
  const seen = new Set<Sql>()
  const open = [...roots]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...partsOf(next))
  }
  return [...seen].sort((a, b) => a.id - b.id)
}

function countUses(all: readonly Sql[], roots: readonly Sql[]): ReadonlyMap<Sql, number> {
  const uses = new Map<Sql, number>()
  for (const part of [...roots, ...all.flatMap(partsOf)]) uses.set(part, (uses.get(part) ?? 0) + 1)
  return uses
}
