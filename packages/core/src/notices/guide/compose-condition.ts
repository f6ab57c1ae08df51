/**
 * The condition of a scenario in words: the labels of the questions and of their answers, never the names of facts.
 * What a question does not ask is left for the authority to determine. 行政许可法 art. 30.
 */
import type { ScenarioQuestion } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { Condition, Operand } from "../../rules/index.ts"

/** A condition in the words of the questions that ask for its facts; a label that it has stands for it. */
export function composeCondition(condition: Condition, questions: readonly ScenarioQuestion[]): Text {
  let words = condition.label ?? composeCore(condition, questions)
  for (const { then, when } of condition.except ?? []) {
    const { en, zh } = composeCondition(when, questions)
    words = then
      ? text(`${words.zh}；${zh}的，亦需要`, `${words.en}; also where ${en}`)
      : text(`${words.zh}；${zh}的，不需要`, `${words.en}; not where ${en}`)
  }
  return words
}

function composeCore(condition: Condition, questions: readonly ScenarioQuestion[]): Text {
  if ("not" in condition) {
    const inner = composeCondition(condition.not, questions)
    return text(`并非（${inner.zh}）`, `not (${inner.en})`)
  }
  if ("all" in condition) return join(condition.all, questions, "且", " and ")
  if ("any" in condition) return join(condition.any, questions, "或", " or ")
  if ("if" in condition) {
    const [test, then, otherwise] = [condition.if, condition.then, condition.else].map((part) =>
      composeCondition(part, questions),
    ) as [Text, Text, Text]
    return text(
      `如（${test.zh}），则（${then.zh}），否则（${otherwise.zh}）`,
      `if (${test.en}) then (${then.en}), otherwise (${otherwise.en})`,
    )
  }
  if (!("fact" in condition)) return text("由办理机关核定", "as the authority determines")
  const { fact } = condition
  const question = questions.find((each) => each.fact === fact)
  return composeAnswers(question?.question ?? text(fact, fact), comparedWith(condition, question))
}

/** What the answer is held against; several where any of them will do. */
function comparedWith(
  comparison: Extract<Condition, { readonly fact: string }>,
  question: ScenarioQuestion | undefined,
): readonly Text[] {
  const label = (value: Operand): Text =>
    question?.answers.find((answer) => answer.value === value)?.label ?? wordsOf(value)
  if ("is" in comparison) return [label(comparison.is)]
  if ("oneOf" in comparison)
    return "parameter" in comparison.oneOf ? [LAID_DOWN] : comparison.oneOf.map(label)
  if ("within" in comparison) return [text(`${comparison.within}之内`, `within ${comparison.within}`)]
  if ("atLeast" in comparison) return [bounded("不少于", "at least", comparison.atLeast)]
  if ("atMost" in comparison) return [bounded("不超过", "at most", comparison.atMost)]
  return "above" in comparison
    ? [bounded("多于", "more than", comparison.above)]
    : [bounded("少于", "less than", comparison.below)]
}

const LAID_DOWN = text("规定的数值", "the value laid down")

function bounded(zh: string, en: string, bound: Operand): Text {
  const words = wordsOf(bound)
  return text(`${zh} ${words.zh}`, `${en} ${words.en}`)
}

function wordsOf(value: Operand): Text {
  return typeof value === "object" ? LAID_DOWN : text(String(value), String(value))
}

function composeAnswers(question: Text, answers: readonly Text[]): Text {
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
    return isSimple(part) ? words : text(`（${words.zh}）`, `(${words.en})`)
  })
  return text(composed.map((part) => part.zh).join(zh), composed.map((part) => part.en).join(en))
}

/** Whether the words of a part stand among others without brackets. */
function isSimple(part: Condition): boolean {
  if ((part.except ?? []).length > 0) return false
  return part.label !== undefined || !("all" in part || "any" in part || "if" in part)
}
