/**
 * How the records of a subject are decided about: holds by a named officer with a reason, restriction in place of an erasure
 * that the law does not allow yet, and disposal, which becomes due by time and is done by a person alone
 * (个人信息保护法 arts. 19, 47). One key opens all records of a subject, so that it goes only when all are due.
 */
import * as Result from "effect/Result"
import { happening, type Sealable } from "../events/index.ts"
import type { OfficerLapsed } from "../identity/index.ts"
import type { Refusal } from "../reasons/index.ts"
import { addDays } from "../time/index.ts"
import type { FileEvent, HoldKind, StandingNoted } from "./file-events.ts"
import type { FileState } from "./file-state.ts"
import { informationLaw, type RecordsNotAuthorised, refuseOnRecords, say } from "./record-refusals.ts"
import { mayOnRecords, type RecordAct, type RecordContext } from "./record-rules.ts"
import { isAllDue, lastDayKept, type RecordStanding } from "./retention.ts"

export type FileCommand =
  | {
      readonly type: "set-hold"
      readonly hold: string
      readonly kind: HoldKind
      readonly stream: string | null
      readonly reason: Sealable<string>
    }
  | { readonly type: "lift-hold"; readonly hold: string; readonly reason: Sealable<string> }
  /** Erasure is asked for: of all records but the requests themselves, or of those named. */
  | {
      readonly type: "restrict"
      readonly streams: readonly string[] | "all"
      readonly reason: Sealable<string>
    }
  | {
      readonly type: "lift-restriction"
      readonly streams: readonly string[]
      readonly reason: Sealable<string>
    }
  /** Looks whether everything is due by now; a timer does so too. */
  | { readonly type: "review" }
  | { readonly type: "confirm-disposal" }
  | { readonly type: "note-key-destroyed" }

export type FileRefusal =
  | RecordsNotAuthorised
  | OfficerLapsed
  | Refusal<"ReasonsMissing">
  | Refusal<"HoldKnownAlready">
  | Refusal<"HoldUnknown">
  | Refusal<"RecordUnknown">
  | Refusal<"RecordsStillLive">
  | Refusal<"NotRestricted">
  | Refusal<"StillToBeKept">
  | Refusal<"DisposalNotConfirmed">
  | Refusal<"RecordsErased">

/** The context, and how each record of the subject stands today. */
export interface FileContext extends RecordContext {
  readonly standings: readonly RecordStanding[]
}

type Decision = Result.Result<readonly FileEvent[], FileRefusal>
type Of<Type extends FileCommand["type"]> = Extract<FileCommand, { readonly type: Type }>

const happen = happening<FileEvent>()
const refuse = (refusal: FileRefusal): Decision => Result.fail(refusal)

/** The events a command leads to, or the rule it breaks. */
export function decideFile(state: FileState, command: FileCommand, context: FileContext): Decision {
  const unauthorised = refuseUnlessMay(command, context)
  if (unauthorised) return refuse(unauthorised)
  if (state.disposal === "done") return refuse(fileRefusals.recordsErased)
  if ("reason" in command && isBlank(command.reason)) return refuse(fileRefusals.reasonsMissing)
  switch (command.type) {
    case "set-hold":
      return setHold(state, command, context)
    case "lift-hold":
      return state.holds.some(({ hold }) => hold === command.hold)
        ? Result.succeed([happen(context, "HoldLifted", { hold: command.hold, reason: command.reason })])
        : refuse(fileRefusals.holdUnknown)
    case "restrict":
      return restrict(command, context)
    case "lift-restriction":
      return command.streams.every((stream) => state.restricted.includes(stream))
        ? Result.succeed([
            happen(context, "RestrictionLifted", { streams: command.streams, reason: command.reason }),
          ])
        : refuse(fileRefusals.notRestricted)
    case "review":
      return Result.succeed(review(state, context))
    case "confirm-disposal":
      return isAllDue(context.standings)
        ? Result.succeed([happen(context, "DisposalConfirmed", { records: context.standings.map(noted) })])
        : refuse(fileRefusals.stillToBeKept)
    case "note-key-destroyed":
      return state.disposal === "confirmed"
        ? Result.succeed([happen(context, "KeyDestroyed", {})])
        : refuse(fileRefusals.disposalNotConfirmed)
    default:
      return command satisfies never
  }
}

function setHold(
  state: FileState,
  { hold, kind, reason, stream }: Of<"set-hold">,
  context: FileContext,
): Decision {
  if (state.holdsKnown.includes(hold)) return refuse(fileRefusals.holdKnownAlready)
  const isKnown = stream === null || context.standings.some((record) => record.stream === stream)
  if (!isKnown) return refuse(fileRefusals.recordUnknown)
  const set = happen(context, "HoldSet", { hold, kind, stream, reason })
  // What was due is so no longer; who confirmed it before is told by the next step that something keeps a record.
  const withdrawn = happen(context, "DisposalWithdrawn", { reviewOn: null })
  return Result.succeed(state.disposal === "none" ? [set] : [set, withdrawn])
}

