/** The small parts of the file form: texts, ids, dates, terms, citations. */
import * as Result from "effect/Result"
import { z } from "zod"
import { parsePlainDate, type PlainDate, type TermUnit } from "../time/index.ts"

/** Text with something to see in it. */
export const words = z.string().regex(/\S/, "text that is not empty")

/** Chinese and English. */
export const textSchema = z.strictObject({ zh: words, en: words })

/** For ids that stand in keys, paths and addresses. */
export const idSchema = z
  .string()
  .max(80, "an id of at most 80 characters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id: small letters and digits, words joined by a hyphen")

/** The name of a fact. */
export const factSchema = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/,
    "the name of a fact: letters and digits, a small letter first",
  )

const DATE = "a day that exists, as YYYY-MM-DD"

export const dateSchema = z
  .string({ error: DATE })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE, abort: true })
  .refine((value): value is PlainDate => Result.isSuccess(parsePlainDate(value)), { error: DATE })

export const citationSchema = z.strictObject({
  statute: idSchema,
  title: textSchema,
  article: words.exactOptional(),
  paragraph: words.exactOptional(),
  edition: words.exactOptional(),
  sample: z.boolean().exactOptional(),
})

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
