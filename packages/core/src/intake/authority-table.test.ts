import { describe, expect, it } from "vitest"
import { type Actor, byLaw, type Delegation, type OfficerActor, system } from "../identity/index.ts"
import { all, applicant, contextOn, examination, stateAfter, stranger, submit } from "./case.fixture.ts"
import {
  authorityTable,
  type CaseAct,
  type CaseCommand,
  type CaseContext,
  decideCase,
  noCase,
  type PartyAct,
} from "./index.ts"
import {
  acting,
  actors,
  commands,
  entrusted,
  everyAct,
  officer,
  parties,
  receipt,
  today,
} from "./authority-table.fixture.ts"
import { plainDate } from "../time/index.ts"
import { refuseUnlessPermitted } from "./authority.ts"
import { licensing, licensingInZhejiang, zhejiangOneVisit } from "./law.fixture.ts"
import { whole } from "./whole-case.fixture.ts"
// Who may do what, written down once more by hand: + is permitted, . is denied.

const theirs /*        */ = "+ .  + . . . . . + .  + . + . +  + . .  . . + . . +  + + + + +  . ."
const applicants /*    */ = "+ .  . . . . . . . .  + . + . +  + . .  . . + . . +  + + + + +  . ."
const officers /*      */ = ". .  . . . . . . . .  + . + . +  + . .  . . + . . +  + + + + +  . ."
const examiners /*     */ = ". .  . . . . . . . .  + . + . +  + . .  . . + + . +  + + + + +  . ."
const ownParts /*      */ = ". .  . . . . . . . .  + . + . .  + . .  . . + . . +  + + + + +  . ."
const orPrograms /*    */ = ". .  . . . . . . . .  + . + . +  + . .  . . + . . +  + + + + +  + ."
const decisionMakers /**/ = ". .  . . . . . . . .  . . . . .  + . .  . . + . . +  + . . . .  . ."
const governments /*   */ = ". .  . . . . . . . .  . . . . .  + . .  . . + . . +  . . + . .  . ."
const keepers /*       */ = ". .  . . . . . . . .  . . . . .  + . .  . . + . . +  . . . + .  . ."
const assigners /*     */ = ". .  . . . . . . . .  . . . . .  + . .  . . + . . +  . . . . +  . ."
const programs /*      */ = ". .  . . . . . . . .  . . . . .  . . .  . . . . . .  . . . . .  + ."

const matrix: Readonly<Record<CaseAct, string>> = {
  submit: theirs,
  import: orPrograms,
  adopt: programs,
  "add-external-id": orPrograms,
  "settle-conflict": officers,
  assign: assigners,
  "record-seal": orPrograms,
  "record-service": orPrograms,
  "correct-on-spot": theirs,
  supplement: theirs,
  withdraw: theirs,
  "state-defence": theirs,
  choose: theirs,
  "confirm-service-address": theirs,
  "give-commitment": theirs,
  "dispute-platform-data": theirs,
  "change-parties": applicants,
  examine: examiners,
  "hold-documents": officers,
  "complete-hand-over": orPrograms,
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
  "repeat-look-up": orPrograms,
  "record-source-check": orPrograms,
  "revise-calendar": orPrograms,
  "deliver-result": orPrograms,
  "pass-time": orPrograms,
  "announce-adverse-act": decisionMakers,
  "refuse-acceptance": decisionMakers,
  "revoke-acceptance": decisionMakers,
  terminate: decisionMakers,
  "order-rectification": decisionMakers,
  "revoke-decision": decisionMakers,
  "decide-adversely": decisionMakers,
  "extend-clock": governments,
  "confirm-correction": keepers,
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
        const state =
          act === "submit" || act === "import" ? { ...accepted, phase: "none" as const } : accepted
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
    expect(marks((actor) => asked("withdraw", actor, { authority })).join("")).toBe(
      `+${".".repeat(actors.length - 1)}`,
    )
    expect(marks((actor) => asked("decide-favourably", actor, { authority }))).not.toContain("+")
    expect(asked("decide-favourably", officer({ roles: ["approver"] }), { authority })).toBeUndefined()
    expect(marks((actor) => asked("choose", actor, { authority }))).toEqual(row("choose"))
  })
})

describe("a handler's scope", () => {
  const covered: Readonly<Record<PartyAct, readonly CaseAct[]>> = {
    submit: ["submit", "correct-on-spot"],
    supplement: ["supplement", "dispute-platform-data", "state-defence"],
    withdraw: ["withdraw"],
    commit: ["give-commitment"],
    choose: ["choose", "confirm-service-address"],
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

describe("an officer whose day it is not", () => {
  it("is told so, and not that a role is lacking", () => {
    const { validTo: _, ...forOneDay } = officer()
    const vouched = (validAt: string) => asked("examine", { ...forOneDay, validAt: plainDate(validAt) })
    expect(vouched("2019-03-05")).toBeUndefined()
    for (const day of ["2019-03-04", "2019-03-06", "2018-01-01"])
      expect(vouched(day)).toMatchObject({ _tag: "OfficerLapsed", because: "vouching" })
    const delegation = { from: "officer-3", validFrom: plainDate("2019-03-06") }
    expect(asked("examine", officer({ delegation }))).toMatchObject({ because: "delegation" })
  })
})

describe("powers that were handed on", () => {
  const handedOn = (more: Partial<Delegation>, own: Partial<OfficerActor> = {}) =>
    officer({ delegation: { from: "officer-3", validFrom: plainDate("2018-01-01"), ...more }, ...own })

  it("cover the acts that they name, and no other, whatever the roles", () => {
    const scope = ["examine", "decide-favourably"]
    const powerful = handedOn({ acts: scope }, { roles: ["decision-maker"] })
    expect(acts.filter((act) => asked(act, powerful) === undefined).toSorted()).toEqual(scope.toSorted())
    expect(asked("withdraw", handedOn({ acts: ["examine"] }))).toMatchObject({
      _tag: "NotDelegated",
      act: "withdraw",
    })
    expect(asked("examine", handedOn({ acts: [] }))).toMatchObject({ _tag: "NotDelegated" })
  })

  it("are for the cases of the unit that handed them on, without what else the officer has of their own", () => {
    const third = { unit: "third-bureau" }
    expect(asked("examine", handedOn({ unit: "sample-bureau" }, third))).toBeUndefined()
    expect(asked("examine", handedOn(third))).toMatchObject({ _tag: "NotCompetent" })
    const jurisdiction = ["sample-bureau"]
    expect(asked("examine", handedOn(third, { jurisdiction }))).toMatchObject({ _tag: "NotCompetent" })
    expect(asked("examine", handedOn({}, { ...third, jurisdiction }))).toBeUndefined()
  })

  it("include looking at once at what is handed in only where they name examining", () => {
    const handedIn = { ...submit(all, receipt, { examination }), parties } as CaseCommand
    const by = (scope: readonly string[]) =>
      decideCase(noCase, handedIn, contextOn(whole, today, handedOn({ acts: scope })))
    expect(by(["submit"])).toMatchObject({ failure: { _tag: "NotDelegated", act: "examine" } })
    expect(by(["submit", "examine"])).toHaveProperty("success")
  })
})

describe("the roles that a rule set names", () => {
  it("are nobody's where it names none for adverse acts: any officer of the unit may do them", () => {
    const { adverseActs: _, ...provisions } = whole.ruleSet.provisions
    const ruleSet = { ...whole.ruleSet, provisions }
    expect(marks((actor) => asked("revoke-acceptance", actor, { ruleSet }))).toEqual(row("hold-documents"))
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
