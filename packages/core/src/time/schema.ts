/** Days and months as file forms write them. */
import * as Result from "effect/Result"
import { z } from "zod"
import { type Month, parseMonth } from "./month.ts"
import { parsePlainDate, type PlainDate } from "./plain-date.ts"

const DATE = "a day that exists, as YYYY-MM-DD"

/** A day that exists. */
export const dateSchema = z
  .string({ error: DATE })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE, abort: true })
  .refine((value): value is PlainDate => Result.isSuccess(parsePlainDate(value)), {
    error: DATE,
    abort: true,
  })

const MONTH = "a month that exists, as YYYY-MM"

/** A month that exists. */
export const monthSchema = z
  .string({ error: MONTH })
  .regex(/^\d{4}-\d{2}$/, { error: MONTH, abort: true })
  .refine((value): value is Month => Result.isSuccess(parseMonth(value)), { error: MONTH, abort: true })
