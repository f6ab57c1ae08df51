/** The file form of the legs of an item. */
import { z } from "zod"
import { idSchema, textSchema } from "../reasons/schema.ts"
import { conditionSchema } from "../rules/schema.ts"

const waySchema = z.union([
  z.strictObject({
    way: z.literal("window"),
    outlets: z.array(idSchema).min(1, "at least one outlet, or none named").exactOptional(),
    when: conditionSchema.exactOptional(),
  }),
  z.strictObject({
    way: z.enum(["online", "courier", "look-up", "agent", "authority-comes"]),
    when: conditionSchema.exactOptional(),
  }),
])

export const legSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["ask", "submit", "prove-identity", "show-original", "site-check", "collect"]),
  name: textSchema,
  when: conditionSchema.exactOptional(),
  atDiscretion: z.boolean().exactOptional(),
  chosenBy: z.enum(["applicant", "authority"]).exactOptional(),
  phases: z
    .array(z.enum(["enquiry", "intake", "supplement", "examination", "delivery"]))
    .min(1, "at least one part of the case")
    .exactOptional(),
  ways: z.array(waySchema).min(1, "at least one way in which it can be done"),
})
