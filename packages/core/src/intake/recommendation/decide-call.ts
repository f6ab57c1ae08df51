/**
 * The one way a call for recommendations changes: what has fallen due is applied first, then the command is judged.
 * A township takes in a candidacy, not an application: the receipt of the application is the window's, and a
 * candidate who does not pass was refused nothing. Time alone never makes a recommendation effective.
 */
import * as Result from "effect/Result"
import { refuseLapsed, system } from "../../identity/index.ts"
import { addDays, type PlainDate } from "../../time/index.ts"
import { refuseUnlessMay } from "./authority.ts"
import type { CallCommand, CallContext } from "./call-commands.ts"
import type { CallEvent } from "./call-events.ts"
import { callRefusals, type CallRefusal } from "./call-refusals.ts"
import type { CallState } from "./call-state.ts"
import {
  decideAttestMerit,
  decidePreReview,
  decideTakeIn,
  decideWithdrawCandidate,
} from "./decide-candidacy.ts"
import {
  decideObject,
  decidePublishNotice,
  decideSettleObjection,
  decideTakeEffect,
} from "./decide-notice.ts"
import { decideRank, decideRecommend } from "./decide-ranking.ts"
import { decided, happen, refuse, type CallDecision } from "./draft.ts"
import { foldCall } from "./evolve.ts"

/**
 * The events a command leads to, those that time brought about first; or the rule it breaks, one refusal a rule
 * ({@link CallRefusal}). Days are plain dates of the context's `now`; deadlines are computed on its calendar.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { system } from "@onevisit/core/identity"
 * import { decideCall, noCall } from "@onevisit/core/intake/recommendation"
 * import { defineCalendar, instant, plainDate } from "@onevisit/core/time"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const now = { at: instant("2018-07-02T02:00:00.000Z"), on: plainDate("2018-07-02"), time: "10:00:00" }
 * const context = { now, calendar, actor: system("sample") }
 * const early = decideCall(noCall, { type: "publish-notice", township: "north" }, context)
 * assert.ok(Result.isFailure(early) && early.failure._tag === "CallNotOpen")
 * ```
 */
export function decideCall(
  state: CallState,
  command: CallCommand,
  context: CallContext,
): Result.Result<readonly CallEvent[], CallRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  const due = applyDueToCall(state, context)
  const outcome = judge(due.length === 0 ? state : foldCall(due, state), command, context)
  return due.length === 0 ? outcome : Result.map(outcome, (events) => [...due, ...events])
}

/** The notices whose last day is over by `now`, in the order of their days. */
export function applyDueToCall(state: CallState, context: CallContext): readonly CallEvent[] {
  return noticeTimers(state)
    .filter(({ on }) => on <= context.now.on)
    .map(({ notice, on }) =>
      happen(context, "SelectionNoticeEnded", { notice }, { occurredOn: on, actor: system("clock") }),
    )
}

/** The timers of a call: the first day after each notice that still runs, earliest first. */
export function noticeTimers(
  state: CallState,
): readonly { readonly notice: string; readonly on: PlainDate }[] {
  return Object.entries(state.notices)
    .flatMap(([notice, { deadline, ended }]) =>
      ended || deadline.dueOn === null ? [] : [{ notice, on: addDays(deadline.dueOn, 1) }],
    )
    .toSorted((one, other) => {
      const [a, b] = [`${one.on}/${one.notice}`, `${other.on}/${other.notice}`]
      return a < b ? -1 : a > b ? 1 : 0
    })
}

function judge(state: CallState, command: CallCommand, context: CallContext): CallDecision {
  if (command.type === "open") return decideOpen(state, command, context)
  if (command.type === "pass-time") return decided()
  const { rules } = state
  if (rules === null) return refuse(callRefusals.notOpen)
  const called = { ...state, rules }
  switch (command.type) {
    case "take-in":
      return decideTakeIn(called, command, context)
    case "attest-merit":
      return decideAttestMerit(called, command, context)
    case "pre-review":
      return decidePreReview(called, command, context)
    case "rank":
      return decideRank(called, command, context)
    case "recommend":
      return decideRecommend(called, command, context)
    case "withdraw-candidate":
      return decideWithdrawCandidate(called, command.candidate, context)
    case "publish-notice":
      return decidePublishNotice(called, command.township, context)
    case "object":
      return decideObject(called, command, context)
    case "settle-objection":
      return decideSettleObjection(called, command, context)
    case "take-effect":
      return decideTakeEffect(called, command.candidates, context)
    default:
      return command satisfies never
  }
}

function decideOpen(
  state: CallState,
  command: Extract<CallCommand, { type: "open" }>,
  context: CallContext,
): CallDecision {
  if (state.rules !== null) return refuse(callRefusals.openedAlready)
  const { item, rules, townships, year } = command
  const notAllowed = refuseUnlessMay("open", rules, context)
  if (notAllowed) return refuse(notAllowed)
  const ids = new Set(townships.map(({ id }) => id))
  const areQuotas = townships.every(({ quota }) => Number.isSafeInteger(quota) && quota >= 0)
  if (ids.size === 0 || ids.size < townships.length || !areQuotas)
    return refuse(callRefusals.townshipsUnclear)
  return decided(happen(context, "RecommendationCallOpened", { item, year, townships, rules }))
}
