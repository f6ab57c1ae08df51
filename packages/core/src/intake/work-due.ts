/**
 * What a desk sees of a case among others: whose turn it is and until when, and how urgent that is. Yellow and red
 * are warnings ahead of a day that binds, set by the host in working days; they move no clock.
 */
import * as Result from "effect/Result"
import { addWorkingDays, type Calendar, earlierOf, type PlainDate } from "../time/index.ts"
import { boundBy } from "./calendar-moves.ts"
import { paperDue } from "./case-documents.ts"
import { isEnded, type CaseState } from "./case-state.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface WorkDue {
  /** Whether anything is still to be done in it. */
  readonly isOpen: boolean
  /** The last day of the authority's nearest duty; `null` where none runs. */
  readonly workDueOn: PlainDate | null
  /** The last day for what the applicant is to bring; `null` where nothing is awaited of them. */
  readonly owedBy: PlainDate | null
  readonly awaitsSeal: boolean
  /** Documents that are still to be given on paper, by their ids. */
  readonly paperDue: readonly string[]
  /** To whom it was given, or else who acted last. */
  readonly officer: string | null
}

/** How near a day is: past, today, within the red or the yellow days, or further off. */
export type Urgency = "overdue" | "due-today" | "red" | "yellow" | "green"

/** How many working days ahead a case turns yellow, and red. */
export interface UrgencyDays {
  readonly yellow: number
  readonly red: number
}

/** The last day of each colour, seen from a day. */
export interface UrgencyBounds {
  readonly on: PlainDate
  readonly redTo: PlainDate
  readonly yellowTo: PlainDate
}

/** Whose turn it is in a case, and until when. */
export function workDue(state: CaseState): WorkDue {
  const { assignedTo, correction, lastOfficer, phase, tasks, toSeal } = state
  const isSupplied = correction !== null && correction.open.length === 0
  let workDueOn: PlainDate | null = null
  let owedBy: PlainDate | null = null
  const open = openDeadlines(state)
  const paper = paperDue(state)
  for (const { dueOn, name } of open) {
    if (dueOn === null) continue
    // Once everything is in, the day of the notice is the authority's own.
    const isTheirs = boundBy(name) === "applicant" && !(name === "correction" && isSupplied)
    if (isTheirs) owedBy = owedBy === null ? dueOn : earlierOf(owedBy, dueOn)
    else workDueOn = workDueOn === null ? dueOn : earlierOf(workDueOn, dueOn)
  }
  return {
    isOpen: phase !== "none" && (!isEnded(state) || tasks.length > 0 || open.length > 0 || paper.length > 0),
    workDueOn,
    owedBy,
    awaitsSeal: toSeal.length > 0,
    paperDue: paper,
    officer: assignedTo ?? lastOfficer?.externalId ?? null,
  }
}

/**
 * The days up to which a case is red or yellow.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { urgencyBounds, urgencyOf } from "@onevisit/core/intake"
 * import { defineCalendar, plainDate } from "@onevisit/core/time"
 *
 * const period = { from: plainDate("2019-01-01"), to: plainDate("2020-01-01") }
 * const title = { zh: "样例日历", en: "Sample calendar" }
 * const calendar = defineCalendar({ id: "sample", version: "1", title, papers: [], period })
 * // A Thursday: Friday is one working day off, Tuesday three.
 * const bounds = urgencyBounds(plainDate("2019-03-07"), calendar, { red: 1, yellow: 3 })
 * assert.equal(urgencyOf(plainDate("2019-03-08"), bounds), "red")
 * assert.equal(urgencyOf(plainDate("2019-03-12"), bounds), "yellow")
 * ```
 */
export function urgencyBounds(
  on: PlainDate,
  calendar: Calendar,
  { red, yellow }: UrgencyDays,
): UrgencyBounds {
  const after = (days: number): PlainDate => {
    const reckoned = addWorkingDays(calendar, on, days, { beyondHorizon: "provisional" })
    return Result.isSuccess(reckoned) ? reckoned.success.date : on
  }
  return { on, redTo: after(red), yellowTo: after(Math.max(red, yellow)) }
}

/** How urgent a day is. */
export function urgencyOf(dueOn: PlainDate, { on, redTo, yellowTo }: UrgencyBounds): Urgency {
  if (dueOn < on) return "overdue"
  if (dueOn === on) return "due-today"
  if (dueOn <= redTo) return "red"
  return dueOn <= yellowTo ? "yellow" : "green"
}
