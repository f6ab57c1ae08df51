/** The small parts of the file form of rules: texts, names, dates, literals, citations. */
import * as Result from "effect/Result"
import { z } from "zod"
import { isRate, roundings } from "../money/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import { parseMonth, parsePlainDate, type Month, type PlainDate } from "../time/index.ts"
import type { Literal } from "./language/expression.ts"

/** Text with something to see in it. */
const words = z.string().regex(/\S/, "text that is not empty")

/** Chinese and English. */
export const textSchema: z.ZodType<Text> = z.strictObject({ zh: words, en: words }).meta({ id: "RuleText" })

/** For ids that stand in keys, paths and addresses. */
export const idSchema = z
  .string()
  .max(80, "an id of at most 80 characters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id: small letters and digits, words joined by a hyphen")

/** For ids of parameters, which may have parts: `old-age.monthly`. */
export const parameterIdSchema = z
  .string()
  .max(80, "an id of at most 80 characters")
  .regex(
    /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/,
    "the id of a parameter: small letters and digits, words joined by a hyphen or a point",
  )

/** The name of a fact. */
export const factNameSchema = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/,
    "the name of a fact: letters and digits, a small letter first",
  )

const DATE = "a day that exists, as YYYY-MM-DD"
export const dateSchema = z
  .string({ error: DATE })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE, abort: true })
  .refine((value): value is PlainDate => Result.isSuccess(parsePlainDate(value)), {
    error: DATE,
    abort: true,
  })

const MONTH = "a month that exists, as YYYY-MM"
export const monthSchema = z
  .string({ error: MONTH })
  .regex(/^\d{4}-\d{2}$/, { error: MONTH, abort: true })
  .refine((value): value is Month => Result.isSuccess(parseMonth(value)), { error: MONTH, abort: true })

export const citationSchema: z.ZodType<Citation> = z
  .strictObject({
    statute: idSchema,
    title: textSchema,
    article: words.exactOptional(),
    paragraph: words.exactOptional(),
    edition: words.exactOptional(),
    sample: z.boolean().exactOptional(),
  })
  .meta({ id: "RuleCitation" })

const EXACT = "a whole number in the exact range"

/** A safe integer other than −0: what JSON of any program reads back as it was. */
export function exactNumber(error: string = EXACT): z.ZodType<number> {
  return z.int({ error }).refine((value) => !Object.is(value, -0), { error })
}

/** A safe integer within a range, other than −0. */
export function wholeNumber(min: number, max: number): z.ZodType<number> {
  const error = `a whole number from ${min} to ${max}`
  return z
    .int({ error, abort: true })
    .min(min, error)
    .max(max, error)
    .refine((value) => !Object.is(value, -0), { error })
}

const LITERAL = "text, a whole number in the exact range, true or false"

/** A value written out; which type it has to have is known only where the rule is checked. */
export const literalSchema: z.ZodType<Literal> = z.union([z.string(), exactNumber(LITERAL), z.boolean()], {
  error: LITERAL,
})

export const rateSchema = z.string().refine(isRate, "a rate such as 0.3, 30% or 1/3")

export const roundingSchema = z.enum(roundings)
