/**
 * The tolerance horizon: for each thing owed, the last day on which it may come and what may follow when it does
 * not. Nothing follows by itself: every consequence is an act of a person. 浙江省保障“最多跑一次”改革规定 art. 11¶2.
 */
import * as Result from "effect/Result"
import type { Tolerance } from "../law/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import { addDays, type Certainty, type InTimeMode, type PlainDate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { latestExtension } from "./tolerance-limit.ts"

export interface HorizonPiece {
  readonly requirement: string
  /** The last day in time, itself included; `null` while it stands still, or once an officer excused the delay. */
  readonly lastDay: PlainDate | null
  readonly certainty: Certainty
  /** Whether dispatch or arrival must be by then. */
  readonly mode: InTimeMode
  /** The latest day to which an officer may extend it; `null` where nothing bounds it. */
  readonly extendableTo: PlainDate | null
}

export interface HorizonLapse {
  readonly on: PlainDate
  readonly what: Tolerance["onDefault"] | "promised-day-missed" | "statutory-day-missed"
  readonly message: Text
  readonly clause: Citation | null
}

export interface ToleranceHorizon {
  readonly pieces: readonly HorizonPiece[]
  /** What lapses when nothing comes, by day. */
  readonly lapses: readonly HorizonLapse[]
}

/** What is owed in a case and until when; `null` where nothing is. */
export function toleranceHorizon(state: CaseState, context: CaseContext): ToleranceHorizon | null {
  const { owing } = state
  const rule = context.ruleSet.provisions.tolerance
  if (state.phase !== "accepted" || owing === null || owing.owed.length === 0 || rule === undefined)
    return null
  const latest = latestExtension(rule, state, context)
  const extendableTo = Result.isSuccess(latest) ? latest.success : null
  const { deadline, excused, mode } = owing
  const requirements = [...new Set(owing.owed.map(({ requirement }) => requirement))]
  const pieces = requirements.map((requirement) => ({
    requirement,
    lastDay: excused ? null : deadline.dueOn,
    certainty: deadline.certainty,
    mode,
    extendableTo,
  }))
  return { pieces, lapses: lapsesOf(state, rule, context) }
}

function lapsesOf(state: CaseState, rule: Tolerance, { ruleSet }: CaseContext): readonly HorizonLapse[] {
  const { owing } = state
  const due = owing?.excused ? null : owing?.deadline.dueOn
  const lapses: (HorizonLapse | null)[] = [
    due
      ? {
          on: addDays(due, 1),
          what: rule.onDefault,
          message: consequences[rule.onDefault],
          clause: rule.clause,
        }
      : null,
    missed(state.promised?.dueOn, "promised-day-missed", null),
    missed(state.statutory?.dueOn, "statutory-day-missed", ruleSet.provisions.decision?.clause ?? null),
  ]
  return lapses.flatMap((lapse) => lapse ?? []).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function missed(
  dueOn: PlainDate | null | undefined,
  what: "promised-day-missed" | "statutory-day-missed",
  clause: Citation | null,
): HorizonLapse | null {
  if (!dueOn) return null
  return { on: addDays(dueOn, 1), what, message: consequences[what], clause }
}

const consequences: Readonly<Record<HorizonLapse["what"], Text>> = {
  "revoke-acceptance": text(
    "逾期未补齐的，机关可书面决定撤销受理。",
    "What is late may lead to acceptance being revoked, in writing and by a person.",
  ),
  terminate: text(
    "逾期未补齐的，机关可书面决定终止办理。",
    "What is late may lead to the case being terminated, in writing and by a person.",
  ),
  refuse: text(
    "逾期未补齐的，机关可依法作出不予决定。",
    "What is late may lead to a refusal, in writing and by a person.",
  ),
  "promised-day-missed": text(
    "承诺办结日将无法兑现。",
    "The day by which the authority promised to decide is missed.",
  ),
  "statutory-day-missed": text("将超过法定办结日。", "The statutory day to decide is missed."),
}
