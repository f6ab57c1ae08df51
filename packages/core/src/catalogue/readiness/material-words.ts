/** What a paper is good for, in words. */
import { composeAmount, fen } from "../../money/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { outsideWords, type WitnessOutcome, witnessWords } from "../../rules/index.ts"
import { legWayNames } from "../names.ts"
import type { ServiceItem } from "../service-item.ts"
import type { DecidedBy, DecidingPart } from "./deciding-parts.ts"
import { quoted } from "./quoted.ts"
import type { SeparatedCase } from "./separated-cases.ts"
import type { Tried } from "./weigh-evidence.ts"

/** What is known of a dead paper. */
interface DeadPaper {
  readonly evidences: readonly string[]
  readonly nowhere: readonly string[]
  /** Whether it decides which other papers are asked for. */
  readonly asks: boolean
}

export const materialWords = {
  noEvidence: (paper: Text): Text =>
    text(
      `材料“${paper.zh}”未写明证明什么，无法判断是否必要。请补写其所证明的事实。`,
      `The material "${paper.en}" does not say what it proves, so that nobody can tell whether it is needed: add the facts it proves.`,
    ),
  noRule: (paper: Text): Text =>
    text(
      `没有可核对的规则，无法判断材料“${paper.zh}”是否必要。请先把条件写成规则。`,
      `There is no rule against which to tell whether the material "${paper.en}" is needed: write the conditions as a rule first.`,
    ),
  notProved: (paper: Text, open: readonly Tried[]): Text => {
    const reasons = open.map(reasonWords)
    return text(
      `材料“${paper.zh}”是否必要未能证明：${reasons.map(({ zh }) => zh).join("；")}。`,
      `Whether the material "${paper.en}" is needed was not proved: ${reasons.map(({ en }) => en).join("; ")}`,
    )
  },
  dead: (
    item: ServiceItem,
    paper: Text,
    { asks, evidences, nowhere }: DeadPaper,
    parts: readonly DecidingPart[],
  ): Text => {
    const facts = quoted(evidences.map((fact) => labelOf(item, parts, fact)))
    const none = quoted(nowhere.map((fact) => labelOf(item, parts, fact)))
    const zh = [
      `材料“${paper.zh}”只证明${facts.zh}，怎样都不改变结论、金额、办理路径或时限`,
      ...(nowhere.length > 0 ? [`规则中没有${none.zh}`] : []),
      ...(asks ? ["它只决定还要交哪些材料"] : []),
      "与办理无关，不应要求提交",
    ]
    const en = [
      `The material "${paper.en}" proves only ${facts.en}, which changes neither verdict nor amount nor route nor term for anybody`,
      ...(nowhere.length > 0 ? [`no rule names ${none.en}`] : []),
      ...(asks ? ["it decides only which other papers are asked for"] : []),
      "do not ask for it",
    ]
    return text(`${zh.join("；")}。`, `${en.join("; ")}.`)
  },
  tellsApart: (
    item: ServiceItem,
    paper: Text,
    { bound, decides }: DecidingPart,
    fact: string,
    cases: readonly [SeparatedCase, SeparatedCase],
  ): Text => {
    const label = bound.facts.find(({ name }) => name === fact)?.declaration.label ?? text(fact, fact)
    const [one, other] = cases.map(({ outcome, values }) => {
      const given = witnessWords(bound.facts, values)
      const result = outcomeWords(item, decides, outcome)
      return text(`${given.zh}的，${result.zh}`, `with ${given.en}, ${result.en}`)
    })
    return text(
      `材料“${paper.zh}”所证明的“${label.zh}”有用：${one?.zh}；${other?.zh}。`,
      `What the material "${paper.en}" proves, "${label.en}", matters: ${one?.en}; ${other?.en}.`,
    )
  },
}

function outcomeWords(item: ServiceItem, decides: DecidedBy, { amount, verdict }: WitnessOutcome): Text {
  if (verdict === null) return text("结果另有不同", "the result is another one")
  if (decides.by !== "leg") {
    const { holds, not } = RULES[decides.by]
    if (!verdict) return not
    if (amount === null) return holds
    const paid = composeAmount(fen(Number(amount)))
    return text(`${holds.zh}，金额${paid.zh}`, `${holds.en}, for ${paid.en}`)
  }
  const name = item.legs?.find(({ id }) => id === decides.leg)?.name ?? text(decides.leg, decides.leg)
  if (decides.way === null)
    return verdict
      ? text(`须办“${name.zh}”`, `"${name.en}" is needed`)
      : text(`不须办“${name.zh}”`, `"${name.en}" is not needed`)
  const way = legWayNames[decides.way]
  return verdict
    ? text(`“${name.zh}”可以${way.zh}`, `"${name.en}" can be done this way: ${way.en}`)
    : text(`“${name.zh}”不能${way.zh}`, `"${name.en}" cannot be done this way: ${way.en}`)
}

const RULES = {
  rule: { holds: text("符合条件", "the rule holds"), not: text("不符合条件", "the rule does not hold") },
  term: {
    holds: text("适用该时限", "that term holds"),
    not: text("不适用该时限", "that term does not hold"),
  },
}

function reasonWords({ fact, part, separation }: Tried): Text {
  const { title } = part.bound.rule.definition
  if (separation.outcome !== "outside")
    return text(`《${title.zh}》分支过多`, `${title.en} has too many branches.`)
  const reasons = separation.reasons.map((reason) => outsideWords[reason])
  return text(
    `《${title.zh}》中的${fact}：${reasons.map(({ zh }) => zh).join("，")}`,
    `${fact} in ${title.en}: ${reasons.map(({ en }) => en).join(" ")}`,
  )
}

/** What a fact is called: by a rule, by the question that asks for it, or by its name. */
function labelOf({ questions }: ServiceItem, parts: readonly DecidingPart[], fact: string): Text {
  const declared = parts.flatMap(({ bound }) => bound.facts).find(({ name }) => name === fact)
  const asked = questions.find((question) => question.fact === fact)
  return declared?.declaration.label ?? asked?.question ?? text(fact, fact)
}
