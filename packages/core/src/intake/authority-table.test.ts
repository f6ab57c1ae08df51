import { describe, expect, it } from "vitest"
import { type Actor, byLaw, type OfficerActor, subjectIdOf, system } from "../identity/index.ts"
import { addDays, plainDate, workingDays } from "../time/index.ts"
import {
  agent as anAgent,
  all,
  applicant,
  atWindow,
  clerk,
  contextOn,
  decide,
  examination,
  found,
  paper,
  stateAfter,
  stranger,
  submit,
  supplement,
} from "./case.fixture.ts"
import {
  authorityTable,
  type CaseAct,
  type CaseCommand,
  type CaseContext,
  decideCase,
  type Party,
  type PartyAct,
} from "./index.ts"
import { refuseUnlessPermitted } from "./authority.ts"
import { calendar, licensing, licensingInZhejiang, zhejiangOneVisit } from "./law.fixture.ts"
import { dispute, explainOverdue, finishPart, giveCommitment, waive, whole } from "./whole-case.fixture.ts"

// Who may do what, written down once more by hand: + is permitted, . is denied.

const today = plainDate("2019-03-05")
const tomorrow = addDays(today, 1)
const longAgo = plainDate("2018-01-01")

const person = (last: string) => subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0b${last}`)
const acting = (last: string): Actor => ({ ...anAgent, subject: person(last) })
const everyAct: readonly PartyAct[] = ["submit", "supplement", "withdraw", "commit", "choose", "receive"]
const entrusted = (last: string, more: Partial<Party> = {}): Party => ({
  role: "handler",
  subject: person(last),
  scope: everyAct,
  validFrom: longAgo,
  ...more,
})
const parties: readonly Party[] = [
  entrusted("01", { validFrom: today, validTo: tomorrow }),
  entrusted("02", { scope: [] }),
  entrusted("03", { validTo: today }),
  entrusted("04", { validFrom: tomorrow }),
  entrusted("05", { role: "legal-representative", scope: [] }),
  entrusted("06", { role: "contact" }),
]

const everyRole = ["decision-maker", "agency-head", "government-head", "records-correction", "back-entry"]
const officer = (more: Partial<OfficerActor> = {}): OfficerActor => ({ ...clerk, roles: [], ...more })
const delegated = (validFrom: typeof today, validTo: typeof today) =>
  officer({ roles: everyRole, delegation: { from: "officer-3", validFrom, validTo } })

/** The columns of the matrix below, from left to right. */
const actors: readonly (readonly [who: string, actor: Actor])[] = [
  ["the applicant", applicant],
  ["another applicant", stranger],
  ["a handler, from today to today", acting("01")],
  ["a handler entrusted with nothing", acting("02")],
  ["a handler until yesterday", acting("03")],
  ["a handler from tomorrow", acting("04")],
  ["an agent not on record", acting("99")],
  ["a handler, as of another's", { ...anAgent, subject: person("01"), principal: person("98") }],
  ["the legal representative", acting("05")],
  ["a contact", acting("06")],
  ["an officer of the unit", officer()],
  ["an officer of another unit, in every role", officer({ unit: "third-bureau", roles: everyRole })],
  ["one given jurisdiction", officer({ unit: "third-bureau", jurisdiction: ["sample-bureau"] })],
  ["one given another jurisdiction", officer({ unit: "third-bureau", jurisdiction: ["fourth-bureau"] })],
  ["an officer who has a part", officer({ unit: "other-bureau" })],
  ["one delegated from today to today", delegated(today, tomorrow)],
  ["one delegated until yesterday", delegated(longAgo, today)],
  ["one delegated from tomorrow", delegated(tomorrow, addDays(today, 9))],
  ["a decision-maker", officer({ roles: ["decision-maker"] })],
  ["the agency's head", officer({ roles: ["agency-head"] })],
  ["the government's head", officer({ roles: ["government-head"] })],
  ["a keeper of records", officer({ roles: ["records-correction"] })],
  ["a program", system("timer")],
  ["the law", byLaw(licensing("32"))],
]

const theirs /*        */ = "+ .  + . . . . . + .  + . + . +  + . .  + + + +  . ."
const applicants /*    */ = "+ .  . . . . . . . .  + . + . +  + . .  + + + +  . ."
const officers /*      */ = ". .  . . . . . . . .  + . + . +  + . .  + + + +  . ."
const ownParts /*      */ = ". .  . . . . . . . .  + . + . .  + . .  + + + +  . ."
const orPrograms /*    */ = ". .  . . . . . . . .  + . + . +  + . .  + + + +  + ."
const decisionMakers /**/ = ". .  . . . . . . . .  . . . . .  + . .  + . . .  . ."
const governments /*   */ = ". .  . . . . . . . .  . . . . .  + . .  . . + .  . ."
const keepers /*       */ = ". .  . . . . . . . .  . . . . .  + . .  . . . +  . ."

const matrix: Readonly<Record<CaseAct, string>> = {
  submit: theirs,
  "correct-on-spot": theirs,
  supplement: theirs,
  withdraw: theirs,
  choose: theirs,
  "give-commitment": theirs,
  "dispute-platform-data": theirs,
  "change-parties": applicants,
  examine: officers,
  "hold-documents": officers,
  "complete-hand-over": officers,
  "extend-supplement": officers,
  "excuse-delay": officers,
  "notify-owed": officers,
  "waive-material": officers,
  "record-identity": officers,
  "hand-to-reviewer": officers,
  "finish-part": ownParts,
  "record-site-check": officers,
  "verify-commitment": officers,
  "suspend-clock": officers,
  "resume-clock": officers,
  "explain-overdue": officers,
  "propose-correction": officers,
  "decide-favourably": officers,
  "dispatch-result": officers,
  "record-look-up-failure": orPrograms,
  "record-look-up-answer": orPrograms,
  "record-source-check": orPrograms,
  "revise-calendar": orPrograms,
  "deliver-result": orPrograms,
  "pass-time": orPrograms,
  "refuse-acceptance": decisionMakers,
  "revoke-acceptance": decisionMakers,
  terminate: decisionMakers,
  "order-rectification": decisionMakers,
  "revoke-decision": decisionMakers,
  "decide-adversely": decisionMakers,
  "extend-clock": governments,
  "confirm-correction": keepers,
}

const because = { reasons: ["because"], number: "X-1" }
const receipt = atWindow(today)
const commands: Readonly<Record<CaseAct, CaseCommand>> = {
  submit: { ...submit(all, receipt), parties } as CaseCommand,
  "correct-on-spot": { type: "correct-on-spot", materials: [paper("report")] },
  supplement: supplement([paper("report")], receipt),
  withdraw: { type: "withdraw" },
  choose: { type: "choose", choices: { collection: "courier" } },
  "give-commitment": giveCommitment("condition"),
  "dispute-platform-data": dispute,
  "change-parties": { type: "change-parties", parties: [] },
  examine: { type: "examine", examination },
  "hold-documents": { type: "hold-documents", note: null },
  "complete-hand-over": { type: "complete-hand-over", takenOn: today },
  "extend-supplement": { type: "extend-supplement", by: workingDays(2), reasons: ["because"] },
  "excuse-delay": { type: "excuse-delay", reasons: ["because"] },
  "notify-owed": { type: "notify-owed", supplementWithin: workingDays(3), number: "N-2" },
  "waive-material": waive("report"),
  "record-identity": { type: "record-identity", of: "agent", means: "senior-card", reference: null },
  "hand-to-reviewer": { type: "hand-to-reviewer", part: "first" },
  "finish-part": finishPart("first", today),
  "record-site-check": {
    type: "record-site-check",
    officers: ["officer-1", "officer-9"],
    on: today,
    outcome: "fits",
    findings: "as said",
  },
  "verify-commitment": { type: "verify-commitment", option: "condition", isKept: true, note: null },
  "suspend-clock": {
    type: "suspend-clock",
    clock: "statutory",
    reason: "hearing",
    from: today,
    toldInWritingOn: today,
  },
  "resume-clock": { type: "resume-clock", clock: "statutory", on: today },
  "explain-overdue": explainOverdue("statutory", today),
  "propose-correction": {
    type: "propose-correction",
    entry: { field: "receipt", receipt: atWindow("2019-03-01") },
    reason: "typing error",
  },
  "decide-favourably": decide(true),
  "dispatch-result": { type: "dispatch-result", waybill: "SF1" },
  "record-look-up-failure": { type: "record-look-up-failure", requirement: "licence", willRetry: true },
  "record-look-up-answer": found,
  "record-source-check": { type: "record-source-check", requirement: "licence", outcome: "upheld" },
  "revise-calendar": {
    type: "revise-calendar",
    calendar,
    pin: { id: "c", hash: `sha256:${"2".repeat(64)}` },
  },
  "deliver-result": { type: "deliver-result", method: "by-hand", on: today },
  "pass-time": { type: "pass-time" },
  "refuse-acceptance": { type: "refuse-acceptance", ground: "not-required", ...because },
  "revoke-acceptance": { type: "revoke-acceptance", ...because },
  terminate: { type: "terminate", ...because },
  "order-rectification": {
    type: "order-rectification",
    option: "condition",
    within: workingDays(5),
    ...because,
  },
  "revoke-decision": { type: "revoke-decision", option: "condition", ...because },
  "decide-adversely": decide(false),
  "extend-clock": { type: "extend-clock", clock: "statutory", reasonToldOn: today },
  "confirm-correction": { type: "confirm-correction", proposal: 1 },
}
const acts = Object.keys(matrix) as CaseAct[]

/** Accepted today, with all the parties on record. */
const accepted = stateAfter(whole, [
  today,
  { ...submit(all, receipt, { examination }), parties } as CaseCommand,
])
const asked = (act: CaseAct, actor: Actor, setting: Partial<CaseContext> = {}) =>
  refuseUnlessPermitted(accepted, commands[act], { ...contextOn(whole, today, actor), ...setting })
/** Who may do it, in the order of the actors. */
const marks = (ask: (actor: Actor) => unknown) =>
  actors.map(([, actor]) => (ask(actor) === undefined ? "+" : "."))
const row = (act: CaseAct) => matrix[act].split(/\s+/)

describe("who may do what to a case", () => {
  it.each(acts)("is, of %s, as written down", (act) => {
    const who = (granted: readonly string[]) =>
      actors.flatMap(([name], at) => (granted[at] === "+" ? [name] : []))
    expect(row(act)).toHaveLength(actors.length)
    expect(who(marks((actor) => asked(act, actor)))).toEqual(who(row(act)))
  })

  it("is written down for every act of the table", () => {
    expect(acts.toSorted()).toEqual(Object.keys(authorityTable).toSorted())
  })

  it("is asked before anything else about the case", () => {
    for (const act of acts) {
      for (const [, actor] of actors) {
        const permitted = asked(act, actor)
        if (permitted === undefined) continue
        const state = act === "submit" ? { ...accepted, phase: "none" as const } : accepted
        expect(decideCase(state, commands[act], contextOn(whole, today, actor)), act).toMatchObject({
          failure: { _tag: permitted._tag },
        })
      }
    }
  })

  it("is nobody where a host's table has no such act", () => {
    for (const act of acts) {
      const { [act]: _, ...authority } = authorityTable
      const hosts = { authority: authority as typeof authorityTable }
      expect(
        marks((actor) => asked(act, actor, hosts)),
        act,
      ).not.toContain("+")
    }
  })

  it("is fewer where the host's table is stricter, in the acts that it changes alone", () => {
    const authority: typeof authorityTable = {
      ...authorityTable,
      withdraw: [{ to: "applicant" }],
      "decide-favourably": [{ to: "officer", needs: { role: "approver" } }],
    }
    expect(marks((actor) => asked("withdraw", actor, { authority })).join("")).toBe(`+${".".repeat(23)}`)
    expect(marks((actor) => asked("decide-favourably", actor, { authority }))).not.toContain("+")
    expect(asked("decide-favourably", officer({ roles: ["approver"] }), { authority })).toBeUndefined()
    expect(marks((actor) => asked("choose", actor, { authority }))).toEqual(row("choose"))
  })
})

describe("a handler's scope", () => {
  const covered: Readonly<Record<PartyAct, readonly CaseAct[]>> = {
    submit: ["submit", "correct-on-spot"],
    supplement: ["supplement", "dispute-platform-data"],
    withdraw: ["withdraw"],
    commit: ["give-commitment"],
    choose: ["choose"],
    receive: [],
  }

  it.each(everyAct)("of %s covers what it says and nothing else", (scope) => {
    const only = [entrusted("01", { scope: [scope] })]
    const done = acts.filter((act) => {
      const command =
        act === "submit" ? ({ ...commands.submit, parties: only } as CaseCommand) : commands[act]
      const state = { ...accepted, parties: only }
      return refuseUnlessPermitted(state, command, contextOn(whole, today, acting("01"))) === undefined
    })
    expect(done.toSorted()).toEqual(covered[scope].toSorted())
  })
})

describe("what is lacking", () => {
  it("is the applicant, where one acts who is not theirs", () => {
    expect(asked("withdraw", stranger)).toMatchObject({ _tag: "NotAuthorised", needed: "applicant" })
    expect(asked("withdraw", acting("03"))).toMatchObject({ _tag: "NotAuthorised", needed: "applicant" })
  })

  it("is an officer, for acts of an authority", () => {
    for (const actor of [applicant, acting("01"), system("timer"), byLaw(licensing("32"))])
      expect(asked("examine", actor)).toMatchObject({ _tag: "NotAuthorised", needed: "officer" })
  })

  it("is the role, with the clause that asks for it", () => {
    expect(asked("revoke-acceptance", officer())).toMatchObject({
      _tag: "NotAuthorised",
      needed: "decision-maker",
      clause: { article: "11", paragraph: "2" },
    })
    expect(asked("extend-clock", officer())).toMatchObject({
      needed: "government-head",
      clause: { article: "42", paragraph: "2" },
    })
    expect(asked("confirm-correction", officer())).toMatchObject({ needed: "records-correction" })
  })

  it("is competence, where the officer is another authority's", () => {
    expect(asked("examine", officer({ unit: "third-bureau" }))).toMatchObject({
      _tag: "NotCompetent",
      authority: "sample-bureau",
    })
  })
})

describe("the roles that a rule set names", () => {
  it("are nobody's where it names none for adverse acts: any officer of the unit may do them", () => {
    const { adverseActs: _, ...provisions } = whole.ruleSet.provisions
    const ruleSet = { ...whole.ruleSet, provisions }
    expect(marks((actor) => asked("revoke-acceptance", actor, { ruleSet }))).toEqual(row("examine"))
  })

  it("grant an extension to nobody where the rule set knows none", () => {
    const setting = { ...whole, ruleSet: zhejiangOneVisit }
    const outcome = decideCase(accepted, commands["extend-clock"], contextOn(setting, today, officer()))
    expect(outcome).toMatchObject({ failure: { _tag: "NotTheRuleSetsToGrant" } })
  })

  it("are the agency's where one authority acts alone", () => {
    const { reviewParts: _, ...item } = whole.item
    const ruleSet = licensingInZhejiang
    expect(asked("extend-clock", officer({ roles: ["agency-head"] }), { item, ruleSet })).toBeUndefined()
    expect(asked("extend-clock", officer({ roles: ["government-head"] }), { item, ruleSet })).toMatchObject({
      needed: "agency-head",
    })
  })
})
