/** The acts of the small model of a case, each after its article and none after the code. */
import type { Asked, Clock, ClockName, Model, Rules } from "./case-model-terms.fixture.ts"
import type { Came, Look, Move, Paper } from "./case-moves.fixture.ts"
import { type Day, dayFrom, nthWorked, workedBefore } from "./day-by-day.fixture.ts"

type The<Do extends Move["do"]> = Extract<Move, { do: Do }>

export const needed = ["form", "plan", "report", "proof", "list"]
const mayBeOwed: ReadonlySet<string> = new Set([
  "form: missing-seal",
  "report: missing",
  "report: copy-for-original",
  "proof: missing",
  "proof: receipt-in-lieu",
])

/** What is wanting of some materials, as `requirement: what`. */
export function wants(m: Model, names: readonly string[]): string[] {
  const flaws = needed
    .filter((name) => names.includes(name))
    .flatMap((name) => (m.papers[name] ?? ["missing"]).map((flaw) => `${name}: ${flaw}`))
  return flaws.toSorted()
}
export const nameOf = (want: string): string => want.split(":")[0] ?? ""

export function open(m: Model, task: string): void {
  if (!m.tasks.includes(task)) m.tasks.push(task)
}
export function close(m: Model, task: string): true {
  m.tasks = m.tasks.filter((each) => each !== task)
  return true
}
export function end(m: Model, phase: string): true {
  m.phase = phase
  // Why it took longer than its time is to be told in public all the same.
  m.tasks = m.tasks.filter((task) => task === "explain-overdue")
  return true
}

/** Whether it states a day before today; what a courier handed over is the courier's to say. */
export function isDatedBack(move: Move): boolean {
  switch (move.do) {
    case "submit":
    case "supplement":
      return move.came.ago > 0
    case "suspend-clock":
      return move.from < 0 || move.told > 0
    case "resume-clock":
      return move.on < 0
    case "finish-part":
      return move.ago > 0
    case "deliver":
      return move.ago > 0 && move.how !== "courier"
    default:
      return false
  }
}

/** The clocks that ran out before the case was closed, or before today, and that nobody explained (36¶2). */
export function unexplained(m: Model, today: Day): readonly ClockName[] {
  const closed = m.decidedOn ?? m.endedOn ?? today
  return (["statutory", "promised"] as const).filter(
    (name) => (dueOf(m, name) ?? closed) < closed && !m.explained.includes(name),
  )
}

/** Whether any of what was named did not come in time; what came otherwise and is wrong is another matter. */
export function isWantingOf({ named, open: wanting, supplied }: Asked): boolean {
  return wanting.map(nameOf).some((name) => named.includes(name) && !supplied.includes(name))
}

/** A good reason for coming late: what was asked for may come until another day. */
export function reopen(m: Model, days: number | null, today: Day): boolean {
  const { asked: one } = m
  const isLate = one !== null && one.due < today
  if (!isLate || days === null || !isWantingOf(one)) return false
  Object.assign(one, { since: today, days, due: nthWorked(today, days, m.notices) ?? today })
  m.phase = "correcting"
  return close(m, "decide-on-lapsed-supplement")
}

/** What was handed in last for a requirement is what counts. */
export function take(m: Model, papers: readonly Paper[], came: Came | null, today: Day): void {
  for (const [name, flaw] of papers) m.papers[name] = flaw === "" ? [] : [flaw]
  if (came?.appears) m.visits.push(dayFrom(today, -came.ago))
}

