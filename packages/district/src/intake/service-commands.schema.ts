/** The commands that seal and serve a case's documents. */
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, words } from "../input/index.ts"

const documentId = z.string().regex(/^[1-9]\d{0,8}-[a-z]+(-[a-z]+)*$/, "an id such as 3-acceptance")

const way = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("direct"),
    signedOn: daySchema,
    place: words,
    takenBy: z.strictObject({ name: words, relation: words }).exactOptional(),
  }),
  z.strictObject({
    method: z.literal("left"),
    leftOn: daySchema,
    place: words,
    refusal: words,
    witnesses: z.array(z.strictObject({ name: words, unit: words })).max(20),
    recording: words.exactOptional(),
  }),
  z.strictObject({
    method: z.literal("posted"),
    postedOn: daySchema,
    waybill: words,
    signedOn: daySchema.nullable(),
    signedBy: z.enum(["self", "agent", "locker"]),
  }),
  z.strictObject({
    method: z.literal("entrusted"),
    entrusted: idText,
    letterNumber: idText,
    signedOn: daySchema,
  }),
  z.strictObject({ method: z.literal("public"), publishedOn: daySchema, where: idText, because: words }),
  z.strictObject({
    method: z.literal("electronic"),
    system: idText,
    arrivedOn: daySchema.nullable(),
    reference: words,
  }),
])

export const serviceCommands = [
  z.strictObject({
    type: z.literal("record-seal"),
    number: idText.exactOptional(),
    document: documentId.exactOptional(),
  }),
  z.strictObject({
    type: z.literal("confirm-service-address"),
    confirmedOn: daySchema,
    letters: words.nullable(),
    electronic: z.strictObject({ system: idText, address: words }).nullable(),
    evidence: words,
  }),
  z.strictObject({
    type: z.literal("record-service"),
    document: documentId,
    number: idText.exactOptional(),
    addressee: z.strictObject({
      role: z.enum(["applicant", "agent", "guardian", "handling-staff"]),
      subject: subjectIdSchema,
    }),
    way,
    servers: z.array(words).max(20),
  }),
] as const
