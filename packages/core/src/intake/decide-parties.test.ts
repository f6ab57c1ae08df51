import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  clerk,
  confirmation,
  decide,
  decider,
  eventOf,
  examination,
  found,
  guardian,
  handler,
  inZhejiang,
  play,
  refusalIn,
  refusalOf,
  registry,
  sealDecision,
  type Setting,
  stateAfter,
  type Step,
  stranger,
  submit,
  without,
} from "./case.fixture.ts"
import type { CaseCommand, Choices, Party } from "./index.ts"

const day = plainDate("2019-03-05")
const received: Step = [day, submit(all, day)]
const accepted: Step = [day, submit(all, day, { examination })]
const decided: readonly Step[] = [accepted, [day, found, registry], [day, decide(true)], [day, sealDecision]]
const delivered: readonly Step[] = [...decided, [day, { type: "deliver-result", method: "by-hand", on: day }]]
const withdraw: CaseCommand = { type: "withdraw" }
const change = (...parties: readonly Party[]): CaseCommand => ({ type: "change-parties", parties })
const choose = (choices: Choices): CaseCommand => ({ type: "choose", choices })

describe("the parties of a case", () => {
  it("are those it was opened with, until others take their place", () => {
    expect(stateAfter(inZhejiang, received).parties).toEqual([handler])
    const contact: Party = { ...handler, role: "contact" }
    expect(stateAfter(inZhejiang, received, [day, change(contact), applicant]).parties).toEqual([contact])
  })

  it("have a guardian with what shows the guardianship, and none without", () => {
    const { evidence: _, ...unproved } = guardian
    const with_ = (party: Party, setting = inZhejiang) =>
      play(setting, received, [day, change(party), applicant], [day, withdraw, agent]).refusals.map(
        (refusal) => refusal?._tag,
      )
    expect(with_(guardian)).toEqual([undefined, undefined, undefined])
    expect(with_(unproved)[1]).toBe("PartyEvidenceMissing")
    expect(with_({ ...unproved, evidence: " " })[1]).toBe("PartyEvidenceMissing")
    const opening = { ...submit(all, day), parties: [unproved] } as CaseCommand
    expect(refusalIn(inZhejiang, [day, opening])).toMatchObject({
      _tag: "PartyEvidenceMissing",
      role: "guardian",
    })
    const bySelf: Step = [day, { ...opening, parties: [guardian] } as CaseCommand, agent]
    expect(stateAfter(inZhejiang, bySelf).parties).toEqual([guardian])
  })

  it("have a handler with the paper that entrusts them, where the item or the rule set asks for it", () => {
    const clause = { statute: "sample-rules", title: { zh: "样例", en: "sample" }, sample: true }
    const asking: Setting = {
      ...inZhejiang,
      item: { ...confirmation, authorityEvidence: { required: true, clause } },
    }
    const { provisions } = inZhejiang.ruleSet
    const asked: Setting = {
      ...inZhejiang,
      ruleSet: { ...inZhejiang.ruleSet, provisions: { ...provisions, authorityEvidence: { clause } } },
    }
    const proved = { ...handler, evidence: "hash" }
    const opening = (party: Party): Step => [day, { ...submit(all, day), parties: [party] } as CaseCommand]
    for (const setting of [asking, asked]) {
      expect(refusalIn(setting, opening(handler))).toMatchObject({
        _tag: "PartyEvidenceMissing",
        role: "handler",
        clause,
      })
      expect(refusalOf(setting, opening(proved), [day, change(handler)])).toBe("PartyEvidenceMissing")
      expect(refusalOf(setting, opening(proved), [day, withdraw, agent])).toBeUndefined()
      expect(refusalOf(setting, opening({ ...handler, role: "contact" }))).toBeUndefined()
    }
    expect(refusalOf(inZhejiang, opening(handler))).toBeUndefined()
  })

  it("end an agent's powers at once when they are taken off", () => {
    const { refusals } = play(
      inZhejiang,
      received,
      [day, withdraw, stranger],
      [day, change(), applicant],
      [day, withdraw, agent],
      [day, change(handler), clerk],
      [day, withdraw, agent],
    )
    expect(refusals.map((refusal) => refusal?._tag)).toEqual([
      undefined,
      "NotAuthorised",
      undefined,
      "NotAuthorised",
      undefined,
      undefined,
    ])
  })

  it("are not the agent's own to widen", () => {
    const wider: Party = { ...handler, role: "legal-representative" }
    expect(refusalOf(inZhejiang, received, [day, change(wider), agent])).toBe("NotAuthorised")
  })

  it("change until the case ends", () => {
    expect(refusalOf(inZhejiang, ...decided, [day, change(), applicant])).toBeUndefined()
    expect(refusalOf(inZhejiang, ...delivered, [day, change(), applicant])).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, [day, change(), applicant])).toBe("NotInThisPhase")
  })

  it("let an agent in only as the application that they bring says", () => {
    const alone = { ...received[1], parties: [] } as CaseCommand
    expect(refusalOf(inZhejiang, [day, received[1], agent])).toBeUndefined()
    expect(refusalOf(inZhejiang, [day, alone, agent])).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, [day, alone, applicant])).toBeUndefined()
  })
})

