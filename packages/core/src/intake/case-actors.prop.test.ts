import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Actor, OfficerActor } from "../identity/index.ts"
import { actorOfAgent, actorOfApplicant, byLaw, subjectIdOf, system } from "../identity/index.ts"
import { addDays, type PlainDate, plainDate } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  contextOn,
  handler,
  inZhejiang,
  play,
  playOn,
  type Step,
  submit,
} from "./case.fixture.ts"
import type { CaseCommand, CaseState, Party } from "./index.ts"
import { decideCase, fold, noCase, openConflicts } from "./index.ts"
import { outsideCases } from "./outside/random-outside-case.fixture.ts"
import { type RandomCase, randomCases } from "./random-case.fixture.ts"

// Whoever is not who they say, no longer is, or is somebody else's officer: at every moment of every random case, each
// of its commands is tried by each of them before it is done by whom it was made for.

/** Somebody, with what is wrong with them. */
type Intruder = readonly [string, Actor]

const other = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a99")
const roles = ["decision-maker", "agency-head", "government-head", "records-correction", "back-entry"]
const officer = (more: Partial<OfficerActor>): OfficerActor => ({
  kind: "officer",
  externalId: "officer-99",
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
  ...more,
})
const delegated = (validFrom: PlainDate, validTo: PlainDate) =>
  officer({ delegation: { from: "officer-3", validFrom, validTo } })
const vouched = (on: PlainDate): OfficerActor => {
  const { validTo: _, ...forOneDay } = officer({ validAt: on })
  return forOneDay
}
const longAgo = plainDate("2018-01-01")
const powers = { from: "officer-3", validFrom: longAgo }
const subject = handler.subject
const principal = applicant.subject

/** Acts that need a role of the officer. */
const needsRole: ReadonlySet<CaseCommand["type"]> = new Set([
  "refuse-acceptance",
  "revoke-acceptance",
  "terminate",
  "order-rectification",
  "revoke-decision",
  "extend-clock",
  "confirm-correction",
  "assign",
])
/** What a program of the authority's may bring. */
const isProgrammed: ReadonlySet<CaseCommand["type"]> = new Set([
  "record-look-up-failure",
  "record-look-up-answer",
  "repeat-look-up",
  "record-source-check",
  "revise-calendar",
  "deliver-result",
  "record-seal",
  "record-service",
  "add-external-id",
  // The enquiry of a misdirected case settles the case's own hand-over in one act.
  "complete-hand-over",
  "pass-time",
])

/** What only the authority and its programs bring into a case, and the applicant does not. */
const isOfficial: ReadonlySet<CaseCommand["type"]> = new Set([
  "import",
  "adopt",
  "add-external-id",
  "settle-conflict",
])

/** Those who may not do the command on the day, each with what is wrong with them. */
function intruders(command: CaseCommand, on: PlainDate, state: CaseState): readonly Intruder[] {
  const list: Intruder[] = [
    ["a forged principal", actorOfAgent({ subject, principal: other, capacity: "authorised-agent" })],
    ["a swapped agent", actorOfAgent({ subject: other, principal, capacity: "authorised-agent" })],
    ["the agent as if the applicant", actorOfApplicant(subject)],
    ["another applicant", actorOfApplicant(other)],
    [
      "the applicant as an agent of themselves",
      actorOfAgent({ subject: principal, principal, capacity: "legal-representative" }),
    ],
    ["another bureau's officer", officer({ unit: "foreign-bureau" })],
    [
      "another bureau's officer with a third one's cases",
      officer({ unit: "foreign-bureau", jurisdiction: ["third-bureau"] }),
    ],
    ["a delegation that ended today", delegated(longAgo, on)],
    ["a delegation that begins tomorrow", delegated(addDays(on, 1), addDays(on, 30))],
    ["one for whom the host vouched yesterday", vouched(addDays(on, -1))],
    ["one for whom the host vouches tomorrow", vouched(addDays(on, 1))],
    ["one for whom the host vouched until today", officer({ validAt: longAgo, validTo: on })],
    [
      "a delegation of another bureau's powers",
      officer({ delegation: { ...powers, unit: "foreign-bureau" } }),
    ],
    ["a delegation for another act", officer({ delegation: { ...powers, acts: ["another"] } })],
    ["the law", byLaw(inZhejiang.ruleSet.source)],
  ]
  if (isOfficial.has(command.type))
    list.push(["the applicant", actorOfApplicant(principal)], ["the handler", agent])
  if (command.type === "adopt")
    list.push(
      ["an officer in the platform's place", officer({})],
      ["a system of another name", system("another-platform")],
    )
  if (isAdverse(command, state) || needsRole.has(command.type))
    list.push(["an officer without the role", officer({ roles: [] })])
  if (!isProgrammed.has(command.type)) list.push(["a program", system("timer")])
  if (command.type === "finish-part") {
    const unit = command.part === "first" ? "other-bureau" : "sample-bureau"
    list.push(["the authority of another part", officer({ unit })])
  }
  return list
}

