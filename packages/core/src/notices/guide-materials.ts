/**
 * The materials of an item as a table, and the conditions on which they are needed in words: the labels of
 * the scenario questions, never the names of facts. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { ScenarioQuestion, ServiceItem } from "../catalogue/index.ts"
import { composeAlternatives, type MaterialRequirement } from "../materials/index.ts"
import { text, type Text } from "../reasons/index.ts"
import type { Condition, FactValue } from "../rules/index.ts"
import { deferralNames, necessityNames } from "./guide-words.ts"
import type { GuideBlock } from "./guide.ts"

const COLUMNS = [
  text("材料名称", "Material"),
  text("何时需要", "Needed when"),
  text("形式和份数", "Form and number"),
  text("必要性", "Necessity"),
  text("容缺", "May be owed"),
  text("由谁提供", "Who provides it"),
]

/** The table of an item's materials, one row each; what the authority obtains is said not to be needed. */
export function composeMaterialsTable({ materials, questions }: ServiceItem): GuideBlock {
  return {
    kind: "table",
    columns: COLUMNS,
    rows: materials.map((material) => {
      const own = material.obtainedBy === "applicant"
      return [
        composeName(material),
        material.when ? composeCondition(material.when, questions) : text("均需", "always"),
        own ? composeAlternatives(material.accepts) : text("无需提交", "not to be handed in"),
        necessityNames[material.necessity],
        own ? composeDeferral(material) : text("不适用", "does not apply"),
        own
          ? composeProvider(material)
          : text("由办理机关核验，无需提交", "checked by the authority; not to be handed in"),
      ]
    }),
  }
}

/** A condition in the words of the questions that ask for its facts. */
export function composeCondition(condition: Condition, questions: readonly ScenarioQuestion[]): Text {
  if ("not" in condition) {
    const inner = composeCondition(condition.not, questions)
    return text(`并非（${inner.zh}）`, `not (${inner.en})`)
  }
  if ("all" in condition) return join(condition.all, questions, "且", " and ")
  if ("any" in condition) return join(condition.any, questions, "或", " or ")
  const question = questions.find(({ fact }) => fact === condition.fact)
  const asked = question?.question ?? text(condition.fact, condition.fact)
  const label = (value: FactValue): Text =>
    question?.answers.find((answer) => answer.value === value)?.label ?? text(String(value), String(value))
  if ("is" in condition) return answered(asked, [label(condition.is)])
  if ("oneOf" in condition) return answered(asked, condition.oneOf.map(label))
  return "atLeast" in condition
    ? answered(asked, [text(`不少于 ${condition.atLeast}`, `at least ${condition.atLeast}`)])
    : answered(asked, [text(`不超过 ${condition.atMost}`, `at most ${condition.atMost}`)])
}

function answered(question: Text, answers: readonly Text[]): Text {
  return text(
    `${question.zh}${answers.map(({ zh }) => `“${zh}”`).join("或")}`,
    `${question.en} ${answers.map(({ en }) => `"${en}"`).join(" or ")}`,
  )
}

function join(
  parts: readonly Condition[],
  questions: readonly ScenarioQuestion[],
  zh: string,
  en: string,
): Text {
  const composed = parts.map((part) => {
    const words = composeCondition(part, questions)
    return "all" in part || "any" in part ? text(`（${words.zh}）`, `(${words.en})`) : words
  })
  return text(composed.map((part) => part.zh).join(zh), composed.map((part) => part.en).join(en))
}

function composeName({ name, remark }: MaterialRequirement): Text {
  return remark ? text(`${name.zh}（${remark.zh}）`, `${name.en} (${remark.en})`) : name
}

function composeDeferral({ deferrable }: MaterialRequirement): Text {
  if (deferrable.length === 0) return text("否", "no")
  const ways = deferrable.map((way) => deferralNames[way])
  return text(ways.map(({ zh }) => zh).join("；"), ways.map(({ en }) => en).join("; "))
}

function composeProvider({ issuedBy }: MaterialRequirement): Text {
  return issuedBy
    ? text(`申请人提供（出具：${issuedBy.zh}）`, `the applicant (issued by: ${issuedBy.en})`)
    : text("申请人提供", "the applicant")
}
