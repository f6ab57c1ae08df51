/**
 * Which conditions of the rule language make sense in a scenario: comparisons of an answer with values, joined, with
 * the language's remarks and exceptions. A day, a parameter, an amount or a judgement is nothing that a question asks.
 */
import * as Result from "effect/Result"
import { type Issue, type Path, text } from "../reasons/index.ts"
import { checkRule, type Condition, type Rule } from "../rules/index.ts"
import { isNumeric, type ScenarioQuestion, scenarioSheet } from "./scenario.ts"

/**
 * Everything about a condition that does not fit the questions of its item, each with its path in the condition:
 * facts that no question asks for, values that are no answer, forms that a scenario has no place for, and what the
 * language itself refuses. Joining nothing is refused too, since whoever wrote it meant something.
 */
export function checkScenario(
  condition: Condition,
  questions: readonly ScenarioQuestion[],
): readonly Issue[] {
  const read = readScenario(condition, questions)
  const empty = partsOf(condition, []).flatMap(({ it, path }) => {
    const key = "all" in it ? "all" : "any" in it ? "any" : null
    return key !== null && below(it, path).length === 0
      ? [{ path: [...path, key], expected: "at least one condition" }]
      : []
  })
  return [...(Result.isSuccess(read) ? [] : read.failure), ...empty]
}

/** A condition as a checked rule about no money, or everything about it that does not fit the questions. */
export function readScenario(
  condition: Condition,
  questions: readonly ScenarioQuestion[],
): Result.Result<Rule, readonly Issue[]> {
  const found = partsOf(condition, []).flatMap(({ it, path }) =>
    misfitsOf(it, questions).map((issue) => ({ ...issue, part: path, path: [...path, ...issue.path] })),
  )
  const definition = { v: 1, id: "scenario", title: text("情形", "Scenario"), eligible: condition } as const
  const checked = checkRule(definition, { sheet: scenarioSheet(questions) })
  if (found.length === 0 && Result.isSuccess(checked)) return Result.succeed(checked.success)
  const refused = Result.isSuccess(checked) ? [] : checked.failure.issues
  // Paths of the language begin at the rule. What is said of a comparison is not said again in other words.
  const others = refused
    .map(({ expected, path }) => ({ path: path.slice(1), expected }))
    .filter(({ path }) => !found.some(({ part }) => part.every((step, at) => step === path[at])))
  return Result.fail([...found.map(({ expected, path }) => ({ path, expected })), ...others])
}

/** The facts that a condition names in its comparisons, in the order written. */
export function factsIn(condition: Condition): readonly string[] {
  return [...new Set(partsOf(condition, []).flatMap(({ it }) => ("fact" in it ? [it.fact] : [])))]
}

interface Part {
  readonly it: Condition
  readonly path: Path
}

/** A condition and everything below it. */
function partsOf(it: Condition, path: Path): readonly Part[] {
  const exceptions = (it.except ?? []).map(({ when }, at) => ({
    it: when,
    path: [...path, "except", at, "when"],
  }))
  return [{ it, path }, ...[...below(it, path), ...exceptions].flatMap((part) => partsOf(part.it, part.path))]
}

function below(it: Condition, path: Path): readonly Part[] {
  if ("all" in it) return it.all.map((part, at) => ({ it: part, path: [...path, "all", at] }))
  if ("any" in it) return it.any.map((part, at) => ({ it: part, path: [...path, "any", at] }))
  if ("not" in it) return [{ it: it.not, path: [...path, "not"] }]
  if (!("if" in it)) return []
  return [
    { it: it.if, path: [...path, "if"] },
    { it: it.then, path: [...path, "then"] },
    { it: it.else, path: [...path, "else"] },
  ]
}

const ANSWER = "the value of an answer to the question"

/** What does not fit of one comparison. */
function misfitsOf(it: Condition, questions: readonly ScenarioQuestion[]): readonly Issue[] {
  if ("value" in it) return [{ path: ["value"], expected: "`fact`: a scenario reckons nothing" }]
  if ("judgement" in it)
    return [{ path: ["judgement"], expected: "`fact`: a scenario is settled by answers" }]
  if (!("fact" in it)) return []
  const question = questions.find(({ fact }) => fact === it.fact)
  if (question === undefined)
    return [{ path: ["fact"], expected: "a fact that a question of the item asks for" }]
  const isAnswer = (value: unknown) => question.answers.some((answer) => answer.value === value)
  if ("is" in it) return isAnswer(it.is) ? [] : [{ path: ["is"], expected: ANSWER }]
  if ("oneOf" in it) {
    if (!Array.isArray(it.oneOf)) return [{ path: ["oneOf"], expected: "a list of answers to the question" }]
    return it.oneOf.flatMap((value, at) =>
      isAnswer(value) ? [] : [{ path: ["oneOf", at], expected: ANSWER }],
    )
  }
  if ("within" in it) return [{ path: ["within"], expected: "`is` or `oneOf`: no question asks for a code" }]
  if (!isNumeric(question))
    return [{ path: ["fact"], expected: "a fact whose question is answered with numbers" }]
  const order = ORDERS.find((key) => key in it) ?? "atLeast"
  return Number.isSafeInteger(Reflect.get(it, order)) ? [] : [{ path: [order], expected: "a whole number" }]
}

const ORDERS = ["atLeast", "atMost", "above", "below"] as const
