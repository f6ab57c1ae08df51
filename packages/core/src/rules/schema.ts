/**
 * Reads rules, parameters and fact sheets from plain data, and describes their form as JSON Schema. Here is only
 * the form: names, types, units and histories are checked where a rule meets its sheet (`checkRule`). Everything that
 * is wrong is said at once, each with its path; nothing given is repeated.
 *
 * Hostile data is measured first, on a stack of its own: how deep, how many values, how long. What passes comes
 * back as a copy of its own, frozen, so that it stays what was read.
 */
import * as Result from "effect/Result"
import { z } from "zod"
import { InvalidInput } from "../reasons/index.ts"
import { citationSchema, idSchema, textSchema } from "../reasons/schema.ts"
import { factNameSchema } from "./basics.schema.ts"
import { factSheetSchema } from "./fact-sheet.schema.ts"
import type { FactSheet } from "./facts/fact-sheet.ts"
import { problemsOf } from "./dispatch.schema.ts"
import { conditionPart, conditionSchema, expressionSchema, operandSchema } from "./language.schema.ts"
import type { ParameterHistory } from "./language/parameter.ts"
import type { RuleDefinition } from "./language/rule.ts"
import { parameterHistorySchema } from "./parameter.schema.ts"
import { frozenCopy, type PlainLimits, readPlain, ruleLimits, sheetLimits } from "./plain-data.ts"

export { conditionSchema, expressionSchema, factNameSchema, factSheetSchema, parameterHistorySchema }
export { type PlainLimits, ruleLimits, sheetLimits } from "./plain-data.ts"

/** A rule in version 1 of its form. */
export const ruleDefinitionSchema: z.ZodType<RuleDefinition> = z.strictObject({
  v: z.literal(1),
  id: idSchema,
  title: textSchema,
  source: citationSchema.exactOptional(),
  eligible: conditionPart,
  amount: operandSchema.exactOptional(),
})

const historiesSchema: z.ZodType<readonly ParameterHistory[]> = z.array(parameterHistorySchema)

/**
 * Reads one rule. Fails with {@link InvalidInput}: every problem with its path and what was expected there, or what
 * is too deep or too large, before anything else is looked at.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { parseRuleDefinition } from "@onevisit/core/rules/schema"
 *
 * const read = parseRuleDefinition({
 *   v: 1,
 *   id: "old-age-allowance",
 *   title: { zh: "高龄津贴", en: "Old-age allowance" },
 *   eligible: { all: [{ fact: "paidElsewhere", is: false }, { fact: "age", atLeast: 80, atMost: 99 }] },
 * })
 * assert.ok(Result.isFailure(read))
 * assert.deepEqual(read.failure.issues, [
 *   { path: ["eligible", "all", 1], expected: "one comparison, not atLeast and atMost at once" },
 * ])
 * ```
 */
export function parseRuleDefinition(
  input: unknown,
  limits: PlainLimits = ruleLimits,
): Result.Result<RuleDefinition, InvalidInput> {
  return read(ruleDefinitionSchema, input, limits)
}

/** Reads the histories of parameters, as a list. Fails with {@link InvalidInput} as {@link parseRuleDefinition} does. */
export function parseParameterHistories(
  input: unknown,
  limits: PlainLimits = sheetLimits,
): Result.Result<readonly ParameterHistory[], InvalidInput> {
  return read(historiesSchema, input, limits)
}

/** Reads a fact sheet, ranges included. Fails with {@link InvalidInput} as {@link parseRuleDefinition} does. */
export function parseFactSheet(
  input: unknown,
  limits: PlainLimits = sheetLimits,
): Result.Result<FactSheet, InvalidInput> {
  return read(factSheetSchema, input, limits)
}

/** The JSON Schema (draft 2020-12) of one rule, for editors and other languages. Limits of size are not in it. */
export function ruleJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(ruleDefinitionSchema, { io: "input" })
}

/** The JSON Schema (draft 2020-12) of a list of parameters with their histories. */
export function parametersJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(historiesSchema, { io: "input" })
}

/** The JSON Schema (draft 2020-12) of a fact sheet. */
export function factSheetJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(factSheetSchema, { io: "input" })
}

function read<T>(schema: z.ZodType<T>, input: unknown, limits: PlainLimits): Result.Result<T, InvalidInput> {
  const plain = readPlain(input, limits)
  if (Result.isFailure(plain)) return Result.fail(new InvalidInput(plain.failure))
  const issues = problemsOf(schema, plain.success)
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  return Result.succeed(frozenCopy(plain.success as T))
}
