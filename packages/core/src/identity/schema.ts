/** The file form of code tables, and of ids of subjects. */
import * as Result from "effect/Result"
import { z } from "zod"
import { textSchema, words } from "../reasons/schema.ts"
import { parsePartialDate, type PartialDate } from "../time/index.ts"
import type { RegionEntry, RegionTable } from "./region-table.ts"
import { isSubjectId, type SubjectId } from "./subject.ts"

/** An opaque id of a subject. */
export const subjectIdSchema = z
  .string()
  .refine((value): value is SubjectId => isSubjectId(value), "a subject id: sub_ and a UUID in lower case")

const day = z
  .string()
  .refine(
    (value): value is PartialDate => Result.isSuccess(parsePartialDate(value)),
    "a day, month or year that exists",
  )

/** One code over one stretch of time. */
export const regionEntrySchema: z.ZodType<RegionEntry> = z.strictObject({
  code: words,
  name: textSchema,
  parent: words.exactOptional(),
  validFrom: day.exactOptional(),
  validTo: day.exactOptional(),
  successors: z.array(words).exactOptional(),
  ceded: z.array(z.strictObject({ on: day, to: z.array(words) })).exactOptional(),
  source: words,
})

/** A table of regions or of other codes. That its parts fit together is said by `regionTableFindings`. */
export const regionTableSchema: z.ZodType<RegionTable> = z.strictObject({
  id: words,
  version: words,
  title: textSchema,
  sample: z.boolean().exactOptional(),
  entries: z.array(regionEntrySchema),
})