function restrict({ reason, streams }: Of<"restrict">, context: FileContext): Decision {
  const asked = context.standings.filter(({ stream }) =>
    // Requests are how the person seeks their remedy: all is all but them.
    streams === "all" ? !stream.startsWith("request:") : streams.includes(stream),
  )
  if (asked.length === 0 || (streams !== "all" && asked.length < streams.length))
    return refuse(fileRefusals.recordUnknown)
  if (asked.every(({ phase }) => phase === "live")) return refuse(fileRefusals.recordsStillLive)
  // What is due already is kept unread as well, until the key may go with all the rest.
  const toRestrict = asked.filter(({ keptBy }) => !keptBy.includes("open")).map(({ stream }) => stream)
  const restricted = happen(context, "RecordsRestricted", {
    asked: asked.map(noted),
    streams: toRestrict,
    reason,
    reviewOn: reviewDay(context),
  })
  return Result.succeed(isAllDue(context.standings) ? [restricted, due(context)] : [restricted])
}

function review(state: FileState, context: FileContext): readonly FileEvent[] {
  const isDue = isAllDue(context.standings)
  if (isDue) return state.disposal === "none" ? [due(context)] : []
  const reviewOn = reviewDay(context)
  if (state.disposal !== "none") return [happen(context, "DisposalWithdrawn", { reviewOn })]
  return reviewOn === state.reviewOn ? [] : [happen(context, "RecordsReviewed", { reviewOn })]
}

function due(context: FileContext): FileEvent {
  return happen(context, "DisposalDue", { records: context.standings.map(noted) })
}

/** The day after the last that is kept. */
function reviewDay({ standings }: FileContext) {
  const last = lastDayKept(standings)
  return last === null ? null : addDays(last, 1)
}

function noted({ keptBy, phase, retain, stream }: RecordStanding): StandingNoted {
  return { stream, phase, keptBy, until: retain?.dueOn ?? null }
}

function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && words.trim() === ""
}

const ACTS: Readonly<Record<FileCommand["type"], RecordAct | null>> = {
  "set-hold": "set-holds",
  "lift-hold": "set-holds",
  restrict: "restrict-records",
  "lift-restriction": "restrict-records",
  review: "dispose-of-records",
  "confirm-disposal": "dispose-of-records",
  "note-key-destroyed": null,
}

/** Programs look again when a day has come, and note that a key is gone; everything else takes an officer. */
function refuseUnlessMay(command: FileCommand, context: FileContext): FileRefusal | undefined {
  const act = ACTS[command.type]
  // Whoever may grant a request for erasure may carry it out.
  if (command.type === "restrict" && mayOnRecords("decide-requests", context)) return undefined
  const byProgram = command.type === "review" || act === null
  if (byProgram && context.actor.kind === "system") return undefined
  return refuseOnRecords(act ?? "dispose-of-records", context)
}

const fileRefusals = {
  reasonsMissing: say("ReasonsMissing", "请写明理由。", "Give the reason in words."),
  holdKnownAlready: say(
    "HoldKnownAlready",
    "该编号的暂缓处置已设过，请换一个编号。",
    "A hold with this id was set already; give it another.",
  ),
  holdUnknown: say("HoldUnknown", "没有正在生效的这一暂缓处置。", "No such hold runs."),
  recordUnknown: say(
    "RecordUnknown",
    "该主体没有这一记录，请先查看其记录清单。",
    "The subject has no such record: list its records first.",
  ),
  recordsStillLive: say(
    "RecordsStillLive",
    "记录尚未办结，处理目的尚未实现，不能删除；可先撤回申请或待办结后再提出。",
    "The records have not ended, and what they are for is not done: have the case withdrawn, or ask again once it ended.",
    informationLaw("47", "1(1)"),
  ),
  notRestricted: say("NotRestricted", "这些记录并未全部被限制。", "Not all of these records are restricted."),
  stillToBeKept: say(
    "StillToBeKept",
    "仍有记录须继续保存，不能销毁；请查看各记录的保存期限和暂缓处置。",
    "A record still has to be kept, so that nothing is destroyed: look at the terms and holds of each.",
    informationLaw("47", "2"),
  ),
  disposalNotConfirmed: say(
    "DisposalNotConfirmed",
    "处置未经工作人员确认。",
    "Nobody confirmed the disposal, or something keeps a record since.",
  ),
  recordsErased: say("RecordsErased", "该主体的记录已删除。", "The subject's records are erased."),
} as const
