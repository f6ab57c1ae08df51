/** Options from a developer or a file: all that is wrong at once, each with its path and never with its value. */
import { InvalidInput } from "@onevisit/core/reasons"
import { composeExpected, issuesOf } from "@onevisit/core/reasons/schema"
import type { z } from "zod"

/** Throws `InvalidInput` with every issue. */
export function checkOptions(schema: z.ZodType, options: unknown): void {
  const parsed = schema.safeParse(options, { error: composeExpected, reportInput: false })
  if (!parsed.success) throw new InvalidInput(issuesOf(parsed.error.issues))
}
