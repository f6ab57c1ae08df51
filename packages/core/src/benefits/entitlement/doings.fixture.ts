/** What can happen in a month of a life, as data, and how it is done: what a decision does not carry is refused, and changes nothing. */
import * as Result from "effect/Result"
import type { Actor } from "../../identity/index.ts"
import { never } from "../../rules/index.ts"
import { addMonthsToMonth, type Month, month, plainDate } from "../../time/index.ts"
import type { Statement } from "../facts/index.ts"
import type { DifferenceKind } from "../sweep/index.ts"
import { draftRecovery, type EntitlementCommand, type RecoveryWay } from "./index.ts"
import { attempt, because, difference, type Life, officer, person, sweep } from "./life.fixture.ts"

/** Months are counted back from the one in which it happens. */
export type Doing =
  /** A word of a source about the person. */
  | {
      readonly what: "say"
      readonly fact: string
      readonly value: Statement["value"]
      readonly back: number | null
      readonly source: string
      readonly id: number
    }
  /** The bank sends back the last line, or one before it. */
  | { readonly what: "return"; readonly back: number }
  /** A part of all that was ever claimed comes back. */
  | { readonly what: "receive"; readonly part: number }
  | { readonly what: "run"; readonly kind: DifferenceKind }
  | { readonly what: "pass" }
  | { readonly what: "tell" }
  /** A program tries what only a person may. */
  | { readonly what: "usurp"; readonly act: "stop" | "lower" | "hold" | "announce" | "recover" }
  | { readonly what: "decide"; readonly act: "stop" | "lower"; readonly back: number }
  /** Everything that was paid too much, in so many monthly parts. */
  | { readonly what: "recover"; readonly by: RecoveryWay; readonly parts: number }
  | { readonly what: "hold"; readonly back: number }
  | { readonly what: "lift" }
  | { readonly what: "resume"; readonly back: number }
  | { readonly what: "waive"; readonly amount: number }
  /** Objects to a recovery; `null` for an objection that nobody answers. */
  | { readonly what: "object"; readonly upheld: boolean | null }
  /** A person finds that it was all wrong, and pays from the first month that was not paid. */
  | { readonly what: "right"; readonly id: number }

export function onward(life: Life, day: string, command: EntitlementCommand, actor: Actor = sweep): Life {
  return Result.getOrElse(attempt(life, day, command, actor), () => life)
}

export function monthBefore(day: string, back: number): Month {
  return addMonthsToMonth(month(day.slice(0, 7)), -back)
}

/** What of it may be done is done, on a day. */
export function perform(life: Life, day: string, doing: Doing): Life {
  const on = plainDate(day)
  const at = (back: number) => monthBefore(day, back)
  const by = (command: EntitlementCommand, actor: Actor = officer) => onward(life, day, command, actor)
  switch (doing.what) {
    case "say": {
      const { back, fact, id, source, value } = doing
      const from = back === null ? null : plainDate(`${at(back)}-01`)
      return by({ type: "state", statement: { id: `f${id}`, fact, value, from, asOf: on, source } }, sweep)
    }
    case "return": {
      const sent = life.state.paid.at(-1 - doing.back)
      if (sent === undefined) return life
      const { line, payment } = sent
      return by({ type: "note-return", payment, line, reason: "closed" }, sweep)
    }
    case "receive": {
      const claimed = sumOf(life.state.recovery.decided.flatMap(({ months }) => months))
      return by({ type: "receive-recovery", amount: Math.ceil(claimed / doing.part), on }, sweep)
    }
    case "run":
      return by(difference(`run-${day}-${doing.kind}`, at(0), doing.kind), sweep)
    case "pass":
      return by({ type: "let-time-pass" }, sweep)
    case "tell":
      return by({ type: "tell", about: "recover", how: "letter", on }, sweep)
    case "usurp":
      return by(usurped(doing.act, day), sweep)
    case "decide":
      return heard(life, day, doing.act, at(doing.back), { type: doing.act, reasons: because })
    case "recover":
      return recovered(life, day, doing)
    case "hold":
    case "resume":
      return by({ type: doing.what, from: at(doing.back), reasons: because })
    case "lift":
      return by({ type: "lift-hold", reasons: because })
    case "waive":
      return by({ type: "waive-recovery", amount: doing.amount, reasons: because })
    case "object":
      return objected(life, day, doing.upheld)
    case "right":
      return righted(life, day, doing.id)
    default:
      return doing satisfies never
  }
}

/** Announced, answered, decided; dropped where that was refused. */
function heard(
  life: Life,
  day: string,
  act: "stop" | "lower" | "recover",
  from: Month,
  decision: EntitlementCommand,
): Life {
  const announced = onward(life, day, { type: "announce", act, from, reasons: because }, officer)
  const answered = onward(announced, day, { type: "answer", statement: "样例" }, person)
  return onward(onward(answered, day, decision, officer), day, { type: "drop", reasons: because }, officer)
}

function recovered(
  life: Life,
  day: string,
  { by, parts }: Extract<Doing, { readonly what: "recover" }>,
): Life {
  const amount = sumOf(draftRecovery(life.state, monthBefore(day, 0)))
  const part = Math.floor(amount / parts)
  const instalments = Array.from({ length: parts }, (_, later) => ({
    dueOn: plainDate(`${monthBefore(day, -later)}-15`),
    amount: later === 0 ? amount - part * (parts - 1) : part,
  }))
  const decision = { type: "recover", by, amount, instalments, reasons: because } as const
  return heard(life, day, "recover", monthBefore(day, 0), decision)
}

function objected(life: Life, day: string, upheld: boolean | null): Life {
  const before = life.state.objections.length
  const so = onward(life, day, { type: "object", about: "recover", statement: "样例" }, person)
  const objection = so.state.objections.length
  if (upheld === null || objection === before) return so
  return onward(so, day, { type: "answer-objection", objection, upheld, reasons: because }, officer)
}

function righted(life: Life, day: string, id: number): Life {
  const favourable = {
    born: "1929-03-01",
    registeredIn: "990101",
    died: never,
    paidElsewhere: false,
  } as const
  const said = Object.entries(favourable).reduce((so, [fact, value]) => {
    const statement = { id: `r${id}${fact}`, fact, value, from: null, asOf: plainDate(day) }
    const settled = { ...statement, source: "decision", settles: true } as const
    return onward(so, day, { type: "state", statement: settled }, officer)
  }, life)
  return onward(said, day, { type: "resume", from: resumable(said, day), reasons: because }, officer)
}

/** The first month that was not paid for a stop, of those that there are. */
function resumable({ state }: Life, day: string): Month {
  const stopped = state.stops.findLast(({ to }) => to === null)?.from ?? monthBefore(day, 0)
  return state.enrolledFrom !== null && stopped < state.enrolledFrom ? state.enrolledFrom : stopped
}

function usurped(act: Extract<Doing, { readonly what: "usurp" }>["act"], day: string): EntitlementCommand {
  const from = monthBefore(day, 1)
  switch (act) {
    case "announce":
      return { type: "announce", act: "stop", from, reasons: because }
    case "hold":
      return { type: "hold", from, reasons: because }
    case "recover": {
      const instalments = [{ dueOn: plainDate(day), amount: 3000 }]
      return { type: "recover", by: "set-off", amount: 3000, instalments, reasons: because }
    }
    default:
      return { type: act, reasons: because }
  }
}

function sumOf(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0)
}
