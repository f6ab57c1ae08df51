/** One person's entitlement played through: what sources say, what is decided, what is paid, with the segments reckoned each time. */
import * as Result from "effect/Result"
import { expect } from "vitest"
import { type Actor, actorOfApplicant, subjectIdOf, system } from "../../identity/index.ts"
import { never } from "../../rules/index.ts"
import { instant, type Month, month, monthOf, type Now, plainDate, type PlainDate } from "../../time/index.ts"
import { calendar } from "../calendar.fixture.ts"
import { monthPrograms, segmentsOf, type Statement } from "../facts/index.ts"
import type { Programme } from "../programme/index.ts"
import { allowance } from "../programme/programme.fixture.ts"
import { unseen } from "../sweep/index.ts"
import { entitlementEventReader } from "./entitlement.schema.ts"
import {
  type AdverseAct,
  decideEntitlement,
  draftRecovery,
  type EntitlementCommand,
  type EntitlementEvent,
  type EntitlementState,
  evolveEntitlement,
  type LedgerMonth,
  ledgerOf,
  noEntitlement,
  refundOwed,
  setOffIn,
} from "./index.ts"

export const officer: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "civil-affairs",
  roles: ["benefits-officer"],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
}
const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const person: Actor = actorOfApplicant(subject)
export const sweep = system("sweep")

export interface Life {
  readonly state: EntitlementState
  readonly statements: readonly Statement[]
  readonly programme: Programme
  /** Everything that happened, in order. */
  readonly events: readonly EntitlementEvent[]
}

const usual = allowance()
const programs = new WeakMap<Programme, ReturnType<typeof monthPrograms>>()

export function newborn(programme: Programme = usual): Life {
  return { state: noEntitlement, statements: [], programme, events: [] }
}

export function nowOn(on: PlainDate): Now {
  return { at: instant(`${on}T02:00:00.000Z`), on, time: "10:00:00" }
}

/** Tries a command on a day; every event that comes of it is read back as it would be stored. */
export function attempt(life: Life, day: string, command: EntitlementCommand, actor: Actor = sweep) {
  const now = nowOn(plainDate(day))
  const { programme, state } = life
  const statements =
    command.type === "state" ? [...life.statements, command.statement as Statement] : life.statements
  const compiled = programs.get(programme) ?? monthPrograms([programme])
  programs.set(programme, compiled)
  const at = monthOf(now.on)
  const segments = Result.getOrThrow(
    segmentsOf({ statements, programs: compiled, from: programme.paysFrom, to: at }),
  )
  const context = { now, month: at, actor, subject, programme, calendar, segments }
  return Result.map(decideEntitlement(state, command, context), (events): Life => {
    for (const event of events) expect(Result.isSuccess(entitlementEventReader.read(event))).toBe(true)
    const so = [...life.events, ...events]
    return { programme, statements, state: events.reduce(evolveEntitlement, state), events: so }
  })
}

export function step(life: Life, day: string, command: EntitlementCommand, actor: Actor = sweep): Life {
  const tried = attempt(life, day, command, actor)
  if (Result.isFailure(tried)) throw new Error(`${day} ${command.type}: ${tried.failure._tag}`)
  return tried.success
}

export function refusalOf(life: Life, day: string, command: EntitlementCommand, actor: Actor = sweep) {
  const tried = attempt(life, day, command, actor)
  return Result.isFailure(tried) ? tried.failure._tag : null
}

let said = 0
export function says(
  fact: string,
  value: Statement["value"],
  asOf: string,
  more: Partial<Statement> = {},
): EntitlementCommand {
  said += 1
  return {
    type: "state",
    statement: {
      id: `s${`${said}`.padStart(5, "0")}`,
      fact,
      value,
      from: null,
      asOf: plainDate(asOf),
      source: "population",
      ...more,
    },
  }
}

export function difference(
  run: string,
  at: Month,
  kind: "start" | "amount-change" | "stop-candidate" | "undetermined" | "cleared",
): EntitlementCommand {
  return { type: "note-difference", run, month: at, kind, before: unseen, after: unseen, receipt: null }
}

export const payee = { name: "样例", account: "0000", bank: "样例银行", relation: "self" } as const
export const because = ["stated in the file"] as const

/** Born in July 1938 in the district, alive, not paid elsewhere: known to the register on a day. */
export function known(life: Life, day: string, born: Statement["value"] = "1938-07-20"): Life {
  const facts = { born, registeredIn: "990101", died: never, paidElsewhere: false } as const
  return Object.entries(facts).reduce((so, [fact, value]) => step(so, day, says(fact, value, day)), life)
}

/** Found, verified, told, enrolled and with an account. */
export function enrolled(life: Life, day: string): Life {
  const at = month(day.slice(0, 7))
  const steps: readonly EntitlementCommand[] = [
    difference(`run-${at}`, at, "start"),
    { type: "verify" },
    { type: "tell", about: "start", how: "letter", on: plainDate(day) },
    { type: "enrol" },
    { type: "set-payee", payee },
  ]
  return steps.reduce((so, command) => step(so, day, command), life)
}

/** Pays everything that is owed as of a day. */
export function paidOn(life: Life, day: string, payment = `payment-${day}`): Life {
  const months = owedOn(life, day)
  const refund = refundOwed(life.state)
  if (months.length === 0 && refund === 0) return life
  const gross = months.reduce((sum, { amount }) => sum + amount, 0)
  const setOff = setOffIn(life.state, month(day.slice(0, 7)), gross)
  return step(life, day, { type: "pay", payment, line: "1", months, setOff, refund })
}

/** What was paid too much and not decided upon. */
export function undecided({ state }: Life, through: string): number {
  return draftRecovery(state, month(through)).reduce((sum, { amount }) => sum + amount, 0)
}

export function owedOn({ state }: Life, day: string) {
  return ledgerOf(state, month(day.slice(0, 7)))
    .filter(({ owed }) => owed > 0)
    .map(({ month: at, owed }) => ({ month: at, amount: owed }))
}

export function ledger({ state }: Life, through: string): readonly LedgerMonth[] {
  return ledgerOf(state, month(through))
}

/** Each month with what it is worth, was paid, owes and was paid too much. */
export function lines(life: Life, through: string): readonly string[] {
  return ledger(life, through).map(
    ({ month: at, overpaid, owed, paid, target }) => `${at} ${target} ${paid} ${owed} ${overpaid}`,
  )
}

export const announce = (act: AdverseAct, from = "2018-09"): EntitlementCommand => ({
  type: "announce",
  act,
  from: month(from),
  reasons: because,
})
