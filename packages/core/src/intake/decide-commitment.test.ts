import { describe, expect, it } from "vitest"
import type { InformedCommitment } from "../law/index.ts"
import { text } from "../reasons/index.ts"
import { plainDate, workingDays } from "../time/index.ts"
import {
  agent,
  applicant,
  decide,
  decider,
  passTime,
  play,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  stranger,
  submit,
  timer,
  without,
} from "./case.fixture.ts"
import { type CaseCommand, type CreditFinding, timersOf } from "./index.ts"
import { oneVisit } from "./law.fixture.ts"
import { giveCommitment, promiseOf, whole, wholeItem, wholeLaw } from "./whole-case.fixture.ts"
import { accepted, examined, granted, on, promised, received, rectify, verify } from "./promise.fixture.ts"

const under = (informedCommitment: InformedCommitment | undefined): Setting => {
  const { informedCommitment: _, ...provisions } = wholeLaw.provisions
  const spoken = informedCommitment === undefined ? provisions : { ...provisions, informedCommitment }
  return { ...whole, ruleSet: { ...wholeLaw, provisions: spoken } }
}
const rule: InformedCommitment = {
  conditions: { verifyWithin: workingDays(60), clause: oneVisit("14") },
  proofs: { from: plainDate("2019-03-05"), clause: oneVisit("14") },
  notFor: [{ risk: "public-safety", title: text("公共安全", "public safety"), clause: oneVisit("14") }],
}

describe("a promise in place of a document (浙江省保障“最多跑一次”改革规定 art. 14)", () => {
  it.each([
    ["a condition", "condition", "report"],
    ["a certificate", "promise", "proof"],
  ] as const)("of %s replaces what its list says, and nothing else", (_, option, replaced) => {
    expect(stateAfter(whole, received(replaced), promised(option), examined).phase).toBe("accepted")
    expect(stateAfter(whole, received("list"), promised(option), examined).phase).toBe("correcting")
    expect(stateAfter(whole, received(replaced), examined).phase).toBe("correcting")
  })

  it("settles what was asked for in a notice, or owed", () => {
    expect(stateAfter(whole, received("report"), examined, promised("condition")).correction?.open).toEqual(
      [],
    )
  })

  it("is the applicant's, or their agent's who may promise, and nobody else's", () => {
    const by = (actor: typeof applicant | typeof agent | typeof stranger): Step => [
      on,
      giveCommitment("condition"),
      actor,
    ]
    expect(refusalOf(whole, received("report"), by(applicant))).toBeUndefined()
    expect(refusalOf(whole, received("report"), by(agent))).toBeUndefined()
    expect(refusalOf(whole, received("report"), by(stranger))).toBe("NotAuthorised")
  })

  it("is available only where the item's list names it, of its own kind, and once", () => {
    const { commitmentOptions: _, ...unlisted } = wholeItem
    expect(refusalOf({ ...whole, item: unlisted }, received("report"), promised("condition"))).toBe(
      "CommitmentUnavailable",
    )
    const mixed = (kind: "proof" | "licence-condition", option: string): CaseCommand => ({
      type: "give-commitment",
      commitment: { ...promiseOf("condition"), kind, option },
    })
    for (const [kind, option] of [
      ["proof", "condition"],
      ["licence-condition", "promise"],
      ["proof", "another"],
    ] as const)
      expect(refusalOf(whole, received("report"), [on, mixed(kind, option), applicant])).toBe(
        "CommitmentUnavailable",
      )
    expect(refusalOf(whole, received("report"), promised("condition"), promised("condition"))).toBe(
      "CommitmentUnavailable",
    )
  })

  it("is available only where the rule set knows its kind, a proof from the first day of its rule on", () => {
    expect(refusalOf(under(undefined), received("report"), promised("condition"))).toBe(
      "CommitmentUnavailable",
    )
    const proofsAlone = under({
      proofs: { from: plainDate("2019-03-05"), clause: oneVisit("14") },
      notFor: [],
    })
    expect(refusalOf(proofsAlone, received(), promised("condition"))).toBe("CommitmentUnavailable")
    expect(refusalOf(proofsAlone, received(), promised("promise"))).toBeUndefined()
    const later = under({ proofs: { from: plainDate("2019-03-06"), clause: oneVisit("14") }, notFor: [] })
    expect(refusalOf(later, received(), promised("promise"))).toBe("CommitmentUnavailable")
  })

  it("is not available where public safety is concerned, if the rule set excludes it", () => {
    const item = { ...wholeItem, publicSafety: true }
    for (const option of ["condition", "promise"] as const) {
      expect(refusalOf({ ...under(rule), item }, received(), promised(option))).toBe("CommitmentUnavailable")
      expect(refusalOf({ ...under({ ...rule, notFor: [] }), item }, received(), promised(option))).toBe(
        undefined,
      )
    }
  })

  it("may be declined, and the ordinary way is open", () => {
    const declining = {
      ...submit(without("report"), on),
      choices: { optIns: { commitment: false } },
    } as CaseCommand
    expect(refusalOf(whole, [on, declining], promised("condition"))).toBe("CommitmentUnavailable")
    expect(stateAfter(whole, [on, declining], examined).phase).toBe("correcting")
  })

  it("needs a reliable signature, and no bad credit on record where a law is cited for that", () => {
    const { text: signed, ...commitment } = promiseOf("condition")
    const electronic = {
      type: "give-commitment",
      commitment: { ...commitment, text: { ...signed, means: "electronic-signature" } },
    } as CaseCommand
    expect(refusalOf(whole, received("report"), [on, electronic, applicant])).toBe("SignatureUnreliable")
    const credit: CreditFinding = {
      state: "recorded",
      record: {
        id: "record-1",
        basis: oneVisit("44"),
        recognisedOn: plainDate("2018-03-05"),
        until: plainDate("2023-03-05"),
        objection: text("异议", "objection"),
        repair: text("修复", "repair"),
      },
    }
    const bad: Step = [on, { ...giveCommitment("condition"), credit } as CaseCommand, applicant]
    const unknown: Step = [
      on,
      { ...giveCommitment("condition"), credit: { state: "unknown" } } as CaseCommand,
      applicant,
    ]
    expect(refusalIn(whole, received("report"), bad)).toMatchObject({
      _tag: "ToleranceDenied",
      record: { id: "record-1" },
      clause: oneVisit("14"),
    })
    expect(refusalOf(whole, received("report"), unknown)).toBeUndefined()
    expect(refusalOf(under(rule), received("report"), bad)).toBeUndefined()
  })
})

