/**
 * Corrections of entries (更正录入): what was entered wrongly stays in the log; a proposal says what it should have
 * been, and a second person makes it so. Deadlines that hung on the entry are reckoned anew, and the difference told.
 */
import * as Result from "effect/Result"
import { canonicalJson, type Json } from "../events/index.ts"
import type { SubmittedMaterial } from "../materials/index.ts"
import { computeDeadline, type Deadline, type DeadlineRefusal, type PlainDate } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEventData } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import type { DeadlineName, Receipt } from "./case-terms.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseUnknown } from "./known-materials.ts"
import type { CorrectedDeadline, CorrectedEntry, CorrectedPart } from "./record-events.ts"
import { notInThisPhase, refusals } from "./refusals.ts"
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
      : Result.succeed(settledBy(state, entry.after, context))
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

/** What was asked for or owed only because the entry was wrong is asked for no longer. */
function settledBy(state: CaseState, after: SubmittedMaterial, context: CaseContext): Consequences {
  const none = { moved: [], acceptance: null }
  const { requirement } = after
  const asked = [...(state.correction?.open ?? []), ...(state.owing?.owed ?? [])]
  const wanting = shortfallsOf({ ...state, materials: [...state.materials, after] }, context)
  const isAsked = asked.some((each) => each.requirement === requirement)
  const isWanting = wanting.some((each) => each.requirement === requirement)
  return isAsked && !isWanting ? { ...none, settles: [requirement] } : none
}

/** The day of receipt sets the notice period, and the clocks of a case accepted as of that day. */
function consequencesOf(
  state: CaseState,
  before: Receipt,
  after: Receipt,
  context: CaseContext,
): Result.Result<Consequences, Parameters<typeof refuse>[0]> {
  if (before.receivedOn === after.receivedOn) return Result.succeed({ moved: [], acceptance: null })
  const moved: CorrectedDeadline[] = []
  const startsOn = hangsOnReceipt(state, before) ? after.receivedOn : (state.acceptance?.on ?? null)
  if (state.phase === "received" && state.noticeDue !== null) {
    const notice = restart(state.noticeDue, after.receivedOn, context)
    if (Result.isFailure(notice)) return Result.fail(notice.failure)
    moved.push(move("notice", state.noticeDue, notice.success))
  }
  if (state.phase !== "accepted" || startsOn === null) return Result.succeed({ moved, acceptance: null })
  const parts = partsFrom(state, after.receivedOn, startsOn, context)
  if (Result.isFailure(parts)) return Result.fail(parts.failure)
  const beginning = parts.success.length === 0 ? {} : { parts: parts.success }
  if (!hangsOnReceipt(state, before)) return Result.succeed({ moved, acceptance: null, ...beginning })
  const clocks = { statutory: state.statutory, promised: state.promised }
  for (const clock of ["statutory", "promised"] as const) {
    const running = state[clock]
    if (running === null) continue
    const again = restart(running, after.receivedOn, context)
    if (Result.isFailure(again)) return Result.fail(again.failure)
    clocks[clock] = again.success
    moved.push(move(clock, running, again.success))
  }
  return Result.succeed({ moved, acceptance: { on: after.receivedOn, clocks }, ...beginning })
}

/** Accepted as of the receipt, and not as of what was handed in later, nor as of the day another system states. */
function hangsOnReceipt({ acceptance, correction }: CaseState, before: Receipt): boolean {
  const isSupplied = correction !== null && correction.receivedOn !== null
  const isStated = acceptance?.how === "outside"
  return acceptance?.on === before.receivedOn && !isStated && !isSupplied
}

/** The parts that began with acceptance: their receipt is the window's, their days run from acceptance. */
function partsFrom(
  { parts }: CaseState,
  receivedOn: PlainDate,
  startsOn: PlainDate,
  context: CaseContext,
): Result.Result<readonly CorrectedPart[], DeadlineRefusal> {
  const corrected: CorrectedPart[] = []
  for (const { after = [], id } of context.item.reviewParts ?? []) {
    const part = Object.hasOwn(parts, id) ? parts[id] : undefined
    if (after.length > 0 || part === undefined) continue
    const deadline = part.deadline === null ? Result.succeed(null) : restart(part.deadline, startsOn, context)
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    corrected.push({ part: id, receivedOn, deadline: deadline.success })
  }
  return Result.succeed(corrected)
}

/** The same clock from another start, with all that stopped or lengthened it. */
function restart(
  { extensions, suspensions, term }: Deadline,
  startsOn: PlainDate,
  { calendar }: CaseContext,
): Result.Result<Deadline, DeadlineRefusal> {
  return computeDeadline({ term, startsOn, calendar, suspensions, extensions })
}

function move(clock: DeadlineName, from: Deadline, deadline: Deadline): CorrectedDeadline {
  return { clock, from: from.dueOn, to: deadline.dueOn, deadline }
}
