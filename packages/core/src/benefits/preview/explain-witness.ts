/** A witness of a reform in words, by its facts: for whoever may see them, and not a part of the preview. */
import { type BoundRule, decide, type Decision, type FactValues } from "../../rules/index.ts"

export interface WitnessWords {
  /** By the edition that stands. */
  readonly before: Decision
  /** By the one that is proposed. */
  readonly after: Decision
}

/**
 * Decides the facts of one row by both editions: verdict, amount and every reason with its clause, Chinese and English.
 * The words hold what is known of the person.
 */
export function explainWitness(
  facts: FactValues,
  { after, before }: { readonly before: BoundRule; readonly after: BoundRule },
): WitnessWords {
  return { before: decide(before, facts), after: decide(after, facts) }
}
