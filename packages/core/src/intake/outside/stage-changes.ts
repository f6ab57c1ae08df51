/** What other systems are to be told when something happens to a case: its stage changes, and nothing of the person. */
import type { ClockName } from "../../law/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CaseEvent } from "../case-events.ts"
import type { OutsideStage } from "./outside-message.ts"

/** The stages that are told: those of a whole case that may be adopted, and ends and turns of our own. */
export type ToldStage =
  | Exclude<OutsideStage, "part-finished">
  | "not-accepted"
  | "acceptance-revoked"
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

/** The stage changes in one event, in order; none for most events. */
export function stageChangesOf(event: CaseEvent): readonly ToldChange[] {
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
    case "ResultDelivered":
      return change("delivered")
    case "NotAccepted":
      return change("not-accepted")
    case "AcceptanceRevoked":
      return change("acceptance-revoked")
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
      return importedChanges(event.data)
    default:
      return []
  }
}

function importedChanges(data: Extract<CaseEvent, { type: "CaseImported" }>["data"]): readonly ToldChange[] {
  const { acceptedOn, decision, receipt, system } = data
  return [
    { stage: "received", on: receipt.receivedOn, from: system },
    ...(acceptedOn === null ? [] : [{ stage: "accepted", on: acceptedOn, from: system } as const]),
    ...(decision === null
      ? []
      : [{ stage: "decided", on: decision.on, favourable: decision.favourable, from: system } as const]),
  ]
}
