import type * as Result from "effect/Result"
import type { EventDefinition, SensitivePath } from "@onevisit/core/events"
import type { InvalidInput } from "@onevisit/core/reasons"
import type { z } from "zod"
import { parseInput } from "./parse-input.ts"

/** An event's definition from the schema of its data. */
export function defineEvent(event: {
  readonly type: string
  readonly v: number
  readonly data: z.ZodType
  readonly sensitive: readonly SensitivePath[]
  readonly upcast?: (data: unknown) => unknown
}): EventDefinition {
  const { data, sensitive, type, upcast, v } = event
  return {
    type,
    v,
    sensitive,
    parse: (value): Result.Result<unknown, InvalidInput> => parseInput(data, value),
    ...(upcast === undefined ? {} : { upcast }),
  }
}
