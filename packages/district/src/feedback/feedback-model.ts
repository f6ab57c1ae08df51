/** How a rating or a complaint is stored: one stream, a row without a word of what was written, a timer for each clock. */
import {
  decideFeedback,
  evolveFeedback,
  type FeedbackCommand,
  type FeedbackContext,
  type FeedbackEvent,
  type FeedbackState,
  type FeedbackSummary,
  feedbackTimersOf,
  noFeedback,
  summariseFeedback,
} from "@onevisit/core/intake/feedback"
import { feedbackEventReader } from "@onevisit/core/intake/feedback/schema"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const FEEDBACK_VIEW = { view: "feedback", version: 1 } as const

export const feedbackStream = (id: string): string => `feedback:${id}`
export const feedbackIdOf = (stream: string): string => stream.slice("feedback:".length)

/** The row of a rating or complaint, and the officers to whom it is not shown. */
export interface FeedbackRow extends FeedbackSummary {
  readonly feedback: string
  readonly officers: readonly string[]
}

/** The context of a decision, and the number a complaint gets once it is sure to be received. */
export interface FeedbackDeskContext extends FeedbackContext {
  readonly numbered: (command: FeedbackCommand) => FeedbackCommand
}

type FeedbackChange = Change<FeedbackState, FeedbackEvent>

export const feedbackModel: DecisionModel<
  FeedbackState,
  FeedbackEvent,
  FeedbackCommand,
  FeedbackDeskContext
> = {
  initial: noFeedback,
  reader: feedbackEventReader,
  evolve: evolveFeedback,
  decide: (state, command, context) => decideFeedback(state, context.numbered(command), context),
  subjectOf: (_, after) => after.keptFor ?? "",
  viewsOf: (change) => [rowOf(change)],
  timersOf: timerWrites,
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

function rowOf({ after, stream }: FeedbackChange) {
  const feedback = feedbackIdOf(stream)
  const summary = summariseFeedback(after)
  const doc: FeedbackRow = { ...summary, feedback, officers: after.concerned.officers }
  const { dueOn, item, kind, openedOn, outlet, phase, tasks, unit } = summary
  const index = { kind, phase, item, outlet, unit, openedOn, dueOn, hasTask: tasks.length > 0 }
  return { ...FEEDBACK_VIEW, key: feedback, doc, index }
}

function timerWrites({ after, before, now, stream }: FeedbackChange) {
  const running = new Map(feedbackTimersOf(after).map(({ clock, on }) => [clock, on]))
  const former = feedbackTimersOf(before).map(({ clock }) => clock)
  return [...new Set([...running.keys(), ...former])].map((clock) => {
    const on = running.get(clock)
    return {
      id: `${stream}/${clock}`,
      subject: feedbackIdOf(stream),
      dueAt: on === undefined ? null : startOfDay(on, now),
    }
  })
}
