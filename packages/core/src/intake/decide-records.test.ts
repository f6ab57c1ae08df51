import { describe, expect, it } from "vitest"
import type { Provisions } from "../law/index.ts"
import {
  all,
  applicant,
  clerk,
  decide,
  decider,
  eventOf,
  examination,
  examine,
  found,
  paper,
  passTime,
  play,
  refusalOf,
  registry,
  type Setting,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { oneVisit } from "./law.fixture.ts"
import { dispute, finishPart, neighbour, reviewer, waive, whole, wholeLaw } from "./whole-case.fixture.ts"

const on = "2019-03-05"
const received = (given = all): Step => [on, submit(given, on)]
const accepted: Step = [on, submit(all, on, { examination })]
const agreed: readonly Step[] = [
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
]
const silentOn = (point: keyof Provisions): Setting => {
  const { [point]: _, ...provisions } = wholeLaw.provisions
  return { ...whole, ruleSet: { ...wholeLaw, provisions } }
}

describe("a document that is waived (浙江省保障“最多跑一次”改革规定 art. 9)", () => {
  const waived: Step = [on, waive("plan")]

  it("is on record with what proves the fact in its place, by whom and by which clause", () => {
    expect(eventOf(play(whole, received(without("plan")), waived), "MaterialWaived")).toMatchObject({
      actor: clerk,
      data: { requirement: "plan", evidence: "another paper", note: "seen", clause: oneVisit("9") },
    })
  })

  it("is not asked for: without it the application is complete, and no other is spared", () => {
    expect(stateAfter(whole, received(without("plan")), waived, [on, examine()]).phase).toBe("accepted")
    const both = stateAfter(whole, received(without("plan", "list")), waived, [on, examine()])
    expect(both.correction?.open.map(({ requirement }) => requirement)).toEqual(["list"])
  })

  it("is no longer to be corrected", () => {
    const state = stateAfter(whole, received(without("plan")), [on, examine()], ["2019-03-06", waive("plan")])
    expect(state).toMatchObject({ phase: "correcting", correction: { open: [] } })
  })

  it("is no longer owed, and a favourable act is possible", () => {
    const owing: Step = [on, submit(without("report"), on, { examination: tolerant })]
    const ready: readonly Step[] = [owing, [on, found, registry], ...agreed]
    expect(refusalOf(whole, ...ready, ["2019-03-06", decide(true)])).toBe("StillOwed")
    const state = stateAfter(whole, ...ready, ["2019-03-06", waive("report")])
    expect(state.owing?.owed).toEqual([])
    expect(
      stateAfter(whole, ...ready, ["2019-03-06", waive("report")], ["2019-03-06", decide(true)]).phase,
    ).toBe("decided")
  })

  it("cannot have come late either, nor lead to anything any more", () => {
    const owing: Step = [on, submit(without("report"), on, { examination: tolerant })]
    const late: Step = ["2019-03-20", supplement([spoiled("report")], "2019-03-20")]
    const terminate: Step = ["2019-03-21", { type: "terminate", reasons: ["late"], number: "T-1" }, decider]
    expect(refusalOf(whole, owing, late, terminate)).toBeUndefined()
    const state = stateAfter(whole, owing, late, ["2019-03-20", waive("report")])
    expect(state).toMatchObject({ owing: { owed: [], late: false } })
    expect(state.tasks).not.toContain("decide-on-revocation")
    expect(refusalOf(whole, owing, late, ["2019-03-20", waive("report")], terminate)).toBe("NothingLapsed")
  })

  it("is an officer's to waive, before the decision, only what the applicant has to hand in", () => {
    expect(refusalOf(whole, received(), [on, waive("plan"), applicant])).toBe("NotAuthorised")
    expect(refusalOf(whole, received(), [on, waive("licence")])).toBe("NotReplaceable")
    expect(refusalOf(whole, received(), [on, waive("unheard-of")])).toBe("NotReplaceable")
    const granted: readonly Step[] = [accepted, [on, found, registry], ...agreed, [on, decide(true)]]
    expect(refusalOf(whole, ...granted, [on, waive("plan")])).toBe("NotInThisPhase")
  })

  it("is waived only where the rule set says that it may be", () => {
    expect(refusalOf(silentOn("waiver"), received(without("plan")), waived)).toBe("NotReplaceable")
  })
})

describe("who somebody is (浙江省保障“最多跑一次”改革规定 art. 9)", () => {
  const show = (means: string, of: "applicant" | "agent" = "applicant"): Step => [
    on,
    { type: "record-identity", of, means, reference: null } as CaseCommand,
  ]

  it("is shown by any means that the rule set lists, of the applicant and of the agent", () => {
    const played = play(whole, received(), show("senior-card"), show("citizen-card", "agent"))
    expect(played.state.identity).toEqual([
      { of: "applicant", means: "senior-card" },
      { of: "agent", means: "citizen-card" },
    ])
    expect(eventOf(played, "IdentityShown")?.data.clause).toEqual(oneVisit("9"))
  })

  it("is shown by no other means, nor where the rule set is silent", () => {
    expect(refusalOf(whole, received(), show("driving-licence"))).toBe("IdentityMeansUnknown")
    expect(refusalOf(silentOn("identityEvidence"), received(), show("citizen-card"))).toBe(
      "IdentityMeansUnknown",
    )
  })

  it("is recorded while the case runs, and not after its end", () => {
    const ended: readonly Step[] = [received(), [on, { type: "withdraw" }, applicant]]
    expect(refusalOf(whole, ...ended, show("citizen-card"))).toBe("NotInThisPhase")
  })
})

describe("platform data that the applicant says is wrong (浙江省保障“最多跑一次”改革规定 art. 7)", () => {
  const disputed: Step = [on, dispute, applicant]
  const answer: Step = [
    "2019-03-18",
    { type: "record-source-check", requirement: "licence", outcome: "corrected" },
    registry,
  ]

  it("gives way to the applicant's own document, and its source is asked to correct it", () => {
    const { events, state } = play(whole, accepted, disputed)
    expect(events.at(-1)).toMatchObject({
      type: "PlatformDataDisputed",
      data: { statement: "the register is wrong", clause: oneVisit("7") },
    })
    expect(state.materials.at(-1)?.requirement).toBe("licence")
    expect(state.lookUps["licence"]).toMatchObject({ state: "disputed", isChecked: false })
    expect(state.tasks).toEqual(["check-source"])
  })

  it("does not hold the decision up: neither an answer from the platform nor its correction is waited for", () => {
    expect(refusalOf(whole, accepted, ...agreed, [on, decide(true)])).toBe("StillOwed")
    const decided = stateAfter(whole, accepted, ...agreed, disputed, [on, decide(true)])
    expect(decided).toMatchObject({ phase: "decided", tasks: ["check-source"] })
  })

  it("stays as disputed whatever the platform answers afterwards", () => {
    const state = stateAfter(whole, accepted, disputed, [on, { ...found, outcome: "not-found" }, registry])
    expect(state.lookUps["licence"]?.state).toBe("disputed")
  })

  it("closes its task on the source's answer, once, also when the case is decided by then", () => {
    const decided: readonly Step[] = [accepted, ...agreed, disputed, [on, decide(true)]]
    expect(stateAfter(whole, ...decided, answer).tasks).toEqual([])
    expect(refusalOf(whole, ...decided, answer, answer)).toBe("NotLookedUp")
    expect(refusalOf(whole, accepted, answer)).toBe("NotLookedUp")
  })

  it("is only what the authority looks up, and the document must be the one in question", () => {
    const own = { ...dispute, requirement: "plan", material: paper("plan") } as CaseCommand
    const other = { ...dispute, material: paper("plan") } as CaseCommand
    expect(refusalOf(whole, accepted, [on, own, applicant])).toBe("NotLookedUp")
    expect(refusalOf(whole, accepted, [on, other, applicant])).toBe("NotLookedUp")
    expect(refusalOf(silentOn("dataDispute"), accepted, disputed)).toBe("NotLookedUp")
  })

  it("is disputed before the decision, not after", () => {
    const granted: readonly Step[] = [accepted, [on, found, registry], ...agreed, [on, decide(true)]]
    expect(refusalOf(whole, ...granted, disputed)).toBe("NotInThisPhase")
  })
})

describe("papers held at the window (暂存)", () => {
  it("stop nothing: the five days run on, and silence accepts", () => {
    const hold: Step = [on, { type: "hold-documents", note: "to be looked at" }]
    const held = play(whole, received(without("plan")), hold, ["2019-03-13", passTime, timer])
    expect(held.state.acceptance).toMatchObject({ on, how: "deemed" })
    expect(refusalOf(whole, accepted, hold)).toBe("NotInThisPhase")
    expect(refusalOf(whole, received(), [on, { type: "hold-documents", note: null }, decider])).toBe(
      undefined,
    )
  })
})
