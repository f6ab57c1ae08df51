/**
 * Legal documents (文书) of a case, in Chinese alone, composed from what happened: nothing is typed in twice. An event may
 * call for none, one or two of them; the same events give the same documents.
 */
import { evolve, noCase, type CaseEvent, type CaseState } from "../../intake/index.ts"
import {
  composeDecisionRevoked,
  composeDeemedRenewal,
  composeOverdueExplanation,
  composeRectification,
} from "./afterwards-documents.ts"
import {
  composeDeadlineMoved,
  composeExtension,
  composeProcedureEnded,
  composeSpecialProcedure,
} from "./clock-documents.ts"
import { framed, type DocumentContext, type Draft } from "./draft.ts"
import {
  composeAcceptance,
  composeCommitment,
  composeCorrection,
  composeDeemedAcceptance,
  composeNotAccepted,
  composeReceipt,
  composeTolerantAcceptance,
} from "./intake-documents.ts"
import {
  composeAcceptanceRevoked,
  composeCollection,
  composeDecision,
  composeDeemedWithdrawn,
} from "./later-documents.ts"
import type { CaseDocument, LegalDocument } from "./legal-document.ts"
import {
  composeDelayExcused,
  composeFurtherNotice,
  composeSupplementExtended,
  composeTerminated,
} from "./owed-documents.ts"
import { composePriorNotice } from "./prior-notice.ts"
import { composeServiceReturn } from "./service-return.ts"

/**
 * Every document of a case, in the order of its events, each with its id in the case. The events are those of the whole
 * stream from its beginning; sealed values must have been opened.
 */
export function composeDocuments(
  events: readonly CaseEvent[],
  context: DocumentContext,
): readonly CaseDocument[] {
  let before = noCase
  const documents: CaseDocument[] = []
  events.forEach((event, index) => {
    const called = documentsOf(event, before, context, documents)
    before = evolve(before, event)
    documents.push(...called.map((document) => ({ ...document, id: `${index + 1}-${document.kind}` })))
  })
  return documents
}

/**
 * The first document an event calls for, or `null` where it calls for none. Sealed values must have been opened.
 * `before` is the case as it stood: without it a document that lists what was received lists nothing. A return of
 * service names another document of the case, and comes of `composeDocuments` alone.
 */
export function composeDocument(
  event: CaseEvent,
  context: DocumentContext,
  before: CaseState = noCase,
): LegalDocument | null {
  return documentsOf(event, before, context, [])[0] ?? null
}

function documentsOf(
  event: CaseEvent,
  before: CaseState,
  context: DocumentContext,
  earlier: readonly CaseDocument[],
): readonly LegalDocument[] {
  return draftsOf(event, before, context, earlier).flatMap((draft) =>
    draft === null ? [] : [framed(draft, event.occurredOn, context)],
  )
}

function draftsOf(
  event: CaseEvent,
  before: CaseState,
  context: DocumentContext,
  earlier: readonly CaseDocument[],
): readonly (Draft | null)[] {
  switch (event.type) {
    case "MaterialsReceived": {
      const { number } = event.data
      return [composeReceipt(event.data, { number, of: number, isSupplement: false }, context)]
    }
    case "SupplementReceived":
      return [composeReceipt(event.data, { number: null, of: before.number, isSupplement: true }, context)]
    case "CorrectionNotified":
      return [composeCorrection(event.data, context)]
    case "Accepted":
      return [composeAcceptance(event.data, before, context)]
    case "DeemedAccepted":
      return [composeDeemedAcceptance(event.data, before, context)]
    case "TolerantlyAccepted":
      return [composeTolerantAcceptance(event.data, before, context), composeCommitment(event.data, context)]
    case "OwedNotified":
      return [composeFurtherNotice(event.data, context)]
    case "NotAccepted":
      return [composeNotAccepted(event.data, context)]
    case "AcceptanceRevoked":
      return [composeAcceptanceRevoked(event.data, before, context)]
    case "CaseTerminated":
      return [composeTerminated(event.data, before, context)]
    case "ApplicationDeemedWithdrawn":
      return [composeDeemedWithdrawn(event.data, context)]
    case "ClockSuspended":
      return [composeSpecialProcedure(event.data, event.occurredOn, context)]
    case "ClockResumed":
      return [composeProcedureEnded(event.data, before, context)]
    case "DeadlineMoved":
      return [composeDeadlineMoved(event.data, context)]
    case "SupplementExtended":
    case "CorrectionReopened":
      return [composeSupplementExtended(event.data, before, context)]
    case "DelayExcused":
      return [composeDelayExcused(event.data, before, context)]
    case "DocumentServed": {
      const served = earlier.find(({ id }) => id === event.data.document.id)
      return served === undefined ? [] : [composeServiceReturn(event.data, served, before, context)]
    }
    case "ClockExtended":
      return [composeExtension(event.data, context)]
    case "DecisionMade":
      return [composeDecision(event.data, context), composeCollection(event.data, before, context)]
    case "OverdueExplained":
      return [composeOverdueExplanation(event.data, before, context)]
    case "DeemedRenewed":
      return [composeDeemedRenewal(event.data, context)]
    case "RectificationOrdered":
      return [composeRectification(event.data, before, context)]
    case "AdverseActAnnounced":
      return [composePriorNotice(event.data, context)]
    case "DecisionRevoked":
      return [composeDecisionRevoked(event.data, before, context)]
    default:
      return []
  }
}
