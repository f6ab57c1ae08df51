/** What the decisions on entitlements share. */
import * as Result from "effect/Result"
import { holdsRole } from "../../identity/index.ts"
import { happening, type Sealable } from "../../events/index.ts"
import { computeDeadline, type Deadline, type Month, monthOf, type Term } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementEvent, PersonLink, Reasons } from "./entitlement-events.ts"
import type { EntitlementPhase, EntitlementState } from "./entitlement-state.ts"
import { type EntitlementRefusal, notAuthorised, notInThisPhase, refusals } from "./refusals.ts"

export type Decision = Result.Result<readonly EntitlementEvent[], EntitlementRefusal>

export const happen = happening<EntitlementEvent>()

export const decided = (...events: readonly EntitlementEvent[]): Decision => Result.succeed(events)
export const refuse = (refusal: EntitlementRefusal): Decision => Result.fail(refusal)

/** An officer for whom the host vouches today, and who holds the programme's role. */
export function unlessOfficer({ actor, now, programme }: EntitlementContext): EntitlementRefusal | null {
  const { role } = programme.acts
  if (holdsRole(actor, role, now.on)) return null
  return notAuthorised(
    [role],
    `须由具备“${role}”职责的工作人员进行。`,
    `Only an officer with the role "${role}" may do this.`,
  )
}

/** Whoever speaks for the person: the person, an agent, or an officer who writes down what was said. */
export function unlessHeard({ actor }: EntitlementContext): EntitlementRefusal | null {
  if (actor.kind === "applicant" || actor.kind === "agent" || actor.kind === "officer") return null
  return notAuthorised(
    ["applicant"],
    "须由本人、代理人提出，或由工作人员代为记录。",
    "The person, an agent, or an officer who writes it down may do this.",
  )
}

/** An officer's act with its reasons. */
export function unlessReasoned(reasons: Reasons, context: EntitlementContext): EntitlementRefusal | null {
  const refusal = unlessOfficer(context)
  if (refusal !== null) return refusal
  return reasons.length === 0 || reasons.some(isBlank) ? refusals.reasonsMissing : null
}

export function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && words.trim() === ""
}

export function unlessIn(
  { phase }: EntitlementState,
  ...phases: readonly EntitlementPhase[]
): EntitlementRefusal | null {
  return phases.includes(phase) ? null : notInThisPhase(phase)
}

export function firstOf(...refusalsFound: readonly (EntitlementRefusal | null)[]): EntitlementRefusal | null {
  return refusalsFound.find((refusal) => refusal !== null) ?? null
}

/** A deadline from today. */
export function runFrom(
  { calendar, now }: EntitlementContext,
  term: Term,
): Result.Result<Deadline, EntitlementRefusal> {
  return computeDeadline({ term, startsOn: now.on, calendar })
}

/** The month in which we are. */
export function thisMonth({ now }: EntitlementContext): Month {
  return monthOf(now.on)
}

/** Whom the stream is about, where that is not on record yet. */
export function linked(
  { links }: EntitlementState,
  link: PersonLink | undefined,
  context: EntitlementContext,
): readonly EntitlementEvent[] {
  return link === undefined || links[link.population] !== undefined
    ? []
    : [happen(context, "PersonLinked", link)]
}

/** What was computed just now, as an event where it is something else than what stands. */
export function determined(
  { segments }: EntitlementState,
  by: string,
  context: EntitlementContext,
): readonly EntitlementEvent[] {
  if (context.segments === null || sameSegments(segments, context.segments)) return []
  return [happen(context, "Determined", { by, segments: context.segments })]
}

/** The last segment stands until another is found: that it reaches further says nothing new. */
function sameSegments(a: readonly Segment[], b: readonly Segment[]): boolean {
  return (
    a.length === b.length &&
    a.every((segment, at) => {
      const other = b[at] as Segment
      return (
        segment.from === other.from &&
        (segment.to === other.to || at === a.length - 1) &&
        segment.status === other.status &&
        segment.amount === other.amount &&
        segment.reasons === other.reasons
      )
    })
  )
}
