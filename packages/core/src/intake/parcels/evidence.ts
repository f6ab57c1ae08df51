/**
 * What a parcel proves, prepared for the person who says so in the case: when it came in, and how a document was served.
 * Nothing is said in the case by itself.
 */
import * as Result from "effect/Result"
import type { Sealable } from "../../events/index.ts"
import { type Finding, text } from "../../reasons/index.ts"
import type { Arrival, PlainDate } from "../../time/index.ts"
import { weakness } from "../service/served-on.ts"
import type { ServiceWay } from "../service/index.ts"
import { type ParcelRefusal, parcelRefusals } from "./parcel-refusals.ts"
import type { ParcelState } from "./parcel-state.ts"
import type { SignedBy } from "./track.ts"

/** The arrival of papers by courier, as a supplement or a submission takes it. */
export interface ArrivalEvidence {
  readonly arrival: Arrival & { readonly channel: "courier" }
  /**
   * The day of dispatch where the courier vouches for it: the collection scan. What the sender says of it proves
   * nothing, and is left out.
   */
  readonly postedOn?: PlainDate
  readonly findings: readonly Finding[]
}

/** The way by post, as the recording of a service takes it. */
export interface ServiceEvidence {
  readonly way: Extract<ServiceWay, { readonly method: "posted" }>
  readonly findings: readonly Finding[]
}

/**
 * When a parcel to the authority came in: signed for at the mailroom by its own record, else by the courier's word.
 * 政府信息公开条例 art. 31, by analogy. Fails with `NotDelivered`, and with `NotToAuthority` for one that goes out.
 */
export function arrivalEvidence(state: ParcelState): Result.Result<ArrivalEvidence, ParcelRefusal> {
  const refusal = refuseUnlessOpen(state)
  if (refusal) return Result.fail(refusal)
  if (state.direction !== "to-authority") return Result.fail(parcelRefusals.notToAuthority)
  const { received, standing } = state
  const signedOn = received?.on ?? standing.delivery?.on
  if (signedOn === undefined) return Result.fail(parcelRefusals.notDelivered)
  const postedOn = standing.collectedOn
  return Result.succeed({
    arrival: { channel: "courier", signedOn },
    ...(postedOn === null ? {} : { postedOn }),
    // Whose hand the courier names is of no account once the mailroom says that it has it.
    findings:
      received === null
        ? [...standing.findings, unseen]
        : standing.findings.filter(({ code }) => code !== "weak-proof-of-service"),
  })
}

/**
 * How a document that went by courier was served, once somebody signed for it. `signedBy` is what an officer found out
 * where the courier does not say. Fails with `NotDelivered`, `SignatureUnsaid`, and `NotToApplicant` for one that comes in.
 */
export function serviceEvidence(
  state: ParcelState,
  waybill: Sealable<string>,
  signedBy?: SignedBy,
): Result.Result<ServiceEvidence, ParcelRefusal> {
  const refusal = refuseUnlessOpen(state)
  if (refusal) return Result.fail(refusal)
  const { direction, dispatchedOn, standing } = state
  if (direction !== "to-applicant") return Result.fail(parcelRefusals.notToApplicant)
  const { collectedOn, delivery, findings } = standing
  if (delivery === null || dispatchedOn === null) return Result.fail(parcelRefusals.notDelivered)
  const by = delivery.by ?? signedBy
  if (by === undefined) return Result.fail(parcelRefusals.signatureUnsaid)
  const others = findings.filter(({ code }) => code !== "weak-proof-of-service")
  return Result.succeed({
    way: {
      method: "posted",
      postedOn: collectedOn ?? dispatchedOn,
      waybill,
      signedOn: delivery.on,
      signedBy: by,
    },
    findings: [...weakness(by), ...others],
  })
}

function refuseUnlessOpen({ phase }: ParcelState): ParcelRefusal | undefined {
  if (phase === "open") return undefined
  return phase === "none" ? parcelRefusals.none : parcelRefusals.voided
}

const unseen: Finding = {
  code: "not-seen-at-mailroom",
  path: ["received"],
  severity: "warning",
  message: text(
    "以快递公司的签收记录为准，收发室尚未登记；请核对实物。",
    "By the courier's word alone: the mailroom has no record of it yet. Look for the parcel.",
  ),
}
