/**
 * Importing a case that another system opened and that is still open: where it stands there, and where its
 * clocks stand. Days counted there are not counted anew, and the earlier of two due days binds. What has
 * fallen due since is applied at once, as for any case.
 */
import * as Result from "effect/Result"
import { isInForce, itemTypes } from "../../law/index.ts"
import type { Shortfall } from "../../materials/index.ts"
import { composeChecklist, judgeSubmission } from "../../materials/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import { computeDeadline, importDeadline } from "../../time/index.ts"
import { applyDue } from "../apply-due.ts"
import type { CaseContext } from "../case-commands.ts"
import type { CaseEventData, CourseDeadline } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import { noCase } from "../case-state.ts"
import { isItemInForce, lookUpsOf, noticeDeadline } from "../decide-intake.ts"
import { decisionClocks } from "../decision-clocks.ts"
import { decided, happen, refuse, type Decision } from "../draft.ts"
import { fold } from "../evolve.ts"
import { refuseUnknown } from "../known-materials.ts"
import { notInThisPhase, refusals, unknownMaterial, type CaseRefusal } from "../refusals.ts"
import { isAuthoritative } from "./decide-adopt.ts"
import type { AskedThere, ImportCommand, StageThere, StatedPosition } from "./import-command.ts"
import { notAuthoritative, outsideRefusals } from "./outside-refusals.ts"
import type { StatedDayDiffers } from "./outside-state.ts"

export function decideImport(state: CaseState, command: ImportCommand, context: CaseContext): Decision {
  if (state.phase !== "none") return refuse(notInThisPhase(state.phase))
  const refusal = refuseImport(command, context)
  if (refusal) return refuse(refusal)
  const position = positionOf(command, context)
  if (Result.isFailure(position)) return refuse(position.failure)
  const { item } = context
  const { receipt, there } = command
  const opened = [
    happen(context, "CaseOpened", {
      item: command.item,
      ruleSet: command.ruleSet,
      calendar: command.calendar,
      regions: command.regions,
      itemType: item.type,
      applicant: command.applicant,
      scenario: command.scenario,
      externalIds: command.externalIds,
    }),
    happen(context, "CaseImported", position.success, { occurredOn: receipt.receivedOn }),
    ...(there.stage === "decided" ? [] : lookUpsOf(command, context)),
  ]
  return decided(...opened, ...applyDue(fold(opened, noCase), context))
}

function refuseImport(command: ImportCommand, context: CaseContext): CaseRefusal | undefined {
  const { asOf, clocks, externalIds, materials, receipt, system, there } = command
  const { actor, item, now, ruleSet } = context
  if (externalIds.length === 0) return outsideRefusals.importWithoutId
  if (actor.kind === "system") {
    const scheme = externalIds[0]?.scheme ?? ""
    if (!isAuthoritative(system, externalIds, context)) return notAuthoritative(system, scheme)
  }
  if (item.initiation === "ex-officio") return refusals.noApplicationNeeded
  if (!isInForce(ruleSet, receipt.receivedOn) || !isItemInForce(item, receipt.receivedOn))
    return refusals.notInForce
  // In the order in which they must lie: receipt, what came of it, the statement, today.
  const days = [receipt.receivedOn, ...daysOf(there), asOf]
  if ([...days, ...clocks.map((clock) => clock.asOf)].some((day) => day > now.on))
    return refusals.dateInTheFuture
  if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? day))) return refusals.dateTooEarly
  const has = clocksOf(there)
  if (clocks.some(({ clock }) => !has.includes(clock))) return refusals.noSuchClock
  return refuseUnknown(materials, context)
}

function daysOf(there: StageThere): readonly PlainDate[] {
  switch (there.stage) {
    case "received":
      return []
    case "correcting":
      return [there.asked.on]
    case "accepted":
      return there.owed ? [there.acceptedOn, there.owed.on] : [there.acceptedOn]
    case "decided":
      return [there.acceptedOn, there.decision.on]
    default:
      return there satisfies never
  }
}

function clocksOf(there: StageThere): readonly CourseDeadline[] {
  switch (there.stage) {
    case "received":
      return ["notice"]
    case "correcting":
      return ["correction"]
    case "accepted":
      return there.owed ? ["statutory", "promised", "supplement"] : ["statutory", "promised"]
    case "decided":
      return ["delivery"]
    default:
      return there satisfies never
  }
}

type Position = CaseEventData["CaseImported"]

