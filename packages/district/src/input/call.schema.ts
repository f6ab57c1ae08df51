/**
 * Who makes a call, and on what terms, as the host hands it in. An actor stands in every event, so more than is
 * asked for is refused: no name gets into one (个人信息保护法 art. 6).
 */
import type { Actor } from "@onevisit/core/identity"
import { z } from "zod"
import { citationSchema, daySchema, idText, subjectIdSchema } from "./basics.schema.ts"

const subject = subjectIdSchema
const delegation = z.strictObject({
  from: idText,
  unit: idText.exactOptional(),
  acts: z.array(idText).max(1000).exactOptional(),
  validFrom: daySchema,
  validTo: daySchema.exactOptional(),
})
const officer = z.strictObject({
  kind: z.literal("officer"),
  externalId: idText,
  unit: idText,
  roles: z.array(idText).max(100),
  validAt: daySchema,
  validTo: daySchema.exactOptional(),
  delegation: delegation.exactOptional(),
  jurisdiction: z.array(idText).max(1000).exactOptional(),
})

export const actorSchema: z.ZodType<Actor> = z.discriminatedUnion("kind", [
  officer,
  z.strictObject({ kind: z.literal("applicant"), subject }),
  z.strictObject({
    kind: z.literal("agent"),
    subject,
    principal: subject,
    capacity: z.enum(["authorised-agent", "guardian", "handling-staff", "legal-representative"]),
  }),
  z.strictObject({ kind: z.literal("system"), name: idText }),
  z.strictObject({ kind: z.literal("law"), clause: citationSchema }),
])

/** What goes with every call. */
export const callSchema = z.strictObject({
  as: actorSchema,
  commandId: idText.exactOptional(),
  expectedVersion: z.int().min(0).exactOptional(),
})

/** What goes with a call on a case, where several officers may act together. */
export const caseCallSchema = callSchema.extend({ alongside: z.array(officer).max(20).exactOptional() })
