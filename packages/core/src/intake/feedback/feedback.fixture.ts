/** A sample policy, people, commands and a way to play a rating or a complaint. All names and terms are made up. */
import * as Result from "effect/Result"
import type { Actor, OfficerActor } from "../../identity/index.ts"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { calendarDays, instant, type PlainDate, plainDate, workingDays } from "../../time/index.ts"
import { calendar } from "../law.fixture.ts"
import {
  decideFeedback,
  type FeedbackCommand,
  type FeedbackContext,
  type FeedbackEvent,
  type FeedbackPolicy,
  type FeedbackRefusal,
  type FeedbackState,
  foldFeedback,
  noFeedback,
  type ServiceProof,
} from "./index.ts"

export const policy: FeedbackPolicy = {
  source: { statute: "sample-feedback", title: text("样例区评价投诉办法", "Sample rules"), sample: true },
  terms: {
    acknowledge: workingDays(2),
    answer: workingDays(10),
    verify: workingDays(3),
    rectify: workingDays(5),
    revisit: calendarDays(7),
    "accept-transfer": workingDays(1),
  },
  changeWithin: calendarDays(5),
  reopenWithin: calendarDays(20),
  roles: {
    acknowledge: "complaint-desk",
    verify: "verifier",
    "set-aside": "chief",
    rectify: "rectifier",
    answer: "complaint-desk",
    revisit: "caller",
    close: "closer",
    transfer: "complaint-desk",
    "accept-transfer": "complaint-desk",
  },
  verifiedBy: "another-officer",
  revisitTries: 2,
  reasons: [
    { code: "slow", title: text("办理慢", "slow") },
    { code: "rude", title: text("态度差", "rude") },
  ],
}

const everyRole = [...new Set(Object.values(policy.roles))]
export const officer = (externalId: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
/** Holds every role, and had no hand in the service. */
export const operator = officer("officer-operator", ...everyRole)
export const second = officer("officer-second", ...everyRole)
/** Holds every role too, but is the one rated and complained of. */
export const rated = officer("officer-rated", ...everyRole)
export const clerk = officer("officer-clerk")
export const elsewhere: OfficerActor = { ...officer("officer-elsewhere", ...everyRole), unit: "other-bureau" }

export const personId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const otherId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
export const person = actorOfApplicant(personId)
export const agent = actorOfAgent({ subject: otherId, principal: personId, capacity: "authorised-agent" })
export const stranger = actorOfApplicant(otherId)
export const page = system("rating-page")

export const concerned = { unit: "sample-bureau", officers: ["officer-rated"] }
export const proof: ServiceProof = {
  service: { kind: "case", case: "case-1", handling: "1" },
  rater: personId,
  item: "sample-item",
  outlet: "sample-hall",
  concerned,
}

export const rate = (
  grade: Extract<FeedbackCommand, { type: "rate" }>["grade"],
  more: Partial<Extract<FeedbackCommand, { type: "rate" }>> = {},
): FeedbackCommand => ({ type: "rate", proof, grade, reasons: [], keptFor: personId, ...more })

export const complain = (
  more: Partial<Extract<FeedbackCommand, { type: "complain" }>> = {},
): FeedbackCommand => ({
  type: "complain",
  channel: "online",
  about: { kind: "officer", officer: "officer-rated" },
  concerned: { unit: "sample-bureau", officers: [] },
  item: null,
  outlet: "sample-hall",
  complainant: personId,
  unit: "sample-bureau",
  text: "等候过久",
  number: "样例〔2018〕1",
  keptFor: personId,
  ...more,
})

export const founded: FeedbackCommand = {
  type: "verify",
  outcome: "founded",
  evidence: ["叫号记录"],
  reasons: ["属实"],
}
export const notFounded: FeedbackCommand = { ...founded, outcome: "not-founded" }
export const mistaken: FeedbackCommand = { ...notFounded, ground: "mistaken" }
export const setAside: FeedbackCommand = { type: "set-aside", reasons: ["误按"] }
export const rectify: FeedbackCommand = { type: "rectify", measures: ["增开窗口"] }
export const answer: FeedbackCommand = { type: "answer", text: "已增开窗口" }
export const reached = (satisfied: boolean): FeedbackCommand => ({
  type: "revisit",
  reached: true,
  satisfied,
})
export const notReached: FeedbackCommand = { type: "revisit", reached: false }
export const close: FeedbackCommand = { type: "close" }
export const closeBecause: FeedbackCommand = { type: "close", reasons: ["多次联系未果"] }
export const reopen: FeedbackCommand = { type: "reopen", text: "问题仍在" }
export const acknowledge: FeedbackCommand = { type: "acknowledge" }
export const transfer: FeedbackCommand = { type: "transfer", to: "other-bureau", reasons: ["属其职责"] }
export const passTime: FeedbackCommand = { type: "pass-time" }

export const start = plainDate("2018-07-16")

export function contextOf(
  actor: Actor,
  on: PlainDate = start,
  more: Partial<FeedbackContext> = {},
): FeedbackContext {
  const now = { at: instant(`${on}T01:00:00.000Z`), on, time: "09:00:00" } as const
  return { now, actor, policy, calendar, ...more }
}

export interface Play {
  readonly state: FeedbackState
  readonly events: readonly FeedbackEvent[]
  next(command: FeedbackCommand, actor: Actor, on?: PlainDate, more?: Partial<FeedbackContext>): Play
  refused(
    command: FeedbackCommand,
    actor: Actor,
    on?: PlainDate,
    more?: Partial<FeedbackContext>,
  ): FeedbackRefusal["_tag"] | "not refused"
}

/** A stream played from its beginning; a step that is refused is an error of the test. */
export function play(events: readonly FeedbackEvent[] = []): Play {
  const state = foldFeedback(events, noFeedback)
  const decide: (...given: Parameters<Play["next"]>) => ReturnType<typeof decideFeedback> = (
    command,
    actor,
    on,
    more,
  ) => decideFeedback(state, command, contextOf(actor, on, more))
  return {
    state,
    events,
    next: (...step) => {
      const decided = decide(...step)
      if (Result.isFailure(decided)) throw new Error(`${step[0].type} was refused: ${decided.failure._tag}`)
      return play([...events, ...decided.success])
    },
    refused: (...step) => {
      const decided = decide(...step)
      return Result.isFailure(decided) ? decided.failure._tag : "not refused"
    },
  }
}

export const badRating = play().next(rate("dissatisfied", { text: "等太久" }), person)
export const complaint = play().next(complain(), person)
