/**
 * Corrections of entries (更正录入): what was entered wrongly stays in the log; a proposal says what it should have
 * been, and a second person makes it so. Deadlines that hung on the entry are reckoned anew, and the difference told.
 */
import * as Result from "effect/Result"
import { canonicalJson, type Json } from "../events/index.ts"
import { computeDeadline, type Deadline, type DeadlineRefusal, type PlainDate } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEventData } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import type { DeadlineName, Receipt } from "./case-terms.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseUnknown } from "./known-materials.ts"
import type { CorrectedDeadline, CorrectedEntry } from "./record-events.ts"
import { notInThisPhase, refusals } from "./refusals.ts"

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
  const isSame =
    canonicalJson(entry.before as unknown as Json) === canonicalJson(entry.after as unknown as Json)
  if (isSame) return refuse(refusals.nothingToChange)
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
  const none = { moved: [], acceptance: null }
  const consequences =
    entry.field === "receipt"
      ? consequencesOf(state, entry.before, entry.after, context)
      : Result.succeed(none)
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

type Consequences = Pick<CaseEventData["EntryCorrected"], "moved" | "acceptance">

/** The day of receipt sets the notice period, and the clocks of a case accepted as of that day. */
function consequencesOf(
  state: CaseState,
  before: Receipt,
  after: Receipt,
  context: CaseContext,
): Result.Result<Consequences, Parameters<typeof refuse>[0]> {
  if (before.receivedOn === after.receivedOn) return Result.succeed({ moved: [], acceptance: null })
  const moved: CorrectedDeadline[] = []
  if (state.phase === "received" && state.noticeDue !== null) {
    const notice = restart(state.noticeDue, after.receivedOn, context)
    if (Result.isFailure(notice)) return Result.fail(notice.failure)
    moved.push(move("notice", state.noticeDue, notice.success))
  }
  const hangsOnReceipt = state.acceptance !== null && state.acceptance.on === before.receivedOn
  if (!hangsOnReceipt || state.phase !== "accepted") return Result.succeed({ moved, acceptance: null })
  const clocks = { statutory: state.statutory, promised: state.promised }
  for (const clock of ["statutory", "promised"] as const) {
    const running = state[clock]
    if (running === null) continue
    const again = restart(running, after.receivedOn, context)
    if (Result.isFailure(again)) return Result.fail(again.failure)
    clocks[clock] = again.success
    moved.push(move(clock, running, again.success))
  }
  return Result.succeed({ moved, acceptance: { on: after.receivedOn, clocks } })
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