describe("verifying a promise", () => {
  it("of a condition is due sixty working days after the decision, a task on the day after and not before", () => {
    const { state } = play(whole, ...granted)
    expect(state.commitments["condition"]?.verifyBy?.dueOn).toBe("2019-06-04")
    expect(timersOf(state)).toContainEqual({ deadline: "verification:condition", on: "2019-06-05" })
    expect(stateAfter(whole, ...granted, ["2019-06-04", passTime, timer]).tasks).not.toContain(
      "verify-commitment",
    )
    expect(stateAfter(whole, ...granted, ["2019-06-05", passTime, timer]).tasks).toContain(
      "verify-commitment",
    )
  })

  it("of a certificate is due by its own rule, from the promise", () => {
    const given = [received("proof"), promised("promise"), examined] as const
    expect(stateAfter(whole, ...given, ["2019-03-12", passTime, timer]).tasks).toEqual([])
    expect(stateAfter(whole, ...given, ["2019-03-13", passTime, timer]).tasks).toContain("verify-commitment")
  })

  it("that finds it kept closes the task, and is not done again", () => {
    const kept = stateAfter(whole, ...granted, verify("2019-06-10", true))
    expect(kept.commitments["condition"]?.verified).toBe("kept")
    expect(kept.tasks).not.toContain("verify-commitment")
    expect(refusalOf(whole, ...granted, verify("2019-06-10", true), verify("2019-06-11", false))).toBe(
      "CommitmentUnavailable",
    )
    expect(refusalOf(whole, ...granted, verify("2019-06-10", true, "another"))).toBe("CommitmentUnavailable")
  })

  it("closes the task only when no other promise is to be verified, or to be put right, since its day passed", () => {
    const both = [received("report", "proof"), promised("condition"), promised("promise"), examined]
    const tasks = (...steps: readonly Step[]) => stateAfter(whole, ...both, ...steps).tasks
    const first = (day: string) => tasks(verify(day, true, "condition"))
    expect(first("2019-03-12")).not.toContain("verify-commitment")
    expect(first("2019-03-13")).toContain("verify-commitment")
    expect(
      tasks(verify("2019-03-13", true, "condition"), verify("2019-03-13", true, "promise")),
    ).not.toContain("verify-commitment")
    const broken = [verify(on, false, "condition"), rectify(on), verify(on, false, "promise")]
    expect(tasks(...broken, rectify("2019-03-12", "promise"))).not.toContain("decide-on-broken-commitment")
    expect(tasks(...broken, rectify("2019-03-13", "promise"))).toContain("decide-on-broken-commitment")
  })

  it("that finds it broken changes nothing but asks a person to act", () => {
    const broken = stateAfter(whole, ...granted, verify("2019-03-20", false))
    expect(broken).toMatchObject({ phase: "decided", decision: { favourable: true } })
    expect(broken.tasks).toContain("decide-on-broken-commitment")
    expect(stateAfter(whole, ...granted, verify("2019-03-20", false), ["2020-01-10", passTime]).phase).toBe(
      "decided",
    )
  })

  it("that finds it broken before the decision lets nothing favourable be decided until it is put right", () => {
    const broken = [...accepted, verify("2019-03-06", false)]
    expect(refusalIn(whole, ...broken, ["2019-03-08", decide(true)])).toMatchObject({
      _tag: "PromiseBroken",
      clause: oneVisit("14"),
    })
    expect(refusalOf(whole, ...broken, ["2019-03-08", decide(false), decider])).toBeUndefined()
    const righted = [...broken, rectify("2019-03-06"), verify("2019-03-08", true)]
    expect(stateAfter(whole, ...righted, ["2019-03-08", decide(true)]).phase).toBe("decided")
  })
})
