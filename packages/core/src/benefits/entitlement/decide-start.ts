/**
 * Starting: candidate, verified, told, enrolled. It is to the person's advantage, so a program may do it where what is
 * known settles the matter; refusing a candidate takes a person (see `decide-adverse`).
 */
import * as Result from "effect/Result"
import { YES } from "../../rules/index.ts"
import { addMonthsToMonth, type Month } from "../../time/index.ts"
import {
  unlessIn,
  type Decision,
  decided,
  determined,
  happen,
  refuse,
  runFrom,
  thisMonth,
  linked,
} from "./draft.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { Opening } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

/** Holds where the month is a settled yes; then it says since when without a break, and how much. */
export function decideVerify(state: EntitlementState, context: EntitlementContext): Decision {
  const refusal = unlessIn(state, "candidate")
  if (refusal !== null) return refuse(refusal)
  const segments = context.segments ?? state.segments
  const last = segments.findLast(({ from }) => from <= context.month)
  if (last === undefined || last.status !== YES) return refuse(refusals.notVerified)
  return decided(
    ...determined(state, `verify:${context.month}`, context),
    happen(context, "Verified", { from: sinceWhen(segments), amount: last.amount }),
  )
}

/** The first of the months that lead to the last without one that is not a settled yes. */
function sinceWhen(segments: EntitlementState["segments"]): Month {
  const broken = segments.findLastIndex(({ status }) => status !== YES)
  return (segments[broken + 1] as EntitlementState["segments"][number]).from
}

/** Whoever is told of something may object to it, for as long as the programme says. */
export function decideTell(
  state: EntitlementState,
  { about, how, on }: Of<"tell">,
  context: EntitlementContext,
): Decision {
  if (on > context.now.on) return refuse(refusals.dateInTheFuture)
  if (about === "start") {
    const refusal = unlessIn(state, "verified", "told", "enrolled")
    if (refusal !== null) return refuse(refusal)
  }
  const { now, programme } = context
  const objectUntil = runFrom({ ...context, now: { ...now, on } }, programme.acts.objectWithin)
  if (Result.isFailure(objectUntil)) return refuse(objectUntil.failure)
  return decided(happen(context, "Told", { about, how, on, objectUntil: objectUntil.success }))
}

export function decideEnrol(state: EntitlementState, context: EntitlementContext): Decision {
  const refusal = unlessIn(state, "told")
  if (refusal !== null) return refuse(refusal)
  const { months } = context.programme
  const verified = state.verified?.from ?? thisMonth(context)
  const from = months.start === "month-after-approval" ? addMonthsToMonth(thisMonth(context), 1) : verified
  return decided(happen(context, "Enrolled", { from }))
}

export function decidePayee(
  state: EntitlementState,
  { payee }: Of<"set-payee">,
  context: EntitlementContext,
): Decision {
  const refusal = unlessIn(state, "candidate", "verified", "told", "enrolled", "stopped")
  if (refusal !== null) return refuse(refusal)
  // No feed alone leads money to another account.
  if (state.hasPayee && context.actor.kind === "system") return refuse(refusals.payeeChange)
  return decided(happen(context, "PayeeSet", { payee }))
}

/**
 * Who stood in a roll that was kept elsewhere is enrolled as it is; nobody is asked to prove anything again. Until the
 * cut-over month begins a corrected roll replaces what an earlier one said of the people it names, and of nobody else;
 * from then on, or once anything was paid or decided here, what was wrong is put right by statements and decisions.
 */
export function decideImport(
  state: EntitlementState,
  { link, opening, payee }: Of<"import">,
  context: EntitlementContext,
): Decision {
  if (state.rolls.includes(opening.roll)) return decided()
  if (payee === undefined && isOnRecord(state, opening)) return decided()
  const isNew = state.phase === "none" || state.phase === "candidate"
  if (!isNew && !mayBeReplaced(state, opening, context)) return refuse(refusals.importedAlready)
  return decided(
    ...linked(state, link, context),
    happen(context, "OpeningImported", opening),
    ...(payee === undefined ? [] : [happen(context, "PayeeSet", { payee })]),
  )
}

/** Whether another roll said the same of the person, the account aside. */
export function isOnRecord(
  { opening: stands }: Pick<EntitlementState, "opening">,
  opening: Opening,
): boolean {
  if (stands === null) return false
  const fields = Object.keys(opening) as (keyof Opening)[]
  return fields.every((field) => field === "roll" || stands[field] === opening[field])
}

function mayBeReplaced(state: EntitlementState, by: Opening, context: EntitlementContext): boolean {
  const { announced, hold, lowered, opening, paid, phase, recovery, stops } = state
  const now = thisMonth(context)
  if (opening === null || now >= opening.cutOver || now >= by.cutOver) return false
  const isUntouched = announced === null && hold === null && lowered.length === 0 && stops.length === 0
  return phase === "enrolled" && isUntouched && paid.length === 0 && recovery.decided.length === 0
}
