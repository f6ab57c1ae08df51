/**
 * Worklists: what is due today, turning yellow or red, overdue, owed by applicants, or waiting for a seal or for paper, of a
 * district, a unit or an officer. They are read from the rows of cases and change nothing.
 */
import { urgencyBounds, urgencyOf, type UrgencyBounds, type UrgencyDays } from "@onevisit/core/intake"
import type { Storage, ViewQuery } from "@onevisit/core/ports"
import { addDays, type Calendar, type PlainDate } from "@onevisit/core/time"
import type { Clock } from "../clock/index.ts"
import { parseInputOrThrow } from "../input/index.ts"
import { CASE_VIEW, type CaseSummary } from "./case-rows.ts"
import { everyRow } from "./every-row.ts"
import { officersSchema, worklistSchema } from "./queries.schema.ts"
import { type WorkGroup, workGroups } from "./work-groups.ts"

export interface WorkQuery {
  /** Default: today. */
  readonly on?: PlainDate
  /** The cases given to this officer, or that they acted in last; by the host's id. */
  readonly officer?: string
  /** The cases of this authority's items. */
  readonly unit?: string
}

export interface WorklistQuery extends WorkQuery {
  /** Cases a group at most; 50 unless said. */
  readonly limit?: number
  /** Of one group of the answer before; the answer holds more of that group alone. */
  readonly cursor?: string
}

export interface WorkPage {
  /** By the day that presses, the nearest first. */
  readonly cases: readonly CaseSummary[]
  /** To hand in as `cursor`; `null` when there is no more. */
  readonly cursor: string | null
}

export interface Worklist {
  readonly on: PlainDate
  readonly groups: Readonly<Record<WorkGroup, WorkPage>>
}

/** What one officer has on their desk; a case may count under its day, as owed and as awaiting a seal. */
export interface OfficerWork {
  /** `null`: nobody has acted in these yet. */
  readonly officer: string | null
  readonly open: number
  readonly counts: Readonly<Record<WorkGroup, number>>
}

export interface WorklistService {
  /** What is to be done, in groups. Rejects with `InvalidInput`. */
  worklist(query?: WorklistQuery): Promise<Worklist>
  /** The same by officer, counted; those who are most behind first. Rejects with `InvalidInput`. */
  workByOfficer(query?: Omit<WorkQuery, "officer">): Promise<readonly OfficerWork[]>
}

export interface WorklistOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly calendar: Calendar
  /** How many working days ahead a case turns yellow and red; none does unless said. */
  readonly urgency?: UrgencyDays
}

export function worklistService(options: WorklistOptions): WorklistService {
  const { calendar, clock, storage, urgency = { yellow: 0, red: 0 } } = options
  const boundsOn = (on: PlainDate) => urgencyBounds(on, calendar, urgency)

  return {
    worklist: async (given = {}) => {
      const {
        cursor,
        limit = 50,
        officer,
        on = clock.now().on,
        unit,
      } = parseInputOrThrow(worklistSchema, given)
      const whose = { ...(officer === undefined ? {} : { officer }), ...(unit === undefined ? {} : { unit }) }
      const bounds = boundsOn(on)
      const pages = workGroups.map(async (group): Promise<readonly [WorkGroup, WorkPage]> => {
        const after = cursor?.startsWith(`${group}:`) ? cursor.slice(group.length + 1) : undefined
        const search = searchOf(group, bounds)
        if (search === null || (cursor !== undefined && after === undefined)) return [group, none]
        const found = await storage.findViews({
          ...CASE_VIEW,
          ...search,
          where: { ...search.where, ...whose },
          limit,
          ...(after === undefined ? {} : { after }),
        })
        const cases = found.rows.map(({ doc }) => doc as CaseSummary)
        return [group, { cases, cursor: found.cursor === null ? null : `${group}:${found.cursor}` }]
      })
      return { on, groups: Object.fromEntries(await Promise.all(pages)) as Worklist["groups"] }
    },
    workByOfficer: async (given = {}) => {
      const { on = clock.now().on, unit } = parseInputOrThrow(officersSchema, given)
      const bounds = boundsOn(on)
      const where = unit === undefined ? {} : { unit }
      const byOfficer = new Map<string | null, { open: number; counts: Record<WorkGroup, number> }>()
      const entryOf = (officer: string | null) => {
        const entry = byOfficer.get(officer) ?? { open: 0, counts: { ...nothing } }
        byOfficer.set(officer, entry)
        return entry
      }
      const open = everyRow<CaseSummary>(storage, { ...CASE_VIEW, where: { ...where, isOpen: true } })
      for await (const row of open) {
        const entry = entryOf(row.officer)
        entry.open += 1
        for (const group of groupsOf(row, bounds)) entry.counts[group] += 1
      }
      const unsealed = everyRow<CaseSummary>(storage, { ...CASE_VIEW, where: { ...where, awaitsSeal: true } })
      for await (const { officer } of unsealed) entryOf(officer).counts.awaitingSeal += 1
      return [...byOfficer].map(([officer, entry]) => ({ officer, ...entry })).toSorted(mostBehindFirst)
    },
  }
}

function mostBehindFirst(a: OfficerWork, b: OfficerWork): number {
  const byWork = b.counts.overdue - a.counts.overdue || b.open - a.open
  // Of the same amount by id, with what is nobody's last.
  return byWork || ((a.officer ?? "\uffff") < (b.officer ?? "\uffff") ? -1 : 1)
}

const none: WorkPage = { cases: [], cursor: null }
const nothing: Readonly<Record<WorkGroup, number>> = {
  overdue: 0,
  dueToday: 0,
  red: 0,
  yellow: 0,
  owed: 0,
  awaitingSeal: 0,
  awaitingPaper: 0,
}

/** The days of a group as a range of the rows; `null` for a group that no day falls in. */
function searchOf(
  group: WorkGroup,
  { on, redTo, yellowTo }: UrgencyBounds,
): (Required<Pick<ViewQuery, "where">> & Pick<ViewQuery, "range">) | null {
  const due = (from: PlainDate | null, to: PlainDate) =>
    from !== null && from > to
      ? null
      : { where: { isOpen: true }, range: { field: "workDueOn", to, ...(from === null ? {} : { from }) } }
  switch (group) {
    case "overdue":
      return due(null, addDays(on, -1))
    case "dueToday":
      return due(on, on)
    case "red":
      return due(addDays(on, 1), redTo)
    case "yellow":
      return due(addDays(redTo, 1), yellowTo)
    case "owed":
      return { where: { isOpen: true }, range: { field: "owedBy" } }
    case "awaitingSeal":
      return { where: { awaitsSeal: true } }
    case "awaitingPaper":
      return { where: { awaitsPaper: true } }
    default:
      return group satisfies never
  }
}

function groupsOf({ owedBy, paperDue, workDueOn }: CaseSummary, bounds: UrgencyBounds): readonly WorkGroup[] {
  const urgency = workDueOn === null ? "green" : urgencyOf(workDueOn, bounds)
  const owed: readonly WorkGroup[] = [
    ...(owedBy === null ? [] : ["owed" as const]),
    ...(paperDue === undefined ? [] : ["awaitingPaper" as const]),
  ]
  switch (urgency) {
    case "green":
      return owed
    case "due-today":
      return ["dueToday", ...owed]
    default:
      return [urgency, ...owed]
  }
}
