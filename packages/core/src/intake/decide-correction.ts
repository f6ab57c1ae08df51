/**
 * Corrections of entries (更正录入): what was entered wrongly stays in the log; a proposal says what it should have
 * been, and a second person makes it so. Deadlines that hung on the entry are reckoned anew, and the difference told.
 */
import * as Result from "effect/Result"
import { canonicalJson, type Json } from "../events/index.ts"
import type { Shortfall, SubmittedMaterial } from "../materials/index.ts"
import {
  byOwnDays,
  computeDeadline,
  type Deadline,
  type DeadlineRefusal,
  type PlainDate,
} from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEventData } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import type { DeadlineName, Receipt } from "./case-terms.ts"
import { noticeDeadline } from "./decide-intake.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseUnknown } from "./known-materials.ts"
import { deadlineOf, withDeadline, withinStatute } from "./named-deadline.ts"
import type { CorrectedDeadline, CorrectedEntry } from "./record-events.ts"
import { notInThisPhase, refusals, silenceNotOver } from "./refusals.ts"
import { leadFrom } from "./renewal.ts"
import { shortfallsOf } from "./shortfalls.ts"

export function decideProposeCorrection(
  state: CaseState,
  { entry: proposed, reason }: Extract<CaseCommand, { type: "propose-correction" }>,
  context: CaseContext,
): Decision {
  if (state.receipt === null || isEnded(state)) return refuse(notInThisPhase(state.phase))
  const entry = entryOf(state, proposed)
  if (entry === null) return refuse(refusals.nothingToChange)
  if (entry.field === "receipt") {
    if (entry.after.receivedOn > context.now.on) return refuse(refusals.dateInTheFuture)
  } else {
    const unknown = refuseUnknown([entry.after], context)
    if (unknown) return refuse(unknown)
  }
  if (isSame(entry.before, entry.after)) return refuse(refusals.nothingToChange)
  const data = { proposal: state.proposed + 1, entry, reason }
  return decided(happen(context, "CorrectionProposed", data))
}

export function decideConfirmCorrection(
  state: CaseState,
  { proposal }: Extract<CaseCommand, { type: "confirm-correction" }>,
  context: CaseContext,
): Decision {
  const proposed = state.proposals.find((each) => each.proposal === proposal)
  if (proposed === undefined || isEnded(state)) return refuse(refusals.noSuchProposal)
  const { actor } = context
  if (actor.kind !== "officer" || actor.externalId === proposed.by) return refuse(refusals.samePerson)
  const { by: proposedBy, entry } = proposed
  if (!stands(state, entry)) return refuse(refusals.entryChangedSince)
  const consequences =
    entry.field === "receipt"
      ? consequencesOf(state, entry.before, entry.after, context)
      : Result.succeed(rejudged(state, entry.after, wantingWith(state, entry.after, context)))
  if (Result.isFailure(consequences)) return refuse(consequences.failure)
  return decided(happen(context, "EntryCorrected", { proposal, entry, proposedBy, ...consequences.success }))
}

function entryOf(
  state: CaseState,
  proposed: Extract<CaseCommand, { type: "propose-correction" }>["entry"],
): CorrectedEntry | null {
  if (proposed.field === "receipt")
    return state.receipt && { field: "receipt", before: state.receipt, after: proposed.receipt }
  const before = state.materials.findLast(({ requirement }) => requirement === proposed.material.requirement)
  return before === undefined ? null : { field: "material", before, after: proposed.material }
}

/** Whether the entry still says what it said when the correction was proposed. */
function stands(state: CaseState, entry: CorrectedEntry): boolean {
  const proposed: Parameters<typeof entryOf>[1] =
    entry.field === "receipt"
      ? { field: "receipt", receipt: entry.after }
      : { field: "material", material: entry.after }
  const now = entryOf(state, proposed)
  return now !== null && isSame(now.before, entry.before)
}

function isSame(a: CorrectedEntry["before"], b: CorrectedEntry["before"]): boolean {
  return canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json)
}

type Consequences = Omit<CaseEventData["EntryCorrected"], "proposal" | "entry" | "proposedBy">

/**
 * What was asked for or owed only because the entry was wrong is asked for no longer; what was told or supplied and is
 * wanting by the right entry is asked for again. A paper that nobody asked for may not be asked for now.
 */
function rejudged(
  state: CaseState,
  { requirement }: SubmittedMaterial,
  wanting: readonly Shortfall[],
): Consequences {
  const { correction, owing, phase } = state
  const told = phase === "correcting" ? [...(correction?.shortfalls ?? []), ...(correction?.open ?? [])] : []
  const open = phase === "correcting" ? (correction?.open ?? []) : (owing?.owed ?? [])
  const supplied = (phase === "correcting" ? correction : owing)?.supplied ?? []
  const isIts = (shortfall: Shortfall) => shortfall.requirement === requirement
  const isConcerned = [...told, ...open].some(isIts) || supplied.includes(requirement)
  const still = wanting.filter(isIts)
  const none = { moved: [], acceptance: null }
  if (!isConcerned || (still.length === 0 && !open.some(isIts))) return none
  return { ...none, settles: [requirement], ...(still.length === 0 ? {} : { wanting: still }) }
}

