/** Rows of plain values to columns, for those who hold their facts as objects and not in columns of their own. */
import type { BoundRule } from "../bound/bound-rule.ts"
import type { FactValues } from "../facts/observation.ts"
import type { Known } from "../facts/read-fact.ts"
import { readKnowledge } from "../interpret/decide.ts"
import { lower } from "../plan/lower.ts"
import type { ColumnBatch } from "./batch.ts"
import { type EncodedFact, encodeColumns } from "./encode.ts"

/**
 * The rows as a batch for the plan of a bound rule. A row with a dispute, something withheld, a value of the wrong type
 * or a person's judgement is odd: `completeOdd` decides it.
 */
export function encodeRows(bound: BoundRule, rows: readonly FactValues[]): ColumnBatch {
  return encodeColumns(
    lower(bound),
    rows.map((row) => readKnowledge(bound, row).map((known, at) => encodeFact(bound, known, at))),
  )
}

function encodeFact({ facts }: BoundRule, { possible, state }: Known, at: number): EncodedFact {
  const fact = facts[at]
  if (state === "unknown" || (state === "known" && possible === fact?.domain)) return null
  return state === "known" && fact?.declaration.judged !== true ? possible : "odd"
}
