/** Rules, people, commands and a way to play a call for the tests of recommendation. All names are made up. */
import * as Result from "effect/Result"
import {
  actorOfAgent,
  actorOfApplicant,
  byLaw,
  subjectIdOf,
  system,
  type Actor,
  type OfficerActor,
  type SubjectId,
} from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { calendarDays, instant, plainDate, workingDays, type Term } from "../../time/index.ts"
import { calendar } from "../law.fixture.ts"
import type {
  CallCommand,
  CallContext,
  CallEvent,
  CallRefusal,
  CallState,
  CandidateName,
  RecommendationRules,
  SelectionAct,
} from "./index.ts"
import { decideCall, foldCall, noCall } from "./index.ts"

export const clause = { statute: "sample-measures", title: text("样例办法", "Sample measures"), sample: true }

const acts: readonly SelectionAct[] = [
  "open",
  "take-in",
  "attest",
  "pre-review",
  "rank",
  "recommend",
  "publish",
  "settle",
  "take-effect",
]

/** Every act needs a role of its own: `may-open`, `may-take-in` and so on. */
export const roleOf = (act: SelectionAct): string => `may-${act}`

export function rulesWith(more: Partial<RecommendationRules> = {}): RecommendationRules {
  return {
    id: "sample-2018",
    item: "sample-confirmation",
    recommendationRequired: { required: true, clause },
    criteria: [{ id: "research-expenses", name: text("研发费用", "Research expenses"), unit: "万元" }],
    roles: Object.fromEntries(acts.map((act) => [act, roleOf(act)])) as RecommendationRules["roles"],
    preReviewerMayRecommend: false,
    notice: { of: "recommended", term: workingDays(5), clause },
    ...more,
  }
}

export const inWorkingDays: Term = workingDays(5)
export const inCalendarDays: Term = calendarDays(7)

/** Every role there is, so that a refusal has another reason than a missing role. */
const everyRole = acts.map(roleOf)
export function officerOf(
  unit: string,
  externalId: string,
  roles: readonly string[] = everyRole,
): OfficerActor {
  return {
    kind: "officer",
    externalId,
    unit,
    roles,
    validAt: plainDate("2018-01-01"),
    validTo: plainDate("2031-01-01"),
  }
}

export const bureau = officerOf("bureau", "bureau-1")
export const reviewerOf = (township: string): Actor => officerOf(township, `${township}-reviewer`)
export const rankerOf = (township: string): Actor => officerOf(township, `${township}-ranker`)
export const recommenderOf = (township: string): Actor => officerOf(township, `${township}-recommender`)
export const timer = system("clock")
export const law = byLaw(clause)

