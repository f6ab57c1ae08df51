/** The small parts that file forms share: texts, ids, citations, and what is said where they do not fit. */
import { z } from "zod"

export { composeExpected, issuesOf, MISSING, UNKNOWN_KEY } from "./expected.schema.ts"

/** Text with something to see in it. */
export const words = z.string().regex(/\S/, "text that is not empty")

/** Chinese and English. */
export const textSchema = z.strictObject({ zh: words, en: words }).meta({ id: "Text" })

/** For ids that stand in keys, paths and addresses. */
export const idSchema = z
  .string()
  .max(80, "an id of at most 80 characters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id: small letters and digits, words joined by a hyphen")

/** Where a rule stands. */
export const citationSchema = z
  .strictObject({
    statute: idSchema,
    title: textSchema,
    article: words.exactOptional(),
    paragraph: words.exactOptional(),
    edition: words.exactOptional(),
    sample: z.boolean().exactOptional(),
  })
  .meta({ id: "Citation" })
