/** The file form of bundles: the one definition of what a file of bundles may say. */
import { z } from "zod"
import { idSchema, textSchema } from "../../reasons/schema.ts"
import { conditionSchema } from "../../rules/schema.ts"
import { questionSchema } from "../item.schema.ts"

const bundleItemSchema = z.strictObject({
  item: idSchema,
  after: z.array(idSchema).exactOptional(),
  when: conditionSchema.exactOptional(),
})

export const bundleSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  event: textSchema,
  questions: z.array(questionSchema).default([]),
  items: z.array(bundleItemSchema).min(1, "at least one item"),
})

export const bundlesSchema = z.strictObject({
  bundles: z.array(bundleSchema).min(1, "at least one bundle"),
})
