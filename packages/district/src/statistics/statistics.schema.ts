/** What a host asks figures for. */
import type { PlainDate } from "@onevisit/core/time"
import { z } from "zod"
import { daySchema } from "../input/index.ts"

/** A period, its last day left out as everywhere, and the day as of which it is told. */
export interface StatisticsQuery {
  readonly from: PlainDate
  /** The first day after the period; `null` has no end. */
  readonly to: PlainDate | null
  /** Today unless said; a day to come is not known yet and is refused. */
  readonly asOf?: PlainDate
}

/** `today` is the last day of which anything is known. */
export function statisticsQuerySchema(today: PlainDate): z.ZodType<StatisticsQuery> {
  return z.strictObject({
    from: daySchema,
    to: daySchema.nullable(),
    asOf: daySchema.refine((day) => day <= today, "a day that is not after today").exactOptional(),
  })
}
