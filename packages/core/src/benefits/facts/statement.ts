/**
 * What sources say of one person over time. A statement has two times: the day from which it holds, and the day on which
 * the source said so. Statements arrive late, twice and in any order; what they come to depends on none of that.
 */
import { canonicalJson } from "../../events/index.ts"
import {
  disputed,
  type FactValues,
  type Never,
  type Observation,
  type RawValue,
  type Unknown,
  type Withheld,
} from "../../rules/index.ts"
import { firstDay, type Month, type PlainDate } from "../../time/index.ts"

export interface Statement {
  /** The same id is the same statement, however often it arrives. */
  readonly id: string
  readonly fact: string
  /** As rules read it. `unknown` takes back what the source said before; `withheld` is not asked for again. */
  readonly value: RawValue | Never | Unknown | Withheld
  /** It holds from this day on; `null`: it always did. */
  readonly from: PlainDate | null
  /** The day on which the source said so. */
  readonly asOf: PlainDate
  readonly source: string
  /** A person decided between sources: it outranks what any source said up to that day. */
  readonly settles?: true
}

/**
 * What is known in a month: on its first day, as a decision for a month is one for its first day.
 *
 * Each source is taken at its latest word: later knowledge replaces earlier from its `from` on. Where sources
 * contradict each other the fact is disputed; a date that is known in part yields to one that says it more exactly.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { type Statement, valuesIn } from "@onevisit/core/benefits"
 * import { never } from "@onevisit/core/rules"
 * import { month, plainDate } from "@onevisit/core/time"
 *
 * const said = { fact: "died", from: null, source: "population" }
 * const reported: Statement = { ...said, id: "1", value: "2018-07-03", asOf: plainDate("2018-09-01") }
 * const reversed: Statement = { ...said, id: "2", value: never, asOf: plainDate("2018-11-01") }
 * assert.deepEqual(valuesIn([reported], month("2018-08")), { died: "2018-07-03" })
 * assert.deepEqual(valuesIn([reversed, reported], month("2018-08")), { died: never })
 * ```
 */
export function valuesIn(statements: readonly Statement[], at: Month): FactValues {
  const on = firstDay(at)
  const byFact = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (statement.from !== null && statement.from > on) continue
    const said = byFact.get(statement.fact)
    if (said === undefined) byFact.set(statement.fact, [statement])
    else said.push(statement)
  }
  const values: Record<string, Observation> = {}
  // In one order, whoever is spoken of: values that are alike are read faster.
  for (const fact of [...byFact.keys()].toSorted()) {
    const value = valueOf(byFact.get(fact) ?? [])
    if (value !== undefined) values[fact] = value
  }
  return values
}

/** The latest word of each source, joined; `undefined` where no source says anything. */
function valueOf(said: readonly Statement[]): Observation | undefined {
  if (said.length === 1) return (said[0] as Statement).value
  const settled = latest(said.filter(({ settles }) => settles))
  const open = settled === null ? said : said.filter(({ asOf, settles }) => !settles && asOf > settled.asOf)
  const sources = new Set(open.map(({ source }) => source))
  const words = [...sources].map((source) => latest(open.filter((each) => each.source === source)))
  return joined([settled, ...words].filter((word) => word !== null))
}

function latest(said: readonly Statement[]): Statement | null {
  return said.reduce<Statement | null>(
    (last, each) => (last === null || comesAfter(each, last) ? each : last),
    null,
  )
}

/** By the day it was said, then by the day from which it holds, then by id: total, so that no order of arrival matters. */
function comesAfter(a: Statement, b: Statement): boolean {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf
  if (a.from !== b.from) return b.from === null || (a.from !== null && a.from > b.from)
  return a.id > b.id
}

function joined(words: readonly Statement[]): Observation | undefined {
  const [only, ...others] = words
  if (only !== undefined && others.length === 0) return only.value
  const distinct = new Map<string, Statement["value"]>()
  for (const { value } of words) if (!isState(value, "unknown")) distinct.set(canonicalJson(value), value)
  const values = [...distinct.values()]
  const known = values.filter((value) => !isState(value, "withheld"))
  const exact = known.filter((value) => !known.some((other) => saysMore(other, value)))
  if (exact.length > 1) return disputed(...inOrder(exact as RawValue[]))
  return exact[0] ?? values[0] ?? (words.length > 0 ? { state: "unknown" } : undefined)
}

/** Whether `exact` is a day or a month within the month or year that `part` is. */
function saysMore(exact: unknown, part: unknown): boolean {
  if (typeof exact !== "string" || typeof part !== "string") return false
  return /^\d{4}(-\d{2})?$/.test(part) && /^\d{4}-\d{2}(-\d{2})?$/.test(exact) && exact.startsWith(`${part}-`)
}

function inOrder(values: readonly RawValue[]): readonly RawValue[] {
  const keyed = values.map((value) => [canonicalJson(value), value] as const)
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}

function isState(value: unknown, state: string): boolean {
  return typeof value === "object" && value !== null && "state" in value && value.state === state
}
