/** The small parts that the shapes of many events are made of: days, texts, citations, terms and their last days. */
import { z } from "zod"
import type { Citation } from "../reasons/index.ts"

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date YYYY-MM-DD")
export const label = z.strictObject({ zh: z.string(), en: z.string() })
export const citation = z.strictObject({
  statute: z.string(),
  title: label,
  article: z.string().exactOptional(),
  paragraph: z.string().exactOptional(),
  edition: z.string().exactOptional(),
  sample: z.boolean().exactOptional(),
})
export const pin = z.strictObject({
  id: z.string().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hex digits"),
})

/** A term whose clause has this shape. */
export const termWith = <Clause extends z.ZodType<Citation>>(clause: Clause) =>
  z.strictObject({
    length: z.int().min(1),
    unit: z.enum(["working-day", "calendar-day", "month"]),
    excludeStartDay: z.boolean().exactOptional(),
    rollForward: z.boolean().exactOptional(),
    clause: clause.exactOptional(),
  })
export const term = termWith(citation)

/** The last day of what is neither suspended nor extended. */
export const plainDeadline = z.strictObject({
  term,
  startsOn: date,
  dueOn: date,
  certainty: z.enum(["official", "provisional"]),
  calendar: z.strictObject({ id: z.string(), version: z.string() }),
  suspensions: z.tuple([]),
  extensions: z.tuple([]),
})
