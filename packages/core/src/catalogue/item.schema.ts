/** The file form of items and catalogues: the one definition of what a catalogue file may say. */
import { z } from "zod"
import { citationSchema, idSchema, textSchema, words } from "../reasons/schema.ts"
import { conditionSchema, factNameSchema } from "../rules/schema.ts"
import { dateSchema } from "../time/schema.ts"
import { answerSchema, termSchema } from "./basics.schema.ts"
import { legSchema } from "./leg.schema.ts"

const count = z
  .int("a whole number")
  .min(1, "a whole number of at least 1")
  .max(999, "a whole number of at most 999")

const alternativeSchema = z.strictObject({
  copyKind: z.enum(["original", "copy"]),
  medium: z.enum(["paper", "electronic"]),
  number: count.default(1),
  sealed: z.boolean().exactOptional(),
})

export const materialSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  necessity: z.enum(["key", "secondary", "optional"]),
  deferrable: z
    .array(z.enum(["absence", "copy-for-original", "missing-seal", "receipt-in-lieu"]))
    .default([]),
  accepts: z.array(alternativeSchema).min(1, "at least one form in which the material is accepted"),
  document: idSchema.exactOptional(),
  documentClass: z.enum(["certificate", "form", "other"]).exactOptional(),
  issuedBy: textSchema.exactOptional(),
  obtainedBy: z.enum(["applicant", "agency-verified", "shared", "e-licence"]).default("applicant"),
  lookUp: z.strictObject({ registry: idSchema, record: idSchema }).exactOptional(),
  evidences: z.array(factNameSchema).default([]),
  when: conditionSchema.exactOptional(),
  basis: citationSchema.exactOptional(),
  remark: textSchema.exactOptional(),
  standard: textSchema.exactOptional(),
})

export const questionSchema = z.strictObject({
  fact: factNameSchema,
  question: textSchema,
  answers: z
    .array(z.strictObject({ value: answerSchema, label: textSchema }))
    .min(2, "at least two answers to choose from"),
})

export const authoritySchema = z.strictObject({ id: idSchema, name: textSchema })

const codesSchema = z.strictObject({
  basic: words.exactOptional(),
  implementing: words.exactOptional(),
  handling: words.exactOptional(),
  local: words.exactOptional(),
})

const powerSchema = z.strictObject({
  list: citationSchema,
  entry: words,
  level: z.enum(["nation", "province", "city", "county", "township", "village"]),
})

const unitsSchema = z.strictObject({
  lead: authoritySchema.exactOptional(),
  responsible: authoritySchema.exactOptional(),
  cooperating: z.array(authoritySchema).exactOptional(),
})

const topicSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  of: z.enum(["persons", "organisations"]),
})

const stepSchema = z.strictObject({
  zh: words,
  en: words,
  takes: termSchema.exactOptional(),
  counted: z.boolean().exactOptional(),
})

const feeSchema = z.strictObject({
  amount: textSchema,
  basis: citationSchema,
  charges: textSchema.exactOptional(),
  payOnline: z.boolean().exactOptional(),
})

const resultSchema = z.strictObject({
  name: textSchema,
  kind: z.enum(["certificate", "document", "approval", "payment", "none"]).exactOptional(),
  document: idSchema.exactOptional(),
  sample: z.boolean().exactOptional(),
})

const contactSchema = z.strictObject({
  phone: words,
  complaintPhone: words,
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/, "an e-mail address"),
  address: textSchema,
  hours: textSchema,
})

const reviewPartSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  authority: authoritySchema,
  after: z.array(idSchema).exactOptional(),
  term: termSchema.exactOptional(),
  preliminary: z.boolean().exactOptional(),
})

const commitmentOptionSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["licence-condition", "proof"]),
  title: textSchema,
  listed: citationSchema,
  replaces: z.array(idSchema).min(1, "at least one material that need not be handed in"),
  verifyWithin: termSchema.exactOptional(),
})

export const itemSchema = z.strictObject({
  id: idSchema,
  edition: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/, 'an edition such as "2018-07"'),
  validFrom: dateSchema,
  validTo: dateSchema.nullable().default(null),
  name: textSchema,
  type: z.enum([
    "licence",
    "benefit-payment",
    "confirmation",
    "award",
    "filing",
    "public-service",
    "other-power",
    "non-administrative",
  ]),
  codes: codesSchema.exactOptional(),
  power: powerSchema.exactOptional(),
  category: z.strictObject({ id: idSchema, title: textSchema }).exactOptional(),
  topics: z.array(topicSchema).exactOptional(),
  authority: authoritySchema.exactOptional(),
  units: unitsSchema.exactOptional(),
  basis: z.array(citationSchema).min(1, "at least one basis"),
  serves: z
    .array(
      z.enum([
        "natural-person",
        "enterprise",
        "public-institution",
        "social-organisation",
        "unincorporated-enterprise",
        "state-organ",
        "other-organisation",
      ]),
    )
    .min(1, "at least one kind of subject"),
  initiation: z.enum(["on-application", "ex-officio"]).default("on-application"),
  conditions: z.array(textSchema).min(1, "at least one condition, or that there is none"),
  procedure: z.array(stepSchema).min(1, "at least one step"),
  quantityLimit: textSchema.exactOptional(),
  quota: count.exactOptional(),
  publicSafety: z.boolean().exactOptional(),
  recommendation: z.strictObject({ required: z.literal(true), clause: citationSchema }).exactOptional(),
  authorityEvidence: z.strictObject({ required: z.literal(true), clause: citationSchema }).exactOptional(),
  statutoryTerm: termSchema.exactOptional(),
  promisedTerm: termSchema.exactOptional(),
  handling: z.enum(["on-the-spot", "promised"]).exactOptional(),
  review: z.enum(["at-once", "after-acceptance"]).exactOptional(),
  specialProcedures: z.array(z.strictObject({ reason: idSchema, title: textSchema })).default([]),
  reviewParts: z.array(reviewPartSchema).exactOptional(),
  commitmentOptions: z.array(commitmentOptionSchema).exactOptional(),
  questions: z.array(questionSchema).default([]),
  materials: z.array(materialSchema).default([]),
  visits: z.strictObject({
    declared: z
      .int("a whole number")
      .min(0, "a whole number, 0 or more")
      .max(99, "a whole number of at most 99"),
    reason: textSchema.exactOptional(),
  }),
  legs: z.array(legSchema).exactOptional(),
  channels: z.array(z.enum(["window", "online", "mail", "courier"])).default([]),
  onlineDepth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).exactOptional(),
  servedAt: z
    .array(z.strictObject({ outlet: idSchema, windows: z.array(idSchema).min(1).exactOptional() }))
    .exactOptional(),
  collection: z
    .array(z.enum(["by-hand", "courier", "electronic"]))
    .min(1, "at least one way in which the result arrives"),
  fee: feeSchema.nullable().default(null),
  result: resultSchema,
  faq: z.array(z.strictObject({ question: textSchema, answer: textSchema })).exactOptional(),
  contact: contactSchema,
  sample: textSchema.exactOptional(),
})

export const catalogueSchema = z.strictObject({
  authority: authoritySchema.exactOptional(),
  items: z.array(itemSchema).min(1, "at least one item"),
})