/** Art. 32¶1(4)(5), art. 11: complete, deferrable and asked for, or told at once. */
export function look(m: Model, by: Look, today: Day, rules: Rules): boolean {
  if (m.phase === "correcting" && m.asked) {
    const { lastCame, named, supplied } = m.asked
    const concerned = [...named, ...supplied, ...m.asked.open.map(nameOf)]
    // What lay there before the notice and was not told then may not be brought up now.
    if (by.wrong.some((name) => !concerned.includes(name))) return false
    spoil(m, by.wrong)
    if (by.wrong.length > 0) m.asked.open = wants(m, concerned)
    const still = m.asked.open
    if (still.length === 0) return accept(m, "complete", lastCame ?? m.receivedOn, rules)
    if (by.wrong.length > 0) close(m, "accept-or-refuse")
    const mayTell = rules.mayTellAgain && still.every((want) => supplied.includes(nameOf(want)))
    return mayTell ? tell(m, still, by, today) : by.wrong.length > 0
  }
  if (m.phase !== "received") return false
  spoil(m, by.wrong)
  const wanting = wants(m, needed)
  if (wanting.length === 0) return accept(m, "complete", m.receivedOn, rules)
  if (!by.tolerant) return tell(m, wanting, by, today)
  if (wanting.some((want) => !mayBeOwed.has(want))) return false
  accept(m, "tolerant", m.receivedOn, rules)
  const latest = latestOwed(m, today, rules.tolerance)
  const due = nthWorked(today, by.days, m.notices) ?? today
  if (latest !== null && due > latest) return false
  m.owed = asked(wanting, today, due, by)
  return true
}

function spoil(m: Model, names: readonly string[]): void {
  for (const name of names) {
    const flaws = m.papers[name]
    if (flaws && !flaws.includes("content-wrong")) m.papers[name] = ["content-wrong", ...flaws]
  }
}

function tell(m: Model, wanting: string[], by: Look, today: Day): true {
  m.asked = asked(wanting, today, nthWorked(today, by.days, m.notices) ?? today, by)
  return end(m, "correcting")
}
function asked(wanting: string[], since: Day, due: Day, { days, mode }: Look): Asked {
  const nothing = { supplied: [], late: false, excused: false, told: 0, lastCame: null, toldOn: since }
  return { named: wanting.map(nameOf), open: wanting, since, days, due, mode, ...nothing }
}

/** The clocks run from the day of acceptance; parts side by side from it too (art. 5). */
export function accept(m: Model, how: "complete" | "tolerant" | "deemed", on: Day, rules: Rules): true {
  const clock = (length: number | null): Clock | null =>
    length === null ? null : { start: on, length, added: 0, stops: [], due: nthWorked(on, length, m.notices) }
  m.accepted = { how, on }
  m.clocks = { statutory: clock(rules.statutory), promised: clock(rules.promised) }
  if (rules.parts) m.parts["first"] = partFrom(m.receivedOn, on, m)
  return end(m, "accepted")
}
export function partFrom(received: Day, from: Day, m: Model): Model["parts"][string] {
  return { received, due: nthWorked(from, 5, m.notices), done: null, told: null }
}

/** The last day of a clock: what is promised ends with what the law sets, also while a procedure stops it alone. */
export function dueOf(m: Model, name: ClockName): Day | null {
  const [due, law] = [m.clocks[name]?.due ?? null, m.clocks.statutory?.due ?? null]
  return m.clocks[name] && law !== null && (due === null || law < due) ? law : due
}

/** A part under way is over by then too, unless it began after it. */
export function partDue(m: Model, { done, due, received }: Model["parts"][string]): Day | null {
  const law = m.clocks.statutory?.due ?? null
  return !done && due !== null && law !== null && received <= law && law < due ? law : due
}

/** What leaves the authority its days before it must decide: the shorter of its clocks binds (art. 12). */
export function latestOwed(
  m: Model,
  toldOn: Day,
  { before, longest }: Pick<Rules["tolerance"], "before" | "longest">,
): Day | null {
  const dues = (["statutory", "promised"] as const).flatMap((name) => dueOf(m, name) ?? [])
  const days = dues.map((due) => workedBefore(due, before, m.notices))
  if (longest !== null) days.push(nthWorked(toldOn, longest, m.notices) ?? toldOn)
  return days.toSorted()[0] ?? null
}

export function isInDefault({ due, late, open: owed }: Asked, today: Day): boolean {
  return late || (owed.length > 0 && due < today)
}

