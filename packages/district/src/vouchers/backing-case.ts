/**
 * The case behind a claim at the window: one of the scheme's item, of the same holder, accepted. Its acceptance is the
 * day of the claim, its papers are the claim's, and while it owes anything nothing is approved.
 */
import type { SubjectId } from "@onevisit/core/identity"
import type { ClaimedVia, Evidence, VoucherScheme } from "@onevisit/core/benefits/vouchers"
import { type Refusal, text } from "@onevisit/core/reasons"
import type { IntakeService } from "../intake/index.ts"

export type CaseRefusal = Refusal<"CaseNotForClaim"> | Refusal<"CaseNotAccepted"> | Refusal<"CaseStillOwes">

export interface BackedClaim {
  readonly via: ClaimedVia
  readonly evidence: readonly Evidence[]
}

type Cases = Pick<IntakeService, "get">

/** What a case brings to a claim, or why it brings nothing. Rejects with `UnknownCase`. */
export async function backedBy(
  intake: Cases,
  id: string,
  holder: SubjectId | null,
  { evidence, item }: VoucherScheme,
): Promise<BackedClaim | CaseRefusal> {
  const { state, summary } = await intake.get(id)
  if (item === null || summary.item !== item || state.applicant !== holder) return caseNotForClaim
  if (state.acceptance === null || !STANDING.has(state.phase)) return caseNotAccepted
  return {
    via: { channel: "window", case: id, acceptedOn: state.acceptance.on },
    evidence: evidence.kinds.map((kind) => ({ kind, ref: `case:${id}` })),
  }
}

/** Why a claim cannot be approved on its case; `undefined` where it can, or has none. */
export async function refuseUnlessSettled(
  intake: Cases,
  via: ClaimedVia | undefined,
): Promise<CaseRefusal | undefined> {
  if (via?.channel !== "window") return undefined
  const { state, summary } = await intake.get(via.case)
  if (!STANDING.has(state.phase)) return caseNotAccepted
  return summary.owed > 0 ? caseStillOwes : undefined
}

/** Accepted, and not ended against the applicant since. */
const STANDING: ReadonlySet<string> = new Set(["accepted", "decided", "delivered"])

const caseNotForClaim: Refusal<"CaseNotForClaim"> = {
  _tag: "CaseNotForClaim",
  message: text(
    "该办件不是持有人的创新券兑付办件，请核对办件编号。",
    "This is no case of the holder's to claim vouchers: check its number.",
  ),
}

const caseNotAccepted: Refusal<"CaseNotAccepted"> = {
  _tag: "CaseNotAccepted",
  message: text(
    "该办件尚未受理或已终结，受理后方可登记兑付申请。",
    "This case is not accepted, or has ended: the claim is recorded once it is accepted.",
  ),
}

const caseStillOwes: Refusal<"CaseStillOwes"> = {
  _tag: "CaseStillOwes",
  message: text(
    "该办件容缺受理，尚有材料未补齐；补齐后再审核兑付。",
    "The case was accepted with materials outstanding: they come before the claim is approved.",
  ),
}
