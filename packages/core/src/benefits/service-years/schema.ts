/** The file form of intervals of service and of the rules they are counted by. */
import * as Result from "effect/Result"
import { z } from "zod"
import { InvalidInput } from "../../reasons/index.ts"
import {
  citationSchema,
  composeExpected,
  idSchema,
  issuesOf,
  textSchema,
  words,
} from "../../reasons/schema.ts"
import { parsePartialDate, type PartialDate } from "../../time/index.ts"
import type { ServiceInterval, ServiceRules } from "./service-rules.ts"

const DAY = "a day, month or year that exists"
const day = z
  .string({ error: DAY })
  .refine((value): value is PartialDate => Result.isSuccess(parsePartialDate(value)), DAY)

/** One interval. */
export const serviceIntervalSchema: z.ZodType<ServiceInterval> = z.strictObject({
  from: day,
  to: day.nullable(),
  kind: idSchema,
  traits: z.record(idSchema, z.boolean()).exactOptional(),
  place: textSchema.exactOptional(),
  evidence: words.exactOptional(),
})

const effect = z.enum(["counts", "nothing", "excludes", "restarts"])

/** The rules by which service is counted. */
export const serviceRulesSchema: z.ZodType<ServiceRules> = z.strictObject({
  id: idSchema,
  title: textSchema,
  unit: z.enum(["month", "day"]),
  unitsPerYear: z.int().min(1),
  cutOff: z.strictObject({
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    clause: citationSchema,
  }),
  kinds: z.record(
    idSchema,
    z.strictObject({
      label: textSchema,
      effect,
      needs: z.array(z.strictObject({ trait: idSchema, label: textSchema })).exactOptional(),
      otherwise: effect.exactOptional(),
      longest: z
        .strictObject({ months: z.int().min(1).max(1200), beyond: z.enum(["first", "none"]) })
        .exactOptional(),
      clause: citationSchema,
    }),
  ),
  clause: citationSchema,
})

/** Reads intervals from data. Fails with `InvalidInput`: every problem with its path. */
export function parseServiceIntervals(
  input: unknown,
): Result.Result<readonly ServiceInterval[], InvalidInput> {
  return read(z.array(serviceIntervalSchema), input)
}

/** Reads rules from data. Fails with `InvalidInput`: every problem with its path. */
export function parseServiceRules(input: unknown): Result.Result<ServiceRules, InvalidInput> {
  return read(serviceRulesSchema, input)
}

/** The JSON Schema (draft 2020-12) of the rules. */
export function serviceRulesJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(serviceRulesSchema, { io: "input" })
}

function read<T>(schema: z.ZodType<T>, input: unknown): Result.Result<T, InvalidInput> {
  const parsed = schema.safeParse(input, { error: composeExpected })
  return parsed.success
    ? Result.succeed(parsed.data)
    : Result.fail(new InvalidInput(issuesOf(parsed.error.issues)))
}
