export { assembleVouchers, type InnovationVouchers } from "./assemble-vouchers.ts"
export type { FundedByHook, VoucherAnswer, VoucherCall, VoucherSpend } from "./account-desk.ts"
export type { VoucherAccountSummary, VoucherClaimSummary } from "./account-model.ts"
export type { CaseRefusal } from "./backing-case.ts"
export type { VoucherPayInput } from "./pay-round.ts"
export type { VoucherRoundSummary } from "./round-model.ts"
export type { RoundAnswer } from "./settle-round.ts"
export type {
  QuotaInput,
  RoundInput,
  VoucherClaimInput,
  VoucherClaimQuery,
  VoucherCommandInput,
  VoucherQuery,
} from "./voucher-inputs.ts"
export { UnknownVoucherAccount, UnknownVoucherRound, UnknownVoucherScheme } from "./vouchers.errors.ts"
export type { VoucherClaimAnswer, VouchersService } from "./vouchers.ts"
