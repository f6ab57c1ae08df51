/** The file form of metrics, criteria and attested values of merit. */
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
import type { MeritCriterion, MeritMetric, MeritRecord } from "./merit-metric.ts"

const parameterId = words.max(80, "an id of at most 80 characters")

export const meritMetricSchema: z.ZodType<MeritMetric> = z.strictObject({
  id: idSchema,
  label: textSchema,
  unit: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("money") }),
    z.strictObject({ kind: z.literal("count"), unit: textSchema }),
    z.strictObject({ kind: z.literal("percent"), scale: z.int().min(0).max(6) }),
  ]),
  most: z.int().min(1),
  from: z.array(idSchema).exactOptional(),
})

const named = { code: idSchema, metric: idSchema, parameter: parameterId, clause: citationSchema }

export const meritCriterionSchema: z.ZodType<MeritCriterion> = z.discriminatedUnion("compare", [
  z.strictObject({ ...named, compare: z.enum(["atLeast", "atMost"]) }),
  z.strictObject({ ...named, compare: z.literal("growth"), over: z.int().min(1).max(20) }),
])

export const meritRecordSchema: z.ZodType<MeritRecord> = z.strictObject({
  criterion: idSchema,
  value: words,
  unit: words,
  year: z.int().min(1900).max(2999),
  evidence: words,
})

/** Reads attested values. Fails with `InvalidInput`: every problem with its path. */
export function parseMeritRecords(input: unknown): Result.Result<readonly MeritRecord[], InvalidInput> {
  const parsed = z.array(meritRecordSchema).safeParse(input, { error: composeExpected })
  return parsed.success
    ? Result.succeed(parsed.data)
    : Result.fail(new InvalidInput(issuesOf(parsed.error.issues)))
}
