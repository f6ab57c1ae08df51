/** The desk: runs one command on one rating or complaint, as of the day it is, and says what came of it. */
import type { Actor } from "@onevisit/core/identity"
import {
  decideFeedback,
  type FeedbackCommand,
  type FeedbackContext,
  type FeedbackEventType,
  type FeedbackRefusal,
  type FeedbackState,
  type FeedbackSummary,
  showFeedback,
} from "@onevisit/core/intake/feedback"
import type { Numbering } from "@onevisit/core/ports"
import type { Calendar, Now } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { UnknownFeedback } from "./feedback.errors.ts"
import type { FeedbackSettings } from "./feedback-input.ts"
import { feedbackModel, feedbackStream } from "./feedback-model.ts"

export interface FeedbackCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** `outcome` names what was asked for and done. */
export type FeedbackOutcome =
  | "rated"
  | "rating-changed"
  | "received"
  | "acknowledged"
  | "transfer-offered"
  | "transfer-accepted"
  | "transfer-declined"
  | "verified"
  | "set-aside"
  | "rectified"
  | "answered"
  | "revisited"
  | "closed"
  | "reopened"
  | "recorded"

export type FeedbackAnswer =
  | {
      readonly outcome: FeedbackOutcome
      readonly feedback: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly FeedbackEventType[]
      /** The receipt number of a complaint. */
      readonly number: string | null
      /** As far as the one who called may see it. */
      readonly summary: FeedbackSummary | null
    }
  | { readonly outcome: "refused"; readonly refusal: FeedbackRefusal }

export interface FeedbackDeskOptions extends Deciding {
  readonly settings: FeedbackSettings
  readonly calendar: Calendar
  readonly numbering: Numbering
}

export interface FeedbackDesk {
  run(id: string, command: FeedbackCommand, call: FeedbackCall): Promise<FeedbackAnswer>
  /** Rejects with `UnknownFeedback`. */
  load(id: string): Promise<FeedbackState>
  contextOf(as: Actor, now?: Now): FeedbackContext
}

export function feedbackDesk(options: FeedbackDeskOptions): FeedbackDesk {
  const { calendar, clock, numbering, settings, storage } = options
  const { numberedBy, policy } = settings
  const contextOf = (as: Actor, now = clock.now()): FeedbackContext => ({ actor: as, now, policy, calendar })

  /** Fetches a number only for a complaint that will be received, so that none is lost on one that is refused. */
  const numberFor = async (
    state: FeedbackState,
    command: FeedbackCommand,
    context: FeedbackContext,
    commandId: string,
  ) => {
    const same = (given: FeedbackCommand): FeedbackCommand => given
    if (command.type !== "complain" || Result.isFailure(decideFeedback(state, command, context))) return same
    const year = Number(context.now.on.slice(0, 4))
    const requestId = `${commandId}/complaint`
    const number = await numbering.next({ authority: numberedBy, year, kind: "complaint", requestId })
    return (): FeedbackCommand => ({ ...command, number })
  }

  return {
    contextOf,
    load: async (id) => {
      const { state, version } = await loadStream(storage, feedbackStream(id), feedbackModel)
      if (version === 0) throw new UnknownFeedback()
      return state
    },
    run: async (id, command, { as, commandId = uuidV7(clock.now().at), expectedVersion }) => {
      const decided = await runDecision(options, feedbackModel, {
        stream: feedbackStream(id),
        commandId,
        command,
        contextOf: async (state, now) => {
          const opens = command.type === "rate" || command.type === "complain"
          if (state.phase === "none" && !opens) throw new UnknownFeedback()
          const context = contextOf(as, now)
          return { ...context, numbered: await numberFor(state, command, context, commandId) }
        },
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      })
      if (decided.outcome === "refused")
        return { outcome: "refused", refusal: decided.refusal as FeedbackRefusal }
      const { replayed, result, state, version } = decided
      const { happened } = result as { readonly happened: readonly FeedbackEventType[] }
      return {
        outcome: outcomeOf(happened),
        feedback: id,
        version,
        replayed,
        happened,
        number: state.complaint?.number ?? null,
        summary: showFeedback(state, contextOf(as)),
      }
    },
  }
}

const OUTCOMES: Readonly<Partial<Record<FeedbackEventType, FeedbackOutcome>>> = {
  ServiceRated: "rated",
  RatingChanged: "rating-changed",
  ComplaintReceived: "received",
  ComplaintAcknowledged: "acknowledged",
  ComplaintTransferOffered: "transfer-offered",
  ComplaintTransferAccepted: "transfer-accepted",
  ComplaintTransferDeclined: "transfer-declined",
  FeedbackVerified: "verified",
  RatingSetAside: "set-aside",
  FeedbackRectified: "rectified",
  ComplaintAnswered: "answered",
  FeedbackRevisited: "revisited",
  FeedbackClosed: "closed",
  ComplaintReopened: "reopened",
}

/** What was asked for comes last; before it stand the tasks that had fallen due. */
function outcomeOf(happened: readonly FeedbackEventType[]): FeedbackOutcome {
  const last = happened.at(-1)
  return (last === undefined ? undefined : OUTCOMES[last]) ?? "recorded"
}
