/**
 * Promises in place of documents (告知承诺): that a condition is met, or of what a certificate would prove. Taken as
 * proof at once, verified later; broken, it is put right in time or the decision is revoked, by a person.
 * 浙江省保障“最多跑一次”改革规定 art. 14.
 */
import type { Sealable } from "../events/index.ts"
import type { Deadline } from "../time/index.ts"
import type { AdverseAct, ApplicantBar, SignedText } from "./case-terms.ts"

/** A promise that a condition of the licence is met (许可条件告知承诺). */
export interface ConditionCommitment {
  readonly kind: "licence-condition"
  readonly option: string
  readonly text: SignedText
}

/** A promise of what a certificate would prove (证明事项告知承诺). */
export interface ProofCommitment {
  readonly kind: "proof"
  readonly option: string
  readonly text: SignedText
}

export type GivenCommitment = ConditionCommitment | ProofCommitment

export interface CommitmentEventData {
  CommitmentGiven: {
    readonly commitment: GivenCommitment
    /** The materials that need not be handed in. */
    readonly replaces: readonly string[]
    /** By when it is verified; of a condition, known once the decision is made. */
    readonly verifyBy: Deadline | null
  }
  /** The decision was made, and the time to verify runs. */
  VerificationDue: { readonly option: string; readonly deadline: Deadline }
  CommitmentVerified: {
    readonly option: string
    readonly outcome: "kept" | "broken" | "put-right"
    readonly note: Sealable<string> | null
  }
  RectificationOrdered: {
    readonly option: string
    readonly deadline: Deadline
    readonly reasons: readonly Sealable<string>[]
    readonly number: string
  }
  DecisionRevoked: AdverseAct & { readonly option: string | null; readonly bar?: ApplicantBar }
}
