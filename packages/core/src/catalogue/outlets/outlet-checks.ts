/** What must hold in and between outlets, apart from the form of each field. */
import { type RegionTable, regionAt } from "../../identity/index.ts"
import type { Path } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { OpeningHours, OpenIntervals } from "./hours.ts"
import type { Outlet } from "./outlet.ts"

/** Of an outlet, the fields that could be read. */
export type ReadableOutlet = Partial<Outlet>

/** Takes one problem: where among the outlets, and what was expected there. */
export type Report = (path: Path, expected: string) => void

/** The regions that outlets may lie in, as a table has them on a day. */
export interface RegionsOn {
  readonly table: RegionTable
  readonly on: PlainDate
}

/** Reports everything that does not hold. Paths begin with the index of the outlet. */
export function checkOutlets(
  outlets: readonly ReadableOutlet[],
  regions: RegionsOn | undefined,
  report: Report,
): void {
  const parents = new Map(outlets.flatMap(({ id, parent }) => (id && parent ? [[id, parent] as const] : [])))
  const ids = new Set(outlets.map(({ id }) => id))
  const isComplete = !ids.has(undefined)
  const aboveThemselves = findLoops(parents)
  reportRepeated(
    outlets.map(({ id }) => id),
    (at) => report([at, "id"], "an id that no other outlet has"),
  )
  for (const [at, { carries, hours, id, parent, region, windows = [] }] of outlets.entries()) {
    reportRepeated(
      windows.map((window) => window.id),
      (window) => report([at, "windows", window, "id"], "an id that no other window of the outlet has"),
    )
    reportRepeated(carries ?? [], (item) => report([at, "carries", item], "an item named once"))
    if (carries !== undefined && parent === undefined)
      report([at, "parent"], "the outlet to which the items are carried")
    // Without all ids there is no telling whether an outlet exists.
    if (parent !== undefined && isComplete && !ids.has(parent))
      report([at, "parent"], "the id of an outlet of the list")
    if (id !== undefined && aboveThemselves.has(id))
      report([at, "parent"], "an outlet that does not lie below this one")
    if (region !== undefined && regions && regionAt(regions.table, region, regions.on) === undefined)
      report([at, "region"], "a region code in force in the table")
    if (hours !== undefined) checkHours(hours, (path, expected) => report([at, "hours", ...path], expected))
  }
}

function checkHours(hours: OpeningHours, report: Report): void {
  const { days = [], saturdays = [], sundays = [], weekdays = [], workingDays } = hours
  const all: readonly (readonly [Path, OpenIntervals])[] = [
    [["workingDays"], workingDays],
    ...weekdays.map(({ open }, at) => [["weekdays", at, "open"], open] as const),
    [["saturdays"], saturdays],
    [["sundays"], sundays],
    ...days.map(({ open }, at) => [["days", at, "open"], open] as const),
  ]
  for (const [path, open] of all)
    checkIntervals(open, (below, expected) => report([...path, ...below], expected))
  if (all.every(([, open]) => open.length === 0)) report([], "at least one time at which it is open")
  reportRepeated(
    weekdays.map(({ weekday }) => weekday),
    (at) => report(["weekdays", at, "weekday"], "a weekday named once"),
  )
  for (const [at, { days: range }] of days.entries()) {
    if (range.last < range.first) report(["days", at, "days", "last"], "a day not before the first")
    const isShared = days
      .slice(0, at)
      .some(({ days: earlier }) => earlier.first <= range.last && range.first <= earlier.last)
    if (isShared) report(["days", at, "days"], "days that no other entry has")
  }
}

function checkIntervals(open: OpenIntervals, report: Report): void {
  for (const [at, { from, to }] of open.entries()) {
    if (to <= from) report([at, "to"], "a time after it opens")
    const before = open[at - 1]
    if (before !== undefined && from <= before.to) report([at, "from"], "a time after it closed before")
  }
}

/** The ids from which the way upwards comes back to where it began, in one pass over all. */
function findLoops(parents: ReadonlyMap<string, string>): ReadonlySet<string> {
  const inLoop = new Set<string>()
  const firstFrom = new Map<string, string>()
  for (const start of parents.keys()) {
    let at: string | undefined = start
    while (at !== undefined && !firstFrom.has(at)) {
      firstFrom.set(at, start)
      at = parents.get(at)
    }
    // Come to what this same way has passed, and not one before it: a loop that was not known.
    if (at === undefined || firstFrom.get(at) !== start) continue
    for (let next: string | undefined = at; next !== undefined && !inLoop.has(next); next = parents.get(next))
      inLoop.add(next)
  }
  return inLoop
}

function reportRepeated(keys: readonly unknown[], report: (index: number) => void): void {
  const seen = new Set<unknown>()
  for (const [index, key] of keys.entries()) {
    if (key !== undefined && seen.has(key)) report(index)
    seen.add(key)
  }
}
