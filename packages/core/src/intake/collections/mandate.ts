/**
 * Authority to act (委托): what one person lets the collector do for them, from a day until a day. It is one
 * person's each, names both sides, and counts only once the person or an officer has confirmed it: a
 * collector confirms nothing for itself. 民法总则 art. 162, 165; since 2021 民法典, the same articles.
 */
import type { Sealable } from "../../events/index.ts"
import type { AgentRelation, SubjectId } from "../../identity/index.ts"
import { isAgentFor } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** What a mandate may cover: 递交, 补正, 代为承诺, 代领. */
export type MandateAct = "hand-in" | "supplement" | "commit" | "collect"

export interface Mandate extends AgentRelation {
  /** The first day on which it no longer holds: a mandate to a collector always ends. */
  readonly validTo: PlainDate
  readonly scope: readonly MandateAct[]
  /** The signed letter: a hash of its text, and the evidence of the signature. */
  readonly letter: {
    readonly hash: string
    readonly signedOn: PlainDate
    readonly signature: Sealable<string>
  }
}

/** Why a mandate does not carry an act on a day. */
export type MandateGap = "for-another" | "unconfirmed" | "not-covered" | "not-yet" | "expired"

/**
 * What is wanting in a mandate for an act on a day; `null` when it carries it. The last day counts no more.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { subjectIdOf } from "@onevisit/core/identity"
 * import { mandateGap, type Mandate } from "@onevisit/core/intake/collections"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const school = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
 * const teacher = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
 * const mandate: Mandate = {
 *   agent: school,
 *   principal: teacher,
 *   capacity: "authorised-agent",
 *   validFrom: plainDate("2018-07-01"),
 *   validTo: plainDate("2018-08-01"),
 *   scope: ["hand-in", "supplement"],
 *   letter: { hash: "sha256:…", signedOn: plainDate("2018-07-01"), signature: "…" },
 * }
 * const pair = { agent: school, principal: teacher }
 * const vouchedFor = { mandate, confirmed: true }
 * assert.equal(mandateGap(vouchedFor, pair, "hand-in", plainDate("2018-07-31")), null)
 * assert.equal(mandateGap(vouchedFor, pair, "hand-in", plainDate("2018-08-01")), "expired")
 * assert.equal(mandateGap(vouchedFor, pair, "collect", plainDate("2018-07-31")), "not-covered")
 * assert.equal(mandateGap({ mandate, confirmed: false }, pair, "hand-in", plainDate("2018-07-31")), "unconfirmed")
 * ```
 */
export function mandateGap(
  given: { readonly mandate: Mandate; readonly confirmed: boolean },
  pair: { readonly agent: SubjectId; readonly principal: SubjectId },
  act: MandateAct,
  on: PlainDate,
): MandateGap | null {
  const { confirmed, mandate } = given
  if (mandate.agent !== pair.agent || mandate.principal !== pair.principal) return "for-another"
  if (!confirmed) return "unconfirmed"
  if (!mandate.scope.includes(act)) return "not-covered"
  if (isAgentFor(mandate, pair, on)) return null
  return on < mandate.validFrom ? "not-yet" : "expired"
}
