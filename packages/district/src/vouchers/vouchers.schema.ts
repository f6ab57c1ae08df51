/** What a host hands in about vouchers. What is to be sealed comes open: only the district makes envelopes. */
import { contractSchema, evidenceSchema, invoiceSchema } from "@onevisit/core/benefits/vouchers/schema"
import { type Fen, isFen } from "@onevisit/core/money"
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, uuidSchema, words } from "../input/index.ts"
import type { VoucherPayInput } from "./pay-round.ts"
import type {
  QuotaInput,
  RoundInput,
  VoucherClaimInput,
  VoucherClaimQuery,
  VoucherCommandInput,
  VoucherQuery,
} from "./voucher-inputs.ts"

const reasons = z.array(words).max(100)
const fen = z.custom<Fen>((value) => isFen(value) && value > 0, "an amount in whole fen, above zero")
const matter = z.strictObject({ of: z.enum(["request", "claim"]), id: idText })

export const accountIdSchema = uuidSchema
/** For what stands in the key of a stream. */
export const roundIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "small letters and digits, words joined by a hyphen")

export const quotaSchema: z.ZodType<QuotaInput> = z.strictObject({
  scheme: idText,
  holder: subjectIdSchema,
  request: idText,
  amount: fen,
  purpose: words,
})

export const voucherCommandSchema: z.ZodType<VoucherCommandInput> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("withdraw-request"), request: idText }),
  z.strictObject({
    type: z.literal("issue-voucher"),
    request: idText,
    voucher: idText,
    amount: fen.exactOptional(),
    reasons: reasons.exactOptional(),
  }),
  z.strictObject({ type: z.literal("refuse-request"), request: idText, reasons }),
  z.strictObject({ type: z.literal("announce-adverse-act"), matter, reasons }),
  z.strictObject({ type: z.literal("state-defence"), matter, statement: words }),
  z.strictObject({ type: z.literal("reserve"), use: idText, voucher: idText, contract: contractSchema }),
  z.strictObject({ type: z.literal("release"), use: idText }),
  z.strictObject({ type: z.literal("withdraw-claim"), claim: idText }),
  z.strictObject({
    type: z.literal("approve-claim"),
    claim: idText,
    allowed: fen.exactOptional(),
    reasons: reasons.exactOptional(),
  }),
  z.strictObject({ type: z.literal("refuse-claim"), claim: idText, reasons }),
  z.strictObject({
    type: z.literal("set-payee"),
    payee: z.strictObject({
      name: words,
      account: words,
      bank: words,
      relation: z.enum(["self", "other"]),
    }),
  }),
])

export const claimSchema: z.ZodType<VoucherClaimInput> = z.strictObject({
  claim: idText,
  use: idText,
  servedOn: daySchema,
  invoice: invoiceSchema,
  evidence: evidenceSchema.exactOptional(),
  case: uuidSchema.exactOptional(),
})

export const roundSchema: z.ZodType<RoundInput> = z.strictObject({
  scheme: idText,
  round: roundIdSchema,
  cutOff: daySchema,
  budget: fen,
})
export const budgetSchema = fen
export const voucherPaySchema: z.ZodType<VoucherPayInput> = z.strictObject({
  scheme: roundIdSchema,
  round: roundIdSchema,
  payment: idText.exactOptional(),
  purpose: words,
})

export const voucherQuerySchema: z.ZodType<VoucherQuery> = z.strictObject({
  scheme: idText.exactOptional(),
  holder: subjectIdSchema.exactOptional(),
  isOpen: z.boolean().exactOptional(),
  limit: z.int().min(1).max(1000).exactOptional(),
})

export const voucherClaimQuerySchema: z.ZodType<VoucherClaimQuery> = z.strictObject({
  scheme: idText.exactOptional(),
  account: uuidSchema.exactOptional(),
  standing: z.enum(["open", "approved", "refused", "withdrawn"]).exactOptional(),
  isDue: z.boolean().exactOptional(),
  isUnpaid: z.boolean().exactOptional(),
  limit: z.int().min(1).max(1000).exactOptional(),
})
