/** Of everything that outside systems reported, what counts: of each stage the fact by which the case goes on. */
import { conflictId } from "./conflict.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { disputes, factsOf, undisputed, type OutsideRecord } from "./outside-record.ts"
import type { OutsideHalf } from "./outside-state.ts"

/** The facts that count: those undisputed, and of each disputed message the content an officer chose. */
export function countingFacts({ record, settlements }: Pick<OutsideHalf, "record" | "settlements">) {
  const counting = new Set(undisputed(record))
  for (const contents of disputes(record)) {
    const settled = settlements.find(({ conflict }) => conflict === conflictId("message-changed", contents))
    const fact = settled?.keep === "theirs" ? contents[settled.chosen ?? -1] : undefined
    if (fact !== undefined) counting.add(fact)
  }
  return record.filter((fact) => counting.has(fact))
}

/** The outside acceptance that counts: the earliest, since from it on the authority's time runs. */
export const acceptanceIn = (facts: OutsideRecord): FactOf<"accepted"> | undefined =>
  factsOf(facts, "accepted")[0]

/** The outside decision that counts, and those in question where outside systems disagree. */
export function decisionIn(
  facts: OutsideRecord,
  settlements: OutsideHalf["settlements"],
): { readonly decision: FactOf<"decided"> | undefined; readonly disagreeing: readonly FactOf<"decided">[] } {
  const decisions = factsOf(facts, "decided")
  const [first] = decisions
  if (decisions.every(({ favourable }) => favourable === first?.favourable))
    return { decision: first, disagreeing: [] }
  const id = conflictId("outside-disagrees", decisions)
  const settled = settlements.find(({ conflict }) => conflict === id)
  return {
    decision: settled?.keep === "theirs" ? decisions[settled.chosen ?? -1] : undefined,
    disagreeing: settled === undefined ? decisions : [],
  }
}

/** The outside end without a decision that counts: the earliest. */
export const endIn = (facts: OutsideRecord): OutsideFact | undefined =>
  facts.find(({ stage }) => stage === "withdrawn" || stage === "terminated")
