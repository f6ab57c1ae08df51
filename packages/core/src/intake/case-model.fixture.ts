/**
 * A small model of a case, written from the statutes and kept apart from the code: sets of words, days by walking, one
 * function that says whether a move is done. 行政许可法 art. 32, 42, 44, 45; 浙江省保障“最多跑一次”改革规定 art. 5, 11, 12.
 */
import {
  accept,
  close,
  decide,
  dueOf,
  end,
  isDatedBack,
  isInDefault,
  isWantingOf,
  latestOwed,
  look,
  nameOf,
  needed,
  open,
  partDue,
  partFrom,
  reopen,
  revise,
  run,
  supplement,
  take,
  unexplained,
  wants,
} from "./case-model-acts.fixture.ts"
import type { Model, Rules } from "./case-model-terms.fixture.ts"
import type { Move } from "./case-moves.fixture.ts"
import { type Day, dayFrom, nthWorked } from "./day-by-day.fixture.ts"

/** The case after a move by whoever may make it; `null` where the law refuses it, and nothing changes. */
export function after(before: Model, move: Move, today: Day, rules: Rules): Model | null {
  const model = JSON.parse(JSON.stringify(before)) as Model
  if (model.phase !== "none") passTo(model, today, rules)
  return isDone(model, move, today, rules) ? model : null
}

/** Day by day, what the law brings about and what it opens as a task. */
function passTo(m: Model, today: Day, rules: Rules): void {
  for (let day = m.asOf; day <= today; day = dayFrom(day, 1)) {
    const isPast = (due: Day | null | undefined): boolean => due != null && due < day
    if (m.phase === "received" && isPast(m.tellBy)) {
      if (rules.isSilenceAcceptance && wants(m, needed).length > 0) accept(m, "deemed", m.receivedOn, rules)
      else open(m, "accept-or-refuse")
    }
    if (m.phase === "correcting" && m.asked && isPast(m.asked.due)) {
      const isUnsupplied = isWantingOf(m.asked)
      if (m.asked.open.length === 0) open(m, "accept-or-refuse")
      else if (rules.lapse === "withdrawn" && isUnsupplied) end(m, "deemed-withdrawn")
      else open(m, "decide-on-lapsed-supplement")
    }
    if (m.phase === "accepted") {
      if (m.owed && m.owed.open.length > 0 && !m.owed.excused && isPast(m.owed.due))
        open(m, "decide-on-revocation")
      for (const part of Object.values(m.parts))
        if (!part.done && isPast(partDue(m, part))) open(m, "urge-part")
      for (const name of ["statutory", "promised"] as const)
        if (isPast(dueOf(m, name)) && !m.explained.includes(name)) open(m, "explain-overdue")
    }
    if (m.phase === "decided" && isPast(m.handOverBy)) open(m, "hand-over-result")
  }
  m.asOf = today
}

