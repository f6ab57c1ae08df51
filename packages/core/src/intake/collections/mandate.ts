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

/** What is wanting in a mandate for an act on a day; `null` when it carries it. */
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
