/** Clocks, and the notices of working days, in the small model. 行政许可法 art. 42, 45; 优化营商环境条例 art. 36¶2. */
import {
  type Acts,
  broken,
  close,
  dueOf,
  isOver,
  isVerifiable,
  nothing,
  notInThisPhase,
  unexplained,
} from "./case-model-acts.fixture.ts"
import type { Asked, Clock, ClockName, Model } from "./case-model-terms.fixture.ts"
import { type Day, dayFrom, nthWorked } from "./day-by-day.fixture.ts"

export function run(m: Model, clock: Clock): void {
  const { asOf, used } = clock.gone ?? { asOf: clock.start, used: 0 }
  clock.due = nthWorked(asOf, clock.length + clock.added - used, m.notices, clock.stops)
}
/** The clock of a case under review. */
const clockOf = (m: Model, name: ClockName): Clock | null => (m.phase === "accepted" ? m.clocks[name] : null)
const noClock = (m: Model) => (m.phase === "accepted" ? ["NoSuchClock"] : notInThisPhase)

export const clockActs: Acts<
  "suspend-clock" | "resume-clock" | "extend-clock" | "explain-overdue" | "revise-calendar" | "pass-time"
> = {
  "pass-time": () => nothing,
  "suspend-clock": (m, move, { rules, today }) => {
    const clock = clockOf(m, move.clock)
    if (clock === null) return noClock(m)
    const said = dayFrom(today, move.from)
    const told = dayFrom(today, -move.told)
    // It stands from the day it was told in writing, and not before (art. 45).
    const from = said > told ? said : told
    const against = broken({
      ReasonNotListed: !rules.stops[move.clock].includes(move.reason),
      DateInTheFuture: told > today,
      DeadlinePassed: from > (dueOf(m, move.clock) ?? from),
    })
    if (against.length > 0) return against
    clock.stops.push({ said, from, to: null })
    run(m, clock)
    return nothing
  },
  "resume-clock": (m, move, { today }) => {
    const clock = clockOf(m, move.clock)
    if (clock === null) return noClock(m)
    const on = dayFrom(today, move.on)
    const standing = clock.stops.filter(({ to }) => to === null)
    const against = broken({
      NotSuspended: standing.length === 0,
      SuspensionBackwards: standing.some(({ said }) => on < said),
    })
    if (against.length > 0) return against
    clock.stops = clock.stops.map((stop) => (stop.to === null ? { ...stop, to: on } : stop))
    run(m, clock)
    return nothing
  },
  "extend-clock": (m, move, { rules, today }) => {
    const clock = clockOf(m, move.clock)
    if (clock === null) return noClock(m)
    const against = broken({
      NotTheRuleSetsToGrant: move.clock !== "statutory" || rules.extension === null,
      ExtendedAlready: clock.added > 0,
      DeadlinePassed: clock.due !== null && clock.due < today,
    })
    if (against.length > 0) return against
    clock.added = rules.extension ?? 0
    run(m, clock)
    return nothing
  },
  "explain-overdue": (m, move, { today }) => {
    if (m.phase === "none") return notInThisPhase
    if (m.accepted === null || m.clocks[move.clock] === null) return ["NoSuchClock"]
    if (!unexplained(m, today).includes(move.clock)) return ["NotOverdue"]
    m.explained.push(move.clock)
    if (unexplained(m, today).length === 0) close(m, "explain-overdue")
    return nothing
  },
  /** A later notice moves what was told only to the citizen's good: the authority sooner, them later. */
  "revise-calendar": (m, _, { rules }) => {
    const promises = isVerifiable(m) ? Object.values(m.promises) : []
    const waits = promises.some(({ by, found, putRightBy }) =>
      found === null ? by : found === "broken" && putRightBy,
    )
    if (isOver(m) && !waits) return notInThisPhase
    m.notices = "revised"
    const sooner = (told: Day | null, since: Day, days: number | null) => {
      const now = days === null ? null : nthWorked(since, days, m.notices)
      return told !== null && now !== null && now < told ? now : told
    }
    const later = (told: Day, { days, since }: Pick<Asked, "days" | "since">) => {
      const now = nthWorked(since, days, m.notices)
      return now !== null && now > told ? now : told
    }
    if (m.phase === "received") m.tellBy = sooner(m.tellBy, m.receipt.on, rules.tell)
    if (m.phase === "correcting" && m.asked) m.asked.due = later(m.asked.due, m.asked)
    if (m.phase === "accepted") {
      if (m.owed && m.owed.open.length > 0) m.owed.due = later(m.owed.due, m.owed)
      for (const clock of Object.values(m.clocks)) {
        const told = clock?.due ?? null
        if (clock === null) continue
        run(m, clock)
        if (told !== null && clock.due !== null && told < clock.due) clock.due = told
      }
      for (const part of Object.values(m.parts)) if (!part.done) part.due = sooner(part.due, part.from, 5)
    }
    if (m.phase === "decided" && m.decided) m.handOverBy = sooner(m.handOverBy, m.decided.on, rules.deliver)
    for (const promise of promises) {
      const { found, putRight, putRightBy } = promise
      if (found === null) promise.by = sooner(promise.by, promise.since, promise.days)
      if (found === "broken" && putRight && putRightBy) promise.putRightBy = later(putRightBy, putRight)
    }
    return nothing
  },
}
