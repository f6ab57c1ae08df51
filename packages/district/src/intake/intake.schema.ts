/** What a host hands in at intake. What is to be sealed comes open: only the district makes envelopes. */
import type { ScenarioAnswers, SubmittedMaterial } from "@onevisit/core/materials"
import type { Arrival, Calendar } from "@onevisit/core/time"
import { z } from "zod"
import { daySchema, idText, labelSchema, subjectIdSchema, termSchema, words } from "../input/index.ts"
import type { ExaminationInput, PlainCommand, Submission, SupplementInput } from "./intake.ts"

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
/** Made by core's own functions; its days are checked there. */
const calendar = z.custom<Calendar>((value) => typeof value === "object" && value !== null, "a calendar")
const reasons = z.array(words).max(100)

export const arrivalSchema: z.ZodType<Arrival> = z.discriminatedUnion("channel", [
  z.strictObject({
    channel: z.literal("window"),
    on: daySchema,
    time: wallTime.exactOptional(),
    closeOfBusiness: wallTime.exactOptional(),
    calendar: calendar.exactOptional(),
  }),
  z.strictObject({ channel: z.enum(["registered-mail", "courier"]), signedOn: daySchema }),
  z.strictObject({ channel: z.enum(["mail", "fax"]), confirmedOn: daySchema }),
  z.strictObject({ channel: z.enum(["online", "email"]), enteredOn: daySchema }),
])

const material: z.ZodType<SubmittedMaterial> = z.strictObject({
  requirement: idText,
  copyKind: z.enum(["original", "copy"]),
  medium: z.enum(["paper", "electronic"]),
  number: z.int().min(0),
  sealed: z.boolean(),
  receiptInLieu: z.boolean().exactOptional(),
  file: z
    .strictObject({
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      size: z.int().min(0),
      mediaType: idText,
      name: words,
      key: z.string().max(4096).exactOptional(),
    })
    .exactOptional(),
  defect: labelSchema.exactOptional(),
})
const materials = z.array(material).max(1000)
export { materials as materialsSchema }

const commitment = z.strictObject({
  clauses: z.array(words).max(100),
  hash: idText,
  signedOn: daySchema,
  signature: words,
})

/** A question that was not answered is left out. */
export const answersSchema: z.ZodType<ScenarioAnswers> = z
  .record(idText, z.union([z.string().max(1000), z.int(), z.boolean()]).optional())
  .transform((answers) =>
    Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
  )

export const examinationSchema: z.ZodType<ExaminationInput> = z.strictObject({
  defects: z.array(z.strictObject({ requirement: idText, note: labelSchema })).exactOptional(),
  supplementWithin: termSchema.exactOptional(),
  mode: z.enum(["posted", "arrived"]).exactOptional(),
  tolerance: z.strictObject({ commitment: commitment.nullable() }).exactOptional(),
})

export const externalIdSchema = z.strictObject({ scheme: idText, value: idText })

export const submissionSchema: z.ZodType<Submission> = z.strictObject({
  item: idText,
  applicant: subjectIdSchema,
  arrival: arrivalSchema,
  outlet: idText.exactOptional(),
  scenario: answersSchema.exactOptional(),
  materials,
  externalIds: z.array(externalIdSchema).max(100).exactOptional(),
  examination: examinationSchema.exactOptional(),
})

export const supplementSchema: z.ZodType<SupplementInput> = z.strictObject({
  arrival: arrivalSchema,
  postedOn: daySchema.exactOptional(),
  outlet: idText.exactOptional(),
  materials,
  examination: examinationSchema.exactOptional(),
})

/** A UUID: what the district itself gives to a case. */
export const caseIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const deadlineNameSchema = z.enum([
  "statutory",
  "promised",
  "notice",
  "correction",
  "supplement",
  "delivery",
])

const clock = z.enum(["statutory", "promised"])

export const commandSchema: z.ZodType<PlainCommand> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("correct-on-spot"), materials }),
  z.strictObject({
    type: z.literal("refuse-acceptance"),
    ground: z.enum(["not-required", "wrong-authority", "still-incomplete"]),
    referredTo: words.exactOptional(),
    reasons,
  }),
  z.strictObject({ type: z.literal("extend-supplement"), by: termSchema, reasons }),
  z.strictObject({ type: z.literal("excuse-delay"), reasons }),
  z.strictObject({ type: z.literal("revoke-acceptance"), reasons }),
  z.strictObject({ type: z.literal("withdraw") }),
  z.strictObject({
    type: z.literal("record-look-up-failure"),
    requirement: idText,
    willRetry: z.boolean(),
  }),
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
  }),
  z.strictObject({ type: z.literal("resume-clock"), clock, on: daySchema }),
  z.strictObject({ type: z.literal("extend-clock"), clock, reasonToldOn: daySchema }),
  z.strictObject({ type: z.literal("revise-calendar"), calendar }),
  z.strictObject({ type: z.literal("decide"), favourable: z.boolean(), reasons: reasons.exactOptional() }),
  z.strictObject({ type: z.literal("dispatch-result"), waybill: words }),
  z.strictObject({
    type: z.literal("deliver-result"),
    method: z.enum(["by-hand", "courier", "electronic"]),
    on: daySchema,
    by: z.enum(["self", "agent", "locker"]).exactOptional(),
    visit: z.strictObject({ on: daySchema, outlet: idText }).exactOptional(),
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
