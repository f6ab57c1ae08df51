/**
 * How a parcel is decided. What a courier tells is recorded as it comes and moves nothing in the case: when something
 * arrived, and that something was served, a person says. Silence, loss, refusal and return call for a person.
 */
import * as Result from "effect/Result"
import { happening } from "../../events/index.ts"
import { holdsRole, isAuthority, refuseLapsed, system } from "../../identity/index.ts"
import { notAuthorised, type NotAuthorised } from "../refusals.ts"
import { foldParcel } from "./evolve-parcel.ts"
import type { ParcelAct, ParcelCommand, ParcelContext } from "./parcel-commands.ts"
import type { AskOutcome, ParcelEvent } from "./parcel-events.ts"
import { type ParcelRefusal, parcelRefusals, waybillInvalid } from "./parcel-refusals.ts"
import type { ParcelState } from "./parcel-state.ts"
import { aboutOf, parcelTasks, silentOn } from "./parcel-tasks.ts"
import { planAsk, plusMinutes } from "./plan-ask.ts"
import { newsAmong } from "./track.ts"

type Decision = Result.Result<readonly ParcelEvent[], ParcelRefusal>
type Of<Type extends ParcelCommand["type"]> = Extract<ParcelCommand, { readonly type: Type }>

const happen = happening<ParcelEvent>()
const refuse = (refusal: ParcelRefusal): Decision => Result.fail(refusal)
const decided = (...events: readonly ParcelEvent[]): Decision => Result.succeed(events)

/**
 * The events a command leads to, what time brought about first; or the rule it breaks.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { decideParcel, noParcel, usualAskRules } from "@onevisit/core/intake/parcels"
 * import { subjectIdOf } from "@onevisit/core/identity"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const on = plainDate("2018-07-20")
 * const decision = decideParcel(noParcel, { type: "receive", receivedOn: on }, {
 *   now: { at: instant("2018-07-20T02:00:00Z"), on, time: "10:00:00" },
 *   actor: { kind: "officer", externalId: "clerk", unit: "bureau", roles: [], validAt: on },
 *   applicant: subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"),
 *   roles: {},
 *   rules: usualAskRules,
 *   scheme: null,
 *   returned: null,
 * })
 * assert.equal(Result.isFailure(decision) && decision.failure._tag, "NoParcel")
 * ```
 */
export function decideParcel(state: ParcelState, command: ParcelCommand, context: ParcelContext): Decision {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return refuse(lapsed)
  const due = fallenDue(state, context)
  const outcome = judge(foldParcel(due, state), command, context)
  return due.length === 0 ? outcome : Result.map(outcome, (events) => [...due, ...events])
}

/** Silence, on the day on which it has lasted too long, however late anybody looks. */
function fallenDue(state: ParcelState, context: ParcelContext): readonly ParcelEvent[] {
  const on = silentOn(state, context.rules.silentAfterDays)
  if (on === null || on > context.now.on) return []
  const legal = { occurredOn: on, actor: system("clock") }
  return [happen(context, "ParcelTaskOpened", { task: "silent" }, legal)]
}

function judge(state: ParcelState, command: ParcelCommand, context: ParcelContext): Decision {
  if (command.type === "record") return record(state, command, context)
  if (command.type === "pass-time") return decided()
  if (state.phase === "none") return refuse(parcelRefusals.none)
  if (state.phase === "voided") return refuse(parcelRefusals.voided)
  switch (command.type) {
    case "report":
      return report(state, command, context)
    case "receive":
      return receive(state, command, context)
    case "void":
      return byOfficer("void", context, () =>
        isBlank(command.reason)
          ? refuse(parcelRefusals.reasonsMissing)
          : decided(happen(context, "ParcelVoided", { reason: command.reason })),
      )
    case "settle-task":
      return settle(state, command, context)
    default:
      return command satisfies never
  }
}

function record(state: ParcelState, command: Of<"record">, context: ParcelContext): Decision {
  if (state.phase !== "none") return refuse(parcelRefusals.known)
  const { contents, courier, direction, dispatchedOn, returnOriginals, returns, type: _, ...said } = command
  const refusal =
    refuseUnlessMayRecord(direction, context) ??
    (dispatchedOn > context.now.on ? parcelRefusals.dateInTheFuture : undefined) ??
    refuseWaybill(command, context) ??
    refuseContents(command, context)
  if (refusal) return refuse(refusal)
  const data = {
    ...said,
    direction,
    courier,
    contents,
    dispatchedOn,
    returnOriginals,
    returns,
    subject: context.applicant,
    nextAsk: courier === null ? null : plusMinutes(context.now.at, context.rules.everyMinutes),
  }
  return decided(happen(context, "ParcelRecorded", data))
}

