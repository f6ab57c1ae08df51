/** Checks what a plan is made with, all of it at once, and reads the beliefs. */
import type { Issue, Path } from "../../reasons/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { readFact } from "../facts/read-fact.ts"
import type { Weighed } from "./cell-weights.ts"
import type { AskingTerms } from "./source.ts"

export interface CheckedTerms {
  readonly issues: readonly Issue[]
  /** For each fact of the rule, by place. */
  readonly beliefs: readonly (readonly Weighed[])[]
}

/** Facts that the rule does not name are left aside: they cannot matter. */
export function checkTerms(bound: BoundRule, terms: AskingTerms): CheckedTerms {
  const issues: Issue[] = []
  const amount = (path: Path, value: number | undefined, most = Number.MAX_VALUE): void => {
    if (value !== undefined && !(value >= 0 && value <= most))
      issues.push({ path, expected: most === 1 ? "a rate from 0 to 1" : "a number from 0 up" })
  }
  const ids = new Set<string>()
  for (const [at, source] of terms.sources.entries()) {
    const path = ["sources", at]
    if (ids.has(source.id)) issues.push({ path: [...path, "id"], expected: "an id of its own" })
    ids.add(source.id)
    amount([...path, "cost"], source.cost)
    amount([...path, "latency"], source.latency)
    amount([...path, "privacyWeight"], source.privacyWeight)
    amount([...path, "successRate"], source.successRate, 1)
  }
  amount(["latencyWeight"], terms.latencyWeight)
  amount(["sensitiveWeight"], terms.sensitiveWeight)
  amount(["effort", "exact"], terms.effort?.exact)
  amount(["effort", "lookAhead"], terms.effort?.lookAhead)
  const beliefs = bound.facts.map((fact) => {
    const given = terms.beliefs ?? {}
    return (Object.hasOwn(given, fact.name) ? (given[fact.name] ?? []) : []).flatMap(
      ({ value, weight }, at): readonly Weighed[] => {
        const path = ["beliefs", fact.name, at]
        amount([...path, "weight"], weight)
        const { expected, possible, state } = readFact(fact, value)
        if (state === "known") return [{ inside: possible, weight }]
        issues.push({ path: [...path, "value"], expected: expected ?? "a value" })
        return []
      },
    )
  })
  return { issues, beliefs }
}
