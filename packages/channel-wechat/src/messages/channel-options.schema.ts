/** What a channel is described by, checked whole. */
import { z } from "zod"
import { familyOf } from "./wechat-template.ts"

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/, "the name of a field of the notice")

const sourceSchema = z.union([
  fieldName,
  z.strictObject({ field: fieldName, listed: z.array(z.string().min(1, "a word")).min(1, "words") }),
])

const keyword = z.string().refine((name) => familyOf(name) !== undefined, {
  error: "a keyword of WeChat's, such as thing1 or character_string2",
})

const templateSchema = z
  .strictObject({
    id: z.string().regex(/^[\w-]{1,128}$/, "WeChat's id of a template"),
    via: z.enum(["subscribe", "template"]),
    fields: z.record(keyword, sourceSchema),
    without: z.array(fieldName).exactOptional(),
    page: z.string().min(1, "where a tap leads").max(1024, "at most 1024 characters").exactOptional(),
  })
  .superRefine(({ fields }, context) => {
    for (const [name, source] of Object.entries(fields)) {
      const isListed = /^(?:const|enum)\d/.test(name)
      if (isListed === (typeof source === "string"))
        context.addIssue({
          code: "custom",
          path: ["fields", name],
          message: isListed ? "the field and the words that are listed" : "the name of a field alone",
        })
    }
  })

export const channelOptionsSchema = z.looseObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "a name in kebab-case")
    .exactOptional(),
  templates: z.record(
    z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "the kind of a notice, in kebab-case"),
    templateSchema,
  ),
})
