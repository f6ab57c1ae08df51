/**
 * The file form of parameters: dated histories. That one value follows on the other, and that none is reckoned in a
 * circle, is checked with the rule that reads them.
 */
import { z } from "zod"
import type {
  ParameterEdition,
  ParameterHistory,
  ParameterKind,
  ParameterValue,
} from "./language/parameter.ts"
import { citationSchema, textSchema } from "../reasons/schema.ts"
import { dateSchema } from "../time/schema.ts"
import { literalSchema, parameterIdSchema, wholeNumber } from "./basics.schema.ts"
import { chosen } from "./dispatch.schema.ts"
import { bandsSchema, expressionSchema } from "./language.schema.ts"

const kindSchema: z.ZodType<ParameterKind> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["money", "integer", "date", "month", "rate"]) }),
  z.strictObject({ kind: z.literal("decimal"), scale: wholeNumber(0, 9) }),
  z.strictObject({ kind: z.literal("bands"), yields: z.enum(["money", "integer"]) }),
  z.strictObject({ kind: z.literal("set") }),
])

const setSchema = z.array(literalSchema).min(1, "at least one value")

const valueSchema: z.ZodType<ParameterValue> = chosen(
  "ParameterValue",
  "a value, an expression, a list of bands or a list of values",
  () => [literalSchema, expressionSchema, bandsSchema, setSchema],
  (value) => {
    if (value === undefined) return undefined
    if (Array.isArray(value)) return value.some(isObject) ? bandsSchema : setSchema
    return isObject(value) ? expressionSchema : literalSchema
  },
)

const editionSchema: z.ZodType<ParameterEdition> = z.strictObject({
  from: dateSchema,
  to: z.union([dateSchema, z.null()], {
    error: "a day that exists, as YYYY-MM-DD, or null while none is known",
  }),
  value: valueSchema,
  source: citationSchema,
})

/** One parameter with its history. */
export const parameterHistorySchema: z.ZodType<ParameterHistory> = z.strictObject({
  id: parameterIdSchema,
  label: textSchema,
  type: kindSchema,
  values: z.array(editionSchema).min(1, "at least one value"),
})

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null
}
