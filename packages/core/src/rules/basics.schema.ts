/** The small parts of the file form of rules alone: names of facts and parameters, numbers, literals, rates. */
import { z } from "zod"
import { isRate, roundings } from "../money/index.ts"
import type { Literal } from "./language/expression.ts"

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
