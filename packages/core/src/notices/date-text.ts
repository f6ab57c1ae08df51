/** Dates as documents write them. */
import { partsOf, type PlainDate } from "../time/index.ts"

/** `2019年3月1日`. */
export function composeDateZh(date: PlainDate): string {
  const { day, month, year } = partsOf(date)
  return `${year}年${month}月${day}日`
}
