/** The parts that the rules' file form and the events of a project share. */
import { z } from "zod"
import { termWith } from "../events/schema.ts"
import type { Remedy } from "../law/index.ts"
import { citationSchema, idSchema, textSchema, words } from "../reasons/schema.ts"
import type { Term } from "../time/index.ts"

export const clause = citationSchema
export const label = textSchema
export const unit = words

export const term: z.ZodType<Term> = termWith(clause)

/** A length that ends on its day, whatever day that is. */
export const plainTerm: z.ZodType<Term> = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(["calendar-day", "month"]),
  clause: clause.exactOptional(),
})

export const remedy: z.ZodType<Remedy> = z.strictObject({
  kind: z.enum(["reconsideration", "litigation", "complaint"]),
  title: label,
  body: label,
  within: label.nullable(),
  clause,
})

export const outcome = z.strictObject({
  id: idSchema,
  title: label,
  adverse: z.boolean(),
  needsApplication: z.boolean(),
  consequences: z.array(label),
  clause,
})
