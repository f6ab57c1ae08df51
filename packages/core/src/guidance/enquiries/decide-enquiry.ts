/**
 * How an enquiry is decided. Who is asked first answers for it, to the end or until another officer has
 * accepted it: an offer alone changes nothing, and a hand-over never restarts the answer's term. A lapse of
 * the term opens a task for a person; it closes nothing.
 */
import * as Result from "effect/Result"
import { byLaw, refuseLapsed, system } from "../../identity/index.ts"
import { computeDeadline, type Deadline, type PlainDate } from "../../time/index.ts"
import { happening, isBlank } from "../draft.ts"
import { guidanceRefusals, officerNeeded } from "../guidance-refusals.ts"
import type { EnquiryContext } from "../guidance-rules.ts"
import { addressed, answerableOfficer, officerOf, supervisor } from "./authority.ts"
import type { EnquiryCommand } from "./enquiry-commands.ts"
import type { EnquiryEvent } from "./enquiry-events.ts"
import {
  enquiryNotInThisPhase,
  type EnquiryRefusal,
  enquiryRefusals,
  notAddressed,
  notAnswerable,
} from "./enquiry-refusals.ts"
import { answerLapsesOn, type EnquiryState, openHandOver } from "./enquiry-state.ts"
import { foldEnquiry } from "./evolve-enquiry.ts"

type Decision = Result.Result<readonly EnquiryEvent[], EnquiryRefusal>
type Of<Type extends EnquiryCommand["type"]> = Extract<EnquiryCommand, { readonly type: Type }>

const happen = happening<EnquiryEvent>()
const refuse = (refusal: EnquiryRefusal): Decision => Result.fail(refusal)
const decided = (...events: readonly EnquiryEvent[]): Decision => Result.succeed(events)

/**
 * The events a command leads to, what time brought about first; or the rule it breaks.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { decideEnquiry, foldEnquiry, noEnquiry } from "@onevisit/core/guidance"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const on = plainDate("2018-07-20")
 * const now = { at: instant("2018-07-20T02:00:00Z"), on, time: "10:00:00" }
 * const officer = { kind: "officer", externalId: "window-1", unit: "science", roles: [], validAt: on } as const
 * const context = { actor: officer, now, rules: {}, calendar: null }
 * const asked = { type: "receive", channel: "phone", askedOn: on, items: [], subject: null, question: "?" } as const
 * const enquiry = foldEnquiry(Result.getOrThrow(decideEnquiry(noEnquiry, asked, context)))
 * assert.deepEqual(enquiry.answerable, { externalId: "window-1", unit: "science" })
 *
 * const early = decideEnquiry(enquiry, { type: "close", outcome: "answered" }, context)
 * assert.equal(Result.isFailure(early) && early.failure._tag, "NotAnswered")
 * ```
 */
export function decideEnquiry(
  state: EnquiryState,
  command: EnquiryCommand,
  context: EnquiryContext,
): Result.Result<readonly EnquiryEvent[], EnquiryRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  const due = answerLapsed(state, context)
  const outcome = judge(foldEnquiry(due, state), command, context)
  return due.length === 0 ? outcome : Result.map(outcome, (events) => [...due, ...events])
}

function judge(state: EnquiryState, command: EnquiryCommand, context: EnquiryContext): Decision {
  switch (command.type) {
    case "receive":
      return receive(state, command, context)
    case "take-up-misdirected-case":
      return takeUp(state, command, context)
    case "pass-time":
      return decided()
    default:
      return state.phase === "open"
        ? judgeOpen(state, command, context)
        : refuse(enquiryNotInThisPhase(state.phase))
  }
}

type OpenCommand = Exclude<EnquiryCommand, Of<"receive"> | Of<"take-up-misdirected-case"> | Of<"pass-time">>

