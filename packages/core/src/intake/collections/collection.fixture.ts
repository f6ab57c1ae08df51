/** A school, its teachers and a way to play a collection, for the tests. All of them are made up. */
import * as Result from "effect/Result"
import type { Actor, SubjectId } from "../../identity/index.ts"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "../../identity/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import { type Deadline, instant, plainDate, workingDays } from "../../time/index.ts"
import { all, clerk, commitment, itemOf, received } from "../case.fixture.ts"
import type { CaseState, Receipt } from "../index.ts"
import { noCase } from "../index.ts"
import { calendar } from "../law.fixture.ts"
import type {
  CollectionCommand,
  CollectionContext,
  CollectionEvent,
  CollectionRefusal,
  CollectionState,
  Mandate,
  MandateAct,
} from "./index.ts"
import { decideCollection, foldCollection, noCollection } from "./index.ts"

const idOf = (n: number) => subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-${String(n).padStart(12, "0")}`)
export const school = idOf(9000)
export const otherSchool = idOf(9001)
export const handler = idOf(9002)
export const teacher = (n: number): SubjectId => idOf(n)

export const asSchool = actorOfApplicant(school)
export const asOtherSchool = actorOfApplicant(otherSchool)
export const asStaff = actorOfAgent({ subject: handler, principal: school, capacity: "handling-staff" })
/** The school as it might call itself the teacher's agent: an agent's word is not the teacher's. */
export const asAgentOf = (member: SubjectId): Actor =>
  actorOfAgent({ subject: school, principal: member, capacity: "authorised-agent" })
export const inPerson = (member: SubjectId): Actor => actorOfApplicant(member)

export const award = itemOf("award", { serves: ["natural-person"] })

export const everything: readonly MandateAct[] = ["hand-in", "supplement", "commit", "collect"]

export function mandateOf(member: SubjectId, more: Partial<Mandate> = {}): Mandate {
  return {
    agent: school,
    principal: member,
    capacity: "authorised-agent",
    validFrom: plainDate("2018-07-01"),
    validTo: plainDate("2018-10-01"),
    scope: everything,
    letter: { hash: `sha256:${"2".repeat(64)}`, signedOn: plainDate("2018-07-01"), signature: "signed" },
    ...more,
  }
}

export type Call<Type extends CollectionCommand["type"]> = Extract<CollectionCommand, { type: Type }>

export const open: Call<"open"> = {
  type: "open",
  item: award.id,
  collector: school,
  issuing: { together: "whole", leadWorkingDays: 0 },
}
export const add = (member: SubjectId, more: Partial<Mandate> = {}): Call<"add-member"> => ({
  type: "add-member",
  member,
  mandate: mandateOf(member, more),
})
export const gather = (
  member: SubjectId,
  materials: readonly SubmittedMaterial[] = all,
  by: "member" | "collector" | null = null,
): Call<"gather"> => ({
  type: "gather",
  member,
  scenario: { isBranch: false },
  materials,
  commitment: by === null ? null : { by, commitment },
})
export const handIn = (
  receipt: Receipt | string = "2018-07-23",
  members?: readonly SubjectId[],
): Call<"hand-in"> => ({
  type: "hand-in",
  receipt: typeof receipt === "string" ? received(receipt) : receipt,
  number: "L-1",
  examined: true,
  ...(members === undefined ? {} : { members }),
})
export const answer = (...members: readonly SubjectId[]): Call<"note-answers"> => ({
  type: "note-answers",
  answers: members.map((member) => ({ member, case: `case-${member}`, outcome: "accepted", shortfalls: [] })),
})
export const parcel = (
  members: readonly SubjectId[],
  receipt: Receipt = received("2018-07-30", { channel: "courier", postedOn: plainDate("2018-07-27") }),
): Call<"receive-parcel"> => ({ type: "receive-parcel", parcel: "p-1", waybill: "W-1", receipt, members })
export const issue: Call<"issue"> = { type: "issue", number: "I-1", handOver: { method: "by-hand" } }

/** A case that was told what it lacks, and when that is due; what it owes after tolerant intake unless said. */
export function wantingCase(phase: "correcting" | "accepted" = "accepted", open = ["report"]): CaseState {
  const told = open.map((requirement) => ({
    requirement,
    code: "missing" as const,
    necessity: "secondary" as const,
    deferrable: true,
    remedy: text("请提交。", "Hand it in."),
    note: text("暗记", "a secret mark"),
  }))
  const deadline: Deadline = {
    term: workingDays(5),
    startsOn: plainDate("2018-07-23"),
    dueOn: plainDate("2018-07-30"),
    certainty: "official",
    calendar: { id: "sample", version: "1" },
    suspensions: [],
    extensions: [],
  }
  const common = { deadline, mode: "posted", supplied: [] } as const
  return phase === "correcting"
    ? caseIn(phase, { correction: { ...common, shortfalls: told, open: told, receivedOn: null } })
    : caseIn(phase, {
        owing: {
          ...common,
          owed: told,
          toldOn: plainDate("2018-07-23"),
          commitment: null,
          late: false,
          excused: false,
          furtherNotices: 0,
        },
      })
}

/** A case that stands where the test wants it. */
export function caseIn(phase: CaseState["phase"], more: Partial<CaseState> = {}): CaseState {
  return { ...noCase, phase, ...more }
}

export function contextOn(
  on: string,
  actor: Actor = clerk,
  more: Partial<CollectionContext> = {},
): CollectionContext {
  const date = plainDate(on)
  return {
    now: { at: instant(`${on}T02:00:00.000Z`), on: date, time: "10:00:00" },
    actor,
    calendar,
    item: award,
    collectorKind: "public-institution",
    roles: {},
    cases: {},
    ...more,
  }
}

/** Who does what on which day; a clerk where nobody is named. */
export type Step = readonly [
  on: string,
  command: CollectionCommand,
  actor?: Actor | undefined,
  more?: Partial<CollectionContext>,
]

export interface Played {
  readonly state: CollectionState
  readonly events: readonly CollectionEvent[]
  /** The refusal of each step, in order; `null` where it was done. */
  readonly refusals: readonly (CollectionRefusal | null)[]
}

/** Plays a collection; a refused step leaves it as it was. */
export function play(...steps: readonly Step[]): Played {
  const events: CollectionEvent[] = []
  const refusals: (CollectionRefusal | null)[] = []
  let state = noCollection
  for (const [on, command, actor, more] of steps) {
    const outcome = decideCollection(state, command, contextOn(on, actor, more))
    refusals.push(Result.isFailure(outcome) ? outcome.failure : null)
    if (Result.isFailure(outcome)) continue
    events.push(...outcome.success)
    state = foldCollection(outcome.success, state)
  }
  return { state, events, refusals }
}

/** The refusal of the last step, or `null`; the steps before it must be done. */
export function refusalOf(...steps: readonly Step[]): CollectionRefusal | null {
  const { refusals } = play(...steps)
  const early = refusals.slice(0, -1).find((refusal) => refusal !== null)
  if (early) throw new Error(`Refused before the last step: ${early._tag}`)
  return refusals.at(-1) ?? null
}

/** Two teachers gathered by the school and vouched for by an officer. */
export const gathered: readonly Step[] = [
  ["2018-07-16", open, asSchool],
  ["2018-07-16", add(teacher(1))],
  ["2018-07-16", add(teacher(2))],
  ["2018-07-17", gather(teacher(1)), asSchool],
  ["2018-07-17", gather(teacher(2)), asSchool],
]
/** Their papers handed in and answered. */
export const handedIn: readonly Step[] = [
  ...gathered,
  ["2018-07-23", handIn()],
  ["2018-07-23", answer(teacher(1), teacher(2)), system("collections")],
]