function wantingWith(state: CaseState, after: SubmittedMaterial, context: CaseContext): readonly Shortfall[] {
  return shortfallsOf({ ...state, materials: [...state.materials, after] }, context)
}

/** The day of receipt sets the notice period, the clocks of a case accepted as of that day, and a renewal's lead. */
function consequencesOf(
  state: CaseState,
  before: Receipt,
  after: Receipt,
  context: CaseContext,
): Result.Result<Consequences, Parameters<typeof refuse>[0]> {
  if (before.receivedOn === after.receivedOn) return Result.succeed({ moved: [], acceptance: null })
  const { acceptance, phase, renewal } = state
  const { receivedOn } = after
  const lead = renewal === null ? {} : { lead: leadFrom(receivedOn, context) }
  const starts: (readonly [DeadlineName, PlainDate])[] = []
  if (phase === "received") starts.push(["notice", receivedOn])
  const hangs = phase === "accepted" && hangsOnReceipt(state, before)
  if (hangs) starts.push(["statutory", receivedOn], ["promised", receivedOn])
  const first = phase === "accepted" && acceptance !== null ? firstParts(state, context) : []
  // The days of a part run from acceptance, as every time to decide does.
  for (const part of first) starts.push([`part:${part}`, hangs ? receivedOn : (acceptance?.on ?? receivedOn)])
  const moved: CorrectedDeadline[] = []
  let next = state
  for (const [clock, startsOn] of starts) {
    const running = deadlineOf(state, clock)
    if (running === null) continue
    const again = restart(running, startsOn, context)
    if (Result.isFailure(again)) return Result.fail(again.failure)
    next = withDeadline(next, clock, again.success)
    moved.push({ clock, from: running.dueOn, to: null, deadline: again.success })
  }
  const lapse = hangs && acceptance?.how === "deemed" ? lapseFrom(after, context) : Result.succeed(null)
  if (Result.isFailure(lapse)) return Result.fail(lapse.failure)
  const lapsed = lapse.success === null ? {} : { lapsedOn: lapse.success }
  next = withinStatute(next)
  const { promised, statutory } = next
  return Result.succeed({
    moved: moved.map((move) => ({ ...move, to: deadlineOf(next, move.clock)?.dueOn ?? null })),
    acceptance: hangs
      ? { on: receivedOn, clocks: { statutory: own(statutory), promised: own(promised) }, ...lapsed }
      : null,
    ...(first.length === 0 ? {} : { parts: first.map((part) => ({ part, receivedOn })) }),
    ...lead,
  })
}

const own = (clock: Deadline | null) => clock && byOwnDays(clock)

/** Accepted as of the receipt, and not as of what was handed in later, nor as of the day another system states. */
function hangsOnReceipt({ acceptance, correction }: CaseState, before: Receipt): boolean {
  const isSupplied = correction !== null && correction.receivedOn !== null
  const isStated = acceptance?.how === "outside"
  return acceptance?.on === before.receivedOn && !isStated && !isSupplied
}

/**
 * The last day on which the authority could have spoken, by the corrected receipt. As long as that day has not passed
 * nothing was accepted by silence, but what follows from acceptance was told: the entry is corrected once it has.
 */
function lapseFrom(
  receipt: Receipt,
  context: CaseContext,
): Result.Result<PlainDate | null, Parameters<typeof refuse>[0]> {
  const notice = noticeDeadline(context, receipt)
  if (Result.isFailure(notice)) return Result.fail(notice.failure)
  const { dueOn = null } = notice.success ?? {}
  return dueOn !== null && context.now.on <= dueOn
    ? Result.fail(silenceNotOver(dueOn, context.ruleSet.provisions.deemedAcceptance?.clause))
    : Result.succeed(dueOn)
}

/** The parts that began with acceptance: their receipt is the window's. */
function firstParts({ parts }: CaseState, { item }: CaseContext): readonly string[] {
  return (item.reviewParts ?? []).flatMap(({ after = [], id }) =>
    after.length === 0 && Object.hasOwn(parts, id) ? [id] : [],
  )
}

/** The same clock from another start, with all that stopped or lengthened it. */
function restart(
  { extensions, suspensions, term }: Deadline,
  startsOn: PlainDate,
  { calendar }: CaseContext,
): Result.Result<Deadline, DeadlineRefusal> {
  return computeDeadline({ term, startsOn, calendar, suspensions, extensions })
}
