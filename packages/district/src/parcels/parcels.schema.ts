/** What a host hands in about parcels, checked. What is to be sealed comes open: only the district makes envelopes. */
import { type ParcelTask, parcelTaskKinds, trackStages } from "@onevisit/core/intake/parcels"
import { parseInstant, type Instant } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, uuidSchema, words } from "../input/index.ts"
import type {
  ExpectInput,
  OfferServiceInput,
  ParcelQuery,
  ReceiveInput,
  SendInput,
  TrackInput,
} from "./parcel-inputs.ts"

const payer = z.enum(["sender", "addressee", "government"])
const ids = z.array(idText).max(100)
const signedBy = z.enum(["self", "agent", "locker"])
const onItsWay = {
  case: uuidSchema,
  carrier: idText,
  waybill: idText,
  courier: idText.nullable().exactOptional(),
  phone: z
    .string()
    .regex(/^[0-9-]{4,20}$/, "a telephone number, or its last four digits")
    .exactOptional(),
  originals: ids.exactOptional(),
  dispatchedOn: daySchema.exactOptional(),
  payer: payer.exactOptional(),
}

export const expectSchema: z.ZodType<ExpectInput> = z.strictObject({
  ...onItsWay,
  materials: ids,
  returnOriginals: z
    .strictObject({ payer, carrier: idText.exactOptional(), waybill: idText.exactOptional() })
    .exactOptional(),
})

export const sendSchema: z.ZodType<SendInput> = z.strictObject({
  ...onItsWay,
  materials: ids.exactOptional(),
  documents: ids.exactOptional(),
  returns: uuidSchema.exactOptional(),
})

const instantSchema = z.custom<Instant>((value) => {
  const parsed = parseInstant(value)
  return Result.isSuccess(parsed) && parsed.success === value
}, "an instant in UTC to the millisecond")

export const trackSchema: z.ZodType<TrackInput> = z.strictObject({
  at: instantSchema,
  on: daySchema,
  stage: z.enum(trackStages),
  by: signedBy.exactOptional(),
  text: words,
})

export const receiveSchema: z.ZodType<ReceiveInput> = z.strictObject({
  receivedOn: daySchema.exactOptional(),
  note: words.exactOptional(),
})

export const settleSchema: z.ZodType<{ readonly task: ParcelTask; readonly note: string }> = z.strictObject({
  task: z.enum(parcelTaskKinds),
  note: words,
})

export const offerServiceSchema: z.ZodType<OfferServiceInput> = z.strictObject({
  document: idText,
  number: idText.exactOptional(),
  addressee: z.strictObject({
    role: z.enum(["applicant", "agent", "guardian", "handling-staff"]),
    subject: subjectIdSchema,
  }),
  servers: z.array(words).max(20),
  signedBy: signedBy.exactOptional(),
})

export const parcelQuerySchema: z.ZodType<ParcelQuery> = z.strictObject({
  case: uuidSchema.exactOptional(),
  direction: z.enum(["to-authority", "to-applicant"]).exactOptional(),
  hasTask: z.boolean().exactOptional(),
  limit: z.int().min(1).max(10_000).exactOptional(),
})
