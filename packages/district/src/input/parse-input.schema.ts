/** Data from outside, checked by a schema: all that is wrong at once, each with its path and never with its value. */
import * as Result from "effect/Result"
import { parseWith } from "@onevisit/core/events/schema"
import type { z } from "zod"

/** The parsed value; throws `InvalidInput` with every issue. */
export function parseInputOrThrow<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = parseWith(schema, value)
  if (Result.isFailure(parsed)) throw parsed.failure
  return parsed.success
}
