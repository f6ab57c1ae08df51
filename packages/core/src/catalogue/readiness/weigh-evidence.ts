/** What the facts that a paper proves can change: the first part of an item's rules and routes in which one matters. */
import type { DecidingPart } from "./deciding-parts.ts"
import { type SeparatedCase, separatedCases, type Separation } from "./separated-cases.ts"

/** A fact that was not found to matter to a part: because it never does, or because that was not to be proved. */
export interface Tried {
  readonly part: DecidingPart
  readonly fact: string
  readonly separation: Exclude<Separation, { readonly outcome: "separates" }>
}

export type Weighed =
  | {
      readonly outcome: "matters"
      readonly part: DecidingPart
      readonly fact: string
      readonly cases: readonly [SeparatedCase, SeparatedCase]
    }
  /** None was found to matter. `open` are those of which it was not proved that they never do. */
  | { readonly outcome: "none-found"; readonly open: readonly Tried[] }

/** Looks for a fact that matters, part by part. */
export function weighEvidence(parts: readonly DecidingPart[], facts: readonly string[]): Weighed {
  const open: Tried[] = []
  for (const part of parts)
    for (const fact of facts) {
      const separation = separatedCases(part.plan, fact)
      if (separation.outcome === "separates")
        return { outcome: "matters", part, fact, cases: separation.cases }
      if (separation.outcome !== "never-matters") open.push({ part, fact, separation })
    }
  return { outcome: "none-found", open }
}
