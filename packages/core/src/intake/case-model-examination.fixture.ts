/** Examination and what comes of it, in the small model. 行政许可法 art. 32¶1(4)(5); 规定 art. 5, 11, 12. */
import {
  type Against,
  type At,
  broken,
  close,
  dueOf,
  goOn,
  nameOf,
  needed,
  nothing,
  notInThisPhase,
  wants,
} from "./case-model-acts.fixture.ts"
import { isOfficer } from "./case-model-people.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Asked, Clock, Model, Part } from "./case-model-terms.fixture.ts"
import type { Look } from "./case-moves-terms.fixture.ts"
import { type Day, nthWorked, workedBefore } from "./day-by-day.fixture.ts"

const mayBeOwed: ReadonlySet<string> = new Set([
  "form: missing-seal",
  "report: missing",
  "report: copy-for-original",
  "proof: missing",
  "proof: receipt-in-lieu",
])

/** Art. 32¶1(4)(5), art. 11: complete, deferrable and asked for, or told at once. */
export function look(m: Model, by: Look, { rules, today, who }: At): Against {
  if (!isOfficer(who)) return ["NotAuthorised"]
  if (m.phase === "correcting" && m.asked) return lookAgain(m, m.asked, by, rules, today)
  if (m.phase !== "received") return notInThisPhase
  spoil(m, by.wrong)
  const wanting = wants(m, needed)
  if (wanting.length === 0) return accept(m, "complete", m.receipt.on, rules)
  if (!by.tolerant) return tell(m, wanting, by, today)
  const against = broken({
    ToleranceDeclined: m.choice.tolerance === false,
    ToleranceUnavailable: wanting.some((want) => !mayBeOwed.has(want)),
    ToleranceDenied: rules.asksCredit && by.credit === "recorded",
    SignatureUnreliable: !by.isSigned,
  })
  if (against.length > 0) return against
  accept(m, "tolerant", m.receipt.on, rules)
  const latest = latestOwed(m, today, rules.tolerance)
  const due = nthWorked(today, by.days, m.notices) ?? today
  if (latest !== null && due > latest) return ["ToleranceUnavailable"]
  m.owed = asked(wanting, today, due, by)
  return nothing
}

function lookAgain(m: Model, told: Asked, by: Look, rules: Rules, today: Day): Against {
  const { lastCame, named, supplied } = told
  const concerned = [...named, ...supplied, ...told.open.map(nameOf)]
  // What lay there before the notice and was not told then may not be brought up now.
  if (by.wrong.some((name) => !concerned.includes(name))) return ["AlreadyNotified"]
  spoil(m, by.wrong)
  if (by.wrong.length > 0) told.open = wants(m, concerned)
  const still = told.open
  const { on } = m.receipt
  if (still.length === 0)
    return accept(m, "complete", lastCame !== null && lastCame > on ? lastCame : on, rules)
  if (by.wrong.length > 0) close(m, "accept-or-refuse")
  const mayTell = rules.mayTellAgain && still.every((want) => supplied.includes(nameOf(want)))
  if (mayTell) return tell(m, still, by, today)
  return by.wrong.length > 0 ? nothing : ["AlreadyNotified"]
}

function spoil(m: Model, names: readonly string[]): void {
  for (const name of names) {
    const flaws = m.papers[name]
    if (flaws && !flaws.includes("content-wrong")) m.papers[name] = ["content-wrong", ...flaws]
  }
}
function tell(m: Model, wanting: string[], by: Look, today: Day): Against {
  m.asked = asked(wanting, today, nthWorked(today, by.days, m.notices) ?? today, by)
  return goOn(m, "correcting")
}
function asked(wanting: string[], since: Day, due: Day, { days, mode }: Look): Asked {
  const unanswered = { supplied: [], late: false, excused: false, told: 0, lastCame: null, toldOn: since }
  return { named: wanting.map(nameOf), open: wanting, since, days, due, mode, ...unanswered }
}

/** The clocks run from the day of acceptance; parts side by side from it too (art. 5). */
export function accept(
  m: Model,
  how: "complete" | "tolerant" | "deemed" | "outside",
  on: Day,
  rules: Rules,
): Against {
  const clock = (length: number | null): Clock | null =>
    length === null
      ? null
      : { start: on, length, added: 0, gone: null, stops: [], due: nthWorked(on, length, m.notices) }
  m.accepted = { how, on }
  m.clocks = { statutory: clock(rules.statutory), promised: clock(rules.promised) }
  if (rules.parts) m.parts["first"] = partFrom(m.receipt.on, on, m)
  return goOn(m, "accepted")
}
export function partFrom(received: Day, from: Day, m: Model): Part {
  return { received, from, due: nthWorked(from, 5, m.notices), done: null, told: null, runs: 0 }
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
