/**
 * What of a rating or complaint is shown, and to whom. To the officer rated or complained of it has no person, case,
 * place or day: only what can be learnt from. 个人信息保护法 art. 6; 国办发〔2019〕51号 (no reprisals).
 */
import { holdsRole } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { concerns } from "./authority.ts"
import type { FeedbackContext } from "./feedback-commands.ts"
import type { ClosedAfter, ComplaintAbout, FindingOutcome, Service } from "./feedback-events.ts"
import { type FeedbackPhase, type FeedbackState, openClocks } from "./feedback-state.ts"
import type { Grade } from "./grade.ts"
import type { FeedbackClock } from "./policy.ts"

/** Everything but the texts and the person; without what is `null` where it would tell who spoke. */
export interface FeedbackSummary {
  readonly kind: "rating" | "complaint"
  readonly phase: FeedbackPhase
  readonly grade: Grade | null
  readonly reasons: readonly string[]
  readonly setAside: boolean
  readonly service: Service | null
  readonly number: string | null
  readonly about: ComplaintAbout | null
  readonly unit: string | null
  readonly item: string | null
  readonly outlet: string | null
  readonly openedOn: PlainDate | null
  /** The next last day in time; `null` when nothing runs, or when its lapse has opened a task already. */
  readonly dueOn: PlainDate | null
  readonly tasks: readonly FeedbackClock[]
  readonly outcome: FindingOutcome | null
  readonly closed: ClosedAfter | null
  readonly reopened: boolean
}

/** The summary as those see it who work on it. */
export function summariseFeedback(state: FeedbackState): FeedbackSummary {
  const { closed, complaint, finding, item, openedOn, outlet, phase, rating, tasks } = state
  const [next] = openClocks(state)
    .flatMap(({ deadline: { dueOn }, name }) => (dueOn === null || tasks.includes(name) ? [] : [dueOn]))
    .toSorted()
  return {
    kind: rating === null ? "complaint" : "rating",
    phase,
    grade: rating?.grade ?? null,
    reasons: rating?.reasons ?? [],
    setAside: rating?.setAside ?? false,
    service: rating?.service ?? null,
    number: complaint?.number ?? null,
    about: complaint?.about ?? null,
    unit: complaint?.unit ?? null,
    item,
    outlet,
    openedOn,
    dueOn: next ?? null,
    tasks,
    outcome: finding?.outcome ?? null,
    closed,
    reopened: complaint?.reopened ?? false,
  }
}

/** The summary as an actor may see it; `null` for one who has nothing to do with it. */
export function showFeedback(
  state: FeedbackState,
  { actor, now, policy }: Pick<FeedbackContext, "actor" | "now" | "policy">,
): FeedbackSummary | null {
  if (state.phase === "none") return null
  const summary = summariseFeedback(state)
  switch (actor.kind) {
    case "officer":
      if (concerns(state, { actor })) return withoutPerson(summary)
      return worksOnFeedback({ actor, now, policy }) ? summary : null
    case "applicant":
      return state.person === actor.subject ? summary : null
    case "agent":
      return state.person === actor.principal ? summary : null
    // The host's own page, for someone without a name whom it let through.
    case "system":
      return state.person === null ? summary : null
    case "law":
      return null
    default:
      return actor satisfies never
  }
}

/** Whether the actor holds any of the roles by which ratings and complaints are worked on. */
export function worksOnFeedback({
  actor,
  now,
  policy,
}: Pick<FeedbackContext, "actor" | "now" | "policy">): boolean {
  return Object.values(policy.roles).some((role) => holdsRole(actor, role, now.on))
}

function withoutPerson(summary: FeedbackSummary): FeedbackSummary {
  const hidden = { service: null, number: null, about: null, item: null, outlet: null, openedOn: null }
  return { ...summary, ...hidden, dueOn: null }
}
