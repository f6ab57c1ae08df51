/** The commands that put something on record in a case, or hold a promise. */
import { z } from "zod"
import { serviceCommands } from "./service-commands.schema.ts"
import { daySchema, idText, labelSchema, termSchema, words } from "../input/index.ts"
import {
  arrival,
  choices,
  clock,
  credit,
  enteredLate,
  material,
  parties,
  reasons,
  signedText,
} from "./case-parts.schema.ts"

const given = (kind: "licence-condition" | "proof") =>
  z.strictObject({ kind: z.literal(kind), option: idText, text: signedText })

export const heardAct = z.enum([
  "refuse-acceptance",
  "revoke-acceptance",
  "terminate",
  "decide-adversely",
  "revoke-decision",
])

/** What is put on record, said or promised in a case. */
export const recordCommands = [
  z.strictObject({ type: z.literal("terminate"), reasons }),
  z.strictObject({
    type: z.literal("notify-owed"),
    supplementWithin: termSchema,
    mode: z.enum(["posted", "arrived"]).exactOptional(),
  }),
  z.strictObject({ type: z.literal("change-parties"), parties }),
  z.strictObject({ type: z.literal("choose"), choices }),
  z.strictObject({ type: z.literal("assign"), officer: idText }),
  ...serviceCommands,
  z.strictObject({ type: z.literal("hold-documents"), note: words.nullable() }),
  z.strictObject({ type: z.literal("complete-hand-over"), takenOn: daySchema, ...enteredLate }),
  z.strictObject({ type: z.literal("waive-material"), requirement: idText, evidence: words, note: words }),
  z.strictObject({
    type: z.literal("record-identity"),
    of: z.enum(["applicant", "agent"]),
    means: z.enum([
      "citizen-card",
      "household-register",
      "residence-permit",
      "driving-licence",
      "social-security-card",
      "citizen-service-card",
      "senior-card",
      "face-recognition",
    ]),
    reference: words.nullable(),
  }),
  z.strictObject({
    type: z.literal("dispute-platform-data"),
    requirement: idText,
    material,
    statement: words,
  }),
  z.strictObject({
    type: z.literal("record-source-check"),
    requirement: idText,
    outcome: z.enum(["corrected", "upheld", "unanswered"]),
  }),
  z.strictObject({ type: z.literal("hand-to-reviewer"), part: idText }),
  z.strictObject({
    type: z.literal("finish-part"),
    part: idText,
    outcome: z.enum(["agreed", "objected"]),
    opinion: words.nullable(),
    toldOn: daySchema,
    ...enteredLate,
  }),
  z.strictObject({
    type: z.literal("record-site-check"),
    on: daySchema,
    outcome: z.enum(["fits", "does-not-fit"]),
    findings: words,
    ...enteredLate,
  }),
  z.strictObject({
    type: z.literal("give-commitment"),
    commitment: z.discriminatedUnion("kind", [given("licence-condition"), given("proof")]),
    credit: credit.exactOptional(),
  }),
  z.strictObject({
    type: z.literal("verify-commitment"),
    option: idText,
    isKept: z.boolean(),
    note: words.nullable(),
  }),
  z.strictObject({ type: z.literal("order-rectification"), option: idText, within: termSchema, reasons }),
  z.strictObject({ type: z.literal("announce-adverse-act"), act: heardAct, reasons }),
  z.strictObject({ type: z.literal("state-defence"), act: heardAct, statement: words }),
  z.strictObject({ type: z.literal("revoke-decision"), option: idText.nullable(), reasons }),
  z.strictObject({
    type: z.literal("explain-overdue"),
    clock,
    explanation: labelSchema,
    publishedOn: daySchema,
    ...enteredLate,
  }),
  z.strictObject({
    type: z.literal("propose-correction"),
    entry: z.discriminatedUnion("field", [
      z.strictObject({
        field: z.literal("receipt"),
        arrival,
        postedOn: daySchema.exactOptional(),
        outlet: idText.exactOptional(),
        enteredLate: words.exactOptional(),
      }),
      z.strictObject({ field: z.literal("material"), material }),
    ]),
    reason: words,
  }),
  z.strictObject({ type: z.literal("confirm-correction"), proposal: z.int().min(1) }),
] as const