function judgeOpen(state: EnquiryState, command: OpenCommand, context: EnquiryContext): Decision {
  switch (command.type) {
    case "link-case":
      return byAnswerable(state, context, () =>
        state.cases.includes(command.case)
          ? decided()
          : decided(happen(context, "CaseLinked", { case: command.case })),
      )
    case "open-hand-over":
      return offer(state, command, context)
    case "accept-hand-over":
      return accept(state, context)
    case "decline-hand-over":
      return decline(state, command, context)
    case "withdraw-hand-over":
      return byAnswerableOrSupervisor(state, context, () =>
        openHandOver(state)
          ? decided(happen(context, "HandOverWithdrawn", {}))
          : refuse(enquiryRefusals.noHandOverOpen),
      )
    case "answer":
      return byAnswerable(state, context, () =>
        isBlank(command.answer)
          ? refuse(enquiryRefusals.answerMissing)
          : decided(happen(context, "EnquiryAnswered", { answer: command.answer })),
      )
    case "close":
      return byAnswerable(state, context, () => close(state, command, context))
    case "conclude-misdirected-case":
      return conclude(state, command, context)
    default:
      return command satisfies never
  }
}

function receive(state: EnquiryState, command: Of<"receive">, context: EnquiryContext): Decision {
  if (state.phase !== "none") return refuse(enquiryNotInThisPhase(state.phase))
  const firstAsked = officerOf(context)
  if (firstAsked === undefined) return refuse(officerNeeded)
  const { askedOn, channel, contact, items, question, subject } = command
  if (isBlank(question)) return refuse(enquiryRefusals.questionMissing)
  if (askedOn > context.now.on) return refuse(guidanceRefusals.dateInTheFuture)
  const due = answerDue(askedOn, context)
  if (Result.isFailure(due)) return refuse(due.failure)
  const asked = { firstAsked, askedOn, channel, items, subject, question, due: due.success }
  const received = happen(
    context,
    "EnquiryReceived",
    { ...asked, ...(contact === undefined ? {} : { contact }) },
    { occurredOn: askedOn },
  )
  return command.case === undefined
    ? decided(received)
    : decided(received, happen(context, "CaseLinked", { case: command.case }))
}

/** 行政许可法 art. 32(1)(2): the right authority is named; here somebody also answers for the way there. */
function takeUp(
  state: EnquiryState,
  command: Of<"take-up-misdirected-case">,
  context: EnquiryContext,
): Decision {
  const acting = officerOf(context)
  if (acting === undefined) return refuse(officerNeeded)
  const { firstAsked = acting } = command
  if (state.phase !== "none")
    return state.misdirected?.case === command.case ? decided() : refuse(enquiryNotInThisPhase(state.phase))
  const due = answerDue(context.now.on, context)
  if (Result.isFailure(due)) return refuse(due.failure)
  const { fromAuthority, items, subject, toAuthority } = command
  return decided(
    happen(context, "MisdirectedCaseTakenUp", {
      firstAsked,
      case: command.case,
      subject,
      items,
      fromAuthority,
      toAuthority,
      due: due.success,
    }),
    happen(context, "HandOverOpened", { to: { authority: toAuthority } }),
  )
}

/** Who may say so was judged by the case, whose own record it is. */
function conclude(
  state: EnquiryState,
  { takenOn }: Of<"conclude-misdirected-case">,
  context: EnquiryContext,
): Decision {
  if (officerOf(context) === undefined) return refuse(officerNeeded)
  const { misdirected } = state
  if (misdirected === null) return refuse(enquiryRefusals.caseNotMisdirected)
  const taken = { authority: misdirected.toAuthority, takenOn }
  return decided(happen(context, "MisdirectedCaseTakenOver", taken, { occurredOn: takenOn }))
}

