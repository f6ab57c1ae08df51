/** Three-valued conditions in SQL, joined by Kleene's logic; what is settled beforehand is not written at all. */
import { joined, OPPOSITE, type Verdict } from "../verdict.ts"
import type { Dialect } from "./dialect.ts"
import type { Composer, Sql } from "./fragment.ts"

/** A condition: a verdict that holds for every row, or a piece that is true, false or missing. */
export type Truth = Verdict | SqlTruth

export interface SqlTruth {
  readonly sql: Sql
  /** Whether it is never missing. */
  readonly settled: boolean
}

/** The ways of writing truths in a dialect. */
export interface TruthWriter {
  /** A truth as a piece. */
  readonly write: (truth: Truth) => Sql
  readonly not: (truth: Truth) => Truth
  readonly join: (parts: readonly Truth[], op: "all" | "any") => Truth
  /** With a missing test, what both branches agree on. */
  readonly choose: (test: Truth, then: Truth, otherwise: Truth) => Truth
  /** True where `yes` holds, otherwise false where `no` does, otherwise missing. */
  readonly decide: (yes: Sql | null, no: Sql | null) => Truth
}

export function isWritten(truth: Truth): truth is SqlTruth {
  return typeof truth === "object"
}

export function truthWriter(compose: Composer, dialect: Dialect): TruthWriter {
  const words: Readonly<Record<Verdict, Sql>> = {
    yes: compose.word(dialect.yes),
    no: compose.word(dialect.no),
    undetermined: compose.word(dialect.open),
  }
  const write = (truth: Truth): Sql => (isWritten(truth) ? truth.sql : words[truth])
  const isSettled = (truth: Truth): boolean => (isWritten(truth) ? truth.settled : truth !== "undetermined")
  const not = (truth: Truth): Truth =>
    isWritten(truth) ? { sql: compose.sql`(NOT ${truth.sql})`, settled: truth.settled } : OPPOSITE[truth]
  const join = (parts: readonly Truth[], op: "all" | "any"): Truth => {
    const decisive = op === "all" ? "no" : "yes"
    const constants = parts.filter((part): part is Verdict => !isWritten(part))
    const constant = joined(constants, decisive)
    const written = parts.filter(isWritten)
    if (constant === decisive || written.length === 0) return constant
    const all = [
      ...new Set([
        ...written.map(({ sql }) => sql),
        ...(constant === "undetermined" ? [words[constant]] : []),
      ]),
    ]
    return {
      sql: compose.joined(all, op === "all" ? " AND " : " OR "),
      settled: constant !== "undetermined" && written.every(({ settled }) => settled),
    }
  }
  const choose = (test: Truth, then: Truth, otherwise: Truth): Truth => {
    if (test === "yes") return then
    if (test === "no") return otherwise
    if (then === "no") return join([not(test), otherwise], "all")
    if (then === "yes") return join([test, otherwise], "any")
    if (otherwise === "no") return join([test, then], "all")
    if (otherwise === "yes") return join([not(test), then], "any")
    const [a, b] = [write(then), write(otherwise)]
    if (a === b) return then
    const agreed = compose.sql`CASE WHEN ${a} = ${b} THEN ${a} END`
    if (!isWritten(test)) return { sql: agreed, settled: false }
    const settled = test.settled && isSettled(then) && isSettled(otherwise)
    if (test.settled) return { sql: compose.sql`CASE WHEN ${test.sql} THEN ${a} ELSE ${b} END`, settled }
    return {
      sql: compose.sql`CASE ${test.sql} WHEN ${words.yes} THEN ${a} WHEN ${words.no} THEN ${b} ELSE ${agreed} END`,
      settled,
    }
  }
  const decide = (yes: Sql | null, no: Sql | null): Truth => {
    if (yes === null && no === null) return "undetermined"
    const branches = [
      ...(yes === null ? [] : [{ when: yes, then: words.yes }]),
      ...(no === null ? [] : [{ when: no, then: words.no }]),
    ]
    return { sql: compose.cases(branches, null), settled: false }
  }
  return { write, not, join, choose, decide }
}
