/**
 * How a request is decided: taken in from the person, an agent of theirs or, after their death, a near relative; who asks is
 * identified; answered by an officer with reasons, and with remedies wherever less is given than was asked for
 * (个人信息保护法 arts. 45 to 50). A lapsed last day opens a task and answers nothing.
 */
import * as Result from "effect/Result"
import { happening, type Sealable } from "../../events/index.ts"
import { type Actor, type OfficerLapsed, refuseLapsed, type SubjectId } from "../../identity/index.ts"
import type { Refusal } from "../../reasons/index.ts"
import { addDays, computeDeadline, type DeadlineRefusal, type PlainDate } from "../../time/index.ts"
import { informationLaw, type RecordsNotAuthorised, refuseOnRecords, say } from "../record-refusals.ts"
import { mayOnRecords, type RecordContext } from "../record-rules.ts"
import type { RequestEvent, RequestKind, RequestOutcome, Requester } from "./request-events.ts"
import type { RequestState } from "./request-state.ts"

export type RequestCommand =
  | {
      readonly type: "receive"
      readonly kind: RequestKind
      readonly subject: SubjectId
      readonly requester: Requester
      readonly streams: readonly string[] | "all"
      readonly words: Sealable<string>
    }
  | { readonly type: "identify"; readonly evidence: Sealable<string> }
  | {
      readonly type: "decide"
      readonly outcome: RequestOutcome
      readonly reasons: readonly Sealable<string>[]
      readonly dispute: { readonly streams: readonly string[]; readonly statement: Sealable<string> } | null
    }
  | { readonly type: "hand-out-copy"; readonly hash: string; readonly records: number }
  | { readonly type: "pass-time" }

export type RequestRefusal =
  | RecordsNotAuthorised
  | OfficerLapsed
  | DeadlineRefusal
  | Refusal<"RequestRulesMissing">
  | Refusal<"RequestReceivedAlready">
  | Refusal<"WordsMissing">
  | Refusal<"ReasonsMissing">
  | Refusal<"RemediesMissing">
  | Refusal<"RequesterNotIdentified">
  | Refusal<"RequestAnsweredAlready">
  | Refusal<"DisputeMissing">
  | Refusal<"NoCopyGranted">
  | Refusal<"CopyHandedOutAlready">

type Decision = Result.Result<readonly RequestEvent[], RequestRefusal>
type Of<Type extends RequestCommand["type"]> = Extract<RequestCommand, { readonly type: Type }>

const happen = happening<RequestEvent>()
const refuse = (refusal: RequestRefusal): Decision => Result.fail(refusal)
const decided = (event: RequestEvent): Decision => Result.succeed([event])

/**
 * The events a command leads to, or the rule it breaks. What has fallen due by now comes first.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { actorOfApplicant, subjectIdOf } from "@onevisit/core/identity"
 * import { decideRequest, foldRequest, noRequest } from "@onevisit/core/records"
 * import { defineCalendar, instant, plainDate, workingDays } from "@onevisit/core/time"
 *
 * const title = { zh: "样例", en: "sample" }
 * const period = { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") }
 * const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
 * const asked = decideRequest(
 *   noRequest,
 *   { type: "receive", kind: "copy", subject, requester: "self", streams: "all", words: "请提供复制件" },
 *   {
 *     now: { at: instant("2018-07-20T01:00:00Z"), on: plainDate("2018-07-20"), time: "09:00:00" },
 *     actor: actorOfApplicant(subject),
 *     rules: { purposes: [], requests: { answerWithin: workingDays(15), remedies: [title] } },
 *     calendar: defineCalendar({ id: "sample", version: "1", title, papers: [], period }),
 *   },
 * )
 * assert.equal(foldRequest(Result.getOrThrow(asked)).deadline?.dueOn, "2018-08-10")
 * ```
 */
export function decideRequest(
  state: RequestState,
  command: RequestCommand,
  context: RecordContext,
): Decision {
  const overdue = overdueBy(state, context)
  if (command.type === "pass-time") return Result.succeed(overdue)
  const judged = judge(state, command, context)
  return Result.isSuccess(judged) ? Result.succeed([...overdue, ...judged.success]) : judged
}

/** The day on which time opens a task, where it may still do so. */
export function overdueFrom({ deadline, isOverdue, outcome }: RequestState): PlainDate | null {
  const dueOn = deadline?.dueOn ?? null
  return outcome !== null || isOverdue || dueOn === null ? null : addDays(dueOn, 1)
}

/** Whether the actor is the one whose data it is, or acts for them: the host vouches for that. */
export function isPersonOf(actor: Actor, subject: SubjectId | null): boolean {
  if (subject === null) return false
  return actor.kind === "applicant"
    ? actor.subject === subject
    : actor.kind === "agent" && actor.principal === subject
}

function overdueBy(state: RequestState, context: RecordContext): readonly RequestEvent[] {
  const from = overdueFrom(state)
  return from === null || context.now.on < from
    ? []
    : [happen(context, "RequestOverdue", {}, { occurredOn: from })]
}

function judge(
  state: RequestState,
  command: Exclude<RequestCommand, { type: "pass-time" }>,
  context: RecordContext,
): Decision {
  switch (command.type) {
    case "receive":
      return receive(state, command, context)
    case "identify":
      return identify(state, command, context)
    case "decide":
      return answer(state, command, context)
    case "hand-out-copy":
      return handOut(state, command, context)
    default:
      return command satisfies never
  }
}

