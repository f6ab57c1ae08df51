/** Facts that are open and that no source can tell, each with what stands in the way. */
import type { BoundRule } from "../bound/bound-rule.ts"
import type { Known } from "../facts/read-fact.ts"
import { barrierOf, type Query } from "./query.ts"
import type { AskingTerms } from "./source.ts"

/**
 * - `no-source`: none was given
 * - `spent`: every source was asked already
 * - `judgement`: a person must judge it, and no person can be asked
 * - `disputed`: no source that is left can end the dispute
 * - `withheld`: it is not asked for again
 */
export interface Unanswerable {
  readonly fact: string
  readonly because: "no-source" | "spent" | "judgement" | "disputed" | "withheld"
}

/** The open facts that none of the queries tells. */
export function unanswerableIn(
  bound: BoundRule,
  known: readonly Known[],
  open: readonly number[],
  queries: readonly Query[],
  { sources, spent = [] }: AskingTerms,
): readonly Unanswerable[] {
  return open.flatMap((fact): readonly Unanswerable[] => {
    if (queries.some(({ facts }) => facts.includes(fact))) return []
    const name = bound.facts[fact]?.name ?? ""
    if (known[fact]?.state === "withheld") return [{ fact: name, because: "withheld" }]
    const telling = sources.filter(({ answers, successRate }) => answers.includes(name) && successRate !== 0)
    if (telling.some((source) => spent.includes(source.id) && barrierOf(bound, known, fact, source) === null))
      return [{ fact: name, because: "spent" }]
    const barriers = telling.map((source) => barrierOf(bound, known, fact, source))
    const isJudged = bound.facts[fact]?.declaration.judged === true
    return [
      {
        fact: name,
        because: barriers.find((each) => each !== null) ?? (isJudged ? "judgement" : "no-source"),
      },
    ]
  })
}
