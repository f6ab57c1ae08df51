/**
 * How a notice is carried on: the outbox puts on record what it did and learned, whatever that is; people acknowledge,
 * finish tasks, revive what is stuck. That somebody was told is written once: no later message moves the day.
 */
import * as Result from "effect/Result"
import { happening, type Sealable } from "../../events/index.ts"
import { type Actor, holdsRole, isAuthority } from "../../identity/index.ts"
import type { Instant, Now } from "../../time/index.ts"
import type { DeliveryStatus } from "../messages/index.ts"
import { evolveNotice } from "./evolve-notice.ts"
import type {
  NoticeEvent,
  NoticeEventData,
  NoticeOwedData,
  NoticeTask,
  TaskOutcome,
} from "./notice-events.ts"
import { noticeRefusals, type NoticeRefusal, notAuthorised } from "./notice-refusals.ts"
import { type NoticeState, sendingBy } from "./notice-state.ts"
import { retryAt, type SendBudgets } from "./send-budget.ts"

type Data<Type extends keyof NoticeEventData> = NoticeEventData[Type]

export type NoticeCommand =
  | { readonly type: "owe"; readonly data: NoticeOwedData }
  | { readonly type: "record-sent"; readonly data: Data<"MessageSent"> }
  | {
      readonly type: "record-failed"
      readonly data: Omit<Data<"MessageFailed">, "retryAt">
      /** When the provider said that it will take messages again. */
      readonly said: Instant | null
    }
  | { readonly type: "record-look-up"; readonly data: Omit<Data<"MessageLookedUp">, "againAt"> }
  | { readonly type: "report"; readonly data: Data<"MessageReported"> }
  | StepCommand
  | { readonly type: "acknowledge" }
  | {
      readonly type: "finish-task"
      readonly outcome: TaskOutcome
      readonly note?: Sealable<string>
    }
  | { readonly type: "revive"; readonly rung?: number }
  | { readonly type: "withdraw"; readonly because: Data<"NoticeWithdrawn">["because"] }

/** What was concluded from how a notice stood: `seen` is its version then, and nothing is done on another. */
type StepCommand = { readonly seen: number } & (
  | { readonly type: "put-off"; readonly data: Data<"NoticePutOff"> }
  | { readonly type: "climb"; readonly data: Data<"NoticeClimbed"> }
  | { readonly type: "open-task"; readonly data: Data<"NoticeTaskOpened"> }
  | { readonly type: "stick"; readonly data: Data<"NoticeStuck"> }
  | { readonly type: "lapse" }
)

export interface NoticeContext {
  readonly now: Now
  readonly actor: Actor
  readonly budgets: SendBudgets
  /** The roles any of which may do tasks, revive and withdraw. */
  readonly roles: readonly string[]
}

type Decision = Result.Result<readonly NoticeEvent[], NoticeRefusal>

const happen = happening<NoticeEvent>()

/**
 * The events that a command leads to. What the outbox did is always put on record; what people ask is refused where
 * there is nothing to do.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { subjectIdOf, system } from "@onevisit/core/identity"
 * import { decideNotice, foldNotice, noNotice, standardBudgets } from "@onevisit/core/notices/outbox"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const owed = {
 *   kind: "supplement-due",
 *   about: "case:1",
 *   recipient: subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"),
 *   values: {},
 *   ladder: [{ way: "channel", channel: "sms", waitMinutes: 60 }, { way: "call" }],
 *   until: "delivered",
 *   urgent: null,
 *   lapsesAt: null,
 * } as const
 * const context = {
 *   now: { at: instant("2018-07-20T01:00:00Z"), on: plainDate("2018-07-20"), time: "09:00:00" },
 *   actor: system("outbox"),
 *   budgets: standardBudgets,
 *   roles: [],
 * }
 * const state = foldNotice(Result.getOrThrow(decideNotice(noNotice, { type: "owe", data: owed }, context)))
 * assert.equal(state.phase, "open")
 * ```
 */
export function decideNotice(state: NoticeState, command: NoticeCommand, context: NoticeContext): Decision {
  const judged = judge(state, command, context)
  return Result.isFailure(judged) ? judged : Result.succeed(withTold(state, judged.success, context))
}

function judge(state: NoticeState, command: NoticeCommand, context: NoticeContext): Decision {
  if (command.type === "owe") return owe(state, command.data, context)
  if (state.version === 0) return Result.fail(noticeRefusals.unknown)
  switch (command.type) {
    case "record-sent":
      return happened(happen(context, "MessageSent", command.data))
    case "record-failed": {
      const { data, said } = command
      const times = (sendingBy(state, data.channel)?.failures[data.trouble] ?? 0) + 1
      const again = retryAt(context.budgets, data.trouble, times, context.now.at, said)
      return happened(happen(context, "MessageFailed", { ...data, retryAt: again }))
    }
    case "record-look-up": {
      const { data } = command
      const looks = (sendingBy(state, data.channel)?.looks ?? 0) + 1
      // Asked again only while there is more to learn; how often is for `nextStep`.
      const again = retryAt(context.budgets, "no-answer", looks, context.now.at, null) ?? context.now.at
      const againAt = isSettled(data.answer) ? context.now.at : again
      return happened(happen(context, "MessageLookedUp", { ...data, againAt }))
    }
    case "report":
      return isNews(state, command.data)
        ? happened(happen(context, "MessageReported", command.data))
        : Result.succeed([])
    case "put-off":
    case "climb":
    case "open-task":
    case "stick":
    case "lapse":
      return carryOn(state, command, context)
    case "acknowledge":
      if (!isTheirs(context.actor, state) && !mayWork(context))
        return Result.fail(notAuthorised(context.roles))
      if (state.acknowledgedOn !== null) return Result.succeed([])
      return state.phase === "withdrawn"
        ? Result.fail(noticeRefusals.closed)
        : happened(happen(context, "NoticeAcknowledged", {}))
    case "finish-task":
    case "revive":
    case "withdraw":
      return mayWork(context) ? work(state, command, context) : Result.fail(notAuthorised(context.roles))
    default:
      return command satisfies never
  }
}

