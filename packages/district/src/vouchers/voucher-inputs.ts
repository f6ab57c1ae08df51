/** What a host hands in about vouchers. */
import type { AccountCommand, Evidence, PaidInvoice, VoucherClaim } from "@onevisit/core/benefits/vouchers"
import type { SubjectId } from "@onevisit/core/identity"
import type { Fen } from "@onevisit/core/money"
import type { PlainDate } from "@onevisit/core/time"

/** 申领额度. The same number with the same content is one request. */
export interface QuotaInput {
  /** The id of the scheme; the edition in force today is kept with the request. */
  readonly scheme: string
  readonly holder: SubjectId
  readonly request: string
  readonly amount: Fen
  readonly purpose: string
}

/** 申请兑付: online with its papers, or at the window with a case that holds them. */
export interface VoucherClaimInput {
  readonly claim: string
  readonly use: string
  readonly servedOn: PlainDate
  readonly invoice: PaidInvoice
  readonly evidence?: readonly Evidence[]
  /** The case of the scheme's item, accepted at the window: its acceptance is the day of the claim. */
  readonly case?: string
}

/** Whatever else the holder or the voucher office may ask. */
export type VoucherCommandInput = Exclude<
  AccountCommand,
  { readonly type: "request-quota" | "claim" | "allot" | "pay" | "note-return" }
>

export interface RoundInput {
  readonly scheme: string
  readonly round: string
  /** The last day on which a claim comes to it. */
  readonly cutOff: PlainDate
  readonly budget: Fen
}

export interface VoucherQuery {
  readonly scheme?: string
  readonly holder?: SubjectId
  /** Whether a request or claim is to be decided on. */
  readonly isOpen?: boolean
  readonly limit?: number
}

export interface VoucherClaimQuery {
  readonly scheme?: string
  readonly account?: string
  readonly standing?: VoucherClaim["standing"]
  /** Whether something of it waits for a round. */
  readonly isDue?: boolean
  /** Whether something was set aside for it that is not paid, or was sent back. */
  readonly isUnpaid?: boolean
  readonly limit?: number
}