function report(
  state: ParcelState,
  { asked, source, tracks }: Of<"report">,
  context: ParcelContext,
): Decision {
  const refusal = source === "person" ? refuseUnlessOfficer("report", context) : refuseUnlessProgram(context)
  if (refusal) return refuse(refusal)
  if (tracks.some(({ on }) => on > context.now.on)) return refuse(parcelRefusals.dateInTheFuture)
  const news = newsAmong(state.tracks, tracks)
  const events = news.length === 0 ? [] : [happen(context, "TracksReported", { source, tracks: news })]
  if (asked === undefined) return decided(...events)
  const outcome: AskOutcome =
    asked.outcome !== "answered" ? asked.outcome : news.length === 0 ? "no-news" : "news"
  const after = foldParcel(events, state)
  const nextAsk = planAsk(after, { at: context.now.at, notBefore: asked.notBefore, outcome }, context.rules)
  events.push(happen(context, "CourierAsked", { outcome, nextAsk }))
  if (outcome === "rejected") events.push(happen(context, "ParcelTaskOpened", { task: "courier-rejects" }))
  return decided(...events)
}

function receive(state: ParcelState, { note, receivedOn }: Of<"receive">, context: ParcelContext): Decision {
  return byOfficer("receive", context, () => {
    if (state.direction !== "to-authority") return refuse(parcelRefusals.notToAuthority)
    if (receivedOn > context.now.on) return refuse(parcelRefusals.dateInTheFuture)
    if (receivedOn < (state.dispatchedOn ?? receivedOn)) return refuse(parcelRefusals.dateTooEarly)
    if (state.received !== null)
      return state.received.on === receivedOn ? decided() : refuse(parcelRefusals.receivedAlready)
    return decided(
      happen(
        context,
        "ParcelReceived",
        { receivedOn, ...(note === undefined ? {} : { note }) },
        { occurredOn: receivedOn },
      ),
    )
  })
}

function settle(state: ParcelState, { note, task }: Of<"settle-task">, context: ParcelContext): Decision {
  return byOfficer("settle-task", context, () => {
    if (!parcelTasks(state).includes(task)) return refuse(parcelRefusals.noSuchTask)
    if (isBlank(note)) return refuse(parcelRefusals.reasonsMissing)
    return decided(happen(context, "ParcelTaskSettled", { task, note, about: aboutOf(state, task) }))
  })
}

/** What the authority sends an officer records; what comes, the applicant may tell as well, or whoever acts for them. */
function refuseUnlessMayRecord(
  direction: ParcelState["direction"],
  context: ParcelContext,
): NotAuthorised | undefined {
  const { actor, applicant } = context
  if (direction === "to-applicant") return refuseUnlessOfficer("send", context)
  const isTheirs =
    (actor.kind === "applicant" && actor.subject === applicant) ||
    (actor.kind === "agent" && actor.principal === applicant)
  return isTheirs ? undefined : refuseUnlessOfficer("expect", context)
}

function refuseWaybill(
  { returnOriginals, waybill }: Of<"record">,
  { scheme }: ParcelContext,
): ParcelRefusal | undefined {
  const given = [waybill, returnOriginals?.waybill?.waybill]
  const findings = given.flatMap((each) => (typeof each === "string" ? (scheme?.check(each) ?? []) : []))
  const errors = findings.filter(({ severity }) => severity === "error")
  return errors.length === 0 ? undefined : waybillInvalid(errors)
}

function refuseContents(
  { case: id, contents, direction, returnOriginals, returns }: Of<"record">,
  { returned }: ParcelContext,
): ParcelRefusal | undefined {
  const { documents, materials, originals } = contents
  if (documents.length + materials.length === 0) return parcelRefusals.empty
  if (originals.some((each) => !materials.includes(each))) return parcelRefusals.originalsUnknown
  if (returnOriginals !== null && (direction !== "to-authority" || originals.length === 0))
    return parcelRefusals.originalsUnknown
  if (returns === null) return undefined
  const isTheirs =
    direction === "to-applicant" &&
    returned !== null &&
    returned.case === id &&
    returned.isHere &&
    originals.length > 0 &&
    originals.every((each) => returned.originals.includes(each))
  return isTheirs ? undefined : parcelRefusals.originalsNotHere
}

function byOfficer(act: ParcelAct, context: ParcelContext, then: () => Decision): Decision {
  const refusal = refuseUnlessOfficer(act, context)
  return refusal === undefined ? then() : refuse(refusal)
}

function refuseUnlessOfficer(
  act: ParcelAct,
  { actor, now, roles }: ParcelContext,
): NotAuthorised | undefined {
  const role = roles[act]
  const may = role === undefined ? isAuthority(actor, now.on) : holdsRole(actor, role, now.on)
  return may ? undefined : notAuthorised(role ?? "officer")
}

/** What a courier told is put on record by a program: nobody passes their own words off as the courier's. */
function refuseUnlessProgram({ actor }: ParcelContext): NotAuthorised | undefined {
  return actor.kind === "system" ? undefined : notAuthorised("system")
}

function isBlank(words: unknown): boolean {
  return typeof words === "string" && words.trim() === ""
}
