import { type Citation, type Text, text } from "../reasons/index.ts"

// A term is a length with its way of counting (Civil Code, arts. 200-204). Licensing law counts an
// authority's limits in working days (行政许可法 art. 82); where a law says only "days" for an applicant,
// the unit is for the rule set to state.

/** What a term counts. */
export type TermUnit = "working-day" | "calendar-day" | "month"

/** A length of time with its counting rule. */
export interface Term {
  /** A whole number, 1 or more. */
  readonly length: number
  readonly unit: TermUnit
  /** Whether counting begins on the day after the start (Civil Code, art. 201). True when silent. */
  readonly excludeStartDay?: boolean
  /**
   * Whether a last day that is no working day moves to the next working day (Civil Code, art. 203). True
   * when silent, for calendar days and months; a term in working days always ends on one.
   */
  readonly rollForward?: boolean
  /** Where the term stands. */
  readonly clause?: Citation
}

/** A term in working days. */
export function workingDays(length: number, clause?: Citation): Term {
  return termOf(length, "working-day", clause)
}

/** A term in calendar days. */
export function calendarDays(length: number, clause?: Citation): Term {
  return termOf(length, "calendar-day", clause)
}

/** A term in calendar months. */
export function months(length: number, clause?: Citation): Term {
  return termOf(length, "month", clause)
}

/** The length as people read it: 20个工作日, 20 working days. */
export function composeTerm({ length, unit }: Pick<Term, "length" | "unit">): Text {
  const plural = length === 1 ? "" : "s"
  switch (unit) {
    case "working-day":
      return text(`${length}个工作日`, `${length} working day${plural}`)
    case "calendar-day":
      return text(`${length}日`, `${length} calendar day${plural}`)
    case "month":
      return text(`${length}个月`, `${length} month${plural}`)
    default:
      return unit satisfies never
  }
}

function termOf(length: number, unit: TermUnit, clause: Citation | undefined): Term {
  return clause === undefined ? { length, unit } : { length, unit, clause }
}
