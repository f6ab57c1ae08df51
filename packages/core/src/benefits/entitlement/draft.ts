/** What the decisions on entitlements share. */
import * as Result from "effect/Result"
import { happening, type Sealable } from "../../events/index.ts"
import { computeDeadline, type Deadline, type Month, monthOf, type Term } from "../../time/index.ts"
import type { Segment } from "../facts/index.ts"
import type { EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementEvent, PersonLink, Reasons } from "./entitlement-events.ts"
import type { EntitlementPhase, EntitlementState } from "./entitlement-state.ts"
import { type EntitlementRefusal, notInThisPhase, refusals } from "./refusals.ts"

export type Decision = Result.Result<readonly EntitlementEvent[], EntitlementRefusal>

export const happen = happening<EntitlementEvent>()

export const decided = (...events: readonly EntitlementEvent[]): Decision => Result.succeed(events)
export const refuse = (refusal: EntitlementRefusal): Decision => Result.fail(refusal)

/** An act names its reasons, none of them blank. */
export function unlessReasoned(reasons: Reasons): EntitlementRefusal | null {
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