describe("what the applicant chose", () => {
  const first: Choices = { channel: "phone", collection: "courier", address: "Sample Road 1" }

  it("replaces all that was chosen before", () => {
    const state = stateAfter(
      inZhejiang,
      received,
      [day, choose(first), applicant],
      [day, choose({ channel: "letter", optIns: { tolerantIntake: false } }), agent],
    )
    expect(state.choices).toEqual({ channel: "letter", optIns: { tolerantIntake: false } })
  })

  it("is a way in which the item hands its result over, at the opening and afterwards", () => {
    const byHand: Setting = { ...inZhejiang, item: { ...confirmation, collection: ["by-hand"] } }
    const opening = { ...received[1], choices: { collection: "courier" } } as CaseCommand
    expect(refusalOf(byHand, [day, opening])).toBe("DeliveredAnotherWay")
    expect(refusalOf(inZhejiang, [day, opening])).toBeUndefined()
    expect(refusalOf(byHand, received, [day, choose(first), applicant])).toBe("DeliveredAnotherWay")
    expect(refusalOf(byHand, received, [day, choose({ channel: "letter" }), applicant])).toBeUndefined()
  })

  it("changes until the case ends", () => {
    expect(refusalOf(inZhejiang, ...decided, [day, choose(first), applicant])).toBeUndefined()
    expect(refusalOf(inZhejiang, ...delivered, [day, choose(first), applicant])).toBe("NotInThisPhase")
  })

  it("is how the result is sent; who comes for it gets it all the same", () => {
    const chose: readonly Step[] = [...decided, [day, choose({ collection: "electronic" }), applicant]]
    const deliver = (method: "by-hand" | "electronic"): Step => [
      day,
      { type: "deliver-result", method, on: day },
    ]
    expect(refusalOf(inZhejiang, ...chose, [day, { type: "dispatch-result", waybill: "SF1" }])).toBe(
      "NotTheirChoice",
    )
    expect(refusalOf(inZhejiang, ...chose, deliver("electronic"))).toBeUndefined()
    expect(refusalOf(inZhejiang, ...chose, deliver("by-hand"))).toBeUndefined()
  })
})

describe("a withdrawal", () => {
  it("is the applicant's at any time before the decision", () => {
    const notified: Step = [day, submit(without("list"), day, { examination })]
    for (const before of [received, accepted, notified]) {
      const played = play(inZhejiang, before, [day, withdraw, applicant])
      expect(played.state.phase).toBe("withdrawn")
      expect(eventOf(played, "ApplicationWithdrawn")?.actor).toEqual(applicant)
    }
  })

  it("is none after it, nor twice", () => {
    expect(refusalOf(inZhejiang, ...decided, [day, withdraw, applicant])).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, ...delivered, [day, withdraw, applicant])).toBe("NotInThisPhase")
    expect(refusalOf(inZhejiang, received, [day, withdraw, applicant], [day, withdraw, applicant])).toBe(
      "NotInThisPhase",
    )
  })

  it("leaves nothing to be done, even when something was owed", () => {
    const state = stateAfter(
      inZhejiang,
      [day, submit(without("list"), day, { examination })],
      [day, withdraw, decider],
    )
    expect(state.tasks).toEqual([])
  })
})
