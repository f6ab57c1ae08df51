/** What a host hands in about duty. What is to be sealed comes open: only the district makes envelopes. */
import type { DutyPlan } from "@onevisit/core/guidance"
import { type Month, parseMonth } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, uuidSchema, words } from "../input/index.ts"
import type { PlainDutyCommand } from "./duty.ts"

const plan = { leader: idText, outlet: idText, on: daySchema }
const references = { enquiries: z.array(uuidSchema).max(100), cases: z.array(uuidSchema).max(100) }

export const monthSchema = z.custom<Month>(
  (value) => Result.isSuccess(parseMonth(value)),
  "a month that exists, as YYYY-MM",
)

export const dutyPlanSchema: z.ZodType<DutyPlan> = z.strictObject(plan)

export const leadersSchema = z.array(idText).max(1000)

export const dutyCommandSchema: z.ZodType<PlainDutyCommand> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("replan"), ...plan, reason: words }),
  z.strictObject({ type: z.literal("cancel"), reason: words }),
  z.strictObject({ type: z.literal("record-held") }),
  z.strictObject({ type: z.literal("record-missed"), reason: words }),
  z.strictObject({
    type: z.literal("bring-matter"),
    matter: idText,
    items: z.array(idText).max(100),
    subject: subjectIdSchema.nullable(),
    about: words,
    ...references,
  }),
  z.strictObject({ type: z.literal("settle-matter"), matter: idText, how: words, ...references }),
])
