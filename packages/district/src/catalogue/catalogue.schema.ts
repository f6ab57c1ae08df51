/** The shape of the catalogue's events. */
import { eventReader } from "@onevisit/core/events"
import { defineEvent } from "@onevisit/core/events/schema"
import { z } from "zod"
import { daySchema, labelSchema } from "../input/index.ts"

/** The hash beside each item says whether its content is what was published; its inner shape is the catalogue's. */
const hashedItem = z.strictObject({
  hash: z.string(),
  item: z.looseObject({ id: z.string(), edition: z.string(), validFrom: z.string() }),
})

/** What an edition is withdrawn with. */
export const withdrawalSchema = z.strictObject({ edition: z.string(), from: daySchema, reason: labelSchema })

export const catalogueReader = eventReader([
  defineEvent("EditionsDrafted", 1, z.strictObject({ items: z.array(hashedItem) })),
  defineEvent("EditionReviewed", 1, z.strictObject({ edition: z.string(), hash: z.string() })),
  defineEvent("BatchPublished", 1, z.strictObject({ batch: z.string(), items: z.array(hashedItem) })),
  defineEvent(
    "EditionWithdrawn",
    1,
    z.strictObject({ edition: z.string(), from: z.string(), reason: labelSchema }),
  ),
])
