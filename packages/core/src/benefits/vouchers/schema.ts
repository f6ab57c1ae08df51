/** The file form of schemes and providers, and the shapes of the events of vouchers, (type, v) by (type, v). */
import * as Result from "effect/Result"
import { z } from "zod"
import { eventReader, type EventDefinition, type EventReader } from "../../events/index.ts"
import { defineEvent, sealable } from "../../events/schema.ts"
import { payee } from "../parts.schema.ts"
import { isSubjectId, type SubjectId } from "../../identity/index.ts"
import { InvalidInput } from "../../reasons/index.ts"
import { composeExpected, issuesOf } from "../../reasons/schema.ts"
import type { AccountEventType } from "./account-events.ts"
import {
  clause,
  contractSchema,
  date,
  evidenceSchema,
  fen,
  holderKind,
  id,
  invoiceSchema,
  listing,
  rate,
  remedy,
  term,
} from "./parts.schema.ts"
import type { RoundEventType } from "./round-events.ts"
import { voucherProviderSchema, voucherSchemeSchema } from "./scheme.schema.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

export { contractSchema, evidenceSchema, invoiceSchema, voucherProviderSchema, voucherSchemeSchema }

/**
 * Reads one edition of a scheme. Fails with {@link InvalidInput}, which lists every problem with its path.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseVoucherScheme } from "@onevisit/core/benefits/vouchers/schema"
 *
 * const read = parseVoucherScheme({ id: "sample", perIssue: { most: 0.5 }, remedies: [] })
 * assert.ok(Result.isFailure(read))
 * const problems = read.failure.issues.map(({ expected, path }) => `${path.join(".")}: ${expected}`)
 * assert.ok(problems.includes("perIssue.most: an amount in whole fen"))
 * ```
 */
export function parseVoucherScheme(input: unknown): Result.Result<VoucherScheme, InvalidInput> {
  const read = voucherSchemeSchema.safeParse(input, { error: composeExpected })
  return read.success ? Result.succeed(read.data) : Result.fail(new InvalidInput(issuesOf(read.error.issues)))
}

/** The JSON Schema (draft 2020-12) of one edition of a scheme, for editors and for other languages. */
export function voucherSchemeJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(voucherSchemeSchema, { io: "input", unrepresentable: "any" })
}

const pin = z.strictObject({
  id,
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hex digits"),
})
const subject = z.custom<SubjectId>(isSubjectId, "a subject id")
const adverse = { reasons: z.array(sealable(z.string())), remedies: z.array(remedy) }
const { reasons } = adverse
const matter = z.strictObject({ of: z.enum(["request", "claim"]), id })
const respondBy = z.strictObject({
  term,
  startsOn: date,
  dueOn: date.nullable(),
  certainty: z.enum(["official", "provisional"]),
  calendar: z.strictObject({ id: z.string(), version: z.string() }),
  // Nothing stops the time to answer, and nothing lengthens it.
  suspensions: z.array(z.never()),
  extensions: z.array(z.never()),
})
const via = z.discriminatedUnion("channel", [
  z.strictObject({ channel: z.literal("online") }),
  z.strictObject({ channel: z.literal("window"), case: id, acceptedOn: date }),
])
const reckoning = z.strictObject({
  spend: fen,
  share: rate,
  byShare: fen,
  balance: fen,
  annual: fen.nullable(),
  year: z.int(),
  entitled: fen,
  boundBy: z.enum(["share", "balance", "annual-cap"]),
})

const accountShapes: Readonly<Record<AccountEventType, z.ZodType>> = {
  QuotaRequested: z.strictObject({
    request: id,
    scheme: pin,
    schemeId: id,
    holder: subject,
    holderKind,
    amount: fen,
    purpose: sealable(z.string()),
  }),
  RequestWithdrawn: z.strictObject({ request: id }),
  VoucherIssued: z.strictObject({
    request: id,
    voucher: id,
    amount: fen,
    validUntil: date,
    claimUntil: date,
    ...adverse,
  }),
  RequestRefused: z.strictObject({ request: id, ...adverse }),
  AdverseActAnnounced: z.strictObject({ matter, reasons, respondBy }),
  DefenceStated: z.strictObject({ matter, statement: sealable(z.string()) }),
  ContractReserved: z.strictObject({
    use: id,
    voucher: id,
    contract: contractSchema,
    region: z.string(),
    listings: z.array(listing),
    share: rate,
    clause,
    reserved: fen,
  }),
  ReservationReleased: z.strictObject({ use: id }),
  ClaimMade: z.strictObject({
    claim: id,
    use: id,
    claimedOn: date,
    servedOn: date,
    invoice: invoiceSchema,
    evidence: evidenceSchema,
    via,
  }),
  ClaimWithdrawn: z.strictObject({ claim: id }),
  ClaimApproved: z.strictObject({ claim: id, reckoning, ...adverse }),
  ClaimRefused: z.strictObject({ claim: id, ...adverse }),
  ClaimAllotted: z.strictObject({ claim: id, round: id, amount: fen }),
  PayeeSet: z.strictObject({ payee }),
  ClaimPaid: z.strictObject({ claim: id, round: id, amount: fen, payment: id, line: id }),
  ClaimReturned: z.strictObject({
    claim: id,
    round: id,
    payment: id,
    line: id,
    reason: sealable(z.string()),
  }),
}

const roundShapes: Readonly<Record<RoundEventType, z.ZodType>> = {
  RoundOpened: z.strictObject({
    schemeId: id,
    scheme: pin,
    round: id,
    cutOff: date,
    budget: fen,
    previous: id.nullable(),
  }),
  BudgetChanged: z.strictObject({ from: fen, to: fen }),
  RoundAllocated: z.strictObject({
    lines: z.array(z.strictObject({ account: id, claim: id, claimedOn: date, due: fen, amount: fen })),
    allotted: fen,
    left: fen,
  }),
  RoundClosed: z.strictObject({}),
}

const defined = (shapes: Readonly<Record<string, z.ZodType>>): readonly EventDefinition[] =>
  Object.entries(shapes).map(([type, schema]) => defineEvent(type, 1, schema))

/** Every version of every event of a holder's vouchers. */
export const accountEventDefinitions: readonly EventDefinition[] = defined(accountShapes)
export const accountEventReader: EventReader = eventReader(accountEventDefinitions)
/** Every version of every event of a round. */
export const roundEventDefinitions: readonly EventDefinition[] = defined(roundShapes)
export const roundEventReader: EventReader = eventReader(roundEventDefinitions)
