/** Corrections of entries by two people, in the small model: what hangs on the entry is reckoned from the right one. */
import {
  type Acts,
  type Against,
  broken,
  close,
  entryOf,
  isAnyPartLate,
  isOver,
  nameOf,
  nothing,
  notInThisPhase,
  unexplained,
  wants,
} from "./case-model-acts.fixture.ts"
import { run } from "./case-model-clocks.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import { settle } from "./case-model-owed.fixture.ts"
import type { Entry, Model, Proposal } from "./case-model-terms.fixture.ts"
import { type Day, nthWorked } from "./day-by-day.fixture.ts"

export const correctionActs: Acts<"propose-correction" | "confirm-correction"> = {
  "propose-correction": (m, { entry }, { today, who }) => {
    if (isOver(m)) return notInThisPhase
    const [requirement, now] =
      "paper" in entry
        ? ([entry.paper[0], entry.paper[1] === "" ? [] : [entry.paper[1]]] as const)
        : ([null, entryOf(entry.came, today, "unexplained")] as const)
    const was = standing(m, requirement)
    const against = broken({
      NothingToChange: was === null || was === JSON.stringify(now),
      DateInTheFuture: "came" in entry && entry.came.ago < 0,
    })
    if (against.length > 0 || was === null) return against
    m.proposed += 1
    m.proposals.push({ number: m.proposed, by: who, requirement, was, now: JSON.stringify(now) })
    return nothing
  },
  /** A second person makes it so, while the entry still says what it said. */
  "confirm-correction": (m, { proposal }, { rules, today, who }) => {
    const proposed = m.proposals.find(({ number }) => number === proposal)
    if (m.phase === "none") return notInThisPhase
    if (proposed === undefined || isOver(m)) return ["NoSuchProposal"]
    const against = broken({
      SamePerson: who === proposed.by,
      EntryChangedSince: standing(m, proposed.requirement) !== proposed.was,
    })
    return against.length > 0 ? against : correct(m, proposed, today, rules)
  },
}

function standing(m: Model, requirement: string | null): string | null {
  const entry = requirement === null ? m.receipt : m.papers[requirement]
  return entry === undefined ? null : JSON.stringify(entry)
}

function correct(m: Model, { now, number, requirement }: Proposal, today: Day, rules: Rules): Against {
  const entry = requirement === null ? (JSON.parse(now) as Entry) : null
  if (entry && entry.on !== m.receipt.on && isAsOfReceipt(m) && m.accepted?.how === "deemed") {
    // By the right day the authority could still have spoken: nothing was accepted by silence yet.
    const tellBy = rules.tell === null ? null : nthWorked(entry.on, rules.tell, m.notices)
    if (tellBy !== null && today <= tellBy) return ["SilenceNotOver"]
  }
  m.proposals = m.proposals.filter((each) => each.number !== number)
  if (requirement === null) correctReceipt(m, JSON.parse(now) as Entry, rules)
  else {
    m.papers[requirement] = JSON.parse(now) as string[]
    rejudge(m, requirement)
  }
  // A day that has not come calls for nobody.
  if (m.phase === "received" && !(m.tellBy !== null && m.tellBy < today)) close(m, "accept-or-refuse")
  if (unexplained(m, today).length === 0) close(m, "explain-overdue")
  if (!isAnyPartLate(m, today)) close(m, "urge-part")
  return nothing
}

/** What was told or supplied is wanting as the right entry says, or not any more; no more may be asked for now. */
function rejudge(m: Model, name: string): void {
  const isAsked = m.phase === "correcting"
  const one = isAsked ? m.asked : m.owed
  const concerned = [
    ...(isAsked ? (one?.named ?? []) : []),
    ...(one?.open.map(nameOf) ?? []),
    ...(one?.supplied ?? []),
  ]
  const wanting = wants(m, [name])
  if (one === null || !concerned.includes(name)) return
  if (wanting.length === 0) settle(m, [name])
  else one.open = [...one.open.filter((want) => nameOf(want) !== name), ...wanting].toSorted()
  if (isAsked && wanting.length > 0) close(m, "accept-or-refuse")
}

/** Whatever hangs on the day of receipt is reckoned from the right one. */
function correctReceipt(m: Model, now: Entry, rules: Rules): void {
  const was = m.receipt
  const isAsOf = isAsOfReceipt(m)
  m.receipt = now
  if (was.appears) m.visits.splice(m.visits.indexOf(was.on), 1)
  if (now.appears) m.visits.push(now.on)
  if (was.on === now.on) return
  if (m.phase === "received" && rules.tell !== null) m.tellBy = nthWorked(now.on, rules.tell, m.notices)
  if (m.phase !== "accepted" || m.accepted === null) return
  if (isAsOf) {
    m.accepted.on = now.on
    for (const name of ["statutory", "promised"] as const) {
      const clock = m.clocks[name]
      if (clock === null) continue
      const again = { ...clock, start: now.on, gone: null }
      run(m, again)
      m.clocks[name] = again
    }
  }
  const first = m.parts["first"]
  const from = m.accepted.on
  if (first) Object.assign(first, { received: now.on, from, due: nthWorked(from, 5, m.notices) })
}

/** Accepted as of the receipt, unless what was handed in later completed it, or another system states the day. */
function isAsOfReceipt({ accepted, asked, phase, receipt }: Model): boolean {
  return (
    phase === "accepted" &&
    accepted?.how !== "outside" &&
    accepted?.on === receipt.on &&
    asked?.lastCame == null
  )
}
