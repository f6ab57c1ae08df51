/**
 * Finding a person without an application: what runs and sources say, and visits where that leaves something open. A gap
 * asks for a visit and never refuses; somebody who is not at home, or does not want to answer, has said neither yes nor no.
 */
import { canonicalJson } from "../../events/index.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { type Decision, decided, determined, happen, linked, refuse } from "./draft.ts"
import { refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

export function decideDifference(
  state: EntitlementState,
  { after, before, kind, link, month, receipt, run, statements = [] }: Of<"note-difference">,
  context: EntitlementContext,
): Decision {
  if (state.found?.run === run) return decided()
  return decided(
    ...linked(state, link, context),
    ...statements
      .filter(({ id }) => !state.statements.includes(id))
      .map((statement) => happen(context, "StatementMade", statement)),
    happen(context, "DifferenceFound", { run, month, kind, before, after, receipt }),
    ...determined(state, run, context),
  )
}

/** What a source says, and what everything known comes to with it where that was reckoned. */
export function decideState(
  state: EntitlementState,
  { statement }: Of<"state">,
  context: EntitlementContext,
): Decision {
  if (state.statements.includes(statement.id)) return decided()
  if (statement.asOf > context.now.on) return refuse(refusals.dateInTheFuture)
  return decided(
    happen(context, "StatementMade", statement),
    ...determined(state, `statement:${statement.id}`, context),
  )
}

export function decideDetermine(
  state: EntitlementState,
  { by }: Of<"determine">,
  context: EntitlementContext,
): Decision {
  return decided(...determined(state, by, context))
}

export function decideAskVisit(
  state: EntitlementState,
  { facts, why }: Of<"ask-visit">,
  context: EntitlementContext,
): Decision {
  // One visit asks everything: a second of the same facts would only trouble the person again.
  const isAsked = state.visits.some(
    (visit) => visit.outcome === null && facts.every((fact) => visit.facts.includes(fact)),
  )
  if (isAsked || facts.length === 0) return decided()
  const visit = state.visits.length + 1
  return decided(happen(context, "VisitAsked", { visit, facts: [...facts].toSorted(), why }))
}

export function decideRecordVisit(
  state: EntitlementState,
  { evidence, on, outcome, visit }: Of<"record-visit">,
  context: EntitlementContext,
): Decision {
  const asked = state.visits.find((each) => each.visit === visit && each.outcome === null)
  if (asked === undefined) return refuse(refusals.unknownVisit)
  if (on > context.now.on) return refuse(refusals.dateInTheFuture)
  return decided(happen(context, "VisitRecorded", { visit, on, outcome, evidence }))
}

/** What other programmes of the group keep, as it was worked out from where they stand (`takenFrom`). */
export function decideGroup(
  state: EntitlementState,
  { taken }: Of<"note-group">,
  context: EntitlementContext,
): Decision {
  if (Object.values(taken).includes(context.programme.id)) return refuse(refusals.ownMonth)
  const same = canonicalJson(taken) === canonicalJson(state.taken)
  return same ? decided() : decided(happen(context, "GroupNoted", { taken }))
}
