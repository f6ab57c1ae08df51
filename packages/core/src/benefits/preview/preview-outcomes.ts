/**
 * The preview of a reform where the population is: two editions determined on one feed, joined by person. Whoever stands in
 * neither answer is refused by both, so that no more leaves the population than those whom an edition entitles or leaves open.
 */
import { NO } from "../../rules/index.ts"
import type { RunOutcome, RunTotals } from "../sweep/index.ts"
import { REFORM_CHANGES, type ReformChange, reformChangeOf } from "./change-kind.ts"
import type { ReformPreview } from "./preview-reform.ts"

/** What one edition came to. */
export interface EditionOutcomes {
  /** By pseudonym, of everybody who is entitled or of whom something is open. The others are not entitled. */
  readonly outcomes: ReadonlyMap<string, RunOutcome>
  readonly totals: RunTotals
}

export interface PreviewOfOutcomes extends Omit<ReformPreview, "witnesses"> {
  /** Somebody for each kind of change there is: the pseudonym that comes first. */
  readonly examples: Readonly<Partial<Record<ReformChange, string>>>
}

/**
 * Counts what a reform does to each person, of `subjects` in the feed.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { previewOutcomes } from "@onevisit/core/benefits"
 *
 * const totals = { subjects: 3, entitled: 1, notEntitled: 2, undetermined: 0, amount: 3000 }
 * const before = { outcomes: new Map([["p1", { status: 1, reasons: 0, amount: 3000 } as const]]), totals }
 * const after = { outcomes: new Map([["p2", { status: 1, reasons: 0, amount: 3000 } as const]]), totals }
 * const { counts, examples } = previewOutcomes(before, after, 3)
 * assert.deepEqual([counts.gained, counts.lost, counts.unchanged], [1, 1, 1])
 * assert.deepEqual(examples, { gained: "p2", lost: "p1" })
 * ```
 */
export function previewOutcomes(
  before: EditionOutcomes,
  after: EditionOutcomes,
  subjects: number,
): PreviewOfOutcomes {
  const counts = zeros()
  const costOf = zeros()
  const examples: Partial<Record<ReformChange, string>> = {}
  const people = new Set([...before.outcomes.keys(), ...after.outcomes.keys()])
  for (const person of people) {
    const was = before.outcomes.get(person) ?? refused
    const willBe = after.outcomes.get(person) ?? refused
    const change = reformChangeOf(was, willBe)
    counts[change] += 1
    costOf[change] += willBe.amount - was.amount
    const first = examples[change]
    if (change !== "unchanged" && (first === undefined || person < first)) examples[change] = person
  }
  counts.unchanged += Math.max(0, subjects - people.size)
  return {
    counts,
    costOf,
    cost: {
      before: before.totals.amount,
      after: after.totals.amount,
      difference: after.totals.amount - before.totals.amount,
    },
    totals: { before: before.totals, after: after.totals },
    examples,
  }
}

const refused: RunOutcome = { status: NO, reasons: 0, amount: 0 }

function zeros(): Record<ReformChange, number> {
  return Object.fromEntries(REFORM_CHANGES.map((change) => [change, 0])) as Record<ReformChange, number>
}
