/** 实施: reports, payments, and the amended contract, whose end moves the day by which acceptance is applied for. */
import * as Result from "effect/Result"
import { computeDeadline, recomputeDeadlines } from "../time/index.ts"
import { refuseAmendedEnd } from "./amendment-limits.ts"
import {
  decided,
  happen,
  refuse,
  refuseUnlessReasoned,
  refuseWithoutReasons,
  type Decision,
} from "./draft.ts"
import type { ProjectCommand, ProjectContext } from "./project-commands.ts"
import type { Reasons } from "./project-events.ts"
import type { ProjectState } from "./project-state.ts"
import { notAtThisStage, refusals } from "./refusals.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { type: Type }>

export function decideReport(
  state: ProjectState,
  { report }: Of<"report-progress">,
  context: ProjectContext,
): Decision {
  if (state.phase !== "executing") return refuse(notAtThisStage(state.phase))
  return decided(happen(context, "ProgressReported", { report }))
}

/** A tranche is paid once, and none once a project has ended to the unit's disadvantage. */
export function decidePay(
  state: ProjectState,
  { tranche }: Of<"pay-tranche">,
  context: ProjectContext,
): Decision {
  const { conclusion, contract, paid, phase } = state
  const isOpen = phase === "executing" || phase === "acceptance" || conclusion?.adverse === false
  if (!isOpen) return refuse(notAtThisStage(phase))
  const found = contract?.funding?.tranches.find(({ id }) => id === tranche)
  if (found === undefined) return refuse(refusals.unknownTranche)
  if (paid.includes(tranche)) return refuse(refusals.tranchePaidAlready)
  return decided(happen(context, "TranchePaid", { tranche, amount: found.amount }))
}

export function decideRequestAmendment(
  state: ProjectState,
  { endsOn, reasons }: Of<"request-amendment">,
  context: ProjectContext,
): Decision {
  if (state.phase !== "executing") return refuse(notAtThisStage(state.phase))
  if (state.amendment !== null) return refuse(refusals.amendmentPending)
  const { now } = context
  const refused = refuseAmendedEnd(state, { endsOn, askedOn: now.on }, context)
  if (refused) return refuse(refused)
  if (endsOn < now.on) return refuse(refusals.amendedEndTooEarly)
  const unreasoned = refuseWithoutReasons(reasons)
  return unreasoned ? refuse(unreasoned) : decided(happen(context, "AmendmentRequested", { endsOn, reasons }))
}

/** Granted, the contract ends on the day asked for, and six months, or what the rules say, run from there. */
export function decideGrantAmendment(state: ProjectState, context: ProjectContext): Decision {
  const { amendment, contract, phase } = state
  if (phase !== "executing" || contract === null) return refuse(notAtThisStage(phase))
  if (amendment === null) return refuse(refusals.noAmendmentPending)
  const { calendar, calendarPin, now, rules } = context
  // That the rules allow it was judged when it was asked for, under the same edition.
  const { endsOn } = amendment
  const isExtension = endsOn > contract.endsOn
  // A shorter contract that was agreed to late must not put the unit in default by itself.
  if (!isExtension && endsOn < now.on) return refuse(refusals.amendedEndTooEarly)
  const due = computeDeadline({ term: rules.acceptance.term, startsOn: endsOn, calendar })
  if (Result.isFailure(due)) return refuse(due.failure)
  const data = { endsOn, isExtension, acceptanceDue: due.success, calendar: calendarPin }
  return decided(happen(context, "ContractAmended", data))
}

export function decideRefuseAmendment(
  state: ProjectState,
  reasons: Reasons,
  context: ProjectContext,
): Decision {
  if (state.phase !== "executing") return refuse(notAtThisStage(state.phase))
  if (state.amendment === null) return refuse(refusals.noAmendmentPending)
  const unreasoned = refuseUnlessReasoned(reasons, context)
  if (unreasoned) return refuse(unreasoned)
  return decided(happen(context, "AmendmentRefused", { reasons, remedies: context.rules.remedies }))
}

/** A revised calendar moves the day, but not to an earlier one than the unit was told. */
export function decideReviseCalendar(state: ProjectState, context: ProjectContext): Decision {
  const { acceptanceDue, phase } = state
  if (phase !== "executing" || acceptanceDue === null) return refuse(notAtThisStage(phase))
  const open = [{ key: "acceptance", deadline: acceptanceDue, binds: "applicant" as const }]
  const policy = { neverToCitizensHarmOnceTold: true }
  const { moved, restated } = recomputeDeadlines(open, context.calendar, policy)
  return decided(
    ...[...moved, ...restated].map(({ deadline }) =>
      happen(context, "AcceptanceDueReckoned", {
        from: acceptanceDue.dueOn,
        to: deadline.dueOn,
        acceptanceDue: deadline,
        calendar: context.calendarPin,
      }),
    ),
  )
}