function isDone(m: Model, move: Move, today: Day, rules: Rules): boolean {
  if (move.by === "stranger") return false
  // What was on another day is entered with the reason, by whoever may enter late.
  if (isDatedBack(move) && move.late !== "explained") return false
  if (m.phase === "none" && move.do !== "submit" && move.do !== "pass-time") return false
  const { asked, owed, phase } = m
  const isUnderReview = phase === "accepted"
  switch (move.do) {
    case "pass-time":
      return true
    case "submit": {
      if (phase !== "none") return false
      m.phase = "received"
      m.receivedOn = m.asOf = dayFrom(today, -move.came.ago)
      m.tellBy = rules.tell === null ? null : nthWorked(m.receivedOn, rules.tell, m.notices)
      take(m, move.papers, move.came, today)
      passTo(m, today, rules)
      return move.look === null || m.phase !== "received" || look(m, move.look, today, rules)
    }
    case "correct-on-spot":
      if (phase === "received") take(m, move.papers, null, today)
      return phase === "received"
    case "examine":
      return look(m, move.look, today, rules)
    case "refuse-acceptance": {
      const wanting = phase === "correcting" ? (asked?.open ?? []) : []
      const isWrong =
        m.tasks.includes("decide-on-lapsed-supplement") ||
        wanting.every((want) => asked?.supplied.includes(nameOf(want)))
      if (!["received", "correcting"].includes(phase) || !move.reasons) return false
      if (move.ground === "still-incomplete" && !(wanting.length > 0 && isWrong)) return false
      return end(m, "not-accepted")
    }
    case "supplement":
      return supplement(m, move, today, rules)
    case "extend-supplement": {
      const one = phase === "correcting" ? asked : isUnderReview ? owed : null
      if (!one || !move.reasons || one.due < today) return false
      const due = nthWorked(one.due, move.days, m.notices) ?? one.due
      if (one === owed && due > (latestOwed(m, owed.toldOn, rules.tolerance) ?? due)) return false
      Object.assign(one, { since: one.due, days: move.days, due })
      return true
    }
    case "excuse-delay":
      if (phase === "correcting" || phase === "deemed-withdrawn")
        return move.reasons && reopen(m, move.days, today)
      if (!isUnderReview || !owed || !isInDefault(owed, today) || !move.reasons) return false
      owed.excused = true
      return close(m, "decide-on-revocation")
    case "revoke-acceptance":
    case "terminate":
      if (!isUnderReview || !owed || owed.excused || !isInDefault(owed, today) || !move.reasons) return false
      if (rules.tolerance.onDefault !== move.do || (rules.explains && unexplained(m, today).length > 0))
        return false
      m.endedOn = today
      return end(m, move.do === "terminate" ? "terminated" : "acceptance-revoked")
    case "notify-owed": {
      const isWrong = owed?.open.some((want) => owed.supplied.includes(nameOf(want)))
      if (!isUnderReview || !owed || !isWrong || owed.late || owed.told >= rules.tolerance.further)
        return false
      const due = nthWorked(today, move.days, m.notices) ?? today
      if (due > (latestOwed(m, today, rules.tolerance) ?? due)) return false
      Object.assign(owed, {
        since: today,
        toldOn: today,
        days: move.days,
        due,
        mode: move.mode,
        told: owed.told + 1,
      })
      owed.supplied = []
      return close(m, "decide-on-revocation")
    }
    case "withdraw":
      if (!["received", "correcting", "accepted"].includes(phase)) return false
      m.endedOn = today
      return end(m, "withdrawn")
    case "look-up":
      if (m.lookUp === "requested" || m.lookUp === "failed") m.lookUp = move.answer
      return true
    case "repeat-look-up":
      if (m.lookUp === "found" || !["received", "correcting", "accepted"].includes(phase)) return false
      m.lookUp = "requested"
      return true
    case "suspend-clock": {
      const clock = isUnderReview ? m.clocks[move.clock] : null
      if (!clock || !rules.stops[move.clock].includes(move.reason)) return false
      const said = dayFrom(today, move.from)
      const told = dayFrom(today, -move.told)
      const from = said > told ? said : told
      const due = dueOf(m, move.clock)
      if (due !== null && from > due) return false
      clock.stops.push({ said, from, to: null })
      return run(m, clock)
    }
    case "resume-clock": {
      const clock = isUnderReview ? m.clocks[move.clock] : null
      const on = dayFrom(today, move.on)
      const standing = clock?.stops.filter(({ to }) => to === null) ?? []
      if (!clock || standing.length === 0 || standing.some(({ said }) => on < said)) return false
      clock.stops = clock.stops.map((stop) => (stop.to === null ? { ...stop, to: on } : stop))
      return run(m, clock)
    }
    case "extend-clock": {
      const clock = isUnderReview && move.clock === "statutory" ? m.clocks.statutory : null
      if (!clock || rules.extension === null || clock.added > 0 || (clock.due !== null && clock.due < today))
        return false
      clock.added = rules.extension
      return run(m, clock)
    }
    case "revise-calendar":
      return revise(m, rules)
    case "finish-part": {
      const part = isUnderReview ? m.parts[move.part] : undefined
      const told = dayFrom(today, -move.ago)
      // What an authority objected to it may yet agree to; the next one's days go by the first notice.
      const isSettled = part?.done === "objected" && move.outcome === "agreed"
      if (!part || (part.done && !isSettled) || told < (part.told ?? part.received)) return false
      // Done, it keeps the day it had to be done by.
      part.due = partDue(m, part)
      part.done = move.outcome
      part.told ??= told
      const isLate = Object.values(m.parts).some((each) => !each.done && (partDue(m, each) ?? told) < told)
      if (!isLate) close(m, "urge-part")
      if (move.part === "first") m.parts["second"] ??= partFrom(told, told, m)
      return true
    }
    case "explain-overdue": {
      if (!m.accepted || !unexplained(m, today).includes(move.clock)) return false
      m.explained.push(move.clock)
      return unexplained(m, today).length > 0 || close(m, "explain-overdue")
    }
    case "decide":
      return isUnderReview && decide(m, move, today, rules)
    case "seal":
      if (m.decidedOn === null || m.sealed) return false
      m.sealed = true
      return true
    case "dispatch":
      if (phase === "decided" && m.sealed) m.sentOn = today
      return phase === "decided" && m.sealed
    case "deliver": {
      const on = dayFrom(today, -move.ago)
      const earliest = move.how === "courier" ? m.sentOn : m.decidedOn
      if (phase !== "decided" || !m.sealed || earliest === null || on < earliest) return false
      if (move.appears) m.visits.push(on)
      m.phase = "delivered"
      return close(m, "hand-over-result")
    }
    default:
      return move satisfies never
  }
}
