/** What the acts of the small model have in common: what stands against a move, what is wanting, and tasks. */
import type { Doing, The } from "./case-moves.fixture.ts"
import type { Person } from "./case-moves-terms.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Asked, ClockName, Entry, Model, Part } from "./case-model-terms.fixture.ts"
import type { Came, Late, Paper } from "./case-moves-terms.fixture.ts"
import { type Day, dayFrom } from "./day-by-day.fixture.ts"

/** The rules a move breaks, by name; done where there are none. */
export type Against = readonly string[]
export const nothing: Against = []
/** Of rules with whether each is broken, those that are. */
export const broken = (rules: Readonly<Record<string, boolean>>): Against =>
  Object.keys(rules).filter((name) => rules[name])
export const notInThisPhase: Against = ["NotInThisPhase"]

export interface At {
  readonly today: Day
  readonly rules: Rules
  readonly who: Person
  readonly late: Late
}
/** How each of some moves is made: the model is changed, or it is said what stands against it. */
export type Acts<Do extends Doing["do"]> = {
  readonly [Each in Do]: (m: Model, move: The<Each>, at: At) => Against
}

export const needed = ["form", "plan", "report", "proof", "list"]
/** What is wanting of some materials, as `requirement: what`. */
export function wants(m: Model, names: readonly string[]): string[] {
  const flaws = needed
    .filter((name) => names.includes(name) && !m.spared.includes(name))
    .flatMap((name) => (m.papers[name] ?? ["missing"]).map((flaw) => `${name}: ${flaw}`))
  return flaws.toSorted()
}
export const nameOf = (want: string): string => want.split(":")[0] ?? ""

export function open(m: Model, task: string): void {
  if (!m.tasks.includes(task)) m.tasks.push(task)
}
export function close(m: Model, task: string): void {
  m.tasks = m.tasks.filter((each) => each !== task)
}
const lasting: ReadonlySet<string> = new Set([
  "check-source",
  "verify-commitment",
  "decide-on-broken-commitment",
  "explain-overdue",
])
/** Whatever the case goes on to: what a source or a promise still owes an answer to is not settled by it. */
export function goOn(m: Model, phase: string): Against {
  m.phase = phase
  m.tasks = m.tasks.filter((task) => lasting.has(task))
  return nothing
}
export function end(m: Model, phase: string): Against {
  m.phase = phase
  // Why it took longer than its time is to be told in public all the same.
  m.tasks = m.tasks.filter((task) => task === "explain-overdue")
  return nothing
}
export const isOver = ({ phase }: Model): boolean =>
  !["received", "correcting", "accepted", "decided"].includes(phase)
export const isUndecided = ({ phase }: Model): boolean =>
  ["received", "correcting", "accepted"].includes(phase)

/** Where a promise is verified, and a broken one put right. */
export const isVerifiable = ({ phase }: Model): boolean =>
  ["accepted", "decided", "delivered"].includes(phase)

export function entryOf({ ago, appears, posted }: Came, today: Day, late: Late): Entry {
  const on = dayFrom(today, -ago)
  return {
    on,
    appears,
    posted: posted === null ? null : dayFrom(on, -posted),
    isExplained: ago > 0 && late !== "unexplained",
  }
}
/** What was handed in last for a requirement is what counts. */
export function take(m: Model, papers: readonly Paper[], entry: Entry | null): void {
  for (const [name, flaw] of papers) m.papers[name] = flaw === "" ? [] : [flaw]
  if (entry?.appears) m.visits.push(entry.on)
}
/** So many years later, on the same day. */
export const yearsFrom = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** The last day of a clock: what is promised ends with what the law sets, also while a procedure stops it alone. */
export function dueOf(m: Model, name: ClockName): Day | null {
  const [due, law] = [m.clocks[name]?.due ?? null, m.clocks.statutory?.due ?? null]
  return m.clocks[name] && law !== null && (due === null || law < due) ? law : due
}
/** A part under way is over by then too, unless it began after it. */
export function partDue(m: Model, { done, due, received }: Part): Day | null {
  const law = m.clocks.statutory?.due ?? null
  return !done && due !== null && law !== null && received <= law && law < due ? law : due
}
/** The clocks that ran out before the case was closed, or before a day, and that nobody explained (36¶2). */
export function unexplained(m: Model, day: Day): readonly ClockName[] {
  const closed = m.decided?.on ?? m.endedOn ?? day
  return (["statutory", "promised"] as const).filter(
    (name) => (dueOf(m, name) ?? closed) < closed && !m.explained.includes(name),
  )
}
/** Whether any of what was named did not come in time; what came otherwise and is wrong is another matter. */
export const isWantingOf = ({ named, open: wanting, supplied }: Asked): boolean =>
  wanting.map(nameOf).some((name) => named.includes(name) && !supplied.includes(name))
export const isAnyPartLate = (m: Model, day: Day): boolean =>
  Object.values(m.parts).some((part) => !part.done && (partDue(m, part) ?? day) < day)