/** The deadlines of the stage, each gone on from what was stated of it, or reckoned where nothing was. */
function positionOf(command: ImportCommand, context: CaseContext): Result.Result<Position, CaseRefusal> {
  const { asOf, materials, receipt, system, there } = command
  const differences: StatedDayDiffers[] = []
  const failures: CaseRefusal[] = []
  const goOn = (
    clock: CourseDeadline,
    reckoned: Result.Result<Deadline | null, CaseRefusal>,
  ): Deadline | null => {
    if (Result.isFailure(reckoned)) {
      failures.push(reckoned.failure)
      return null
    }
    const stated = command.clocks.find((each) => each.clock === clock)
    if (stated === undefined) return reckoned.success
    if (reckoned.success === null) {
      failures.push(refusals.noSuchClock)
      return null
    }
    const imported = goOnFrom(stated, reckoned.success, system, context)
    if (Result.isFailure(imported)) {
      failures.push(imported.failure)
      return null
    }
    const { deadline, differs } = imported.success
    if (differs !== null) differences.push({ clock, ...differs })
    return deadline
  }
  const askedOf = (clock: CourseDeadline, asked: AskedThere): Position["asked"] => {
    const shortfalls = shortfallsOf(asked, command, context)
    if (Result.isFailure(shortfalls)) {
      failures.push(shortfalls.failure)
      return null
    }
    const { calendar } = context
    const deadline = goOn(clock, computeDeadline({ term: asked.within, startsOn: asked.on, calendar }))
    return deadline && { shortfalls: shortfalls.success, deadline, mode: asked.mode ?? "posted" }
  }

  const shared = { system, asOf, receipt, materials, stage: there.stage } as const
  const none = {
    noticeDue: null,
    asked: null,
    acceptedOn: null,
    clocks: null,
    decision: null,
    delivery: null,
  }
  let position: Omit<Position, "differences">
  switch (there.stage) {
    case "received":
      position = { ...shared, ...none, noticeDue: goOn("notice", noticeDeadline(context, receipt)) }
      break
    case "correcting":
      position = { ...shared, ...none, asked: askedOf("correction", there.asked) }
      break
    case "accepted": {
      const clocks = decisionClocks(context, there.acceptedOn)
      position = {
        ...shared,
        ...none,
        acceptedOn: there.acceptedOn,
        clocks: {
          statutory: goOn(
            "statutory",
            Result.map(clocks, ({ statutory }) => statutory),
          ),
          promised: goOn(
            "promised",
            Result.map(clocks, ({ promised }) => promised),
          ),
        },
        asked: there.owed ? askedOf("supplement", there.owed) : null,
      }
      break
    }
    case "decided": {
      const { favourable, on } = there.decision
      const type = itemTypes[context.item.type]
      const act = favourable ? type.favourable : (type.unfavourable ?? type.favourable)
      position = {
        ...shared,
        ...none,
        acceptedOn: there.acceptedOn,
        decision: { act: act.code, favourable, on },
        delivery: goOn("delivery", deliveryFrom(on, context)),
      }
      break
    }
    default:
      return there satisfies never
  }
  const [failure] = failures
  return failure === undefined ? Result.succeed({ ...position, differences }) : Result.fail(failure)
}

function goOnFrom(
  stated: StatedPosition,
  { startsOn, term }: Deadline,
  system: string,
  { calendar }: CaseContext,
) {
  const { asOf, statedDueOn, suspended } = stated
  const suspensions = suspended
    ? [
        {
          reason: suspended.reason,
          from: suspended.since,
          to: null,
          toldInWritingOn: suspended.toldInWritingOn,
        },
      ]
    : []
  const days = "used" in stated ? { used: stated.used } : { remaining: stated.remaining }
  const due = statedDueOn === undefined ? {} : { statedDueOn }
  return importDeadline({ term, startsOn, calendar, system, asOf, suspensions, ...days, ...due })
}

function shortfallsOf(
  { requirements }: AskedThere,
  { materials, scenario }: ImportCommand,
  { item }: CaseContext,
): Result.Result<readonly Shortfall[], CaseRefusal> {
  const judged = judgeSubmission(composeChecklist(item, scenario), materials)
  const unknown = requirements.flatMap((id, at) =>
    judged.some(({ requirement }) => requirement === id) ? [] : [at],
  )
  return unknown.length > 0
    ? Result.fail(unknownMaterial(unknown))
    : Result.succeed(judged.filter(({ requirement }) => requirements.includes(requirement)))
}

function deliveryFrom(
  on: PlainDate,
  { calendar, ruleSet }: CaseContext,
): Result.Result<Deadline | null, CaseRefusal> {
  const { delivery } = ruleSet.provisions
  if (delivery === undefined) return Result.succeed(null)
  return computeDeadline({ term: delivery.term, startsOn: on, calendar })
}
