/**
 * A decision in words, Chinese first: what is known on the left, what is asked on the right, what follows. A
 * sensitive value stays hidden unless a purpose is given for showing it.
 */
import { type Citation, composeCitation, text, type Text } from "../../reasons/index.ts"
import { fromEpochDay } from "../../time/index.ts"
import type { BoundExpression, BoundFact, BoundTest } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { factsOf } from "../bound/facts-of.ts"
import { NEVER } from "../facts/fact-type.ts"
import { hullOf, type IntSet } from "../facts/int-set.ts"
import { wordsOf } from "../facts/values.ts"
import type { Verdict } from "../verdict.ts"
import type { Reckoned } from "./combine.ts"
import { type Knowledge, knowledgeOf } from "./evaluate.ts"
import { simpleFact } from "./test-verdict.ts"

export const VERDICT_WORDS: Readonly<Record<Verdict, Text>> = {
  yes: text("符合", "holds"),
  no: text("不符合", "does not hold"),
  undetermined: text("待核实", "undetermined"),
}

/** How what is known is shown. */
export interface Showing {
  readonly known: Knowledge
  /** Whether sensitive values may be written out. */
  readonly reveal: boolean
  /** Facts that were put in words already, by their place: each is written once for all its reasons. */
  readonly written: (Text | undefined)[]
}

/** A showing that has written nothing yet. */
export function showing(known: Knowledge, reveal: boolean): Showing {
  return { known, reveal, written: [] }
}

/** A fact with what is known of it: `出生日期 1938年`. */
export function factWords(fact: BoundFact, showing: Showing): Text {
  return (showing.written[fact.index] ??= writeFact(fact, showing))
}

function writeFact(fact: BoundFact, { known, reveal }: Showing): Text {
  const { label, sensitive, type } = fact.declaration
  const { asOf, claimedBy, possible, source, state, values } = knowledgeOf(fact, known)
  const hidden = sensitive === true && !reveal && (state === "known" || state === "disputed")
  const value = hidden
    ? HIDDEN
    : state === "known" && type.kind !== "list"
      ? setWords(fact, type, possible)
      : state === "disputed" && type.kind !== "list"
        ? join(
            values.map((each, at) => claimWords(setWords(fact, type, each), claimedBy[at] ?? null)),
            text("有争议：", "disputed: "),
            " / ",
          )
        : STATES[state]
  const from = [source === null ? [] : [source], asOf === null ? [] : [asOf]].flat()
  const origin =
    hidden || from.length === 0 ? text("", "") : text(`（${from.join("，")}）`, ` (${from.join(", ")})`)
  return text(`${label.zh} ${value.zh}${origin.zh}`, `${label.en} ${value.en}${origin.en}`)
}

/** What one source claims. */
function claimWords(value: Text, source: string | null): Text {
  return source === null ? value : text(`${value.zh}（${source}）`, `${value.en} (${source})`)
}

/** The left side of a test: the fact, or the value reckoned from facts. */
export function subjectWords(subject: BoundExpression, left: Reckoned, showing: Showing): Text {
  if (subject.kind === "fact") return factWords(subject.fact, showing)
  const fact = simpleFact(subject)
  if (fact === null) return numberWords(subject, left, showing)
  const inner = factWords(fact, showing)
  const { state } = knowledgeOf(fact, showing.known)
  const said = state === "known" || state === "disputed"
  const value = !said ? STATES.unknown : valueWords(subject, left, showing)
  if (subject.kind === "age")
    return text(
      `${subject.on} 的年龄（${inner.zh}）：${value.zh}`,
      `age on ${subject.on} (${inner.en}): ${value.en}`,
    )
  return text(`${inner.zh} 推移后：${value.zh}`, `${inner.en}, moved: ${value.en}`)
}

/** A value with its bounds; hidden where a sensitive fact could be read off it. */
export function valueWords(it: BoundExpression, bounds: Reckoned, showing: Showing): Text {
  return hides(it, showing) ? HIDDEN : boundsWords(it.type, bounds)
}

/** Whether a value has to stay hidden: a sensitive fact could be read off it. */
export function hides(it: BoundExpression, { reveal }: Showing): boolean {
  return !reveal && factsOf(it).some(({ declaration }) => declaration.sensitive === true)
}

