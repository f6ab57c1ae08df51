/** What a host hands in to benefits. What is to be sealed comes open: only the district makes envelopes. */
import type { EntitlementCommand } from "@onevisit/core/benefits"
import type { Month } from "@onevisit/core/time"
import { z } from "zod"
import { actorSchema, daySchema, idText, subjectIdSchema, words } from "../input/index.ts"

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month YYYY-MM")
const fen = z.int().min(1)
const reasons = z.array(words).min(1).max(20)
const act = z.enum(["refuse", "stop", "lower", "recover"])
const telling = z.enum(["start", "change", "hold", "refuse", "stop", "lower", "recover"])
const visit = z.int().min(1)

/** What may be asked of an entitlement from outside; the rest follows from runs, rolls and payments. */
const commands = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("state"),
    statement: z.strictObject({
      id: idText,
      fact: idText,
      value: z.json(),
      from: daySchema.nullable(),
      asOf: daySchema,
      source: idText,
      settles: z.literal(true).exactOptional(),
    }),
  }),
  z.strictObject({ type: z.literal("determine"), by: idText }),
  z.strictObject({
    type: z.literal("ask-visit"),
    facts: z.array(idText).min(1).max(50),
    why: z.enum(["gap", "conflict", "asked"]),
  }),
  z.strictObject({
    type: z.literal("record-visit"),
    visit,
    on: daySchema,
    outcome: z.enum(["met", "absent", "declined"]),
    evidence: words.nullable(),
  }),
  z.strictObject({ type: z.literal("verify") }),
  z.strictObject({
    type: z.literal("tell"),
    about: telling,
    how: z.enum(["letter", "call", "visit", "message"]),
    on: daySchema,
  }),
  z.strictObject({ type: z.literal("enrol") }),
  z.strictObject({
    type: z.literal("set-payee"),
    payee: z.strictObject({
      name: words,
      account: words,
      bank: words,
      relation: z.enum(["self", "other"]),
    }),
  }),
  z.strictObject({ type: z.literal("object"), about: telling, statement: words }),
  z.strictObject({
    type: z.literal("answer-objection"),
    objection: z.int().min(1),
    upheld: z.boolean(),
    reasons,
  }),
  z.strictObject({ type: z.literal("ask-human"), statement: words }),
  z.strictObject({ type: z.literal("answer-human"), reasons }),
  z.strictObject({ type: z.literal("hold"), from: month, reasons }),
  z.strictObject({ type: z.literal("lift-hold"), reasons }),
  z.strictObject({ type: z.literal("announce"), act, from: month, reasons }),
  z.strictObject({ type: z.literal("answer"), statement: words }),
  z.strictObject({ type: z.literal("drop"), reasons }),
  z.strictObject({ type: z.literal("refuse"), reasons }),
  z.strictObject({ type: z.literal("stop"), reasons }),
  z.strictObject({ type: z.literal("lower"), reasons }),
  z.strictObject({
    type: z.literal("recover"),
    by: z.enum(["repayment", "set-off"]),
    amount: fen,
    instalments: z
      .array(z.strictObject({ dueOn: daySchema, amount: fen }))
      .min(1)
      .max(120),
    reasons,
  }),
  z.strictObject({ type: z.literal("resume"), from: month, reasons }),
  z.strictObject({ type: z.literal("receive-recovery"), amount: fen, on: daySchema }),
  z.strictObject({ type: z.literal("waive-recovery"), amount: fen, reasons }),
])

/** A command of the host's. */
export type EntitlementAct = Exclude<
  EntitlementCommand,
  { readonly type: "note-difference" | "pay" | "note-return" | "note-group" | "import" | "let-time-pass" }
>

export const entitlementActSchema = commands as unknown as z.ZodType<EntitlementAct>
export const entitlementKeySchema = z.strictObject({ programme: idText, subject: subjectIdSchema })
export const payInputSchema = z.strictObject({
  programme: idText,
  month: month as unknown as z.ZodType<Month>,
  payment: idText.exactOptional(),
  purpose: words,
})
/** What names a roll, and who asks. */
export const rollCallSchema = z.strictObject({
  as: actorSchema,
  roll: idText,
  cutOver: month.exactOptional(),
})
export const monthSchema = month
