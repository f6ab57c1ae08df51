/**
 * Each member judged alone: by their own papers, their own answers and their own authority, with the same
 * checklist and the same tolerance as if they had come by themselves. 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { composeChecklist, judgeSubmission, type Shortfall } from "../../materials/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { TolerantCommitment } from "../case-events.ts"
import type { CaseState, Phase } from "../case-state.ts"
import { scenarioUnanswered } from "../refusals.ts"
import type { ListedShortfalls, MemberOutcome, ToldShortfall } from "./collection-events.ts"
import { collectionRefusals, mandateWanting, type CollectionRefusal } from "./collection-refusals.ts"
import type { CollectionState, MemberState } from "./collection-state.ts"
import { mandateGap, type MandateAct } from "./mandate.ts"

/** The rule that keeps a member out of a hand-in on a day, or `null`; it keeps nobody else out. */
export function handInRefusal(
  state: CollectionState,
  member: MemberState,
  given: { readonly on: PlainDate; readonly examined: boolean; readonly item: ServiceItem | null },
): CollectionRefusal | null {
  const wanting = mandateRefusal(state, member, "hand-in", given.on)
  if (wanting !== null) return wanting
  if (member.papers.length === 0) return collectionRefusals.nothingGathered
  if (!given.examined || given.item === null) return null
  const { toAsk } = composeChecklist(given.item, member.scenario)
  return toAsk.length > 0 ? scenarioUnanswered(toAsk) : null
}

/** What is wanting in a member's mandate for an act of the collector's on a day, or `null`. */
export function mandateRefusal(
  { collector }: CollectionState,
  { confirmedBy, mandate, member }: MemberState,
  act: MandateAct,
  on: PlainDate,
): CollectionRefusal | null {
  if (mandate === null || collector === null) return mandateWanting("unconfirmed", act)
  const pair = { agent: collector, principal: member }
  const gap = mandateGap({ mandate, confirmed: confirmedBy !== null }, pair, act, on)
  return gap === null ? null : mandateWanting(gap, act)
}

/**
 * Whether a member's case is to be taken tolerantly, and on whose word: only where all that is missing may be
 * owed, and with the member's own commitment or one the collector was allowed to give. `null` is the ordinary way.
 */
export function toleranceFor(
  state: CollectionState,
  member: MemberState,
  given: {
    readonly item: ServiceItem
    readonly ruleSet: RuleSet
    readonly on: PlainDate
    /** Whether the officer found something wrong with the content. */
    readonly hasDefects: boolean
  },
): { readonly commitment: TolerantCommitment | null } | null {
  const rule = given.ruleSet.provisions.tolerance
  if (rule === undefined || given.hasDefects) return null
  const shortfalls = judgeSubmission(composeChecklist(given.item, member.scenario), member.papers)
  if (shortfalls.length === 0 || shortfalls.some(({ deferrable }) => !deferrable)) return null
  const commitment = commitmentOf(state, member, given.on)
  return commitment === null && rule.commitmentRequired ? null : { commitment }
}

function commitmentOf(state: CollectionState, member: MemberState, on: PlainDate): TolerantCommitment | null {
  if (member.commitment === null) return null
  const { by, commitment } = member.commitment
  if (by === "member") return commitment
  const days = [on, commitment.signedOn]
  return days.every((day) => mandateRefusal(state, member, "commit", day) === null) ? commitment : null
}

/** How intake answered a case, whatever became of it since. */
export function intakeOutcomeOf({ acceptance, correction }: CaseState): MemberOutcome {
  if (acceptance !== null) {
    const outcomes = {
      complete: "accepted",
      tolerant: "tolerantly-accepted",
      deemed: "deemed-accepted",
      outside: "accepted",
    } as const
    return outcomes[acceptance.how]
  }
  return correction === null ? "received" : "correction-notified"
}

/** What one member lacks: of the papers gathered, or of what their case was told. Names nobody. */
export interface MemberShortfalls {
  readonly member: SubjectId
  readonly case: string | null
  readonly phase: Phase
  readonly shortfalls: readonly ToldShortfall[]
  /** Questions that are still to be answered. */
  readonly toAsk: readonly string[]
  /** The last day to supply it; `null` where no period runs. */
  readonly dueOn: PlainDate | null
}

/** The shortfalls of a member of whom no case is open yet. */
export function gatheredShortfalls(member: MemberState, item: ServiceItem): MemberShortfalls {
  const checklist = composeChecklist(item, member.scenario)
  const shortfalls = judgeSubmission(checklist, member.papers).map(toldOf)
  return { member: member.member, case: null, phase: "none", shortfalls, toAsk: checklist.toAsk, dueOn: null }
}

/** The shortfalls of a member whose case is open: what it was told and still lacks. */
export function caseShortfalls(member: SubjectId, id: string, state: CaseState): MemberShortfalls {
  const { dueOn, shortfalls } = openShortfalls(state) ?? { shortfalls: [], dueOn: null }
  return { member, case: id, phase: state.phase, shortfalls, toAsk: [], dueOn }
}

/** What a case was told and still lacks, and by when; `null` where there is nothing. */
export function openShortfalls({
  correction,
  owing,
  phase,
}: CaseState): Omit<ListedShortfalls, "member"> | null {
  const runs =
    phase === "accepted" && owing !== null
      ? ({ asked: "owed", open: owing.owed, ...owing } as const)
      : phase === "correcting" && correction !== null
        ? ({ asked: "correction", ...correction } as const)
        : null
  if (runs === null || runs.open.length === 0) return null
  const { asked, deadline, mode, open } = runs
  return { asked, shortfalls: open.map(toldOf), dueOn: deadline.dueOn, mode }
}

/** A shortfall without what the officer wrote about the content, which stays in the case. */
export function toldOf({ code, deferrable, necessity, remedy, requirement }: Shortfall): ToldShortfall {
  return { requirement, code, necessity, deferrable, remedy }
}
