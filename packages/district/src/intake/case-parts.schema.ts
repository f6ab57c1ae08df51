/** What the inputs at intake are made of. What is to be sealed comes open: only the district makes envelopes. */
import { partyRoles } from "@onevisit/core/intake"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import type { Arrival, Calendar } from "@onevisit/core/time"
import { z } from "zod"
import {
  citationSchema,
  daySchema,
  idText,
  labelSchema,
  subjectIdSchema,
  termSchema,
  words,
} from "../input/index.ts"
import { hashOf } from "../pins/index.ts"

export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
/** Made by core's own functions; its days are checked there. */
export const calendar = z.custom<Calendar>(
  (value) => typeof value === "object" && value !== null,
  "a calendar",
)
/** Of what may be entered on a later day than it states: why. */
export const enteredLate = { enteredLate: words.exactOptional() }
export const reasons = z.array(words).max(100)

export const arrival: z.ZodType<Arrival> = z.discriminatedUnion("channel", [
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

export const material: z.ZodType<SubmittedMaterial> = z.strictObject({
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
export const materials = z.array(material).max(1000)

const signed = z.strictObject({
  clauses: z.array(words).max(100),
  hash: idText.exactOptional(),
  signedOn: daySchema,
  signature: words,
  means: z.enum(["by-hand", "electronic-signature", "biometric"]).exactOptional(),
  reliable: z
    .strictObject({
      exclusive: z.boolean(),
      controlled: z.boolean(),
      signatureChangeShows: z.boolean(),
      contentChangeShows: z.boolean(),
    })
    .exactOptional(),
})
export const signedText = signed.transform(hashed)
export const commitment = signed.extend({ within: termSchema.exactOptional() }).transform(hashed)
export const credit = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("unknown") }),
  z.strictObject({ state: z.literal("clear"), asOf: daySchema }),
  z.strictObject({
    state: z.literal("recorded"),
    record: z.strictObject({
      id: idText,
      basis: citationSchema,
      recognisedOn: daySchema,
      until: daySchema,
      objection: labelSchema,
      repair: labelSchema,
    }),
  }),
])
export const parties = z
  .array(
    z.strictObject({
      role: z.enum(partyRoles),
      subject: subjectIdSchema,
      scope: z
        .array(z.enum(["submit", "supplement", "withdraw", "commit", "choose", "receive"]))
        .exactOptional(),
      validFrom: daySchema,
      validTo: daySchema.exactOptional(),
      evidence: idText.exactOptional(),
    }),
  )
  .max(100)
export const choices = z.strictObject({
  channel: z.enum(["letter", "phone", "electronic"]).exactOptional(),
  collection: z.enum(["by-hand", "courier", "electronic"]).exactOptional(),
  address: words.exactOptional(),
  optIns: z
    .strictObject({
      tolerantIntake: z.boolean().exactOptional(),
      commitment: z.boolean().exactOptional(),
      electronicService: z.boolean().exactOptional(),
      paperDocuments: z.boolean().exactOptional(),
    })
    .exactOptional(),
})

/** The hash is over the clauses as they stand; one that is given must be that. */
function hashed<Text extends z.infer<typeof signed>>(
  text: Text,
  context: z.RefinementCtx<Text>,
): Text & { readonly hash: string } {
  const hash = hashOf(text.clauses)
  if (text.hash !== undefined && text.hash !== hash)
    context.addIssue({ code: "custom", path: ["hash"], message: "the hash of the clauses, or none" })
  return { ...text, hash }
}

export const clock = z.enum(["statutory", "promised"])
