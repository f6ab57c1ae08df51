/** An open case of another system, as a host hands it in. */
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, termSchema } from "../input/index.ts"
import type { ImportInput } from "./import-case.ts"
import { answersSchema, arrivalSchema, externalIdSchema, materialsSchema } from "./intake.schema.ts"

const asked = z.strictObject({
  requirements: z.array(idText).max(1000),
  on: daySchema,
  within: termSchema,
  mode: z.enum(["posted", "arrived"]).exactOptional(),
})

const there = z.discriminatedUnion("stage", [
  z.strictObject({ stage: z.literal("received") }),
  z.strictObject({ stage: z.literal("correcting"), asked }),
  z.strictObject({
    stage: z.literal("accepted"),
    acceptedOn: daySchema,
    owed: asked.exactOptional(),
    parts: z
      .array(z.strictObject({ part: idText, outcome: z.enum(["agreed", "objected"]), toldOn: daySchema }))
      .max(100)
      .exactOptional(),
  }),
  z.strictObject({
    stage: z.literal("decided"),
    acceptedOn: daySchema,
    decision: z.strictObject({ favourable: z.boolean(), on: daySchema }),
  }),
])

const days = z.int().min(0).max(9999)
const position = {
  clock: z.enum(["statutory", "promised", "notice", "correction", "supplement", "delivery"]),
  asOf: daySchema,
  statedDueOn: daySchema.exactOptional(),
  suspended: z.strictObject({ reason: idText, since: daySchema, toldInWritingOn: daySchema }).exactOptional(),
}
const clock = z.union([
  z.strictObject({ ...position, used: days }),
  z.strictObject({ ...position, remaining: days }),
])

export const importSchema: z.ZodType<ImportInput> = z.strictObject({
  system: idText,
  asOf: daySchema,
  item: idText,
  applicant: subjectIdSchema,
  arrival: arrivalSchema,
  outlet: idText.exactOptional(),
  scenario: answersSchema.exactOptional(),
  externalIds: z.array(externalIdSchema).max(100),
  materials: materialsSchema.exactOptional(),
  there,
  clocks: z.array(clock).max(10),
})
