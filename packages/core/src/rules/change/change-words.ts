/** A change in words: from what to what, on which day, and why. Sensitive values are not written out. */
import { composeAmount } from "../../money/index.ts"
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import { toEpochDay } from "../../time/index.ts"
import type { DecisionTime } from "../bound/when.ts"
import { VERDICT_WORDS } from "../interpret/words.ts"
import type { Rule } from "../language/rule.ts"
import type { Cause } from "./mover.ts"
import type { Standing, StandingInParts } from "./standing.ts"

/** Why: `reached` is the number that the mover has come to. */
export function composeCause(rule: Rule, cause: Cause, reached: number): Text {
  switch (cause.kind) {
    case "age":
      return ageWords(rule, cause, reached)
    case "day": {
      const labels = labelsOf(rule, cause.facts)
      return cause.facts.length === 0
        ? text("认定日期到达规则所定的界限", "the day of the decision reaches a limit of the rule")
        : text(
            `认定日期到达由${labels.zh}所定的界限`,
            `the day of the decision reaches a limit set by ${labels.en}`,
          )
    }
    case "parameter":
      return parameterWords(rule, cause.id, reached)
    case "codes": {
      const title = rule.codes?.[cause.scheme]?.title
      return text(
        `代码表“${title?.zh ?? cause.scheme}”有变动`,
        `the table of codes “${title?.en ?? cause.scheme}” changes`,
      )
    }
    default:
      return unknownCause(cause)
  }
}

/** The whole: `自 2018-08 起由不符合变为符合，金额由0.00元变为50.00元：…`. */
export function composeChange(
  time: DecisionTime,
  before: StandingInParts,
  after: StandingInParts,
  causes: readonly { readonly text: Text }[],
): Text {
  const on = "on" in time ? time.on : time.month
  const parts = [verdictWords(before, after), amountWords(before, after)].filter((part) => part !== null)
  const [zh, en] = [parts.map((part) => part.zh).join("，"), parts.map((part) => part.en).join(", ")]
  const why = causes.map((cause) => cause.text)
  return text(
    `自 ${on} 起${zh}：${why.map((each) => each.zh).join("；")}。`,
    `From ${on}: ${en}, because ${why.map((each) => each.en).join("; ")}.`,
  )
}

function ageWords(rule: Rule, cause: Extract<Cause, { readonly kind: "age" }>, reached: number): Text {
  const [born = "", ...others] = cause.facts
  const declaration = rule.sheet.facts[born]
  const label = declaration?.label ?? text(born, born)
  const beside = labelsOf(rule, others)
  const isHidden = declaration?.sensitive === true
  const years = isHidden || others.length > 0 ? LIMIT : text(`满${reached}周岁`, `${reached}`)
  const reach = REACH[cause.reach]
  const limits = others.length === 0 ? text("", "") : text(`（由${beside.zh}所定）`, ` (set by ${beside.en})`)
  return text(
    `按${label.zh}计算的年龄${reach.zh}${years.zh}${limits.zh}`,
    `the age by ${label.en} ${reach.en} ${years.en}${limits.en}`,
  )
}

const LIMIT = text("到达规则所定的界限", "a limit of the rule")

const REACH = {
  exact: text("", "reaches"),
  possible: text("可能", "may reach"),
  sure: text("必定", "certainly reaches"),
} as const

function parameterWords(rule: Rule, id: string, day: number): Text {
  const history = rule.parameters?.find((parameter) => parameter.id === id)
  const label = history?.label ?? text(id, id)
  const edition = history?.values.find(({ from }) => toEpochDay(from) === day)
  const source = edition === undefined ? null : composeCitation(edition.source)
  return text(
    `参数“${label.zh}”的新取值施行${source === null ? "" : `（${source.zh}）`}`,
    `a new value of “${label.en}” takes effect${source === null ? "" : ` (${source.en})`}`,
  )
}

function verdictWords(before: Standing, after: Standing): Text | null {
  if (before.verdict === after.verdict) return null
  const [from, to] = [VERDICT_WORDS[before.verdict], VERDICT_WORDS[after.verdict]]
  return text(`由${from.zh}变为${to.zh}`, `${from.en} becomes ${to.en}`)
}

function amountWords(before: StandingInParts, after: StandingInParts): Text | null {
  if (before.amount === null || after.amount === null) return null
  const [from, to] = [boundsWords(before.amount), boundsWords(after.amount)]
  if (from.zh === to.zh) return null
  if (before.isSensitive || after.isSensitive) return text("金额有变动", "the amount changes")
  return text(`金额由${from.zh}变为${to.zh}`, `the amount from ${from.en} to ${to.en}`)
}

function boundsWords({ max, min }: NonNullable<Standing["amount"]>): Text {
  const [least, greatest] = [composeAmount(min), composeAmount(max)]
  return min === max ? least : text(`${least.zh}—${greatest.zh}`, `${least.en}–${greatest.en}`)
}

function labelsOf(rule: Rule, facts: readonly string[]): Text {
  const labels = facts.map((name) => rule.sheet.facts[name]?.label ?? text(name, name))
  return text(labels.map(({ zh }) => zh).join("、"), labels.map(({ en }) => en).join(", "))
}

function unknownCause(cause: never): never {
  throw new TypeError(`Unknown cause: ${String((cause as { kind?: unknown }).kind)}`)
}
