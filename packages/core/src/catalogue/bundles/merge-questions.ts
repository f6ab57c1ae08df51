/** The questions of a bundle: a fact that several items ask for is asked once. */
import type { ScenarioQuestion } from "../../materials/index.ts"
import { type Finding, type Path, text } from "../../reasons/index.ts"

/** Who asks, and where that stands. */
export interface Asker {
  readonly path: Path
  readonly questions: readonly ScenarioQuestion[]
}

export interface MergedQuestions {
  /** Each fact once, as the first asks for it. */
  readonly questions: readonly ScenarioQuestion[]
  readonly findings: readonly Finding[]
}

/** Merges the questions; where two ask for one fact in different ways, that is reported at the later. */
export function mergeQuestions(askers: readonly Asker[]): MergedQuestions {
  const merged = new Map<string, ScenarioQuestion>()
  const findings: Finding[] = []
  for (const { path, questions } of askers) {
    for (const question of questions) {
      const first = merged.get(question.fact)
      if (first === undefined) merged.set(question.fact, question)
      else findings.push(...differences(first, question, [...path, question.fact]))
    }
  }
  return { questions: [...merged.values()], findings }
}

function differences(first: ScenarioQuestion, second: ScenarioQuestion, path: Path): readonly Finding[] {
  const values = ({ answers }: ScenarioQuestion): string =>
    answers
      .map(({ value }) => JSON.stringify(value))
      .toSorted()
      .join()
  if (values(first) !== values(second)) {
    const message = text(
      "同一问题在不同事项中的选项不同，无法一次问清；请统一选项，或使用不同的名称。",
      "One fact has different answers in different items and cannot be asked for once; make the answers the same, or name the facts apart.",
    )
    return [{ code: "question-conflict", path, severity: "error", message }]
  }
  if (first.question.zh === second.question.zh && first.question.en === second.question.en) return []
  const message = text(
    "同一问题在不同事项中的问法不同；请核对是否同一含义，并统一问法。",
    "One fact is asked for in different words by different items; see whether the same is meant, and use the same words.",
  )
  return [{ code: "question-worded-differently", path, severity: "warning", message }]
}
