/** The small parts of the file form: texts, ids, dates, terms, citations, conditions. */
import * as Result from "effect/Result"
import { z } from "zod"
import type { Condition } from "../rules/index.ts"
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

export const factValueSchema = z.union([z.string(), z.number(), z.boolean()], {
  error: "text, a number, true or false",
})

/** How deep all, any and not may be nested. Bounded, for zod reads what may recur at a third of the speed. */
const NESTING = 5

const CONDITION = `a condition: fact with is, oneOf, atLeast or atMost; or all, any or not, nested at most ${NESTING} deep`

const atoms = [
  z.strictObject({ fact: factSchema, is: factValueSchema }),
  z.strictObject({ fact: factSchema, oneOf: z.array(factValueSchema).min(1, "at least one value") }),
  z.strictObject({ fact: factSchema, atLeast: z.number() }),
  z.strictObject({ fact: factSchema, atMost: z.number() }),
] as const

export const conditionSchema = conditionOfDepth(NESTING)

function conditionOfDepth(depth: number): z.ZodType<Condition> {
  if (depth === 0) return z.union(atoms, { error: CONDITION })
  const part = conditionOfDepth(depth - 1)
  const parts = z.array(part).min(1, "at least one condition")
  return z.union(
    [...atoms, z.strictObject({ all: parts }), z.strictObject({ any: parts }), z.strictObject({ not: part })],
    { error: CONDITION },
  )
}
