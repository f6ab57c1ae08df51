/**
 * The editions of the calendar that the district was opened on, kept so that any day told on one of them can be
 * explained later, day by day, when another is in use.
 */
import type { Storage } from "@onevisit/core/ports"
import { type Calendar, type Deadline, explainDeadline, type LedgerDay } from "@onevisit/core/time"
import { commitAct, type Retrying } from "../acts/index.ts"

/** What explains the days that the streams beside cases tell. */
export interface Explaining {
  /** Every day counted or skipped; `null` where the edition it was reckoned on was never kept. */
  readonly explainDay: (deadline: Deadline) => Promise<readonly LedgerDay[] | null>
}

export interface KeptCalendars extends Explaining {
  /** Keeps the edition in use; what is kept already is left alone. */
  readonly keep: () => Promise<void>
}

const VIEW = { view: "calendar-edition", version: 1 } as const

export function keptCalendars(
  { retrying, storage }: { readonly storage: Storage; readonly retrying?: Retrying },
  calendar: Calendar | undefined,
): KeptCalendars {
  return {
    keep: async () => {
      if (calendar === undefined) return
      const key = keyOf(calendar)
      if ((await storage.getView({ ...VIEW, key })) !== null) return
      const views = [{ ...VIEW, key, doc: calendar, index: {} }]
      const act = { commandId: `keep-calendar:${key}`, digest: key, append: [], views, result: null }
      await commitAct(storage, act, retrying)
    },
    explainDay: async (deadline) => {
      if (calendar !== undefined && isOn(deadline, calendar)) return explainDeadline(deadline, calendar)
      const row = await storage.getView({ ...VIEW, key: keyOf(deadline.calendar) })
      return row === null ? null : explainDeadline(deadline, row.doc as unknown as Calendar)
    },
  }
}

/** Whether a deadline was reckoned on this edition of the calendar. */
export function isOn({ calendar }: Deadline, { id, version }: Calendar): boolean {
  return calendar.id === id && calendar.version === version
}

const keyOf = ({ id, version }: Deadline["calendar"]): string => `${id}@${version}`
