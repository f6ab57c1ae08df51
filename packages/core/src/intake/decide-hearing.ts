/**
 * 事先告知 and 陈述申辩: where the rule set asks it, an act against the applicant waits until they were told what is
 * intended and why, and answered or let the time for it pass. Told anew, the time runs anew. Which rule sets ask it, and
 * of which acts, is theirs to say; whether an answer convinces is for the officer who then acts.
 */
import * as Result from "effect/Result"
import type { HeardAct } from "../law/index.ts"
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import { hasPassed, type PlainDate } from "../time/index.ts"
import { actOf } from "./authority.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { isHeardIn } from "./hearing.ts"
import { notInThisPhase, refusals } from "./refusals.ts"
import { fromToday } from "./tolerance-limit.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

export interface PriorNoticeMissing extends Refusal<"PriorNoticeMissing"> {
  readonly act: HeardAct
}
export interface DefenceStillOpen extends Refusal<"DefenceStillOpen"> {
  readonly act: HeardAct
  /** The last day to answer. */
  readonly until: PlainDate
}
export type HearingRefusal = PriorNoticeMissing | DefenceStillOpen

export function decideAnnounce(
  state: CaseState,
  { act, number, reasons }: Command<"announce-adverse-act">,
  context: CaseContext,
): Decision {
  const rule = context.ruleSet.provisions.priorNotice
  if (rule === undefined || !rule.acts.includes(act)) return refuse(refusals.nothingToAnnounce)
  if (!isHeardIn(act, state.phase)) return refuse(notInThisPhase(state.phase))
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  const respondBy = fromToday(rule.term, context)
  if (Result.isFailure(respondBy)) return refuse(respondBy.failure)
  const data = { act, reasons, respondBy: respondBy.success, clause: rule.clause, number }
  return decided(happen(context, "AdverseActAnnounced", data))
}

/** Heard whenever it comes before the act, and as often. */
export function decideDefence(
  state: CaseState,
  { act, statement }: Command<"state-defence">,
  context: CaseContext,
): Decision {
  if (state.announced[act] === undefined || !isHeardIn(act, state.phase))
    return refuse(refusals.nothingAnnounced)
  return decided(happen(context, "DefenceStated", { act, statement }))
}

/** Why an act must wait; `undefined` where nobody is to be heard on it, or they were. */
export function refuseUnheard(
  state: CaseState,
  command: CaseCommand,
  { now, ruleSet }: CaseContext,
): HearingRefusal | undefined {
  const rule = ruleSet.provisions.priorNotice
  const done = actOf(command)
  const act = rule?.acts.find((each) => each === done)
  if (rule === undefined || act === undefined) return undefined
  const announced = state.announced[act]
  if (announced === undefined) return priorNoticeMissing(act, rule.clause)
  const { isAnswered, respondBy } = announced
  if (isAnswered || respondBy.dueOn === null || hasPassed(respondBy, now.on)) return undefined
  return defenceStillOpen(act, respondBy.dueOn, rule.clause)
}

const priorNoticeMissing = (act: HeardAct, clause: Citation): PriorNoticeMissing => ({
  _tag: "PriorNoticeMissing",
  act,
  message: text(
    "作出不利处理前应先告知申请人拟作的处理和理由，听取其陈述申辩（announce-adverse-act）。",
    "Tell the applicant first what is intended and why, and hear their answer (`announce-adverse-act`).",
  ),
  clause,
})

const defenceStillOpen = (act: HeardAct, until: PlainDate, clause: Citation): DefenceStillOpen => ({
  _tag: "DefenceStillOpen",
  act,
  until,
  message: text(
    `陈述申辩的期限至 ${until}（含当日），申请人尚未答复，请待其答复或期满。`,
    `The applicant may answer until ${until} and has not yet: wait for the answer, or for that day to pass.`,
  ),
  clause,
})
