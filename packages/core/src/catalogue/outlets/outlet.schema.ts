/** The file form of outlets: the one definition of what a file of outlets may say. */
import { z } from "zod"
import { idSchema, textSchema, words } from "../../reasons/schema.ts"
import { dateSchema } from "../../time/schema.ts"

const timeSchema = (end: boolean) =>
  z
    .string()
    .regex(
      end ? /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/ : /^(?:[01]\d|2[0-3]):[0-5]\d$/,
      `a time of the day as HH:MM${end ? ", at the latest 24:00" : ""}`,
    )

const intervalsSchema = z.array(z.strictObject({ from: timeSchema(false), to: timeSchema(true) }))

const weekdaySchema = z.union(
  [z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)],
  { error: "a day of the week from 1, Monday, to 7, Sunday" },
)

const hoursSchema = z.strictObject({
  workingDays: intervalsSchema,
  weekdays: z.array(z.strictObject({ weekday: weekdaySchema, open: intervalsSchema })).exactOptional(),
  saturdays: intervalsSchema.exactOptional(),
  sundays: intervalsSchema.exactOptional(),
  days: z
    .array(
      z.strictObject({
        days: z.strictObject({ first: dateSchema, last: dateSchema }),
        open: intervalsSchema,
        reason: textSchema,
      }),
    )
    .exactOptional(),
})

const windowSchema = z.strictObject({ id: idSchema, name: textSchema, phone: words.exactOptional() })

export const outletSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  kind: z.enum(["service-centre", "township", "village", "other"]),
  region: z.string().regex(/^\d{6}(?:\d{3}){0,2}$/, "a region code of 6, 9 or 12 digits"),
  parent: idSchema.exactOptional(),
  address: textSchema,
  phone: words,
  complaintPhone: words.exactOptional(),
  hours: hoursSchema,
  windows: z.array(windowSchema).default([]),
  carries: z.array(idSchema).min(1, "at least one item").exactOptional(),
  remark: textSchema.exactOptional(),
})

export const outletsSchema = z.strictObject({
  outlets: z.array(outletSchema).min(1, "at least one outlet"),
})