/** Against the applicant: a refusal of ours, and theirs where an officer takes it. */
function isAdverse(command: CaseCommand, state: CaseState): boolean {
  if (command.type === "decide") return !command.favourable
  if (command.type !== "settle-conflict" || command.keep === "ours") return false
  const conflict = openConflicts(state).find(({ id }) => id === command.conflict)
  const fact = conflict?.theirs[command.chosen ?? 0]
  return fact?.stage === "terminated" || (fact?.stage === "decided" && !fact.favourable)
}

/**
 * Tries every command by everybody who may not, then does it by whom it was made for; a conflict that comes of it is
 * settled in the same way. Says of each kind of command how often it was done.
 */
function tryAll(
  { setting, steps }: RandomCase,
  tried: (command: CaseCommand, on: PlainDate, state: CaseState) => readonly Intruder[],
  done = new Map<CaseCommand["type"], number>(),
): ReadonlyMap<CaseCommand["type"], number> {
  let state = noCase
  const attempt = ([day, command, actor]: Step): boolean => {
    const on = plainDate(day)
    const before = JSON.stringify(state)
    for (const [who, intruder] of tried(command, on, state)) {
      const outcome = decideCase(state, command, contextOn(setting, on, intruder))
      expect([who, command.type, Result.isSuccess(outcome)]).toEqual([who, command.type, false])
    }
    expect(JSON.stringify(state)).toBe(before)
    const outcome = decideCase(state, command, contextOn(setting, on, actor))
    if (Result.isFailure(outcome)) return false
    state = fold(outcome.success, state)
    done.set(command.type, (done.get(command.type) ?? 0) + 1)
    return true
  }
  for (const step of steps) {
    attempt(step)
    for (let settled = settlementOn(step[0], state); settled && attempt(settled);)
      settled = settlementOn(step[0], state)
  }
  return done
}

/** The first conflict settled by an officer with every role, now for ours and now for theirs. */
function settlementOn(on: string, state: CaseState): Step | undefined {
  const [conflict] = openConflicts(state)
  if (conflict === undefined) return undefined
  const keep = conflict.id.length % 2 === 0 ? "theirs" : "ours"
  const command: CaseCommand = {
    type: "settle-conflict",
    conflict: conflict.id,
    keep,
    reasons: ["checked"],
    chosen: 0,
  }
  return [on, command, officer({})]
}

/** The case with its parties replaced, wherever they are put on record. */
function withParty({ setting, steps }: RandomCase, party: Party): RandomCase {
  const replaced = steps.map(([on, command, actor = undefined]): Step => {
    const names = command.type === "submit" || command.type === "change-parties"
    const next = names ? { ...command, parties: [party] } : command
    return actor === undefined ? [on, next] : [on, next, actor]
  })
  return { setting, steps: replaced }
}

describe("whoever is not entitled to an act", () => {
  it("gets nothing but refusals, whatever the case and the day, and leaves no trace", () => {
    fc.assert(
      fc.property(randomCases, (random) => void tryAll(random, intruders)),
      { numRuns: 80 },
    )
  })

  it("gets nothing but refusals in a case that another system takes part in either", () => {
    fc.assert(
      fc.property(outsideCases, (random) => void tryAll(random, intruders)),
      { numRuns: 80 },
    )
  })

  it("is tried at every act that concerns another system", () => {
    const done = new Map<CaseCommand["type"], number>()
    for (const random of fc.sample(outsideCases, { numRuns: 80, seed: 5 })) tryAll(random, intruders, done)
    expect([...isOfficial].filter((type) => (done.get(type) ?? 0) < 20)).toEqual([])
  })

  const lapsed: readonly (readonly [string, Party])[] = [
    ["whose time ended on the first day", { ...handler, validTo: plainDate("2019-03-11") }],
    ["whose time has not begun", { ...handler, validFrom: plainDate("2030-01-01") }],
    ["who was entrusted with nothing", { ...handler, scope: [] }],
    ["who is only a contact", { ...handler, role: "contact" }],
    ["who was entrusted by a paper naming another", { ...handler, subject: other }],
  ]
  it.each(lapsed)("is a handler %s", (_, party) => {
    fc.assert(
      fc.property(
        randomCases,
        (random) => void tryAll(withParty(random, party), () => [["the handler", agent]]),
      ),
      { numRuns: 40 },
    )
  })
})

describe("whoever is entitled until tomorrow", () => {
  const on = plainDate("2019-03-11")
  const until = addDays(on, 1)

  it("acts today and no longer tomorrow, as a handler and by delegation", () => {
    const opened: CaseCommand = {
      ...submit(all, on),
      parties: [{ ...handler, validTo: until }],
    } as CaseCommand
    const { state } = play(inZhejiang, [on, opened, delegated(longAgo, until)])
    expect(state.phase).toBe("received")
    const tags = (day: PlainDate, actor: Actor) =>
      playOn(state, inZhejiang, [day, { type: "withdraw" }, actor]).refusals.map((refusal) => refusal?._tag)
    expect([tags(on, agent), tags(until, agent)]).toEqual([[undefined], ["NotAuthorised"]])
    const stand = delegated(longAgo, until)
    expect([tags(on, stand), tags(until, stand)]).toEqual([[undefined], ["OfficerLapsed"]])
  })
})
