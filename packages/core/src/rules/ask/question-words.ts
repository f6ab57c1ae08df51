/** Questions in words: what is asked of whom, and what the answer may settle. No value is written out. */
import { text, type Text } from "../../reasons/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import type { Known } from "../facts/read-fact.ts"
import type { State } from "./inquiry.ts"
import type { Asking, Query } from "./query.ts"
import type { Unanswerable } from "./unanswerable.ts"

/** `向人口库查询出生日期、户籍地：一经答复，可能即可认定不符合。` */
export function composeQuestion(
  bound: BoundRule,
  known: readonly Known[],
  asking: Asking,
  query: number,
): Text {
  const { source } = asking.queries[query] as Query
  const facts = asking.askedOf(asking.inquiry.start, query)
  const { en, zh } = labelsOf(bound, facts)
  const who = source.label ?? text(source.id, source.id)
  const may = settlingWords(asking, query)
  const isDisputed = facts.some((fact) => known[fact]?.state === "disputed")
  const isJudged = facts.some((fact) => bound.facts[fact]?.declaration.judged === true)
  const about = isDisputed ? text("，核实有争议之处", ", to settle what is disputed") : text("", "")
  if (isJudged)
    return text(
      `请${who.zh}判断${zh}${about.zh}：${may.zh}。`,
      `Have ${who.en} judge ${en}${about.en}: ${may.en}.`,
    )
  const verb = source.asks === "person" ? "询问" : "查询"
  return text(
    `向${who.zh}${verb}${zh}${about.zh}：${may.zh}。`,
    `Ask ${who.en} for ${en}${about.en}: ${may.en}.`,
  )
}

/** That no source can tell, fact by fact, and what to do. */
export function composeStuck(bound: BoundRule, facts: readonly Unanswerable[]): Text {
  const each = facts.map(({ because, fact }) => {
    const label = bound.facts.find(({ name }) => name === fact)?.declaration.label ?? text(fact, fact)
    const { en, zh } = BECAUSE[because]
    return text(`${label.zh}（${zh}）`, `${label.en} (${en})`)
  })
  return text(
    `结果尚不能认定，现有来源均无法查明：${each.map(({ zh }) => zh).join("、")}。请安排上门核实或由工作人员当面了解。`,
    `It is not settled, and no source can tell ${each.map(({ en }) => en).join(", ")}: arrange a home visit or have an officer find out.`,
  )
}

const BECAUSE: Readonly<Record<Unanswerable["because"], Text>> = {
  "no-source": text("没有来源", "there is no source"),
  spent: text("来源均已查询", "every source was asked"),
  judgement: text("须由人判断", "a person has to judge"),
  disputed: text("各来源不一致", "sources contradict each other"),
  withheld: text("不予提供", "it is withheld"),
}

/** What the answer by itself may settle. */
function settlingWords({ after, inquiry }: Asking, query: number): Text {
  const answers = after(inquiry.start, query)
    .map(({ state }) => state)
    .filter((state) => state !== inquiry.start)
  const settled = answers.filter((state) => inquiry.open(state).length === 0)
  if (settled.length === 0)
    return text("接下来须查明什么，取决于此答复", "what has to be asked next depends on it")
  if (settled.length === answers.length) return text("一经答复即可认定", "its answer settles it")
  const verdictOf = (state: State) => inquiry.outcome(state).verdict
  const [yes, no] = [
    settled.some((state) => verdictOf(state) === "yes"),
    settled.some((state) => verdictOf(state) === "no"),
  ]
  if (yes && no) return text("一经答复，可能即可认定", "its answer may settle it")
  return yes
    ? text("一经答复，可能即可认定符合", "its answer may settle that the rule holds")
    : text("一经答复，可能即可认定不符合", "its answer may settle that the rule does not hold")
}

function labelsOf(bound: BoundRule, facts: readonly number[]): Text {
  const labels = facts.map((fact) => bound.facts[fact]?.declaration.label ?? text("", ""))
  return text(labels.map(({ zh }) => zh).join("、"), labels.map(({ en }) => en).join(", "))
}
