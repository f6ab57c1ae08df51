/**
 * The parts of several authorities. Parts side by side begin with the receipt at the one window, those in a row with
 * the written notice that the one before is done; carrying papers between them is the window's work and moves no
 * day. 浙江省保障“最多跑一次”改革规定 art. 5; 行政许可法 art. 32(1)(2).
 */
import * as Result from "effect/Result"
import type { ReviewPart } from "../catalogue/index.ts"
import { computeDeadline, type DeadlineRefusal, laterOf, type PlainDate } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { notInThisPhase, partsOpen, refusals, type PartsOpen } from "./refusals.ts"

/**
 * The parts that begin with acceptance. Each was received when the window received the application; the time of a
 * part runs from acceptance, as every time to decide does.
 */
export function openFirstParts(
  context: CaseContext,
  days: { readonly receivedOn: PlainDate; readonly acceptedOn: PlainDate },
  legal: Parameters<typeof happen>[3] = {},
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const first = (context.item.reviewParts ?? []).filter(({ after = [] }) => after.length === 0)
  return open(first, days.receivedOn, days.acceptedOn, context, legal)
}

/** The window brings papers to those who review. */
export function decideHandToReviewer(
  state: CaseState,
  { part }: Extract<CaseCommand, { type: "hand-to-reviewer" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted") return refuse(notInThisPhase(state.phase))
  if (!isUnderWay(state, part)) return refuse(refusals.noSuchPart)
  return decided(happen(context, "HandedToReviewer", { part }))
}

export function decideFinishPart(
  state: CaseState,
  command: Extract<CaseCommand, { type: "finish-part" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted") return refuse(notInThisPhase(state.phase))
  const { opinion, outcome, part, toldOn } = command
  const before = Object.hasOwn(state.parts, part) ? state.parts[part] : undefined
  // An authority that objected may take it back; what it agreed to is done.
  const isSettled = before?.finished?.outcome === "objected" && outcome === "agreed"
  if (before === undefined || !(before.finished === null || isSettled)) return refuse(refusals.noSuchPart)
  if (toldOn > context.now.on) return refuse(refusals.dateInTheFuture)
  const own = context.item.reviewParts?.find(({ id }) => id === part)
  if (toldOn < (before.finished?.toldOn ?? before.receivedOn)) return refuse(refusals.dateTooEarly)
  if (outcome === "objected" && opinion === null) return refuse(refusals.reasonsMissing)
  const preliminary = own?.preliminary === true ? { preliminary: true } : {}
  const data = { part, outcome, opinion, toldOn, ...preliminary }
  const finished = happen(context, "PartFinished", data, { occurredOn: toldOn })
  const next = openNext(state, { id: part, toldOn }, context)
  return Result.isFailure(next) ? refuse(next.failure) : decided(finished, ...next.success)
}

/** The wrong authority's first-asked officer is rid of the application when the right one has it. */
export function decideCompleteHandOver(
  state: CaseState,
  { takenOn }: Extract<CaseCommand, { type: "complete-hand-over" }>,
  context: CaseContext,
): Decision {
  const { actor, now } = context
  const { handOver } = state
  if (handOver === null || handOver.takenOn !== null) return refuse(refusals.notFirstAsked)
  const isFirstAsked =
    handOver.officer === null || (actor.kind === "officer" && actor.externalId === handOver.officer)
  if (!isFirstAsked) return refuse(refusals.notFirstAsked)
  if (takenOn > now.on) return refuse(refusals.dateInTheFuture)
  if (state.receipt !== null && takenOn < state.receipt.receivedOn) return refuse(refusals.dateTooEarly)
  return decided(happen(context, "HandedToAuthority", { authority: handOver.to, takenOn }))
}

/** No favourable act while a part is open or objected; no act at all while one is open that was begun. */
export function refuseUnlessPartsAgree(
  state: CaseState,
  favourable: boolean,
  { item }: CaseContext,
): PartsOpen | undefined {
  const parts = item.reviewParts ?? []
  const finished = (id: string) => state.parts[id]?.finished ?? null
  const objected = parts.filter(({ id }) => finished(id)?.outcome === "objected").map(({ id }) => id)
  if (objected.length > 0) return favourable ? partsOpen(objected, true) : undefined
  const unfinished = parts.filter(({ id }) => finished(id) === null).map(({ id }) => id)
  return unfinished.length > 0 ? partsOpen(unfinished, false) : undefined
}

function isUnderWay(state: CaseState, part: string): boolean {
  return Object.hasOwn(state.parts, part) && state.parts[part]?.finished === null
}

/** The parts for which the last of those before them is done now: received when its authority was told. */
function openNext(
  state: CaseState,
  done: { readonly id: string; readonly toldOn: PlainDate },
  context: CaseContext,
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const toldOn = (id: string) => (id === done.id ? done.toldOn : state.parts[id]?.finished?.toldOn)
  const events: CaseEvent[] = []
  for (const part of context.item.reviewParts ?? []) {
    const { after = [] } = part
    if (!after.includes(done.id) || Object.hasOwn(state.parts, part.id)) continue
    const days = after.map(toldOn)
    if (days.includes(undefined)) continue
    const receivedOn = days.reduce<PlainDate>((last, day) => laterOf(last, day ?? last), done.toldOn)
    const opened = open([part], receivedOn, receivedOn, context, { occurredOn: receivedOn })
    if (Result.isFailure(opened)) return Result.fail(opened.failure)
    events.push(...opened.success)
  }
  return Result.succeed(events)
}

function open(
  parts: readonly ReviewPart[],
  receivedOn: PlainDate,
  startsOn: PlainDate,
  context: CaseContext,
  legal: Parameters<typeof happen>[3] = {},
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const events: CaseEvent[] = []
  for (const { authority, id, term } of parts) {
    const { calendar } = context
    const deadline = term ? computeDeadline({ term, startsOn, calendar }) : Result.succeed(null)
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    const data = { part: id, authority: authority.id, receivedOn, deadline: deadline.success }
    events.push(happen(context, "PartOpened", data, legal))
  }
  return Result.succeed(events)
}
