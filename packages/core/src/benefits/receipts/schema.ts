/**
 * The form of receipts and signed roots, for those who read them from outside: JSON Schema for other languages, and the
 * parts that `verify` reads by.
 */
import { z } from "zod"
import { regionEntrySchema, regionTableSchema, subjectIdSchema } from "../../identity/schema.ts"
import { idSchema, words } from "../../reasons/schema.ts"
import { factSheetSchema, parameterHistorySchema, ruleDefinitionSchema } from "../../rules/schema.ts"
import type { Fen } from "../../money/index.ts"
import type { FactValues, RawValue } from "../../rules/index.ts"
import { dateSchema, monthSchema } from "../../time/schema.ts"
import type { CodeEntries } from "./code-lineage.ts"
import type { Determination } from "./receipt.ts"
import type { SignedRoot } from "./signed-root.ts"
import type { HashPath } from "../../proofs/index.ts"

const hash = z.string().regex(/^[0-9a-f]{64}$/, "a hash of 64 small hex digits")
const salt = z.string().regex(/^[0-9a-f]{32,128}$/, "a salt of 32 to 128 small hex digits")
const verdict = z.enum(["yes", "no", "undetermined"])
const fen = z.int() as z.ZodType<number> as z.ZodType<Fen>
const id = words.max(200, "an id of at most 200 characters")

const never = z.strictObject({ state: z.literal("never") })
const gap = z.strictObject({ state: z.enum(["unknown", "withheld"]) })
const scalar = z.union([z.string(), z.int(), z.boolean()])
const between = z.strictObject({ state: z.literal("between"), min: scalar, max: scalar })
const value = z.union([scalar, z.array(z.union([scalar, never, gap, between]))])
const observed = z.strictObject({
  state: z.literal("observed"),
  value: z.union([value, never, between]),
  source: words.exactOptional(),
  asOf: dateSchema.exactOptional(),
})
const disputed = z.strictObject({
  state: z.literal("disputed"),
  values: z.array(z.union([value, never, between, observed])).min(2),
})
const observation = z.union([
  z.discriminatedUnion("state", [observed, never, gap, between, disputed]),
  value,
]) as z.ZodType as z.ZodType<RawValue>

/** A determination as the leaf of its receipt has it. */
export interface WrittenDetermination extends Determination {
  /** The hash of what it was made on. */
  readonly basis: string
  /** By scheme: codes of the facts that do not stand in the basis. */
  readonly codes: CodeEntries
  readonly salt: string
}

const stated = {
  amount: z.strictObject({ min: fen, max: fen }).nullable(),
  basis: hash,
  programme: z.strictObject({ id: idSchema, edition: id }),
  reasons: z.array(z.strictObject({ code: words, verdict })),
  run: id,
  salt,
  subject: subjectIdSchema,
  time: z.union([z.strictObject({ month: monthSchema }), z.strictObject({ on: dateSchema })]),
  verdict,
}

/** Codes beside those of the basis. */
export const codesSchema: z.ZodType<CodeEntries> = z.record(z.string(), z.array(regionEntrySchema))

export const determinationSchema: z.ZodType<WrittenDetermination> = z.strictObject({
  ...stated,
  codes: codesSchema,
  facts: z.record(z.string(), observation) as z.ZodType<FactValues>,
})

/** A determination that was signed. Facts are read by the rule, whatever they are; codes once for all that have the same. */
export const signedDeterminationSchema = z.strictObject({
  ...stated,
  codes: z.record(z.string(), z.unknown()),
  facts: z.record(z.string(), z.unknown()) as z.ZodType as z.ZodType<FactValues>,
})

/** What a determination was made on. Whether rule, facts and parameters fit together is said by `checkRule`. */
export const basisSchema = z.strictObject({
  calendar: z.strictObject({ id, version: id }).nullable(),
  codes: z.record(z.string(), regionTableSchema),
  parameters: z.array(parameterHistorySchema),
  rule: ruleDefinitionSchema,
  sheet: factSheetSchema,
})

const pathSchema: z.ZodType<HashPath> = z.strictObject({
  index: z.int().min(0),
  siblings: z.array(hash).max(64),
})

const receiptSchema = z.strictObject({
  basis: basisSchema,
  determination: determinationSchema,
  path: pathSchema,
  v: z.literal(1),
})

export const signedRootSchema: z.ZodType<SignedRoot> = z.strictObject({
  count: z.int().min(0),
  root: hash,
  run: id,
  signed: z.strictObject({ signature: words, suite: words }),
  suite: z.enum(["sha-256", "sm3"]),
  v: z.literal(1),
})

/** The JSON Schema (draft 2020-12) of a receipt. */
export function receiptJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(receiptSchema, { io: "input" })
}

/** The JSON Schema (draft 2020-12) of a signed root. */
export function signedRootJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(signedRootSchema, { io: "input" })
}
