/** Builds the tree of reasons while a rule is decided: every condition with both operands and its clause. */
import { text, type Text } from "../../reasons/index.ts"
import { factsOf } from "../bound/facts-of.ts"
import type { BoundCondition, BoundExpression } from "../bound/bound-rule.ts"
import type { Evaluated, Reckoned } from "./combine.ts"
import type { Reason } from "./decision.ts"
import { reckon, type Watcher } from "./evaluate.ts"
import { clauseWords, factWords, type Showing, subjectWords, testWords, VERDICT_WORDS } from "./words.ts"

/** A watcher that keeps the reasons. */
export interface ReasonTree extends Watcher {
  /** The reason of the one condition that was told as a whole. */
  readonly root: () => Reason
  /** The reasons of all conditions that were told as a whole, in their order. */
  readonly all: () => readonly Reason[]
}

export function reasonTree(showing: Showing): ReasonTree {
  const stack: Reason[] = []
  return {
    decided: (it, evaluated, left, right) => {
      const parts = stack.splice(stack.length - partCount(it))
      stack.push(reasonOf(it, evaluated, left, right, parts, showing))
    },
    excepted: (it, { verdict }) => {
      const tests = stack.splice(stack.length - it.except.length)
      const core = stack.pop() as Reason
      const exceptions = tests.map((reason, at) => ({
        then: it.except[at]?.then === true,
        per: it.except[at]?.per ?? null,
        reason,
      }))
      stack.push({ ...core, verdict, exceptions, text: exceptedText(core, verdict, exceptions) })
    },
    root: () => stack.at(-1) as Reason,
    all: () => [...stack],
  }
}

function partCount(it: BoundCondition): number {
  if (it.kind === "all" || it.kind === "any") return it.parts.length
  return it.kind === "not" ? 1 : it.kind === "if" ? 3 : 0
}

function reasonOf(
  it: BoundCondition,
  { verdict }: Evaluated,
  left: Reckoned | null,
  right: Reckoned | null,
  parts: readonly Reason[],
  showing: Showing,
): Reason {
  const { code, kind, label, per } = it
  const sides = sidesOf(it, left, right, showing)
  const common = { kind, verdict, code, label, per, parts, exceptions: [], ...sides }
  const words = VERDICT_WORDS[verdict]
  const clause = per === null ? NOTHING : clauseWords(per)
  const named = label === null ? NOTHING : text(`${label.zh}：`, `${label.en}: `)
  const said = saidOf(it, sides, showing)
  return {
    ...common,
    text: text(
      `${named.zh}${said.zh}——${words.zh}${clause.zh}`,
      `${named.en}${said.en} – ${words.en}${clause.en}`,
    ),
  }
}

/** Both operands, also of a single test under a "not"; what joins the parts otherwise. */
function saidOf(it: BoundCondition, { left, right }: Pick<Reason, "left" | "right">, showing: Showing): Text {
  if (left !== null && right !== null)
    return text(`${left.zh}，要求${right.zh}`, `${left.en}; required: ${right.en}`)
  const part = it.kind === "not" ? it.part : null
  if (part?.kind !== "test" || part.except.length > 0) return JOINS[it.kind]
  const known = subjectWords(part.subject, reckon(part.subject, showing.known), showing)
  const operand = part.test.op === "in" ? null : reckon(part.test.operand, showing.known)
  const wanted = testWords(part.subject, part.test, operand, showing, true)
  return text(`${known.zh}，要求${wanted.zh}`, `${known.en}; required: ${wanted.en}`)
}

function sidesOf(
  it: BoundCondition,
  left: Reckoned | null,
  right: Reckoned | null,
  showing: Showing,
): Pick<Reason, "facts" | "left" | "right"> {
  if (it.kind === "test" && left !== null) {
    return {
      facts: [...new Set([...namesIn(it.subject), ...(it.test.op === "in" ? [] : namesIn(it.test.operand))])],
      left: subjectWords(it.subject, left, showing),
      right: testWords(it.subject, it.test, right, showing),
    }
  }
  if (it.kind === "judgement")
    return {
      facts: [it.fact.name],
      left: factWords(it.fact, showing),
      right: text("由人判断为是", "judged so by a person"),
    }
  return { facts: [], left: null, right: null }
}

const JOINS: Readonly<Record<Reason["kind"], Text>> = {
  test: text("", ""),
  judgement: text("", ""),
  all: text("须全部符合", "all of these"),
  any: text("符合其一即可", "any of these"),
  not: text("以下不得符合", "not this"),
  if: text("视情形而定", "depending on this"),
}

const NOTHING = text("", "")
/** The outcome with its exceptions, and the clause of the one that holds. */
function exceptedText(
  { text: said }: Reason,
  verdict: Reason["verdict"],
  exceptions: Reason["exceptions"],
): Text {
  const words = VERDICT_WORDS[verdict]
  const applied = exceptions.find(({ reason }) => reason.verdict !== "no")
  const per = applied?.reason.verdict === "yes" ? applied.per : null
  const clause = per === null ? NOTHING : clauseWords(per)
  return text(
    `${said.zh}；计入例外${clause.zh}后${words.zh}`,
    `${said.en}; with its exceptions${clause.en}: ${words.en}`,
  )
}

function namesIn(it: BoundExpression): readonly string[] {
  return factsOf(it).map(({ name }) => name)
}
