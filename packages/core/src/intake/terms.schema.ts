/** The parts that the shapes of a case's events are made of. */
import { z } from "zod"
import { citation, date, label, plainDeadline, sealable, term } from "../events/schema.ts"

export { citation, date, label, pin, term } from "../events/schema.ts"

export const whole = z.int().min(0)
export const reasons = z.array(sealable(z.string()))
export const deadline = plainDeadline.extend({
  dueOn: date.nullable(),
  suspensions: z.array(
    z.strictObject({ reason: z.string(), from: date, to: date.nullable(), toldInWritingOn: date }),
  ),
  extensions: z.array(
    z.strictObject({
      term,
      approvedBy: z.string(),
      approvedOn: date,
      reasonToldOn: date,
      clause: citation.optional(),
    }),
  ),
  imported: z
    .strictObject({
      system: z.string(),
      asOf: date,
      used: whole,
      statedDueOn: date.optional(),
      counted: whole,
    })
    .optional(),
})
export const visit = z.strictObject({ on: date, outlet: z.string() })
export const receipt = z.strictObject({
  channel: z.enum(["window", "registered-mail", "courier", "mail", "fax", "online", "email"]),
  receivedOn: date,
  postedOn: date.optional(),
  visit: visit.optional(),
  enteredLate: sealable(z.string()).optional(),
})
export const material = z.strictObject({
  requirement: z.string(),
  copyKind: z.enum(["original", "copy"]),
  medium: z.enum(["paper", "electronic"]),
  number: whole,
  sealed: z.boolean(),
  receiptInLieu: z.boolean().optional(),
  file: z
    .strictObject({
      hash: z.string(),
      size: whole,
      mediaType: z.string(),
      name: sealable(z.string()),
      key: z.string().optional(),
    })
    .optional(),
  defect: sealable(label).optional(),
})
export const materials = z.array(material)
export const shortfall = z.strictObject({
  requirement: z.string(),
  code: z.enum([
    "missing",
    "copy-for-original",
    "missing-seal",
    "receipt-in-lieu",
    "wrong-medium",
    "too-few",
    "content-wrong",
  ]),
  necessity: z.enum(["key", "secondary"]),
  deferrable: z.boolean(),
  remedy: label,
  note: sealable(label).optional(),
})
export const shortfalls = z.array(shortfall)
export const remedy = z.strictObject({
  kind: z.enum(["reconsideration", "litigation", "complaint"]),
  title: label,
  body: label,
  within: label.nullable(),
  clause: citation,
})
export const adverse = { reasons, remedies: z.array(remedy), number: z.string() }
export const clocks = z.strictObject({ statutory: deadline.nullable(), promised: deadline.nullable() })
export const clock = z.enum(["statutory", "promised"])
export const mode = z.enum(["posted", "arrived"])
export const signedText = z.strictObject({
  clauses: z.array(z.string()),
  hash: z.string(),
  signedOn: date,
  signature: sealable(z.string()),
  means: z.enum(["by-hand", "electronic-signature", "biometric"]).optional(),
  reliable: z
    .strictObject({
      exclusive: z.boolean(),
      controlled: z.boolean(),
      signatureChangeShows: z.boolean(),
      contentChangeShows: z.boolean(),
    })
    .optional(),
})
export const bar = z.strictObject({
  ground: z.enum(["false-material", "obtained-by-fraud"]),
  from: date,
  until: date,
  clause: citation,
})
export const courseDeadline = z.enum([
  "statutory",
  "promised",
  "notice",
  "correction",
  "supplement",
  "delivery",
])
export const heardAct = z.enum([
  "refuse-acceptance",
  "revoke-acceptance",
  "terminate",
  "decide-adversely",
  "revoke-decision",
])
/** A day that is reckoned, and so may be moved. */
export const deadlineName = z.union([
  courseDeadline,
  z.templateLiteral([z.enum(["part", "verification", "rectification"]), ":", z.string().min(1)]),
  z.templateLiteral(["defence:", heardAct]),
])
