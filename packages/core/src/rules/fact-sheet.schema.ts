/** The file form of fact sheets: the type of each fact with its range, its label and its sources. */
import { z } from "zod"
import type { Fen } from "../money/index.ts"
import type { FactDeclaration, FactSheet } from "./facts/fact-sheet.ts"
import type { FactType, ScalarType } from "./facts/fact-type.ts"
import { readDecimal } from "./facts/values.ts"
import { idSchema, textSchema } from "../reasons/schema.ts"
import { dateSchema, monthSchema } from "../time/schema.ts"
import { exactNumber, factNameSchema, literalSchema, wholeNumber } from "./basics.schema.ts"
import { isOwnName } from "./facts/define-facts.ts"

const IN_ORDER = "a greatest value that is not below the least"

const flag = z.strictObject({ kind: z.literal("flag") })

const integer = z
  .strictObject({
    kind: z.literal("integer"),
    min: exactNumber(),
    max: exactNumber(),
    unit: textSchema.exactOptional(),
  })
  .refine(({ max, min }) => min <= max, { path: ["max"], error: IN_ORDER })

const decimalText = z
  .string()
  .regex(/^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,9})?$/, 'a plain decimal such as "0.25"')

const decimal = z
  .strictObject({
    kind: z.literal("decimal"),
    scale: wholeNumber(0, 9),
    min: decimalText,
    max: decimalText,
    unit: textSchema.exactOptional(),
  })
  .superRefine(({ max, min, scale }, context) => {
    const [least, most] = [readDecimal(min, scale), readDecimal(max, scale)]
    const expected = `a decimal of at most ${scale} decimals, in the exact range`
    if (least === null) context.addIssue({ code: "custom", path: ["min"], message: expected })
    if (most === null) context.addIssue({ code: "custom", path: ["max"], message: expected })
    if (least !== null && most !== null && least > most)
      context.addIssue({ code: "custom", path: ["max"], message: IN_ORDER })
  })

const amount = exactNumber() as z.ZodType<number> as z.ZodType<Fen>

const money = z
  .strictObject({ kind: z.literal("money"), min: amount, max: amount })
  .refine(({ max, min }) => min <= max, { path: ["max"], error: IN_ORDER })

const date = z
  .strictObject({ kind: z.literal("date"), min: dateSchema, max: dateSchema, never: z.boolean() })
  .refine(({ max, min }) => min <= max, { path: ["max"], error: IN_ORDER })

const month = z
  .strictObject({ kind: z.literal("month"), min: monthSchema, max: monthSchema })
  .refine(({ max, min }) => min <= max, { path: ["max"], error: IN_ORDER })

const code = z.strictObject({ kind: z.literal("code"), scheme: idSchema })

const choice = z
  .strictObject({
    kind: z.literal("choice"),
    values: z.array(z.strictObject({ value: literalSchema, label: textSchema })).min(1, "at least one value"),
  })
  .superRefine(({ values }, context) => {
    values.forEach(({ value }, at) => {
      if (values.findIndex((other) => other.value === value) < at)
        context.addIssue({
          code: "custom",
          path: ["values", at, "value"],
          message: "a value that stands only once",
        })
    })
  })

const scalars = [flag, integer, decimal, money, date, month, code, choice] as const

const scalarSchema: z.ZodType<ScalarType> = z.discriminatedUnion("kind", [...scalars])

const list = z.strictObject({ kind: z.literal("list"), of: scalarSchema, maxLength: wholeNumber(0, 1000) })

const typeSchema: z.ZodType<FactType> = z.discriminatedUnion("kind", [...scalars, list])

const declarationSchema: z.ZodType<FactDeclaration> = z
  .strictObject({
    type: typeSchema,
    label: textSchema,
    from: z.array(idSchema),
    sensitive: z.boolean().exactOptional(),
    judged: z.boolean().exactOptional(),
  })
  .refine(({ judged, type }) => judged !== true || type.kind === "flag", {
    path: ["judged"],
    error: "nothing: only a yes or no is a person's judgement",
  })

/** The facts of one kind of subject. */
export const factSheetSchema: z.ZodType<FactSheet> = z.strictObject({
  id: idSchema,
  facts: z.record(
    factNameSchema.refine(isOwnName, "another name: every object has a property of this one"),
    declarationSchema,
  ),
})
