/** One case of the corpus of executions, and how cases are written. */
import { text } from "@onevisit/core/reasons"
import type { Condition, DecisionTime, Expression, FactValues, RuleDefinition } from "@onevisit/core/rules"
import { month } from "@onevisit/core/time"

export interface CorpusCase {
  /** A sentence that says what must not go wrong. */
  readonly name: string
  readonly definition: RuleDefinition
  readonly time: DecisionTime
  readonly rows: readonly FactValues[]
  /** Whether every execution has to carry the rule, or may refuse it by name. */
  readonly carries: "always" | "or-refuses"
}

const title = text("样例", "sample")
export const inAugust: DecisionTime = { month: month("2018-08") }

/** A case on a rule; for August 2018 and for every execution unless said. */
export function hostile(
  name: string,
  eligible: Condition,
  rows: readonly FactValues[],
  {
    amount,
    carries = "always",
    time = inAugust,
  }: Partial<Omit<CorpusCase, "definition">> & { readonly amount?: Expression | string } = {},
): CorpusCase {
  const definition = {
    v: 1,
    id: "hostile",
    title,
    eligible,
    ...(amount === undefined ? {} : { amount }),
  } as const
  return { name, definition, time, rows, carries }
}

/** Rows that say one thing each of a fact; `undefined` says nothing. */
export const values = (fact: string, ...all: readonly unknown[]): readonly FactValues[] =>
  all.map((value) => (value === undefined ? {} : { [fact]: value }) as FactValues)
