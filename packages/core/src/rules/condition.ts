/**
 * Conditions over facts, decided honestly: what is not known makes a condition undetermined unless the
 * rest settles it. This is the first, small form of the rule language.
 */
export type FactValue = string | number | boolean

/** What is known about a scenario or a subject; a fact that is absent is unknown, never false. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

/** A comparison of one fact, or conditions joined. `all` of nothing holds, `any` of nothing does not. */
export type Condition =
  | { readonly fact: string; readonly is: FactValue }
  | { readonly fact: string; readonly oneOf: readonly FactValue[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly atMost: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** 判定: `undetermined` (待核实) is never a silent yes or no. */
export type Verdict = "yes" | "no" | "undetermined"

/** One comparison as it was decided: the fact, what was known of it and what it was held against. */
export interface AtomReason {
  readonly fact: string
  readonly known: FactValue | undefined
  readonly expected: string
  readonly verdict: Verdict
}

/** A verdict with its reasons and what is missing. */
export interface Decided {
  readonly verdict: Verdict
  /** Every comparison looked at, in the order written. */
  readonly reasons: readonly AtomReason[]
  /** Facts that could still settle it; empty unless undetermined. */
  readonly missing: readonly string[]
}

/**
 * Decides by Kleene's strong logic: sound for every way the unknown facts may turn out.
 *
 * A known value that cannot be compared (no number where one is compared) settles nothing: it is asked again,
 * never taken for a silent no.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { decideCondition } from "@onevisit/core/rules"
 *
 * const teachesLong = { all: [{ fact: "isTeacher", is: true }, { fact: "yearsTaught", atLeast: 30 }] }
 * assert.equal(decideCondition(teachesLong, { isTeacher: false }).verdict, "no")
 * assert.deepEqual(decideCondition(teachesLong, { isTeacher: true }).missing, ["yearsTaught"])
 * ```
 */
export function decideCondition(condition: Condition, facts: Facts): Decided {
  const reasons: AtomReason[] = []
  const { missing, verdict } = decide(condition, facts, reasons)
  return { verdict, reasons, missing: [...new Set(missing)] }
}

/** The facts a condition names. */
export function factsOf(condition: Condition): readonly string[] {
  if ("fact" in condition) return [condition.fact]
  const parts = "not" in condition ? [condition.not] : "all" in condition ? condition.all : condition.any
  return [...new Set(parts.flatMap(factsOf))]
}

/** A verdict on a part, with the facts that could still settle it. */
interface Partly {
  readonly verdict: Verdict
  readonly missing: readonly string[]
}

const OPPOSITE: Readonly<Record<Verdict, Verdict>> = { yes: "no", no: "yes", undetermined: "undetermined" }

function decide(condition: Condition, facts: Facts, reasons: AtomReason[]): Partly {
  if ("all" in condition) return join(condition.all, facts, reasons, "no")
  if ("any" in condition) return join(condition.any, facts, reasons, "yes")
  if ("not" in condition) {
    const { missing, verdict } = decide(condition.not, facts, reasons)
    return { verdict: OPPOSITE[verdict], missing }
  }
  const { fact } = condition
  const known = Object.hasOwn(facts, fact) ? facts[fact] : undefined
  const verdict = known === undefined ? "undetermined" : holds(condition, known)
  reasons.push({ fact, known, expected: expectationOf(condition), verdict })
  return { verdict, missing: verdict === "undetermined" ? [fact] : [] }
}

/**
 * `decisive` from one part settles the whole; without it one undetermined part leaves it undetermined. What a
 * settled part does not know is no longer missing.
 */
function join(
  parts: readonly Condition[],
  facts: Facts,
  reasons: AtomReason[],
  decisive: "yes" | "no",
): Partly {
  const decided = parts.map((part) => decide(part, facts, reasons))
  if (decided.some(({ verdict }) => verdict === decisive)) return { verdict: decisive, missing: [] }
  const missing = decided.flatMap((part) => part.missing)
  if (decided.some(({ verdict }) => verdict === "undetermined")) return { verdict: "undetermined", missing }
  return { verdict: OPPOSITE[decisive], missing: [] }
}

type Atom = Extract<Condition, { readonly fact: string }>

function holds(atom: Atom, known: FactValue): Verdict {
  if ("is" in atom) return known === atom.is ? "yes" : "no"
  if ("oneOf" in atom) return atom.oneOf.includes(known) ? "yes" : "no"
  if (typeof known !== "number" || Number.isNaN(known)) return "undetermined"
  return ("atLeast" in atom ? known >= atom.atLeast : known <= atom.atMost) ? "yes" : "no"
}

function expectationOf(atom: Atom): string {
  if ("is" in atom) return `= ${atom.is}`
  if ("oneOf" in atom) return `∈ ${atom.oneOf.join(" | ")}`
  return "atLeast" in atom ? `≥ ${atom.atLeast}` : `≤ ${atom.atMost}`
}