/** The right side of a test: what the subject is held against, or must not be. */
export function testWords(
  subject: BoundExpression,
  test: BoundTest,
  right: Reckoned | null,
  showing: Showing,
  negated = false,
): Text {
  const not = negated ? text("不", "not ") : text("", "")
  if (test.op === "in") {
    const list = join(test.written, text("", ""), "、", ", ")
    if (test.within) return text(`${not.zh}位于${list.zh}之内`, `${not.en}within ${list.en}`)
    const many = test.written.length > 1
    return text(`${not.zh}为${list.zh}${many ? "之一" : ""}`, `${not.en}${many ? "one of " : ""}${list.en}`)
  }
  const { operand } = test
  const value = right === null ? text("", "") : valueWords(operand, right, showing)
  const { kind } = subject.type
  if (kind === "flag" || kind === "choice")
    return text(`${not.zh}为“${value.zh}”`, `${not.en}equal to ${value.en}`)
  const from = operand.per === null ? text("", "") : clauseWords(operand.per)
  const opposite = negated ? OPPOSITE_OF[test.op] : null
  const relation = (kind === "date" || kind === "month" ? OF_TIME : OF_NUMBER)[opposite ?? test.op]
  const refused = opposite === null ? not : text("", "")
  return text(
    `${refused.zh}${relation.zh}${value.zh}${from.zh}`,
    `${refused.en}${relation.en} ${value.en}${from.en}`,
  )
}

/** What must hold where a comparison must not; equality has no such word. */
const OPPOSITE_OF = {
  atLeast: "below",
  atMost: "above",
  above: "atMost",
  below: "atLeast",
  is: null,
} as const

/** A value that follows from no single fact. */
export function numberWords(it: BoundExpression, bounds: Reckoned, showing: Showing): Text {
  const value = valueWords(it, bounds, showing)
  return it.kind === "count"
    ? text(
        `${it.fact.declaration.label.zh}计数 ${value.zh}`,
        `number of ${it.fact.declaration.label.en}: ${value.en}`,
      )
    : text(`计算值 ${value.zh}`, `reckoned ${value.en}`)
}

/** One value, or from the least to the greatest. */
export function boundsWords(
  type: ScalarType,
  { max, min }: { readonly min: bigint; readonly max: bigint },
): Text {
  const least = wordsOf(type, min)
  if (min === max) return least
  const greatest = wordsOf(type, max)
  return text(`${least.zh} 至 ${greatest.zh}`, `${least.en} to ${greatest.en}`)
}

const HIDDEN = text("（已隐去）", "(hidden)")

const STATES = {
  known: text("已知", "known"),
  unknown: text("未知", "unknown"),
  withheld: text("不予提供", "withheld"),
  disputed: text("有争议", "disputed"),
  invalid: text("数据有误", "not readable"),
} as const

const OF_NUMBER = {
  atLeast: text("不低于 ", "at least"),
  atMost: text("不高于 ", "at most"),
  above: text("高于 ", "above"),
  below: text("低于 ", "below"),
  is: text("为 ", "equal to"),
} as const

const OF_TIME = {
  atLeast: text("不早于 ", "not before"),
  atMost: text("不晚于 ", "not after"),
  above: text("晚于 ", "after"),
  below: text("早于 ", "before"),
  is: text("为 ", "on"),
} as const

function setWords(fact: BoundFact, type: ScalarType, possible: IntSet): Text {
  const { from, to } = hullOf(possible)
  if (type.kind === "code") return codeWords(fact, possible)
  if (from === to) return wordsOf(type, from)
  if (type.kind === "date") return partialWords(from, to)
  return boundsWords(type, { min: BigInt(from), max: BigInt(to) })
}

/** Codes that are known stand for themselves and all below; a code the table cannot place is said to be so. */
function codeWords({ codes }: BoundFact, possible: IntSet): Text {
  if (codes === null || possible.some(({ to }) => to >= codes.elsewhere))
    return text("（代码表中没有）", "(not in the table of codes)")
  const names = possible.flatMap(({ from }) => codes.entries[from] ?? [])
  return text(
    names.map(({ code, name }) => `${name.zh}（${code}）`).join(" / "),
    names.map(({ code, name }) => `${name.en} (${code})`).join(" / "),
  )
}

/** A span of days as the year or month it is. */
function partialWords(from: number, to: number): Text {
  if (from === NEVER) return text("未发生", "never")
  const [first, last] = [fromEpochDay(from), fromEpochDay(to)]
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)]
  if (first === `${year}-01-01` && last === `${year}-12-31`)
    return text(`${year}年（月日不详）`, `${year} (day unknown)`)
  if (first === `${month}-01` && last.startsWith(month))
    return text(`${month}（日不详）`, `${month} (day unknown)`)
  return text(`${first} 至 ${last}`, `${first} to ${last}`)
}

function join(parts: readonly Text[], before: Text, zh: string, en: string = zh): Text {
  return text(
    before.zh + parts.map((part) => part.zh).join(zh),
    before.en + parts.map((part) => part.en).join(en),
  )
}

const clauses = new WeakMap<Citation, Text>()

/** A clause in brackets; a rule cites the same few again and again. */
export function clauseWords(per: Citation): Text {
  const kept = clauses.get(per)
  if (kept !== undefined) return kept
  const { en, zh } = composeCitation(per)
  const clause = text(`（${zh}）`, ` (${en})`)
  clauses.set(per, clause)
  return clause
}
