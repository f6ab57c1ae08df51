export { type AccountCommand, type AccountContext, partiesTo, type VoucherParty } from "./account-commands.ts"
export type {
  AccountEvent,
  AccountEventData,
  AccountEventType,
  ClaimedVia,
  Evidence,
  Matter,
  PaidInvoice,
  Reckoning,
  ServiceContract,
} from "./account-events.ts"
export {
  type Allotment,
  type Announced,
  balanceOf,
  type ClaimPayment,
  isPaid,
  noAccount,
  outstandingOf,
  paidOn,
  type QuotaRequest,
  type Voucher,
  type VoucherAccount,
  type VoucherClaim,
  type VoucherUse,
} from "./account-state.ts"
export { allocateBudget, type ClaimDue } from "./allocate-budget.ts"
export { checkRounds, type PlannedRound, roundFor, type SettlementFloor } from "./check-rounds.ts"
export { decideAccount } from "./decide-account.ts"
export {
  type CutOffNotPassed,
  type CutOffTooEarly,
  decideRound,
  type NotOnAccounts,
  type PreviousRoundOpen,
  type RoundCommand,
  type RoundContext,
  type RoundNotAtThisStep,
  type RoundRefusal,
} from "./decide-round.ts"
export { evolveAccount, foldAccount } from "./evolve-account.ts"
export { isListedOn, type ProviderListing, type VoucherProvider } from "./providers.ts"
export type * from "./refusals.ts"
export { refusals as voucherRefusals } from "./plain-refusals.ts"
export type { RoundEvent, RoundEventData, RoundEventType, RoundLine } from "./round-events.ts"
export { evolveRound, foldRound, noRound, type RoundPhase, type VoucherRound } from "./round-state.ts"
export {
  type AnnualCap,
  type CapYear,
  type EligibleService,
  type EvidenceKind,
  type ExclusionKind,
  schemeInForce,
  type SmallServiceRule,
  type VoucherCap,
  type VoucherRoles,
  type VoucherScheme,
  type VoucherShare,
  type VoucherTerm,
} from "./voucher-scheme.ts"
