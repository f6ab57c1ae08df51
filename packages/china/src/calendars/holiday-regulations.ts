import type { HolidayName } from "./holidays.ts"

// 全国年节及纪念日放假办法, art. 2: the days off that all citizens have by law. Where no notice is published,
// they and the weekends are all that can be said. What the regulation says of a holiday that falls on a
// weekend (made up on a working day) is for the notice to settle, and is not guessed here.

/** One holiday of the regulation: fixed days of the year, or days counted from a festival's first. */
export interface StatutoryHoliday {
  readonly name: HolidayName
  /** How many days all citizens have off. */
  readonly days: number
  /** The first of them: `MM-DD`, or the festival and how many days before or after its day. */
  readonly first:
    | string
    | {
        readonly festival: "spring-festival" | "qingming" | "dragon-boat" | "mid-autumn"
        readonly offset: number
      }
}

/** A text of the regulation, in force until the next one. */
export interface HolidayRegulation {
  /** The order of the State Council that brought this text. */
  readonly number: string
  readonly publishedOn: string
  readonly validFrom: string
  readonly url?: string
  readonly holidays: readonly StatutoryHoliday[]
}

/** In order of publication: eleven days, and thirteen from 2025. */
export const holidayRegulations: readonly HolidayRegulation[] = [
  {
    number: "国务院令第644号",
    publishedOn: "2013-12-11",
    validFrom: "2014-01-01",
    holidays: [
      { name: "new-year", days: 1, first: "01-01" },
      { name: "spring-festival", days: 3, first: { festival: "spring-festival", offset: 0 } },
      { name: "qingming", days: 1, first: { festival: "qingming", offset: 0 } },
      { name: "labour-day", days: 1, first: "05-01" },
      { name: "dragon-boat", days: 1, first: { festival: "dragon-boat", offset: 0 } },
      { name: "mid-autumn", days: 1, first: { festival: "mid-autumn", offset: 0 } },
      { name: "national-day", days: 3, first: "10-01" },
    ],
  },
  {
    number: "国务院令第795号",
    publishedOn: "2024-11-10",
    validFrom: "2025-01-01",
    url: "https://www.gov.cn/zhengce/content/202411/content_6986380.htm",
    holidays: [
      { name: "new-year", days: 1, first: "01-01" },
      { name: "spring-festival", days: 4, first: { festival: "spring-festival", offset: -1 } },
      { name: "qingming", days: 1, first: { festival: "qingming", offset: 0 } },
      { name: "labour-day", days: 2, first: "05-01" },
      { name: "dragon-boat", days: 1, first: { festival: "dragon-boat", offset: 0 } },
      { name: "mid-autumn", days: 1, first: { festival: "mid-autumn", offset: 0 } },
      { name: "national-day", days: 3, first: "10-01" },
    ],
  },
]
