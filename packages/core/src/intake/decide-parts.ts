/**
 * The parts of several authorities. Parts side by side begin with the receipt at the one window, those in a row with
 * the written notice that the one before is done; carrying papers between them is the window's work and moves no
 * day. 浙江省保障“最多跑一次”改革规定 art. 5; 行政许可法 art. 32(1)(2).
 */
import * as Result from "effect/Result"
import type { ReviewPart } from "../catalogue/index.ts"
import { byOwnDays, computeDeadline, type DeadlineRefusal, laterOf, type PlainDate } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import type { JointEventData } from "./joint-events.ts"
import { notInThisPhase, partsOpen, refusals, type PartsOpen } from "./refusals.ts"

/**
 * The parts that begin with acceptance. Each was received when the window received the application; the time of a
 * part runs from acceptance, as every time to decide does.
 */
export function openFirstParts(
  state: CaseState,
  context: CaseContext,
  days: { readonly receivedOn: PlainDate; readonly acceptedOn: PlainDate },
  legal: Parameters<typeof happen>[3] = {},
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const { acceptedOn: startsOn, receivedOn } = days
  return open(state, context, { first: { receivedOn, startsOn } }, legal)
}

/** The parts whose turn has come because one was finished here and another elsewhere. */
export function openPartsInTurn(state: CaseState, context: CaseContext): readonly CaseEvent[] {
  if (state.outside === null) return []
  return Result.getOrElse(open(state, context, {}), () => [])
}

/** The window brings papers to those who review. */
export function decideHandToReviewer(
  state: CaseState,
  { part }: Extract<CaseCommand, { type: "hand-to-reviewer" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted") return refuse(notInThisPhase(state.phase))
  if (!isUnderWay(state, part)) return refuse(refusals.noSuchPart)
  return decided(...takenOver(state, part, context), happen(context, "HandedToReviewer", { part }))
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
  const next = open(state, context, { done: { id: part, toldOn } })
  if (Result.isFailure(next)) return refuse(next.failure)
  return decided(...takenOver(state, part, context), finished, ...next.success)
}

/** A part as it begins. */
type Opening = JointEventData["PartOpened"]

interface Standing {
  readonly isOpen: (part: string) => boolean
  /** The day on which the others were told that a part is done. */
  readonly toldOn: (part: string) => PlainDate | undefined
  /** When the parts that begin with acceptance were received, and from when their time runs; `null`: not accepted. */
  readonly first: { readonly receivedOn: PlainDate; readonly startsOn: PlainDate } | null
}

/** Every part whose turn has come and that is not open yet, those that wait for others after those. */
export function partsToOpen(
  { calendar, item }: Pick<CaseContext, "calendar" | "item">,
  { first, isOpen, toldOn }: Standing,
): Result.Result<readonly Opening[], DeadlineRefusal> {
  const opened: Opening[] = []
  for (const { after = [], authority, id, term } of inTurn(item.reviewParts ?? [])) {
    const days = after.length === 0 ? first : inRow(after.map(toldOn))
    if (days === null || isOpen(id)) continue
    const { receivedOn, startsOn } = days
    const deadline = term ? computeDeadline({ term, startsOn, calendar }) : Result.succeed(null)
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    opened.push({ part: id, authority: authority.id, receivedOn, deadline: deadline.success })
  }
  return Result.succeed(opened)
}

/** In a row: received when its authority was told that the last of those before it is done. */
function inRow(told: readonly (PlainDate | undefined)[]): Standing["first"] {
  const days = told.filter((day) => day !== undefined)
  if (days.length < told.length) return null
  const last = days.reduce(laterOf)
  return { receivedOn: last, startsOn: last }
}

/** Those that wait for others after those. */
function inTurn(parts: readonly ReviewPart[]): readonly ReviewPart[] {
  const sorted: ReviewPart[] = []
  const isSorted = (id: string) => sorted.some((part) => part.id === id)
  for (let left = parts; left.length > 0; left = left.filter(({ id }) => !isSorted(id))) {
    const next = left.filter(({ after = [] }) => after.every(isSorted))
    if (next.length === 0) return sorted
    sorted.push(...next)
  }
  return sorted
}

/**
 * The wrong authority's first-asked officer is rid of the application when the right one has it. Where that authority's
 * own officer accepts the enquiry that goes with it, the district's program records it.
 */
export function decideCompleteHandOver(
  state: CaseState,
  { takenOn }: Extract<CaseCommand, { type: "complete-hand-over" }>,
  context: CaseContext,
): Decision {
  const { actor, now } = context
  const { handOver } = state
  if (handOver === null || handOver.takenOn !== null) return refuse(refusals.notFirstAsked)
  const isFirstAsked =
    handOver.officer === null ||
    actor.kind === "system" ||
    (actor.kind === "officer" && actor.externalId === handOver.officer.externalId)
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

/** A part that an outside acceptance opened is our own to act in from the first act on. */
export function takenOver(state: CaseState, part: string, context: CaseContext): readonly CaseEvent[] {
  const begun = state.parts[part]
  if (state.outside === null || begun === undefined || Object.hasOwn(state.outside.own.parts, part)) return []
  const { authority, deadline, receivedOn } = begun
  const data = { part, authority, receivedOn, deadline: deadline && byOwnDays(deadline) }
  return [happen(context, "PartOpened", data, { occurredOn: receivedOn })]
}

/** The parts whose turn has come with acceptance, or now that one is done. */
function open(
  state: CaseState,
  context: CaseContext,
  { done, first = null }: Partial<Pick<Standing, "first">> & { readonly done?: Done },
  legal: Parameters<typeof happen>[3] = {},
): Result.Result<readonly CaseEvent[], DeadlineRefusal> {
  const opened = partsToOpen(context, {
    isOpen: (id) => Object.hasOwn(state.parts, id),
    toldOn: (id) => (id === done?.id ? done.toldOn : state.parts[id]?.finished?.toldOn),
    first,
  })
  return Result.map(opened, (parts) =>
    parts.map((part) =>
      happen(context, "PartOpened", part, first === null ? { occurredOn: part.receivedOn } : legal),
    ),
  )
}

interface Done {
  readonly id: string
  readonly toldOn: PlainDate
}