/** The nth candidate. */
export const candidate = (n: number): SubjectId =>
  subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f${(0x1000 + n).toString(16)}`)
export const candidateActor = (n: number): Actor => actorOfApplicant(candidate(n))
export const agentOf = (n: number): Actor =>
  actorOfAgent({ subject: candidate(99), principal: candidate(n), capacity: "handling-staff" })

/** The first candidate is a person, so that masking is seen; the others are enterprises. */
export const nameOf = (n: number): CandidateName =>
  n === 1
    ? { kind: "natural-person", name: "欧阳样九" }
    : { kind: "enterprise", name: `样例智造${n}有限公司` }
const names = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [candidate(n), nameOf(n)]))

export function contextOn(on: string, actor: Actor): CallContext {
  const now = { at: instant(`${on}T02:00:00.000Z`), on: plainDate(on), time: "10:00:00" }
  return { now, actor, calendar, names }
}

export type Step = readonly [on: string, command: CallCommand, actor: Actor]

export interface Played {
  readonly state: CallState
  readonly events: readonly CallEvent[]
  readonly refusals: readonly (CallRefusal | null)[]
}

/** Plays a call; a refused step leaves it as it was. */
export function play(steps: readonly Step[], from: CallState = noCall): Played {
  const events: CallEvent[] = []
  const refusals: (CallRefusal | null)[] = []
  let state = from
  for (const [on, command, actor] of steps) {
    const outcome = decideCall(state, command, contextOn(on, actor))
    refusals.push(Result.isFailure(outcome) ? outcome.failure : null)
    if (Result.isFailure(outcome)) continue
    events.push(...outcome.success)
    state = foldCall(outcome.success, state)
  }
  return { state, events, refusals }
}

/** The state after steps that all must be done. Throws, with the tag, where one is refused. */
export function stateAfter(...steps: readonly Step[]): CallState {
  const { refusals, state } = play(steps)
  const at = refusals.findIndex((refusal) => refusal !== null)
  if (at >= 0) throw new Error(`Step ${at} refused: ${refusals[at]?._tag}`)
  return state
}

/** The refusal of the last step; the steps before it must be done. */
export function refusalIn(...steps: readonly Step[]): CallRefusal | null {
  const last = steps.at(-1)
  if (last === undefined) return null
  return play([last], stateAfter(...steps.slice(0, -1))).refusals[0] ?? null
}

export const open = (
  quotas: Readonly<Record<string, number>> = { north: 2, south: 1 },
  rules: RecommendationRules = rulesWith(),
): Step => {
  const townships = Object.entries(quotas).map(([id, quota]) => ({ id, name: text(id, id), quota }))
  const item = { id: "sample-confirmation@2018-07", hash: `sha256:${"1".repeat(64)}` }
  return ["2018-07-02", { type: "open", item, year: 2018, townships, rules }, bureau]
}
export const takeIn = (n: number, township = "north"): Step => [
  "2018-07-03",
  { type: "take-in", candidate: candidate(n), township },
  reviewerOf(township),
]
export const attest = (n: number, township = "north", value = "120.5"): Step => [
  "2018-07-03",
  {
    type: "attest-merit",
    candidate: candidate(n),
    facts: [{ criterion: "research-expenses", value, unit: "万元", year: 2017, evidence: `audit-${n}` }],
  },
  reviewerOf(township),
]
export const review = (n: number, township = "north", passed = true): Step => [
  "2018-07-04",
  { type: "pre-review", candidate: candidate(n), passed, reasons: passed ? [] : ["条件不符"] },
  reviewerOf(township),
]
/** Taken in, attested and passed. */
export const passing = (n: number, township = "north"): readonly Step[] => [
  takeIn(n, township),
  attest(n, township),
  review(n, township),
]
export const rank = (ns: readonly number[], township = "north"): Step => [
  "2018-07-05",
  {
    type: "rank",
    township,
    places: ns.map((n, at) => ({ candidate: candidate(n), place: at + 1 })),
  },
  rankerOf(township),
]
export const recommend = (ns: readonly number[], township = "north", on = "2018-07-05"): Step => [
  on,
  { type: "recommend", township, candidates: ns.map(candidate) },
  recommenderOf(township),
]
export const withdraw = (n: number, on = "2018-07-06"): Step => [
  on,
  { type: "withdraw-candidate", candidate: candidate(n) },
  candidateActor(n),
]
/** Five working days from Friday 2018-07-06: through Friday 2018-07-13. */
export const publish = (township = "north", on = "2018-07-06"): Step => [
  on,
  { type: "publish-notice", township },
  bureau,
]
export const object = (
  n: number,
  on: string,
  more: Partial<Extract<CallCommand, { type: "object" }>> = {},
): Step => [
  on,
  {
    type: "object",
    objection: `objection-${n}`,
    notice: "north-1",
    candidate: candidate(n),
    grounds: "研发费用不实",
    ...more,
  },
  candidateActor(30),
]
export const settle = (n: number, upheld: boolean, on = "2018-07-16"): Step => [
  on,
  { type: "settle-objection", objection: `objection-${n}`, upheld, reasons: ["经核查"] },
  bureau,
]
export const takeEffect = (ns: readonly number[], on = "2018-07-16"): Step => [
  on,
  { type: "take-effect", candidates: ns.map(candidate) },
  bureau,
]

/** Candidates 1 to 3 of the north, in that order, the first two of them recommended and shown. */
export const shown: readonly Step[] = [
  open(),
  ...passing(1),
  ...passing(2),
  ...passing(3),
  rank([1, 2, 3]),
  recommend([1, 2]),
  publish(),
]
