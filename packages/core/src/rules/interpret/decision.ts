/** What a rule says of one subject: the verdict, the amount, the reasons for it, and what is missing. */
import type { Fen } from "../../money/index.ts"
import type { Citation, Issue, Text } from "../../reasons/index.ts"
import type { Verdict } from "../verdict.ts"

/** One condition as it was decided, with both operands in words and its clause. */
export interface Reason {
  readonly kind: "test" | "judgement" | "all" | "any" | "not" | "if"
  readonly verdict: Verdict
  readonly code: string | null
  readonly label: Text | null
  readonly per: Citation | null
  /** The facts that a test looked at. */
  readonly facts: readonly string[]
  /** What stood on the left, with what is known of it; `null` for conditions that are joined. */
  readonly left: Text | null
  /** What it was held against. */
  readonly right: Text | null
  readonly text: Text
  readonly parts: readonly Reason[]
  /** The exceptions to it, in order of rank. */
  readonly exceptions: readonly {
    readonly then: boolean
    readonly per: Citation | null
    readonly reason: Reason
  }[]
}

/** A top-level condition with its verdict: the reason a result is filed under. */
export interface DecidedGround {
  readonly code: string
  readonly label: Text | null
  readonly per: Citation | null
  readonly verdict: Verdict
}

/** A fact on which sources contradict each other; `matters`: the outcome hangs on which of them is right. */
export interface DecidedDispute {
  readonly fact: string
  readonly matters: boolean
}

/** A judgement that the outcome hangs on; `made`: a person has made it, otherwise somebody must. */
export interface DecidedJudgement {
  readonly fact: string
  readonly made: boolean
}

export interface Decision {
  readonly verdict: Verdict
  /**
   * In fen, from the least to the greatest that is still possible; equal when settled. Nothing where the verdict is
   * no; from 0 where it is undetermined. `null` for a rule about no money.
   */
  readonly amount: { readonly min: Fen; readonly max: Fen } | null
  readonly grounds: readonly DecidedGround[]
  readonly reason: Reason
  /** How the amount came about; `null` without one. */
  readonly amountReason: Text | null
  /** The conditions inside the amount, as they were decided; none where nothing is paid. */
  readonly amountConditions: readonly Reason[]
  /** Facts that are unknown, or not known closely enough, and could still settle it. */
  readonly missing: readonly string[]
  /** Facts that could still settle it but are held back: not to be asked for again. */
  readonly withheld: readonly string[]
  readonly disputes: readonly DecidedDispute[]
  /** What a person must judge, or has judged and the outcome hangs on: not for a machine alone. */
  readonly judgements: readonly DecidedJudgement[]
  /** Values of the wrong type, each with its path; they were taken for unknown. */
  readonly issues: readonly Issue[]
}
