/** What a host hands in at intake. What is to be sealed comes open: only the district makes envelopes. */
import { attestedRecommendationSchema } from "@onevisit/core/intake/recommendation/schema"
import type { Examination } from "@onevisit/core/intake"
import type { ScenarioAnswers } from "@onevisit/core/materials"
import { z } from "zod"
import {
  daySchema,
  idText,
  labelSchema,
  subjectIdSchema,
  termSchema,
  uuidSchema,
  words,
} from "../input/index.ts"
import {
  arrival,
  calendar,
  choices,
  clock,
  commitment,
  credit,
  enteredLate,
  materials,
  parties,
  reasons,
} from "./case-parts.schema.ts"
import type { PlainCommand, Submission, SupplementInput } from "./intake-inputs.ts"
import { heardAct, recordCommands } from "./record-commands.schema.ts"

export { arrival as arrivalSchema, commitment as commitmentSchema, materials as materialsSchema }
/** As it was handed in, with the hashes of what was signed. */
type Examined = Omit<Examination, "number">
type WithExamined<Input> = Omit<Input, "examination"> & { readonly examination?: Examined }

/** A question that was not answered is left out. */
export const answersSchema: z.ZodType<ScenarioAnswers> = z
  .record(idText, z.union([z.string().max(1000), z.int(), z.boolean()]).optional())
  .transform((answers) =>
    Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
  )

export const examinationSchema: z.ZodType<Examined> = z.strictObject({
  defects: z.array(z.strictObject({ requirement: idText, note: labelSchema })).exactOptional(),
  supplementWithin: termSchema.exactOptional(),
  mode: z.enum(["posted", "arrived"]).exactOptional(),
  tolerance: z
    .strictObject({ commitment: commitment.nullable(), credit: credit.exactOptional() })
    .exactOptional(),
})

export const externalIdSchema = z.strictObject({ scheme: idText, value: idText })

export const submissionSchema: z.ZodType<WithExamined<Submission>> = z.strictObject({
  item: idText,
  applicant: subjectIdSchema,
  arrival,
  outlet: idText.exactOptional(),
  scenario: answersSchema.exactOptional(),
  materials,
  externalIds: z
    .array(z.strictObject({ scheme: idText, value: idText }))
    .max(100)
    .exactOptional(),
  enteredLate: words.exactOptional(),
  parties: parties.exactOptional(),
  choices: choices.exactOptional(),
  renewal: z.strictObject({ expiresOn: daySchema }).exactOptional(),
  recommendation: attestedRecommendationSchema.exactOptional(),
  examination: examinationSchema.exactOptional(),
})

export const supplementSchema: z.ZodType<WithExamined<SupplementInput>> = z.strictObject({
  arrival,
  postedOn: daySchema.exactOptional(),
  outlet: idText.exactOptional(),
  materials,
  enteredLate: words.exactOptional(),
  examination: examinationSchema.exactOptional(),
})

export const caseIdSchema = uuidSchema

export const deadlineNameSchema = z.union([
  z.enum(["statutory", "promised", "notice", "correction", "supplement", "delivery", "expiry"]),
  z.templateLiteral([z.enum(["part", "verification", "rectification"]), ":", idText]),
  z.templateLiteral(["defence:", heardAct]),
])

export const commandSchema: z.ZodType<PlainCommand> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("correct-on-spot"), materials }),
  z.strictObject({
    type: z.literal("refuse-acceptance"),
    ground: z.enum(["not-required", "wrong-authority", "still-incomplete", "false-material"]),
    referredTo: words.exactOptional(),
    reasons,
  }),
  z.strictObject({ type: z.literal("extend-supplement"), by: termSchema, reasons }),
  z.strictObject({
    type: z.literal("excuse-delay"),
    reasons,
    supplementWithin: termSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal("revoke-acceptance"), reasons }),
  z.strictObject({ type: z.literal("withdraw") }),
  z.strictObject({
    type: z.literal("record-look-up-failure"),
    requirement: idText,
    willRetry: z.boolean(),
  }),
  z.strictObject({ type: z.literal("repeat-look-up"), requirement: idText }),
  z.strictObject({
    type: z.literal("record-look-up-answer"),
    requirement: idText,
    outcome: z.enum(["found", "not-found"]),
    asOf: daySchema,
    reference: idText.nullable(),
  }),
  z.strictObject({
    type: z.literal("suspend-clock"),
    clock,
    reason: idText,
    from: daySchema,
    toldInWritingOn: daySchema,
    ...enteredLate,
  }),
  z.strictObject({ type: z.literal("resume-clock"), clock, on: daySchema, ...enteredLate }),
  z.strictObject({ type: z.literal("extend-clock"), clock, reasonToldOn: daySchema, ...enteredLate }),
  z.strictObject({ type: z.literal("revise-calendar"), calendar }),
  z.strictObject({
    type: z.literal("decide"),
    favourable: z.boolean(),
    reasons: reasons.exactOptional(),
    falseMaterial: z.boolean().exactOptional(),
  }),
  ...recordCommands,
  z.strictObject({ type: z.literal("dispatch-result"), waybill: words }),
  z.strictObject({
    type: z.literal("deliver-result"),
    method: z.enum(["by-hand", "courier", "electronic"]),
    on: daySchema,
    by: z.enum(["self", "agent", "locker"]).exactOptional(),
    visit: z.strictObject({ on: daySchema, outlet: idText }).exactOptional(),
    ...enteredLate,
  }),
  z.strictObject({
    type: z.literal("add-external-id"),
    externalId: externalIdSchema,
  }),
  z.strictObject({
    type: z.literal("settle-conflict"),
    conflict: words,
    keep: z.enum(["ours", "theirs"]),
    chosen: z.int().min(0).exactOptional(),
    reasons,
  }),
  z.strictObject({ type: z.literal("pass-time") }),
])
