/** How a case grows by what is sealed and served of its documents. */
import type { ServiceMethod } from "../law/index.ts"
import type { PlainDate } from "../time/index.ts"
import { documentOf, isAct, type IssuedDocument } from "./case-documents.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import type { Choices } from "./party.ts"
import type { ServiceEventData } from "./service-events.ts"

/** The state after the event; its version is the caller's to count. */
export function evolveService(
  state: CaseState,
  event: Extract<CaseEvent, { readonly type: keyof ServiceEventData }>,
): CaseState {
  switch (event.type) {
    case "DocumentSealed": {
      const { document } = event.data
      const toSeal = state.toSeal.filter((each) => each.document !== document)
      return change({ ...state, toSeal }, document, { isSealed: true })
    }
    case "ServiceAddressConfirmed": {
      const { confirmedOn, electronic } = event.data
      return withConsent(state, confirmedOn, electronic?.system ?? null)
    }
    case "DocumentServed": {
      const { clause, counts, document, servedOn, way } = event.data
      const paper = ON_PAPER.has(way.method) ? { onPaper: true as const } : {}
      const served = { on: servedOn, method: way.method, ...(clause === undefined ? {} : { clause }) }
      return change(state, document.id, { ...paper, ...(counts ? { served } : {}) })
    }
    default:
      return event satisfies never
  }
}

/** With the document that the event calls for. */
export function withDocument(state: CaseState, event: CaseEvent): CaseState {
  const document = documentOf(event, state.version)
  if (document === null) return state
  const { id, number } = document
  const waits = isAct(document) && number !== null ? [{ document: id, number, of: event.type }] : []
  return { ...state, documents: [...state.documents, document], toSeal: [...state.toSeal, ...waits] }
}

/** Handed over with no seal on record: in a release before seals were recorded, when what left the house bore its own. */
export function sealedBefore(state: CaseState): CaseState {
  return state.toSeal.some(({ of }) => of === "DecisionMade") ? { ...state, toSeal: [] } : state
}

/** Who says no to electronic service takes back what they agreed to, from that day on. */
export function withChoices(state: CaseState, choices: Choices, on: PlainDate): CaseState {
  const next = { ...state, choices }
  const isTakenBack = choices.optIns?.electronicService === false && state.consents.at(-1)?.system != null
  return isTakenBack ? withConsent(next, on, null) : next
}

function withConsent(state: CaseState, from: PlainDate, system: string | null): CaseState {
  return { ...state, consents: [...state.consents, { from, system }] }
}

/** What is published, or sent into a system, puts no paper into anybody's hand. */
const ON_PAPER: ReadonlySet<ServiceMethod> = new Set(["direct", "left", "posted", "entrusted"])

function change(state: CaseState, id: string, more: Partial<IssuedDocument>): CaseState {
  return {
    ...state,
    documents: state.documents.map((each) => (each.id === id ? { ...each, ...more } : each)),
  }
}
