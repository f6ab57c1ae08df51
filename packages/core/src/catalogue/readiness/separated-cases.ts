/**
 * Whether a fact can change what a rule comes to, and for whom: two cases that differ in that fact alone. The rule is
 * held against itself with the fact under another name; where the two are the same rule, it never matters.
 */
import {
  equivalent,
  type OutsideReason,
  type Plan,
  type WitnessOutcome,
  type WitnessValues,
} from "../../rules/index.ts"

export interface SeparatedCase {
  /** One value for each fact that matters, as facts are held inside the rules; made up by the proof. */
  readonly values: WitnessValues
  readonly outcome: WitnessOutcome
}

export type Separation =
  | { readonly outcome: "separates"; readonly cases: readonly [SeparatedCase, SeparatedCase] }
  /** Whatever the other facts are, this one changes nothing. */
  | { readonly outcome: "never-matters" }
  /** It cannot be told, because parts of the rule cannot be read. */
  | { readonly outcome: "outside"; readonly reasons: readonly OutsideReason[] }
  | { readonly outcome: "too-large" }

/** Two cases that differ in the fact alone and in what the rule comes to. */
export function separatedCases(plan: Plan, fact: string): Separation {
  const names = plan.slots.map(({ name }) => name)
  if (!names.includes(fact)) return { outcome: "never-matters" }
  const other = freshName(fact, names)
  const slots = plan.slots.map((slot) => (slot.name === fact ? { ...slot, name: other } : slot))
  const proof = equivalent(plan, { ...plan, slots })
  switch (proof.outcome) {
    case "equivalent":
      return { outcome: "never-matters" }
    case "different": {
      const { [fact]: one, [other]: two, ...shared } = proof.witness
      const caseOf = (value: number | undefined): WitnessValues =>
        value === undefined ? shared : { ...shared, [fact]: value }
      return {
        outcome: "separates",
        cases: [
          { values: caseOf(one), outcome: proof.outcomes[0] },
          { values: caseOf(two), outcome: proof.outcomes[1] },
        ],
      }
    }
    case "outside":
      return { outcome: "outside", reasons: [...new Set(proof.parts.map(({ reason }) => reason))] }
    case "too-large":
      return { outcome: "too-large" }
    default:
      return unknownProof(proof)
  }
}

function freshName(fact: string, names: readonly string[]): string {
  let name = `${fact}′`
  while (names.includes(name)) name += "′"
  return name
}

function unknownProof(proof: never): never {
  throw new TypeError(`Unknown outcome: ${String((proof as { outcome?: unknown }).outcome)}`)
}
