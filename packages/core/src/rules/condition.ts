/**
 * Conditions over facts, decided honestly: what is not known makes a condition undetermined unless the
 * rest settles it. This is the first, small form of the rule language.
 */
export type FactValue = string | number | boolean

/** What is known about a scenario or a subject; a fact that is absent is unknown, never false. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

export type Condition =
  | { readonly fact: string; readonly is: FactValue }
  | { readonly fact: string; readonly oneOf: readonly FactValue[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly atMost: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export type Verdict = "yes" | "no" | "undetermined"

/** One comparison as it was decided: the fact, what was known of it and what it was held against. */
export interface AtomReason {
  readonly fact: string
  readonly known: FactValue | undefined
  readonly expected: string
  readonly verdict: Verdict
}

export interface Decided {
  readonly verdict: Verdict
  /** Every comparison looked at, in the order written. */
  readonly reasons: readonly AtomReason[]
  /** Facts that could still settle it; empty unless undetermined. */
  readonly missing: readonly string[]
}

/** Decides by Kleene's strong logic: sound for every way the unknown facts may turn out. */
export function decideCondition(condition: Condition, facts: Facts): Decided {
  const reasons: AtomReason[] = []
  const verdict = decide(condition, facts, reasons)
  const missing =
    verdict === "undetermined" ? reasons.filter((r) => r.verdict === "undetermined").map((r) => r.fact) : []
  return { verdict, reasons, missing: [...new Set(missing)] }
}

/** The facts a condition names. */
export function factsOf(condition: Condition): readonly string[] {
  if ("fact" in condition) return [condition.fact]
  const parts = "not" in condition ? [condition.not] : "all" in condition ? condition.all : condition.any
  return [...new Set(parts.flatMap(factsOf))]
}

function decide(condition: Condition, facts: Facts, reasons: AtomReason[]): Verdict {
  if ("all" in condition) return join(condition.all, facts, reasons, "no", "yes")
  if ("any" in condition) return join(condition.any, facts, reasons, "yes", "no")
  if ("not" in condition) {
    const inner = decide(condition.not, facts, reasons)
    return inner === "undetermined" ? inner : inner === "yes" ? "no" : "yes"
  }
  const known = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined
  const verdict = known === undefined ? "undetermined" : holds(condition, known) ? "yes" : "no"
  reasons.push({ fact: condition.fact, known, expected: expectationOf(condition), verdict })
  return verdict
}

/** `decisive` from one part settles the whole; without it one undetermined part leaves it undetermined. */
function join(
  parts: readonly Condition[],
  facts: Facts,
  reasons: AtomReason[],
  decisive: Verdict,
  otherwise: Verdict,
): Verdict {
  let verdict = otherwise
  for (const part of parts) {
    const one = decide(part, facts, reasons)
    if (one === decisive) verdict = decisive
    else if (one === "undetermined" && verdict !== decisive) verdict = "undetermined"
  }
  return verdict
}

type Atom = Extract<Condition, { readonly fact: string }>

function holds(atom: Atom, known: FactValue): boolean {
  if ("is" in atom) return known === atom.is
  if ("oneOf" in atom) return atom.oneOf.includes(known)
  if (typeof known !== "number") return false
  return "atLeast" in atom ? known >= atom.atLeast : known <= atom.atMost
}

function expectationOf(atom: Atom): string {
  if ("is" in atom) return `= ${atom.is}`
  if ("oneOf" in atom) return `∈ ${atom.oneOf.join(" | ")}`
  return "atLeast" in atom ? `≥ ${atom.atLeast}` : `≤ ${atom.atMost}`
}
