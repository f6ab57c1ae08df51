/** What time alone brings about: a lapse opens a task for a person. It decides nothing, and it never closes anything. */
import { system } from "../../identity/index.ts"
import { addDays, hasPassed, type PlainDate } from "../../time/index.ts"
import { happen } from "./draft.ts"
import type { FeedbackContext } from "./feedback-commands.ts"
import type { FeedbackEvent } from "./feedback-events.ts"
import { type FeedbackState, openClocks } from "./feedback-state.ts"
import type { FeedbackClock } from "./policy.ts"

/** The tasks that have fallen due by `now`, in the order of their days. */
export function applyFeedbackDue(state: FeedbackState, context: FeedbackContext): readonly FeedbackEvent[] {
  return waiting(state)
    .filter(({ deadline }) => hasPassed(deadline, context.now.on))
    .flatMap(({ deadline: { dueOn }, name }) =>
      dueOn === null
        ? []
        : [
            happen(
              context,
              "FeedbackTaskOpened",
              { task: name, dueOn },
              { occurredOn: addDays(dueOn, 1), actor: system("clock") },
            ),
          ],
    )
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
}

/** When it must be looked at again if nobody does anything: the first day after each running clock. */
export function feedbackTimersOf(
  state: FeedbackState,
): readonly { readonly clock: FeedbackClock; readonly on: PlainDate }[] {
  return waiting(state).flatMap(({ deadline: { dueOn }, name }) =>
    dueOn === null ? [] : [{ clock: name, on: addDays(dueOn, 1) }],
  )
}

/** The clocks whose lapse has opened no task yet. */
function waiting(state: FeedbackState) {
  return openClocks(state).filter(({ name }) => !state.tasks.includes(name))
}
