/** The small parts of the file form of catalogues alone: terms and the values of answers. */
import { z } from "zod"
import { citationSchema } from "../reasons/schema.ts"
import type { TermUnit } from "../time/index.ts"

const TERM = 'a term such as "20 working days", "30 calendar days" or "6 months", or length and unit'

const termLength = z
  .int("a whole number of at least 1")
  .min(1, "a whole number of at least 1")
  .max(9999, "a whole number of at most 9999")

const shortTerm = z
  .string()
  .regex(/^[1-9]\d{0,3} (?:working day|calendar day|month)s?$/, TERM)
  .transform((value) => {
    const [length = "", ...unit] = value.split(" ")
    return { length: Number(length), unit: unit.join("-").replace(/s$/, "") as TermUnit }
  })

/** A term in words, or written out where it has a clause or counts in its own way. */
export const termSchema = z.union(
  [
    shortTerm,
    z.strictObject({
      length: termLength,
      unit: z.enum(["working-day", "calendar-day", "month"]),
      excludeStartDay: z.boolean().exactOptional(),
      rollForward: z.boolean().exactOptional(),
      clause: citationSchema.exactOptional(),
    }),
  ],
  { error: TERM },
)

/** The value of an answer. What is persisted holds no other numbers than whole ones. */
export const answerSchema = z.union([z.string(), z.int(), z.boolean()], {
  error: "text, a whole number, true or false",
})
