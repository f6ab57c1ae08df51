/** What a host hands in about recommendations. Names are not among it: the district takes them from the subjects. */
import type { MeritFact, Place, TieBreak, Township } from "@onevisit/core/intake/recommendation"
import { z } from "zod"
import { daySchema, idText, labelSchema, subjectIdSchema, words } from "../input/index.ts"
import type { CallOpening, PlainCallCommand } from "./recommendations.ts"

const reasons = z.array(words).max(100)
const whole = z.int().min(0).max(100_000)
const year = z.int().min(1949).max(9999)
const candidate = subjectIdSchema
const candidates = z.array(subjectIdSchema).min(1).max(1000)

/** It stands in the open, so nothing that could be a name fits. */
const objectionId = z.string().regex(/^[A-Za-z0-9-]{1,80}$/, "an id of letters, digits and hyphens")
const township: z.ZodType<Township> = z.strictObject({ id: idText, name: labelSchema, quota: whole })
const fact: z.ZodType<MeritFact> = z.strictObject({
  criterion: idText,
  value: z
    .string()
    .max(40)
    .regex(/^-?\d+(?:\.\d+)?$/, "a decimal number as text"),
  unit: idText,
  year,
  evidence: idText,
})
const place: z.ZodType<Place> = z.strictObject({ candidate, place: z.int().min(1).max(100_000) })
const tieBreak: z.ZodType<TieBreak> = z.strictObject({ order: candidates, reasons })

export const openingSchema: z.ZodType<CallOpening> = z.strictObject({
  item: idText,
  year,
  townships: z.array(township).min(1).max(1000),
})

export const callCommandSchema: z.ZodType<PlainCallCommand> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("take-in"), candidate, township: idText }),
  z.strictObject({ type: z.literal("attest-merit"), candidate, facts: z.array(fact).min(1).max(100) }),
  z.strictObject({ type: z.literal("pre-review"), candidate, passed: z.boolean(), reasons }),
  z.strictObject({
    type: z.literal("rank"),
    township: idText,
    places: z.array(place).max(1000),
    tieBreaks: z.array(tieBreak).max(1000).exactOptional(),
  }),
  z.strictObject({ type: z.literal("recommend"), township: idText, candidates }),
  z.strictObject({ type: z.literal("withdraw-candidate"), candidate }),
  z.strictObject({ type: z.literal("publish-notice"), township: idText }),
  z.strictObject({
    type: z.literal("object"),
    objection: objectionId,
    notice: idText,
    candidate,
    receivedOn: daySchema.exactOptional(),
    grounds: words,
  }),
  z.strictObject({
    type: z.literal("settle-objection"),
    objection: objectionId,
    upheld: z.boolean(),
    reasons,
  }),
  z.strictObject({ type: z.literal("take-effect"), candidates }),
  z.strictObject({ type: z.literal("pass-time") }),
])

/** A UUID: what the district itself gives to a call. */
export const callIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