function receive(
  state: RequestState,
  { kind, requester, streams, subject, words }: Of<"receive">,
  context: RecordContext,
): Decision {
  const { actor, calendar, now, rules } = context
  const isOwn = isPersonOf(actor, subject) && requester === (actor.kind === "agent" ? "agent" : "self")
  const unauthorised = isOwn ? undefined : refuseOnRecords("take-requests", context)
  if (unauthorised) return refuse(unauthorised)
  if (state.version > 0) return refuse(requestRefusals.receivedAlready)
  if (isBlank(words)) return refuse(requestRefusals.wordsMissing)
  if (rules.requests === undefined) return refuse(requestRefusals.rulesMissing)
  const term = rules.requests.answerWithin
  const deadline = computeDeadline({ term, startsOn: now.on, calendar })
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const data = { kind, subject, requester, streams, words, deadline: deadline.success }
  const received = happen(context, "RequestReceived", data)
  // Who is signed in as the person was identified by the host.
  const evidence = "signed in"
  return Result.succeed(isOwn ? [received, happen(context, "RequesterIdentified", { evidence })] : [received])
}

function identify(state: RequestState, { evidence }: Of<"identify">, context: RecordContext): Decision {
  const unauthorised = refuseOnRecords("take-requests", context)
  if (unauthorised) return refuse(unauthorised)
  return isBlank(evidence)
    ? refuse(requestRefusals.reasonsMissing)
    : decided(happen(context, "RequesterIdentified", { evidence }))
}

function answer(
  state: RequestState,
  { dispute, outcome, reasons }: Of<"decide">,
  context: RecordContext,
): Decision {
  const unauthorised = refuseOnRecords("decide-requests", context)
  if (unauthorised) return refuse(unauthorised)
  if (!state.isIdentified) return refuse(requestRefusals.notIdentified)
  if (state.outcome !== null) return refuse(requestRefusals.answeredAlready)
  const needsReasons = outcome !== "granted" || state.kind === "explain"
  if (needsReasons && (reasons.length === 0 || reasons.some(isBlank)))
    return refuse(requestRefusals.reasonsMissing)
  const isCorrected = state.kind === "correct" && outcome !== "refused"
  if (isCorrected !== (dispute !== null)) return refuse(requestRefusals.disputeMissing)
  const remedies = outcome === "granted" ? [] : (context.rules.requests?.remedies ?? [])
  if (outcome !== "granted" && remedies.length === 0) return refuse(requestRefusals.remediesMissing)
  return decided(happen(context, "RequestDecided", { outcome, reasons, remedies, dispute }))
}

function handOut(
  state: RequestState,
  { hash, records }: Of<"hand-out-copy">,
  context: RecordContext,
): Decision {
  const mayHandOut = mayOnRecords("decide-requests", context) || isPersonOf(context.actor, state.subject)
  const unauthorised = mayHandOut
    ? refuseLapsed(context.actor, context.now.on)
    : refuseOnRecords("decide-requests", context)
  if (unauthorised) return refuse(unauthorised)
  const isGranted = state.outcome === "granted" || state.outcome === "partly"
  if (!isGranted || (state.kind !== "copy" && state.kind !== "access"))
    return refuse(requestRefusals.noCopyGranted)
  return state.copyHandedOut
    ? refuse(requestRefusals.copyHandedOutAlready)
    : decided(happen(context, "CopyHandedOut", { hash, records }))
}

function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && words.trim() === ""
}

const requestRefusals = {
  rulesMissing: say(
    "RequestRulesMissing",
    "尚未设定答复期限和救济途径，请先在配置（records.requests）中设定。",
    "No term to answer in and no remedies are set: set them (`records.requests`) first.",
    informationLaw("50", "1"),
  ),
  receivedAlready: say("RequestReceivedAlready", "该请求已受理。", "This request was taken in already."),
  wordsMissing: say("WordsMissing", "请写明请求的内容。", "Say in words what is asked for."),
  reasonsMissing: say(
    "ReasonsMissing",
    "请写明理由或依据。",
    "Give the reasons, or what it rests on, in words.",
    informationLaw("50", "1"),
  ),
  remediesMissing: say(
    "RemediesMissing",
    "未全部满足请求的，须告知救济途径；请先在配置（records.requests.remedies）中写明。",
    "Whoever is given less than they asked for is told what they may do: name it (`records.requests.remedies`) first.",
    informationLaw("50", "2"),
  ),
  notIdentified: say(
    "RequesterNotIdentified",
    "尚未核验请求人身份；近亲属请求的，还须核验死亡和亲属关系。",
    "Who asks is not identified yet; of a near relative, identify the death and the kinship too.",
    informationLaw("49"),
  ),
  answeredAlready: say("RequestAnsweredAlready", "该请求已答复。", "This request was answered already."),
  disputeMissing: say(
    "DisputeMissing",
    "同意更正的，须写明当事人的陈述并附注于记录；其他请求不附注。",
    "Where a correction is granted, and only there, note beside which records and what the person says.",
    informationLaw("46"),
  ),
  noCopyGranted: say(
    "NoCopyGranted",
    "没有已同意的查阅或复制请求，不能提供复制件。",
    "No request for access or a copy was granted here, so that none is handed out.",
    informationLaw("45", "2"),
  ),
  copyHandedOutAlready: say(
    "CopyHandedOutAlready",
    "复制件已提供一次；需要再次提供的，请另行提出请求。",
    "The copy was handed out once; take in another request for another.",
  ),
} as const
