/** What may be asked of a holder's vouchers, and by whom: the three steps of the holder, and the acts of the office. */
import type { Pin, Sealable } from "../../events/index.ts"
import type { Actor, SubjectId, SubjectKind } from "../../identity/index.ts"
import type { Fen } from "../../money/index.ts"
import type { Calendar, Now, PlainDate } from "../../time/index.ts"
import type { ClaimedVia, Evidence, Matter, PaidInvoice, Reasons, ServiceContract } from "./account-events.ts"
import type { Payee } from "../entitlement/index.ts"
import type { VoucherProvider } from "./providers.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

/** Everything a decision needs beside the state: handed in, made once by the application. */
export interface AccountContext {
  readonly now: Now
  readonly actor: Actor
  /** The edition in force for a new request; else the one that the request or voucher was made under. */
  readonly scheme: VoucherScheme
  readonly calendar: Calendar
  readonly providers: readonly VoucherProvider[]
  /** The project that bears the claim's spend, as records of funding say; `null` where none is known to. */
  readonly fundedBy: string | null
}

/** Ids and numbers are the caller's: the same one with the same content happens once. */
export type AccountCommand =
  | {
      readonly type: "request-quota"
      readonly request: string
      readonly scheme: Pin
      readonly holder: SubjectId
      readonly holderKind: SubjectKind
      readonly amount: Fen
      readonly purpose: Sealable<string>
    }
  | { readonly type: "withdraw-request"; readonly request: string }
  | {
      readonly type: "issue-voucher"
      readonly request: string
      readonly voucher: string
      /** What was asked for, unless said; less needs reasons. */
      readonly amount?: Fen
      readonly reasons?: Reasons
    }
  | { readonly type: "refuse-request"; readonly request: string; readonly reasons: Reasons }
  | { readonly type: "announce-adverse-act"; readonly matter: Matter; readonly reasons: Reasons }
  | { readonly type: "state-defence"; readonly matter: Matter; readonly statement: Sealable<string> }
  | {
      readonly type: "reserve"
      readonly use: string
      readonly voucher: string
      readonly contract: ServiceContract
    }
  | { readonly type: "release"; readonly use: string }
  | {
      readonly type: "claim"
      readonly claim: string
      readonly use: string
      /** The last day of the service. */
      readonly servedOn: PlainDate
      readonly invoice: PaidInvoice
      readonly evidence: readonly Evidence[]
      readonly via: ClaimedVia
    }
  | { readonly type: "withdraw-claim"; readonly claim: string }
  | {
      readonly type: "approve-claim"
      readonly claim: string
      /** How much of what was paid is allowed: all of it, unless said; less needs reasons. */
      readonly allowed?: Fen
      readonly reasons?: Reasons
    }
  | { readonly type: "refuse-claim"; readonly claim: string; readonly reasons: Reasons }
  | { readonly type: "set-payee"; readonly payee: Payee }
  | { readonly type: "allot"; readonly claim: string; readonly round: string; readonly amount: Fen }
  | {
      readonly type: "pay"
      readonly claim: string
      readonly round: string
      readonly payment: string
      readonly line: string
    }
  | {
      readonly type: "note-return"
      readonly claim: string
      readonly round: string
      readonly payment: string
      readonly line: string
      readonly reason: Sealable<string>
    }

/** On whose behalf one may act: the holder, or the voucher office in one of its roles. */
export type VoucherParty = "holder" | "receiving" | "issuing" | "examining" | "settling" | "paying"

/** Who may do what; nobody else may. */
export const partiesTo: Readonly<Record<AccountCommand["type"], readonly VoucherParty[]>> = {
  "request-quota": ["holder", "receiving"],
  "withdraw-request": ["holder"],
  "issue-voucher": ["issuing"],
  "refuse-request": ["issuing"],
  "announce-adverse-act": ["issuing", "examining"],
  "state-defence": ["holder", "receiving"],
  reserve: ["holder", "receiving"],
  release: ["holder", "receiving"],
  claim: ["holder", "receiving"],
  "withdraw-claim": ["holder"],
  "approve-claim": ["examining"],
  "refuse-claim": ["examining"],
  "set-payee": ["holder", "receiving"],
  allot: ["settling"],
  pay: ["paying"],
  "note-return": ["paying"],
}
