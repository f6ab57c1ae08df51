/** What a district was opened without. */

/** What reckons with days was called on a district without a calendar. */
export class CalendarMissing extends Error {
  readonly _tag = "CalendarMissing"
  override readonly name = "CalendarMissing"

  constructor() {
    super(
      "Deadlines need a calendar: give `calendar: chinaCalendar()` of @onevisit/china, or one of your own.",
    )
  }
}
