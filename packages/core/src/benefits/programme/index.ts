export { checkProgramme } from "./check-programme.ts"
export { type MonthPhrases, type MonthPolicy, phrasesOf } from "./month-policy.ts"
export { paymentDayOf } from "./payment-day.ts"
export type {
  ActPolicy,
  FeedGuards,
  PaymentPolicy,
  Programme,
  ProgrammeDefinition,
  Stacking,
} from "./programme.ts"
