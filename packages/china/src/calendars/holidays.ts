import { type Text, text } from "@onevisit/core/reasons"

// The public holidays that the notices and the regulation on them name.

/** A public holiday, or two that a notice joins. */
export type HolidayName = keyof typeof holidayTitles

/** What people call each holiday. */
export const holidayTitles = {
  "new-year": text("元旦", "New Year's Day"),
  "spring-festival": text("春节", "Spring Festival"),
  qingming: text("清明节", "Qingming Festival"),
  "labour-day": text("劳动节", "Labour Day"),
  "dragon-boat": text("端午节", "Dragon Boat Festival"),
  "mid-autumn": text("中秋节", "Mid-Autumn Festival"),
  "national-day": text("国庆节", "National Day"),
  "national-day-and-mid-autumn": text("国庆节、中秋节", "National Day and Mid-Autumn Festival"),
} satisfies Record<string, Text>
