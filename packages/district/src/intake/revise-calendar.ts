/**
 * A revision of the calendar over all open cases: what it moves is shown first, or done. Done again after it was
 * broken off it goes on where it stood, since a case that stands on the revised calendar is left alone.
 */
import {
  applyDue,
  calendarMoves,
  decideCase,
  fold,
  isEnded,
  openDeadlines,
  type CalendarMove,
  type CaseRefusal,
} from "@onevisit/core/intake"
import type { Calendar } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { parseInputOrThrow } from "../input/index.ts"
import { calendar as calendarSchema } from "./case-parts.schema.ts"
import type { CaseCall, CaseDesk, DeskOptions } from "./case-desk.ts"
import { CASE_VIEW, type CaseSummary } from "./case-rows.ts"
import { everyRow } from "./every-row.ts"
import { revisionCallSchema } from "./queries.schema.ts"

export interface RevisionCall extends Pick<CaseCall, "as"> {
  /** Only say what would move; nothing is written. */
  readonly dryRun?: boolean
}

/** A deadline of a case that the revision moves, or that keeps the day that was told. */
export interface MovedCase extends Pick<CalendarMove, "clock" | "from" | "to"> {
  readonly case: string
}

export interface CalendarRevisionAnswer {
  /** Open cases that were reckoned again, or would be. */
  readonly cases: number
  readonly moved: readonly MovedCase[]
  /** Kept, since the citizen was told the day and `to` would be to their harm. */
  readonly kept: readonly MovedCase[]
  /** Cases the actor may not revise, or that end today, with the rule. */
  readonly refused: readonly { readonly case: string; readonly refusal: CaseRefusal }[]
}

export interface CalendarRevisionService {
  /**
   * Reckons every open case on a revised calendar. Open the district with it too, for the cases to come. Rejects with
   * `InvalidInput`, `PinUnavailable` and `StorageError`; call it again to go on.
   */
  reviseCalendar(calendar: Calendar, call: RevisionCall): Promise<CalendarRevisionAnswer>
}

export function calendarRevisionService(options: DeskOptions, desk: CaseDesk): CalendarRevisionService {
  const { clock, pins, storage } = options
  return {
    reviseCalendar: async (given, givenCall) => {
      const { as, dryRun = false } = parseInputOrThrow(revisionCallSchema, givenCall)
      const calendar = parseInputOrThrow(calendarSchema, given)
      const pin = pins.pin(calendar)
      const command = { type: "revise-calendar", calendar, pin } as const
      const answer = {
        cases: 0,
        moved: [] as MovedCase[],
        kept: [] as MovedCase[],
        refused: [] as { readonly case: string; readonly refusal: CaseRefusal }[],
      }
      const open = everyRow<CaseSummary>(storage, { ...CASE_VIEW, where: { isOpen: true } })
      for await (const { case: id } of open) {
        const { pinned, state, version } = await desk.load(id)
        if (openDeadlines(state).length === 0 && isEnded(state)) continue
        if (state.calendar?.hash === pin.hash) continue
        const context = { ...pinned, actor: as, now: clock.now() }
        const judged = decideCase(state, command, context)
        if (Result.isFailure(judged)) {
          answer.refused.push({ case: id, refusal: judged.failure })
          continue
        }
        const { kept, moved } = calendarMoves(fold(applyDue(state, context), state), calendar)
        if (!dryRun) {
          // One command for the version that was judged, on however many machines.
          const commandId = `revise-calendar:${pin.hash}:${id}@${version}`
          const done = await desk.run(id, command, { as, commandId })
          if (done.outcome === "refused") {
            answer.refused.push({ case: id, refusal: done.refusal })
            continue
          }
        }
        const inCase = ({ clock: name, from, to }: CalendarMove): MovedCase => ({
          case: id,
          clock: name,
          from,
          to,
        })
        answer.cases += 1
        // A clock that ends with another may keep its day though its own days moved.
        answer.moved.push(...moved.filter(({ from, to }) => from !== to).map(inCase))
        answer.kept.push(...kept.map(inCase))
      }
      return answer
    },
  }
}