function owe(state: NoticeState, data: NoticeOwedData, context: NoticeContext): Decision {
  // The same obligation again is the same notice.
  if (state.version > 0) return Result.succeed([])
  const { actor, now } = context
  if (actor.kind !== "system" && !isAuthority(actor, now.on)) return Result.fail(noticeRefusals.notOwedByThem)
  if (data.ladder.length === 0) return Result.fail(noticeRefusals.noLadder)
  return happened(happen(context, "NoticeOwed", data))
}

function carryOn(state: NoticeState, command: StepCommand, context: NoticeContext): Decision {
  // Another machine went on with it meanwhile, somebody acknowledged or withdrew it: what was concluded holds no more.
  if (state.phase !== "open" || state.version !== command.seen) return Result.succeed([])
  switch (command.type) {
    case "put-off":
      return happened(happen(context, "NoticePutOff", command.data))
    case "climb":
      return happened(happen(context, "NoticeClimbed", command.data))
    case "open-task":
      return happened(happen(context, "NoticeTaskOpened", command.data))
    case "stick":
      return happened(happen(context, "NoticeStuck", command.data))
    case "lapse":
      return happened(happen(context, "NoticeLapsed", {}))
    default:
      return command satisfies never
  }
}

function work(
  state: NoticeState,
  command: Extract<NoticeCommand, { type: "finish-task" | "revive" | "withdraw" }>,
  context: NoticeContext,
): Decision {
  switch (command.type) {
    case "finish-task": {
      const { note, outcome } = command
      const task = taskOf(state, outcome)
      if (task === null) return Result.fail(noticeRefusals.noTask)
      const data = { task, outcome, ...(note === undefined ? {} : { note }) }
      return happened(happen(context, "NoticeTaskDone", data))
    }
    case "revive": {
      if (state.phase !== "stuck") return Result.fail(noticeRefusals.notStuck)
      // One whose ladder has ended begins at its foot.
      const there = state.rung < state.ladder.length ? state.rung : 0
      const rung = Math.max(0, Math.min(command.rung ?? there, state.ladder.length - 1))
      return happened(happen(context, "NoticeRevived", { rung }))
    }
    case "withdraw":
      return state.phase === "open" || state.phase === "stuck"
        ? happened(happen(context, "NoticeWithdrawn", { because: command.because }))
        : Result.fail(noticeRefusals.closed)
    default:
      return command satisfies never
  }
}

/** The task that an outcome is of: letters are posted, on the ladder or beside it, and nothing else is. */
function taskOf({ paper, task }: NoticeState, outcome: TaskOutcome): NoticeTask | null {
  if (outcome !== "posted") return task
  return task === "letter" || paper === "due" ? "letter" : null
}

/** The events, and that somebody was told where it is these that tell them: once in the life of a notice. */
function withTold(
  state: NoticeState,
  events: readonly NoticeEvent[],
  context: NoticeContext,
): readonly NoticeEvent[] {
  const after = events.reduce(evolveNotice, state)
  const last = events.at(-1)
  if (state.told !== null || after.phase !== "discharged" || last === undefined) return events
  const { on } = context.now
  return [...events, happen(context, "NoticeTold", { by: toldBy(last), told: on })]
}

function toldBy(event: NoticeEvent): string {
  switch (event.type) {
    case "MessageSent":
    case "MessageLookedUp":
    case "MessageReported":
      return event.data.channel
    case "NoticeTaskDone":
      return event.data.task
    default:
      return "acknowledgement"
  }
}

function isSettled(answer: Data<"MessageLookedUp">["answer"]): boolean {
  return answer !== "unknown" && answer !== "queued" && answer !== "sent"
}

/** A report that says nothing new changes nothing: providers repeat theirs. */
function isNews(state: NoticeState, { channel, status }: Data<"MessageReported">): boolean {
  if (status === "unknown") return false
  const known = sendingBy(state, channel)
  return known === undefined || known.mayBeOut || changes(known.status, status)
}

const order: readonly DeliveryStatus[] = ["unknown", "queued", "sent", "failed", "delivered", "read"]

function changes(known: DeliveryStatus, told: DeliveryStatus): boolean {
  return order.indexOf(told) > order.indexOf(known)
}

function isTheirs(actor: Actor, { recipient }: NoticeState): boolean {
  if (recipient === null) return false
  return actor.kind === "applicant"
    ? actor.subject === recipient
    : actor.kind === "agent" && (actor.principal === recipient || actor.subject === recipient)
}

function mayWork({ actor, now, roles }: NoticeContext): boolean {
  return actor.kind === "system" || roles.some((role) => holdsRole(actor, role, now.on))
}

function happened(event: NoticeEvent): Decision {
  return Result.succeed([event])
}
