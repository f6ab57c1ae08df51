/** What a host hands in to a collection. What is to be sealed comes open: only the district makes envelopes. */
import type { GivenCommitment, IssuingRule, Mandate } from "@onevisit/core/intake/collections"
import { z } from "zod"
import { daySchema, idText, labelSchema, subjectIdSchema, termSchema, words } from "../input/index.ts"
import {
  answersSchema,
  arrivalSchema,
  commitmentSchema,
  examinationSchema,
  materialsSchema,
} from "../intake/index.ts"
import type {
  GatherInput,
  HandInInput,
  HandOverInput,
  IssueInput,
  LeaveInput,
  MemberInput,
  OpenInput,
  ParcelInput,
} from "./collection-inputs.ts"

const outlet = idText.exactOptional()

const issuing: z.ZodType<IssuingRule> = z.strictObject({
  together: z.enum(["whole", "lot"]),
  leadWorkingDays: z.int().min(0).max(250),
})

const mandate: z.ZodType<Mandate> = z.strictObject({
  agent: subjectIdSchema,
  principal: subjectIdSchema,
  capacity: z.literal("authorised-agent"),
  validFrom: daySchema,
  validTo: daySchema,
  scope: z.array(z.enum(["hand-in", "supplement", "commit", "collect"])).max(4),
  letter: z.strictObject({ hash: idText, signedOn: daySchema, signature: words }),
})

const commitment: z.ZodType<GivenCommitment> = z.strictObject({
  by: z.enum(["member", "collector"]),
  commitment: commitmentSchema,
})

/** As it was gathered, with the hash of what was signed. */
type Gathered = Omit<GatherInput, "commitment"> & { readonly commitment?: GivenCommitment }

/** A UUID: what the district itself gives to a collection. */
export const collectionIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const openSchema: z.ZodType<OpenInput> = z.strictObject({
  item: idText,
  collector: subjectIdSchema,
  issuing: issuing.exactOptional(),
})

export const memberSchema: z.ZodType<MemberInput> = z.strictObject({ member: subjectIdSchema, mandate })

export const gatherSchema: z.ZodType<Gathered> = z.strictObject({
  member: subjectIdSchema,
  scenario: answersSchema.exactOptional(),
  materials: materialsSchema,
  commitment: commitment.exactOptional(),
})

export const handInSchema: z.ZodType<HandInInput> = z.strictObject({
  arrival: arrivalSchema,
  outlet,
  enteredLate: words.exactOptional(),
  members: z.array(subjectIdSchema).min(1).max(1000).exactOptional(),
  examination: z
    .strictObject({
      supplementWithin: termSchema.exactOptional(),
      mode: z.enum(["posted", "arrived"]).exactOptional(),
      defects: z
        .array(z.strictObject({ member: subjectIdSchema, requirement: idText, note: labelSchema }))
        .max(1000)
        .exactOptional(),
    })
    .exactOptional(),
})

export const parcelSchema: z.ZodType<ParcelInput> = z.strictObject({
  waybill: words,
  arrival: arrivalSchema,
  postedOn: daySchema.exactOptional(),
  enteredLate: words.exactOptional(),
  contents: z
    .array(z.strictObject({ member: subjectIdSchema, materials: materialsSchema }))
    .min(1)
    .max(1000),
  examination: examinationSchema.exactOptional(),
})

export const leaveSchema: z.ZodType<LeaveInput> = z.strictObject({
  member: subjectIdSchema,
  application: z.enum(["kept", "withdrawn"]),
})

export const issueSchema: z.ZodType<IssueInput> = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("by-hand"), outlet }),
  z.strictObject({ method: z.literal("courier"), waybill: words }),
])

export const handOverSchema: z.ZodType<HandOverInput> = z.strictObject({
  list: z.int().min(1),
  signedOn: daySchema,
})