/** In time by posting or by arrival, as was told; what came late in part is late. */
export function supplement(m: Model, move: The<"supplement">, today: Day, rules: Rules): boolean {
  const { came, papers } = move
  if (m.phase === "accepted" && m.accepted?.how === "deemed") {
    take(m, papers, came, today)
    return true
  }
  const isWaiting = m.phase === "correcting" || m.phase === "deemed-withdrawn"
  const one = isWaiting ? m.asked : m.phase === "accepted" ? m.owed : null
  if (one === null) return false
  const on = dayFrom(today, -came.ago)
  const posted = came.posted === null ? null : dayFrom(on, -came.posted)
  const isInTime = on <= one.due || (one.mode === "posted" && posted !== null && posted <= one.due)
  if (m.phase === "deemed-withdrawn" && !isInTime) return false
  if (m.phase === "deemed-withdrawn") m.phase = "correcting"
  take(m, papers, came, today)
  const wasOpen = one.open.length > 0
  const names = papers.map(([name]) => name)
  one.open = wants(m, [...one.open.map(nameOf), ...names])
  if (isInTime) one.supplied.push(...names)
  if (!isInTime && wasOpen) one.late = true
  if (wasOpen || one.open.length > 0)
    one.lastCame = one.lastCame !== null && one.lastCame > on ? one.lastCame : on
  if (m.phase === "accepted" && isInTime && one.open.length === 0) close(m, "decide-on-revocation")
  if (m.phase === "accepted" || move.look === null || one.open.length > 0) return true
  return look(m, move.look, today, rules)
}

export function run(m: Model, clock: Clock): true {
  clock.due = nthWorked(clock.start, clock.length + clock.added, m.notices, clock.stops)
  return true
}

/** A later notice of working days moves what was told only to the citizen's good: the authority sooner, them later. */
export function revise(m: Model, rules: Rules): boolean {
  if (!["received", "correcting", "accepted", "decided"].includes(m.phase)) return false
  m.notices = "revised"
  const sooner = (told: Day | null, now: Day | null) =>
    told !== null && now !== null && now < told ? now : told
  const later = (one: Asked | null) => {
    const now = one && nthWorked(one.since, one.days, m.notices)
    if (one && now !== null && now > one.due) one.due = now
  }
  if (m.phase === "received" && rules.tell !== null)
    m.tellBy = sooner(m.tellBy, nthWorked(m.receivedOn, rules.tell, m.notices))
  if (m.phase === "correcting") later(m.asked)
  if (m.phase === "accepted") {
    if (m.owed && m.owed.open.length > 0) later(m.owed)
    for (const [name, part] of Object.entries(m.parts)) {
      const from = name === "first" ? (m.accepted?.on ?? part.received) : part.received
      if (!part.done) part.due = sooner(part.due, nthWorked(from, 5, m.notices))
    }
    for (const clock of Object.values(m.clocks)) {
      const told = clock?.due ?? null
      if (clock && run(m, clock)) clock.due = sooner(told, clock.due)
    }
  }
  if (m.phase === "decided" && rules.deliver !== null && m.decidedOn !== null)
    m.handOverBy = sooner(m.handOverBy, nthWorked(m.decidedOn, rules.deliver, m.notices))
  return true
}

export function decide(m: Model, move: The<"decide">, today: Day, rules: Rules): boolean {
  const parts = new Set(["first", "second"].map((name) => m.parts[name]?.done ?? null))
  if (rules.explains && unexplained(m, today).length > 0) return false
  if (rules.parts && parts.has(null) && (move.favourable || !parts.has("objected"))) return false
  if (move.favourable) {
    const owes = m.accepted?.how === "deemed" ? wants(m, needed) : (m.owed?.open ?? [])
    const isLate = m.owed !== null && m.owed.late && !m.owed.excused
    if (parts.has("objected") || owes.length > 0 || isLate || m.lookUp !== "found") return false
  } else if (!move.reasons) return false
  m.decidedOn = today
  m.handOverBy = rules.deliver === null ? null : nthWorked(today, rules.deliver, m.notices)
  return end(m, "decided")
}
