/** The file form of conditions and expressions: which keys each form has, and what may stand at each key. */
import * as Result from "effect/Result"
import { z } from "zod"
import type { AgePolicy, Anchor, Expression } from "./language/expression.ts"
import type { Comparison, Condition, ConditionException, Operand } from "./language/condition.ts"
import { citationSchema, idSchema, textSchema } from "../reasons/schema.ts"
import {
  factNameSchema,
  literalSchema,
  parameterIdSchema,
  rateSchema,
  roundingSchema,
  wholeNumber,
} from "./basics.schema.ts"
import { chosen, dispatching, listOf, problemsOf } from "./dispatch.schema.ts"
import { oneForm, type OneOf } from "./forms.schema.ts"
import { readPlain, ruleLimits } from "./plain-data.ts"

type KeyOf<Union> = Union extends unknown ? keyof Union : never

/** A schema for each key that any form of the language has: a key without one does not compile. */
type Fields<Language> = Readonly<Record<KeyOf<Language>, z.ZodType>>

const comparison: OneOf = {
  noun: "comparison",
  keys: ["is", "oneOf", "atLeast", "atMost", "above", "below", "within"],
}

/** A literal, or the object that reckons the value. */
export const operandSchema: z.ZodType<Operand> = chosen(
  "RuleOperand",
  "text, a whole number, true or false, or an expression",
  () => [literalSchema, expressionSchema],
  (value) => {
    if (typeof value === "object" && value !== null) return expressionSchema
    return value === undefined ? undefined : literalSchema
  },
)

const parameterRefSchema = z.strictObject({ parameter: parameterIdSchema })

const atLeastOne = (what: string) => `at least one ${what}`

/** A list of literals, or the parameter that holds them. */
const setSchema = listOrParameter(
  "RuleSet",
  listOf(() => literalSchema, { min: 1, expected: atLeastOne("value") }),
  "a list of values, or a parameter",
)

const compared = {
  is: operandSchema,
  oneOf: setSchema,
  atLeast: operandSchema,
  atMost: operandSchema,
  above: operandSchema,
  below: operandSchema,
  within: z.string(),
} satisfies Fields<Comparison>

/** Without a measure of its own: for parts of what is measured as a whole. */
export const conditionPart: z.ZodType<Condition> = oneForm({
  id: "RuleCondition",
  noun: "condition",
  forms: {
    fact: { one: comparison, may: ["never"] },
    value: { one: comparison },
    judgement: {},
    all: {},
    any: {},
    not: {},
    if: { needs: ["then", "else"] },
  },
  always: ["code", "label", "per", "except"],
  fields: () =>
    ({
      ...compared,
      fact: factNameSchema,
      never: z.boolean(),
      value: expressionSchema,
      judgement: factNameSchema,
      all: partsSchema,
      any: partsSchema,
      not: conditionPart,
      if: conditionPart,
      then: conditionPart,
      else: conditionPart,
      code: idSchema,
      label: textSchema,
      per: citationSchema,
      except: listOf(() => exceptionSchema),
    }) satisfies Fields<Condition>,
})

const partsSchema = listOf(() => conditionPart)

const exceptionSchema: z.ZodType<ConditionException> = z.strictObject({
  when: conditionPart,
  then: z.boolean(),
  per: citationSchema.exactOptional(),
})

/**
 * A condition that stands in other data: measured by itself before it is read, so that no depth or size of it can
 * harm. The small forms of catalogues (`fact` with `is`, `oneOf`, `atLeast`, `atMost`; `all`, `any`, `not`) are a part.
 */
export const conditionSchema: z.ZodType<Condition> = dispatching(
  "Condition",
  (value) => {
    const plain = readPlain(value, ruleLimits)
    return Result.isFailure(plain) ? plain.failure : problemsOf(conditionPart, value)
  },
  () => z.union([conditionPart]),
)

export const expressionSchema: z.ZodType<Expression> = oneForm({
  id: "RuleExpression",
  noun: "expression",
  forms: {
    fact: {},
    parameter: {},
    age: { needs: ["at", "leapDay"] },
    day: {},
    shift: { may: ["months", "days"] },
    sum: {},
    minus: {},
    least: {},
    greatest: {},
    times: {},
    rate: { needs: ["of", "rounding"] },
    prorate: { needs: ["share", "whole", "rounding"] },
    if: { needs: ["then", "else"] },
    bands: { needs: ["table", "otherwise"] },
    rows: { needs: ["otherwise"] },
    count: { may: ["where"] },
  },
  always: ["per", "except"],
  fields: () =>
    ({
      fact: factNameSchema,
      parameter: parameterIdSchema,
      age: factNameSchema,
      at: z.enum(["on-the-day", "birthday-month", "month-after-birthday"] satisfies AgePolicy[]),
      leapDay: z.enum(["feb28", "mar1"]),
      day: z.enum([
        "on-the-day",
        "first-of-month",
        "last-of-month",
        "last-of-previous-month",
      ] satisfies Anchor[]),
      shift: operandSchema,
      months: wholeNumber(-120_000, 120_000),
      days: wholeNumber(-3_700_000, 3_700_000),
      sum: manySchema,
      minus: pairSchema,
      least: manySchema,
      greatest: manySchema,
      times: pairSchema,
      rate: chosen(
        "RuleRate",
        "a rate such as 0.3, 30% or 1/3, or a parameter",
        () => [rateSchema, parameterRefSchema],
        byObject(rateSchema, parameterRefSchema),
      ),
      of: operandSchema,
      rounding: roundingSchema,
      prorate: operandSchema,
      share: operandSchema,
      whole: operandSchema,
      if: conditionPart,
      then: operandSchema,
      else: operandSchema,
      bands: operandSchema,
      table: listOrParameter("RuleTable", bandsSchema, "a list of bands, or a parameter"),
      otherwise: operandSchema,
      rows: z.array(z.strictObject({ when: conditionPart, value: operandSchema })).min(1, atLeastOne("row")),
      count: factNameSchema,
      where: oneForm<Comparison>({
        id: "RuleWhere",
        noun: comparison.noun,
        forms: Object.fromEntries(comparison.keys.map((key) => [key, {}])),
        always: ["never"],
        fields: () => ({ ...compared, never: z.boolean() }),
      }),
      per: citationSchema,
      except: z.array(
        z.strictObject({ when: conditionPart, then: operandSchema, per: citationSchema.exactOptional() }),
      ),
    }) satisfies Fields<Expression>,
})

const manySchema = listOf(() => operandSchema, { min: 1, expected: atLeastOne("value") })

const pairSchema = listOf(() => operandSchema, { min: 2, max: 2, expected: "two values" })

const endSchema = z.union([literalSchema, z.null()], {
  error: "text, a whole number, true or false, or null for no end",
})

/** A table: from (included), to (excluded) and the value of each band. */
export const bandsSchema = z
  .array(z.strictObject({ from: literalSchema, to: endSchema, value: operandSchema }))
  .min(1, atLeastOne("band"))

function listOrParameter(id: string, list: z.ZodType, expected: string): z.ZodType {
  return chosen(
    id,
    expected,
    () => [list, parameterRefSchema],
    (value) => (Array.isArray(value) ? list : byObject(undefined, parameterRefSchema)(value)),
  )
}

function byObject<T extends z.ZodType | undefined>(scalar: T, object: z.ZodType) {
  return (value: unknown) => {
    if (Array.isArray(value) || value === undefined) return undefined
    return typeof value === "object" && value !== null ? object : scalar
  }
}
