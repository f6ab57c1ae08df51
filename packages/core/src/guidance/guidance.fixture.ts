/** Officers, rules and ways to play enquiries, duties and briefings for the tests of guidance. All is made up. */
import * as Result from "effect/Result"
import type { DomainEvent } from "../events/index.ts"
import {
  type Actor,
  actorOfAgent,
  actorOfApplicant,
  byLaw,
  type OfficerActor,
  subjectIdOf,
  system,
} from "../identity/index.ts"
import { type Refusal, text } from "../reasons/index.ts"
import { defineCalendar, instant, plainDate, workingDays } from "../time/index.ts"
import type { EnquiryContext, GuidanceRules } from "./index.ts"

export const source = { statute: "sample-practice", title: text("样例办法", "Sample practice"), sample: true }
export const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const other = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
export const third = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1d")

export const officer = (
  externalId: string,
  unit: string,
  roles: readonly string[] = [],
  more: Partial<OfficerActor> = {},
): OfficerActor => ({
  kind: "officer",
  externalId,
  unit,
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
  ...more,
})
export const asked = officer("asked", "science")
export const colleague = officer("colleague", "science")
export const taxman = officer("taxman", "tax-window")
export const supervisor = officer("supervisor", "office", ["supervising"])
export const planner = officer("planner", "office", ["planning"])
export const recorder = officer("recorder", "hall", ["recording"])
export const settler = officer("settler", "hall", ["settling"])
export const leader = officer("leader", "science")
export const trainer = officer("trainer", "science", ["training"])

/** Everybody but officers. */
export const outsiders: Readonly<Record<string, Actor>> = {
  applicant: actorOfApplicant(subject),
  agent: actorOfAgent({ subject: other, principal: subject, capacity: "authorised-agent" }),
  system: system("importer"),
  law: byLaw(source),
  "officer whose delegation is over": officer(
    "asked",
    "science",
    ["supervising", "planning", "recording", "settling", "training"],
    {
      delegation: {
        from: "leader",
        validFrom: plainDate("2018-01-01"),
        validTo: plainDate("2018-02-01"),
      },
    },
  ),
}

export const rules: GuidanceRules = {
  answerWithin: workingDays(3, source),
  units: { tax: ["tax-window", "tax-office"] },
  roles: {
    "supervise-enquiries": ["supervising"],
    "plan-duty": ["planning"],
    "record-duty": ["recording"],
    "settle-matters": ["settling"],
    "organise-briefings": ["training"],
  },
  smallestGroup: 3,
}

/** Working days from Monday to Friday. */
export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2020-01-01") },
})

export function contextOn(on: string, actor: Actor, over: Partial<EnquiryContext> = {}): EnquiryContext {
  const now = { at: instant(`${on}T02:00:00.000Z`), on: plainDate(on), time: "10:00:00" }
  return { actor, now, rules, calendar, ...over }
}

export type Step<Command> = readonly [on: string, command: Command, actor: Actor]

/** A way to play one kind of stream: the state after steps, and the refusal of each. */
export function playing<State, Event extends DomainEvent, Command>(
  initial: State,
  decide: (
    state: State,
    command: Command,
    context: EnquiryContext,
  ) => Result.Result<readonly Event[], Refusal>,
  fold: (events: readonly Event[], from: State) => State,
) {
  const play = (steps: readonly Step<Command>[], over: Partial<EnquiryContext> = {}) => {
    const events: Event[] = []
    const refusals: (string | null)[] = []
    let state = initial
    for (const [on, command, actor] of steps) {
      const outcome = decide(state, command, contextOn(on, actor, over))
      refusals.push(Result.isFailure(outcome) ? outcome.failure._tag : null)
      if (Result.isFailure(outcome)) continue
      events.push(...outcome.success)
      state = fold(outcome.success, state)
    }
    return { state, events, refusals }
  }
  return {
    play,
    /** The state after steps that all must be done. */
    stateAfter: (...steps: readonly Step<Command>[]): State => {
      const { refusals, state } = play(steps)
      const refused = refusals.find((tag) => tag !== null)
      if (refused) throw new Error(`Refused: ${refused}`)
      return state
    },
    /** The tag with which the last step is refused; the steps before it must be done. */
    refusalOf: (...steps: readonly Step<Command>[]): string | null => {
      const { refusals } = play(steps)
      const early = refusals.slice(0, -1).find((tag) => tag !== null)
      if (early) throw new Error(`Refused before the last step: ${early}`)
      return refusals.at(-1) ?? null
    },
  }
}
