/** The shape of the catalogue's events. */
import { eventReader } from "@onevisit/core/events"
import { defineEvent } from "@onevisit/core/events/schema"
import { z } from "zod"

/** The hash beside each item says whether its content is what was published; its inner shape is the catalogue's. */
const hashedItem = z.strictObject({
  hash: z.string(),
  item: z.looseObject({ id: z.string(), edition: z.string(), validFrom: z.string() }),
})

export const catalogueReader = eventReader([
  defineEvent("BatchPublished", 1, z.strictObject({ batch: z.string(), items: z.array(hashedItem) })),
])
