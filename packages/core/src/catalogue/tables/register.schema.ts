/** The form of one row of the register of names. */
import { z } from "zod"
import { idSchema, textSchema, words } from "../../reasons/schema.ts"

export const registerRowSchema = z.strictObject({
  kind: z.enum(["statute", "unit", "category", "personal-topic", "organisations-topic", "procedure"]),
  id: idSchema,
  name: textSchema,
  edition: words.exactOptional(),
})
