/** What a month of duty came to, and what should be looked at. */
import { type Finding, text } from "../../reasons/index.ts"
import { type Month, monthOf, type PlainDate } from "../../time/index.ts"
import { type DutyState, dutyStatus } from "./duty-state.ts"

/** One duty without a word of what was brought. */
export interface DutySummary {
  readonly leader: string
  readonly outlet: string
  readonly on: PlainDate
  readonly cancelled: boolean
  readonly record: "held" | "missed" | null
  readonly mattersBrought: number
  readonly mattersSettled: number
}

export interface DutyCounts {
  /** All that were planned for the month and not cancelled: held, missed, unrecorded and those to come. */
  readonly planned: number
  readonly held: number
  readonly missed: number
  /** Days that passed without a record: not missed, and not held. */
  readonly unrecorded: number
  readonly toCome: number
  /** Brought at the month's duties. */
  readonly mattersBrought: number
  /** Those of them that are settled by now, whenever that was. */
  readonly mattersSettled: number
}

export interface DutyFigures extends DutyCounts {
  readonly month: Month
  readonly leaders: Readonly<Record<string, DutyCounts>>
}

/** The summary of a duty; `null` where there is none. */
export function summariseDuty({ cancelled, matters, plan, record }: DutyState): DutySummary | null {
  return (
    plan && {
      ...plan,
      cancelled,
      record,
      mattersBrought: matters.length,
      mattersSettled: matters.filter(({ settled }) => settled !== null).length,
    }
  )
}

/**
 * A month's figures as they stand `today`, in all and by leader.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { dutyFigures } from "@onevisit/core/guidance"
 * import { month, plainDate } from "@onevisit/core/time"
 *
 * const duty = { leader: "leader-1", outlet: "hall", cancelled: false, mattersBrought: 0, mattersSettled: 0 }
 * const duties = [
 *   { ...duty, on: plainDate("2018-07-03"), record: "held" as const },
 *   { ...duty, on: plainDate("2018-07-10"), record: null },
 * ]
 * const { held, missed, unrecorded } = dutyFigures(duties, month("2018-07"), plainDate("2018-07-20"))
 * assert.deepEqual({ held, missed, unrecorded }, { held: 1, missed: 0, unrecorded: 1 })
 * ```
 */
export function dutyFigures(duties: readonly DutySummary[], month: Month, today: PlainDate): DutyFigures {
  const own = duties.filter(({ cancelled, on }) => !cancelled && monthOf(on) === month)
  const leaders = [...new Set(own.map(({ leader }) => leader))].toSorted()
  return {
    month,
    ...countsOf(own, today),
    leaders: Object.fromEntries(
      leaders.map((leader) => [
        leader,
        countsOf(
          own.filter((duty) => duty.leader === leader),
          today,
        ),
      ]),
    ),
  }
}

/**
 * What a month's duty wants: a record of each day that passed, and a duty of every leader who is to sit each
 * month. A finding is no record: nothing is called missed here.
 */
export function dutyFindings(
  duties: readonly DutySummary[],
  month: Month,
  today: PlainDate,
  leaders: readonly string[] = [],
): readonly Finding[] {
  const unrecorded = duties.flatMap((duty, at): readonly Finding[] =>
    monthOf(duty.on) === month && dutyStatus(duty, today) === "unrecorded"
      ? [
          {
            code: "duty-unrecorded",
            path: ["duties", at],
            severity: "warning",
            message: text(
              `${duty.on} 的坐班未作记录，请补记已到岗或未到岗。`,
              `The duty of ${duty.on} is not on record; put on record whether it was held.`,
            ),
          },
        ]
      : [],
  )
  const planned = dutyFigures(duties, month, today).leaders
  const without = leaders.flatMap((leader, at): readonly Finding[] =>
    Object.hasOwn(planned, leader)
      ? []
      : [
          {
            code: "leader-without-duty",
            path: ["leaders", at],
            severity: "warning",
            message: text(`该领导 ${month} 没有坐班安排。`, `The leader has no duty in ${month}.`),
          },
        ],
  )
  return [...unrecorded, ...without]
}

function countsOf(duties: readonly DutySummary[], today: PlainDate): DutyCounts {
  const statuses = duties.map((duty) => dutyStatus(duty, today))
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length
  const sum = (of: (duty: DutySummary) => number): number =>
    duties.reduce((total, duty) => total + of(duty), 0)
  return {
    planned: duties.length,
    held: count("held"),
    missed: count("missed"),
    unrecorded: count("unrecorded"),
    toCome: count("planned"),
    mattersBrought: sum(({ mattersBrought }) => mattersBrought),
    mattersSettled: sum(({ mattersSettled }) => mattersSettled),
  }
}
