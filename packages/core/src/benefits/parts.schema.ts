/** The small parts that the events of benefits share. */
import { z } from "zod"
import { sealable } from "../events/schema.ts"

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date YYYY-MM-DD")
export const month = z.string().regex(/^\d{4}-\d{2}$/, "a month YYYY-MM")
export const label = z.strictObject({ zh: z.string(), en: z.string() })
export const whole = z.int().min(0)
export const citation = z.strictObject({
  statute: z.string(),
  title: label,
  article: z.string().optional(),
  paragraph: z.string().optional(),
  edition: z.string().optional(),
  sample: z.boolean().optional(),
})
export const payee = z.strictObject({
  name: sealable(z.string()),
  account: sealable(z.string()),
  bank: sealable(z.string()),
  relation: z.enum(["self", "other"]),
})
export const pin = z.strictObject({
  id: z.string().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hex digits"),
})
const term = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(["working-day", "calendar-day", "month"]),
  excludeStartDay: z.boolean().optional(),
  rollForward: z.boolean().optional(),
  clause: citation.optional(),
})

/** The last day of a span that is neither suspended nor extended. */
export const deadline = z.strictObject({
  term,
  startsOn: date,
  dueOn: date,
  certainty: z.enum(["official", "provisional"]),
  calendar: z.strictObject({ id: z.string(), version: z.string() }),
  suspensions: z.tuple([]),
  extensions: z.tuple([]),
})
