/**
 * Where a case stands, for the person whose case it is: the stage, what is owed and how, the days and why they fall
 * where they fall, what comes next and of whom, and where to ask. It names nobody and opens nothing that is sealed.
 */
import type { Shortfall } from "../materials/index.ts"
import { type Text, text } from "../reasons/index.ts"
import {
  type Calendar,
  type Certainty,
  composeDeadline,
  composeLedger,
  type Deadline,
  explainDeadline,
  type InTimeMode,
  type PlainDate,
} from "../time/index.ts"
import { applyDue } from "./apply-due.ts"
import { boundBy } from "./calendar-moves.ts"
import type { CaseContext } from "./case-commands.ts"
import { countVisits, type CaseState, type Phase } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { fold } from "./evolve.ts"
import { openDeadlines, type RunningDeadline } from "./open-deadlines.ts"
import {
  askedInTime,
  deadlineTitle,
  howInTime,
  nextSteps,
  stageTitles,
  visitsSoFar,
} from "./progress-words.ts"

/** One thing to be corrected or still to come. */
export interface OwedPiece {
  readonly requirement: string
  readonly name: Text
  /** What to do about it. */
  readonly what: Text
  /** The last day in time, itself included; `null` while it stands still. */
  readonly lastDay: PlainDate | null
  readonly certainty: Certainty
  readonly mode: InTimeMode
  /** Whether posting it by then is enough. */
  readonly how: Text
}

export interface ProgressDay {
  readonly deadline: DeadlineName
  readonly title: Text
  /** Whom it binds. */
  readonly binds: "applicant" | "authority"
  readonly dueOn: PlainDate | null
  readonly certainty: Certainty
  /** How it was reckoned, in one sentence. */
  readonly sentence: Text
  /** Every day from the start, counted or not, with its reason. */
  readonly days: readonly Text[]
}

export interface Progress {
  /** 收件凭证文号. */
  readonly number: string | null
  readonly item: Text
  readonly stage: { readonly phase: Phase; readonly title: Text }
  readonly owed: readonly OwedPiece[]
  readonly days: readonly ProgressDay[]
  readonly next: { readonly who: "applicant" | "authority" | "nobody"; readonly step: Text }
  readonly visits: { readonly count: number; readonly said: Text }
  readonly window: {
    readonly authority: Text
    readonly address: Text
    readonly hours: Text
    readonly phone: string
    readonly complaintPhone: string
  }
}

export interface ProgressContext extends CaseContext {
  /** The editions of the calendar that the case was reckoned on before; see `CaseContext.calendar`. */
  readonly earlier?: readonly Calendar[]
}

/** Where a case stands on the day it is asked; what has fallen due counts, whether or not it was written down yet. */
export function composeProgress(recorded: CaseState, context: ProgressContext): Progress {
  const state = recorded.phase === "none" ? recorded : fold(applyDue(recorded, context), recorded)
  const { authority, contact, name } = context.item
  const { address, complaintPhone, hours, phone } = contact
  const count = countVisits(state)
  return {
    number: state.number,
    item: name,
    stage: { phase: state.phase, title: stageTitles[state.phase] },
    owed: owedIn(state, context),
    days: openDeadlines(state).map((running) => dayOf(running, context)),
    next: nextOf(state),
    visits: { count, said: visitsSoFar(count) },
    window: { authority: authority.name, address, hours, phone, complaintPhone },
  }
}

function owedIn({ correction, owing, phase }: CaseState, context: ProgressContext): readonly OwedPiece[] {
  const asked = (list: readonly Shortfall[], { certainty, dueOn }: Deadline, mode: InTimeMode) =>
    list.map(({ remedy, requirement }) => ({
      requirement,
      name:
        context.item.materials.find(({ id }) => id === requirement)?.name ?? text(requirement, requirement),
      what: remedy,
      lastDay: dueOn,
      certainty,
      mode,
      how: howInTime[mode],
    }))
  if (phase === "correcting" && correction)
    return asked(correction.open, correction.deadline, correction.mode)
  if (phase === "accepted" && owing) return asked(owing.owed, owing.deadline, owing.mode)
  return []
}

function dayOf({ deadline: run, dueOn, name }: RunningDeadline, context: ProgressContext): ProgressDay {
  const { calendar, earlier = [], item, now, ruleSet } = context
  const { id, version } = run.calendar
  const on = [calendar, ...earlier].find((each) => each.id === id && each.version === version)
  const reasons = [...(ruleSet.provisions.suspensions ?? []), ...item.specialProcedures]
  const titles = Object.fromEntries(reasons.map(({ reason, title }) => [reason, title]))
  return {
    deadline: name,
    title: deadlineTitle(name, item),
    binds: boundBy(name),
    dueOn,
    certainty: run.certainty,
    sentence: name === "expiry" && dueOn !== null ? askedInTime(run, dueOn) : composeDeadline(run),
    days: on === undefined ? [] : composeLedger(explainDeadline(run, on, now.on), titles),
  }
}

function nextOf(state: CaseState): Progress["next"] {
  const authority = (step: Text) => ({ who: "authority", step }) as const
  const applicant = (step: Text) => ({ who: "applicant", step }) as const
  const nobody = (step: Text) => ({ who: "nobody", step }) as const
  const { choices, correction, decision, dispatchedOn, handOver, owing, phase } = state
  switch (phase) {
    case "none":
    case "received":
      return authority(nextSteps.examine)
    case "correcting":
      return correction?.open.length === 0 ? authority(nextSteps.confirm) : applicant(nextSteps.correct)
    case "accepted":
      return (owing?.owed.length ?? 0) > 0 ? applicant(nextSteps.supply) : authority(nextSteps.decide)
    case "decided":
      if (dispatchedOn !== null) return applicant(nextSteps.receive)
      return choices.collection === "by-hand" ? applicant(nextSteps.fetch) : authority(nextSteps.deliver)
    case "delivered":
      return nobody(decision?.favourable === false ? nextSteps.remedies : nextSteps.none)
    case "not-accepted":
      if (handOver === null) return nobody(nextSteps.remedies)
      return handOver.takenOn === null ? authority(nextSteps.referred) : nobody(nextSteps.referred)
    case "acceptance-revoked":
    case "terminated":
    case "decision-revoked":
      return nobody(nextSteps.remedies)
    case "deemed-withdrawn":
    case "withdrawn":
      return nobody(nextSteps.again)
    default:
      return phase satisfies never
  }
}
