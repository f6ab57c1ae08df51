/** What other systems are to be told when something happens to a case: its stage changes, and nothing of the person. */
import type { ClockName } from "../../law/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CaseEvent } from "../case-events.ts"
import type { CaseState, Phase } from "../case-state.ts"
import { countingFacts, endIn } from "./counting-facts.ts"
import type { OutsideFact, OutsideStage } from "./outside-message.ts"
import { openConflicts } from "./stand-together.ts"

/** The stages that are told: those of a whole case that may be adopted, and ends and turns of our own. */
export type ToldStage =
  | Exclude<OutsideStage, "part-finished">
  | "not-accepted"
  | "acceptance-revoked"
  | "decision-revoked"
  | "reinstated"

/** One change of stage; ids, codes and dates alone. */
export interface ToldChange {
  readonly stage: ToldStage
  /** Its legal day. */
  readonly on: PlainDate
  /** Of a decision. */
  readonly favourable?: boolean
  /** Of a special procedure or an extension: which clock stands still or is lengthened. */
  readonly clock?: ClockName
  /** The outside system it was adopted or imported from; that system is not told again. */
  readonly from?: string
}

/** The case before the event and after it. */
export interface AroundEvent {
  readonly before: CaseState
  readonly after: CaseState
}

/**
 * The stage changes in one event, in order; none for most events. Where an entry is corrected or a conflict settled,
 * what was told before may no longer be so: told then is what stands otherwise, and else where the case stands now.
 */
export function stageChangesOf(event: CaseEvent, around: AroundEvent): readonly ToldChange[] {
  const { occurredOn } = event
  const change = (stage: ToldStage, more: Partial<ToldChange> = {}): readonly ToldChange[] => [
    { stage, on: occurredOn, ...more },
  ]
  switch (event.type) {
    case "MaterialsReceived":
      return change("received")
    case "Accepted":
    case "DeemedAccepted":
    case "TolerantlyAccepted":
      return change("accepted", { on: event.data.acceptedOn })
    case "CorrectionNotified":
      return change("correction-notified")
    case "SupplementReceived":
      return change("supplemented")
    case "ClockSuspended":
      return change("special-procedure-started", { clock: event.data.clock })
    case "ClockResumed":
      return change("special-procedure-ended", { clock: event.data.clock })
    case "ClockExtended":
      return change("extended", { clock: event.data.clock })
    case "DecisionMade":
      return change("decided", { favourable: event.data.favourable })
    case "DeemedRenewed":
      return change("decided", { on: event.data.expiresOn, favourable: true })
    case "ResultDelivered":
      return change("delivered")
    case "NotAccepted":
      return change("not-accepted")
    case "AcceptanceRevoked":
      return change("acceptance-revoked")
    case "CaseTerminated":
      return change("terminated")
    case "DecisionRevoked":
      return change("decision-revoked")
    case "ApplicationWithdrawn":
    case "ApplicationDeemedWithdrawn":
      return change("withdrawn")
    case "ApplicationReinstated":
      return change("reinstated")
    case "CorrectionReopened":
      return event.data.reinstates ? change("reinstated") : []
    case "OutsideFactAdopted": {
      const { fact } = event.data
      // What one authority says of its part leaves the case where it stands.
      if (fact.stage === "part-finished") return []
      const outcome = fact.stage === "decided" ? { favourable: fact.favourable } : {}
      return change(fact.stage, { from: fact.system, ...outcome })
    }
    case "CaseImported":
      return standingOf(around.after, occurredOn).map((told) => ({ ...told, from: event.data.system }))
    case "EntryCorrected":
      return otherwise(around, occurredOn)
    case "ConflictSettled": {
      const settled = openConflicts(around.before).find(({ id }) => id === event.data.conflict)
      return otherwise(around, occurredOn, settled?.theirs.filter(isStanding) ?? [])
    }
    // What leaves the case in the stage in which it was.
    case "CaseOpened":
    case "PartiesChanged":
    case "ChoicesMade":
    case "CorrectedOnSpot":
    case "DefectsFound":
    case "SupplementExtended":
    case "DelayExcused":
    case "OwedNotified":
    case "LookUpRequested":
    case "LookUpFailed":
    case "LookUpAnswered":
    case "CalendarRevised":
    case "DeadlineMoved":
    case "ResultDispatched":
    case "ExternalIdAdded":
    case "TaskOpened":
    case "PartOpened":
    case "HandedToReviewer":
    case "PartFinished":
    case "HandedToAuthority":
    case "EnteredLate":
    case "CaseAssigned":
    case "DocumentsHeld":
    case "MaterialWaived":
    case "IdentityShown":
    case "PlatformDataDisputed":
    case "SourceChecked":
    case "OverdueExplained":
    case "SiteChecked":
    case "CorrectionProposed":
    case "CommitmentGiven":
    case "VerificationDue":
    case "CommitmentVerified":
    case "RectificationOrdered":
    case "AdverseActAnnounced":
    case "DefenceStated":
    case "DocumentSealed":
    case "ServiceAddressConfirmed":
    case "DocumentServed":
      return []
    default:
      return event satisfies never
  }
}

/**
 * What stands otherwise than before, and what was contested; where nothing of it stands any more, for example because
 * silence has turned out to be none, the stage in which the case is now.
 */
function otherwise(
  { after, before }: AroundEvent,
  day: PlainDate,
  contested: readonly OutsideFact[] = [],
): readonly ToldChange[] {
  const [former, now] = [standingOf(before, day), standingOf(after, day)]
  const isAmong = (list: readonly ToldChange[], { favourable, on, stage }: ToldChange) =>
    list.some((each) => each.stage === stage && each.on === on && each.favourable === favourable)
  const isContested = ({ stage }: ToldChange) => contested.some((fact) => fact.stage === stage)
  const told = now.filter((each) => !isAmong(former, each) || isContested(each))
  const isGone = former.some((each) => !isAmong(now, each)) || contested.length > 0
  return told.length === 0 && isGone ? now.slice(-1) : told
}

/** Whether it is of a stage in which a case stays, and not of what happens within one. */
function isStanding({ stage }: OutsideFact): boolean {
  return standing.has(stage)
}

const standing: ReadonlySet<OutsideStage> = new Set([
  "received",
  "correction-notified",
  "accepted",
  "decided",
  "delivered",
  "withdrawn",
  "terminated",
])

/** The stages that a case has come to, in order; `day` is that of an end whose own day is not on record. */
function standingOf(state: CaseState, day: PlainDate): readonly ToldChange[] {
  const { acceptance, correction, decision, delivered, endedOn, outside, phase, receipt } = state
  const end = ends[phase]
  const endsOn = endedOn ?? (outside && endIn(countingFacts(outside))?.on) ?? day
  return [
    ...(receipt ? [{ stage: "received", on: receipt.receivedOn } as const] : []),
    ...(correction ? [{ stage: "correction-notified", on: correction.deadline.startsOn } as const] : []),
    ...(acceptance ? [{ stage: "accepted", on: acceptance.on } as const] : []),
    ...(decision ? [{ stage: "decided", on: decision.on, favourable: decision.favourable } as const] : []),
    ...(delivered ? [{ stage: "delivered", on: delivered.on } as const] : []),
    ...(end ? [{ stage: end, on: endsOn }] : []),
  ]
}

const ends: { readonly [P in Phase]?: ToldStage } = {
  "not-accepted": "not-accepted",
  "acceptance-revoked": "acceptance-revoked",
  terminated: "terminated",
  "deemed-withdrawn": "withdrawn",
  withdrawn: "withdrawn",
  "decision-revoked": "decision-revoked",
}
