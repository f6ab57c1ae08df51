/**
 * What an officer puts on record so that it can be answered for: papers held, documents waived, who showed who they
 * are, platform data in dispute, checks on site, and why a case is overdue.
 * 浙江省保障“最多跑一次”改革规定 art. 7, 9; 行政许可法 art. 34(3); 优化营商环境条例 art. 36¶2.
 */
import type { OfficerActor } from "../identity/index.ts"
import { officersWhereSilent } from "../law/index.ts"
import { composeChecklist } from "../materials/index.ts"
import { hasPassed } from "../time/index.ts"
import { refuseUnlessEntitled } from "./authority.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { isEnded } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { unexplainedClocks } from "./overdue.ts"
import { notInThisPhase, refusals } from "./refusals.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

const BEFORE_DECISION: ReadonlySet<CaseState["phase"]> = new Set(["received", "correcting", "accepted"])

/** 暂存: the five days of a licence run on, for receipt at the window is receipt by the authority. */
export function decideHoldDocuments(
  state: CaseState,
  { note }: Command<"hold-documents">,
  context: CaseContext,
): Decision {
  if (state.phase !== "received") return refuse(notInThisPhase(state.phase))
  return decided(happen(context, "DocumentsHeld", { note }))
}

export function decideWaiveMaterial(
  state: CaseState,
  { evidence, note, requirement }: Command<"waive-material">,
  context: CaseContext,
): Decision {
  if (!BEFORE_DECISION.has(state.phase)) return refuse(notInThisPhase(state.phase))
  const rule = context.ruleSet.provisions.waiver
  if (rule === undefined || !isAskedFor(state, requirement, context)) return refuse(refusals.notReplaceable)
  const { clause } = rule
  return decided(happen(context, "MaterialWaived", { requirement, evidence, note, clause }))
}

export function decideRecordIdentity(
  state: CaseState,
  { means, of, reference }: Command<"record-identity">,
  context: CaseContext,
): Decision {
  if (state.phase === "none" || isEnded(state)) return refuse(notInThisPhase(state.phase))
  const rule = context.ruleSet.provisions.identityEvidence
  if (rule === undefined || !rule.means.includes(means)) return refuse(refusals.identityMeansUnknown)
  return decided(happen(context, "IdentityShown", { of, means, reference, clause: rule.clause }))
}

/** The applicant's document takes the place of the data; the fact is in dispute, and the source is to be asked. */
export function decideDispute(
  state: CaseState,
  { material, requirement, statement }: Command<"dispute-platform-data">,
  context: CaseContext,
): Decision {
  if (!BEFORE_DECISION.has(state.phase)) return refuse(notInThisPhase(state.phase))
  const rule = context.ruleSet.provisions.dataDispute
  const own = context.item.materials.find(({ id }) => id === requirement)
  if (rule === undefined || own === undefined || own.obtainedBy === "applicant")
    return refuse(refusals.notLookedUp)
  if (material.requirement !== requirement) return refuse(refusals.notLookedUp)
  const data = { requirement, material, statement, facts: own.evidences, clause: rule.clause }
  return decided(happen(context, "PlatformDataDisputed", data))
}

/** What the source answered. The decision does not wait for it. */
export function decideSourceCheck(
  state: CaseState,
  { outcome, requirement }: Command<"record-source-check">,
  context: CaseContext,
): Decision {
  const lookUp = Object.hasOwn(state.lookUps, requirement) ? state.lookUps[requirement] : undefined
  if (lookUp?.isChecked !== false) return refuse(refusals.notLookedUp)
  return decided(happen(context, "SourceChecked", { requirement, outcome }))
}

/**
 * Several officers go, each of whom may do it by the table of who may do what, and none of whom is of the applicant's
 * side. Those who went with the actor are whom the host vouches for beside them, not who a command names.
 */
export function decideSiteCheck(
  state: CaseState,
  command: Command<"record-site-check">,
  context: CaseContext,
): Decision {
  if (state.phase !== "accepted") return refuse(notInThisPhase(state.phase))
  const { actor, alongside = [], now, ruleSet } = context
  const { findings, on, outcome } = command
  const officers = [actor, ...alongside].filter(({ kind }) => kind === "officer") as readonly OfficerActor[]
  const least = ruleSet.provisions.siteCheck?.officers ?? officersWhereSilent
  if (new Set(officers.map(({ externalId }) => externalId)).size < Math.max(least, officers.length))
    return refuse({ ...refusals.tooFewOfficers, ...clauseOf(ruleSet.provisions.siteCheck) })
  for (const other of alongside) {
    const notEntitled = refuseUnlessEntitled(state, command, { ...context, actor: other })
    if (notEntitled) return refuse(notEntitled)
  }
  if (officers.some(({ externalId }) => isPartyTo(state, externalId))) return refuse(refusals.officerIsParty)
  if (on > now.on) return refuse(refusals.dateInTheFuture)
  if (state.acceptance !== null && on < state.acceptance.on) return refuse(refusals.dateTooEarly)
  return decided(happen(context, "SiteChecked", { officers, outcome, findings }, { occurredOn: on }))
}

/** Told of a clock that has run out and not before, in a case that is closed by the day it was closed. */
export function decideExplainOverdue(
  state: CaseState,
  { clock, explanation, publishedOn }: Command<"explain-overdue">,
  context: CaseContext,
): Decision {
  const { on } = context.now
  const deadline = state[clock]
  if (deadline === null || state.acceptance === null) return refuse(refusals.noSuchClock)
  if (!unexplainedClocks(state, on).includes(clock)) return refuse(refusals.notOverdue)
  if (publishedOn > on) return refuse(refusals.dateInTheFuture)
  if (!hasPassed(deadline, publishedOn)) return refuse(refusals.dateTooEarly)
  return decided(happen(context, "OverdueExplained", { clock, explanation, publishedOn }))
}

/** A host whose ids for officers are its ids for people shows by them who is a party to the case. */
function isPartyTo({ applicant, parties }: CaseState, externalId: string): boolean {
  return [applicant, ...parties.map(({ subject }) => subject)].some((subject) => subject === externalId)
}

/** Whether the applicant has to hand the material in, as the case stands. */
function isAskedFor(state: CaseState, requirement: string, { item }: CaseContext): boolean {
  const { lines } = composeChecklist(item, state.scenario)
  return lines.some((line) => line.requirement.id === requirement && line.from === "applicant")
}

function clauseOf<Rule extends { readonly clause: object }>(rule: Rule | undefined) {
  return rule === undefined ? {} : { clause: rule.clause as Rule["clause"] }
}
