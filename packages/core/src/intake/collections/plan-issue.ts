/**
 * Issued together (统一发放): results are kept for each other until all that can be decided are, but never
 * past a day that a member's own clocks name: nobody's waiting may cost another their time.
 */
import * as Result from "effect/Result"
import type { SubjectId } from "../../identity/index.ts"
import type { Calendar, Deadline, PlainDate } from "../../time/index.ts"
import { addDays, addWorkingDays } from "../../time/index.ts"
import type { CaseState } from "../case-state.ts"
import type { MemberCases } from "./collection-commands.ts"
import type { RefusedMember } from "./collection-refusals.ts"
import type { CollectionState, MemberState } from "./collection-state.ts"
import { mandateRefusal } from "./judge-members.ts"

export interface IssuePlan {
  /** Whose results are handed over now, in the order they joined. */
  readonly ready: readonly SubjectId[]
  readonly because: "complete" | "due"
  /** Whose results are kept for the rest. */
  readonly waiting: readonly SubjectId[]
  readonly waitingFor: readonly SubjectId[]
  /** The earliest day on which one of those who wait can wait no longer; `null` where no clock runs. */
  readonly until: PlainDate | null
  /** Whose results the collector may not take. */
  readonly refused: readonly RefusedMember[]
}

/** Who is served today, who waits, for whom and until when. */
export function planIssue(
  state: CollectionState,
  cases: MemberCases,
  { calendar, on }: { readonly calendar: Calendar; readonly on: PlainDate },
): IssuePlan {
  const handedIn = state.members.filter(
    ({ handedIn, left, list }) => handedIn && left === null && list === null,
  )
  const refusalOf = (member: MemberState) => mandateRefusal(state, member, "collect", on)
  const isDecided = ({ member }: MemberState) => cases[member]?.phase === "decided"
  const entitled = handedIn.filter((member) => refusalOf(member) === null)
  const decided = entitled.filter(isDecided)
  const undecided = entitled.filter(({ member }) => isUndecided(cases[member]))

  const isTogether = (one: MemberState, other: MemberState) =>
    state.issuing.together === "whole" || one.lot === other.lot
  const lastDayOf = ({ member }: MemberState) =>
    lastDayToWait(cases[member], { calendar, lead: state.issuing.leadWorkingDays })
  const isComplete = (one: MemberState) => !undecided.some((other) => isTogether(one, other))
  const isDue = (one: MemberState) => {
    const last = lastDayOf(one)
    return last !== null && on >= last
  }

  const ready = decided.filter((one) => isComplete(one) || isDue(one))
  const waiting = decided.filter((one) => !ready.includes(one))
  const waitingFor = undecided.filter((other) => waiting.some((one) => isTogether(one, other)))
  const [until = null] = waiting
    .map(lastDayOf)
    .filter((day) => day !== null)
    .toSorted()
  return {
    ready: ready.map(idOf),
    because: ready.every(isComplete) ? "complete" : "due",
    waiting: waiting.map(idOf),
    waitingFor: waitingFor.map(idOf),
    until,
    refused: handedIn.filter(isDecided).flatMap((member) => {
      const refusal = refusalOf(member)
      return refusal === null ? [] : [{ member: member.member, refusal }]
    }),
  }
}

/** The last working day a decided case may be kept: by the earliest day its clocks name, less the way. */
function lastDayToWait(
  state: CaseState | undefined,
  { calendar, lead }: { readonly calendar: Calendar; readonly lead: number },
): PlainDate | null {
  const clocks: readonly (Deadline | null | undefined)[] = [
    state?.delivery,
    state?.promised,
    state?.statutory,
  ]
  const [earliest] = clocks
    .map((clock) => clock?.dueOn ?? null)
    .filter((day) => day !== null)
    .toSorted()
  if (earliest === undefined) return null
  const policy = { beyondHorizon: "provisional" } as const
  const last = addWorkingDays(calendar, addDays(earliest, 1), -1 - lead, policy)
  return Result.isSuccess(last) ? last.success.date : earliest
}

/** Whether a case may still come to a decision worth waiting for. */
function isUndecided(state: CaseState | undefined): boolean {
  return state !== undefined && ["received", "correcting", "accepted"].includes(state.phase)
}

function idOf({ member }: MemberState): SubjectId {
  return member
}