function offer(state: EnquiryState, { reason, to }: Of<"open-hand-over">, context: EnquiryContext): Decision {
  return byAnswerableOrSupervisor(state, context, () => {
    if (openHandOver(state)) return refuse(enquiryRefusals.handOverStillOpen)
    if (to.officer !== undefined && to.officer === state.answerable?.externalId)
      return refuse(enquiryRefusals.answerableAlready)
    if (isBlank(reason)) return refuse(guidanceRefusals.reasonsMissing)
    return decided(happen(context, "HandOverOpened", { to, reason }))
  })
}

function accept(state: EnquiryState, context: EnquiryContext): Decision {
  const by = officerOf(context)
  if (by === undefined) return refuse(officerNeeded)
  const handOver = openHandOver(state)
  if (handOver === undefined) return refuse(enquiryRefusals.noHandOverOpen)
  if (by.externalId === state.answerable?.externalId) return refuse(enquiryRefusals.answerableAlready)
  return addressed(handOver.to, context)
    ? decided(happen(context, "HandOverAccepted", { by }))
    : refuse(notAddressed)
}

function decline(
  state: EnquiryState,
  { reason }: Of<"decline-hand-over">,
  context: EnquiryContext,
): Decision {
  if (officerOf(context) === undefined) return refuse(officerNeeded)
  const handOver = openHandOver(state)
  if (handOver === undefined) return refuse(enquiryRefusals.noHandOverOpen)
  if (!addressed(handOver.to, context)) return refuse(notAddressed)
  return isBlank(reason)
    ? refuse(guidanceRefusals.reasonsMissing)
    : decided(happen(context, "HandOverDeclined", { reason }))
}

function close(
  state: EnquiryState,
  { note, outcome, referredTo }: Of<"close">,
  context: EnquiryContext,
): Decision {
  if (openHandOver(state)) return refuse(enquiryRefusals.handOverStillOpen)
  switch (outcome) {
    case "answered":
      return state.answers.length === 0
        ? refuse(enquiryRefusals.notAnswered)
        : decided(happen(context, "EnquiryClosed", { outcome }))
    case "case-opened":
      // The case that came to the wrong authority is where it began, not where it led.
      return state.cases.some((each) => each !== state.misdirected?.case)
        ? decided(happen(context, "EnquiryClosed", { outcome }))
        : refuse(enquiryRefusals.noCaseLinked)
    case "referred":
      return referredTo === undefined || isBlank(referredTo)
        ? refuse(enquiryRefusals.referralMissing)
        : decided(happen(context, "EnquiryClosed", { outcome, referredTo }))
    case "withdrawn":
      return note === undefined || isBlank(note)
        ? refuse(guidanceRefusals.reasonsMissing)
        : decided(happen(context, "EnquiryClosed", { outcome, note }))
    default:
      return outcome satisfies never
  }
}

function byAnswerable(state: EnquiryState, context: EnquiryContext, decide: () => Decision): Decision {
  return answerableOfficer(state, context) ? decide() : refuse(notAnswerable)
}

function byAnswerableOrSupervisor(
  state: EnquiryState,
  context: EnquiryContext,
  decide: () => Decision,
): Decision {
  return answerableOfficer(state, context) || supervisor(context) ? decide() : refuse(notAnswerable)
}

function answerDue(
  from: PlainDate,
  { calendar, rules }: EnquiryContext,
): Result.Result<Deadline | null, EnquiryRefusal> {
  if (rules.answerWithin === undefined) return Result.succeed(null)
  if (calendar === null) return Result.fail(enquiryRefusals.calendarMissing)
  return computeDeadline({ term: rules.answerWithin, startsOn: from, calendar })
}

/** The day after the last one: somebody is called upon, once. */
function answerLapsed(state: EnquiryState, context: EnquiryContext): readonly EnquiryEvent[] {
  const occurredOn = answerLapsesOn(state)
  if (occurredOn === null || context.now.on < occurredOn) return []
  const clause = state.due?.term.clause ?? null
  const actor = clause === null ? system("clock") : byLaw(clause)
  return [happen(context, "EnquiryTaskOpened", { task: "answer-overdue", clause }, { occurredOn, actor })]
}
