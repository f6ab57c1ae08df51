import { describe, expect, it } from "vitest"
import { clerk, decider, passTime, play, refusalOf, stateAfter, type Step, timer } from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { examined, granted, promised, received, rectify, revokeDecision, verify } from "./promise.fixture.ts"
import { whole } from "./whole-case.fixture.ts"

describe("a broken promise (浙江省保障“最多跑一次”改革规定 art. 14)", () => {
  const broken = [...granted, verify("2019-03-20", false)]
  const ordered = [...broken, rectify("2019-03-20")]

  it("is ordered put right by whoever has the role, once, with reasons and a last day", () => {
    expect(stateAfter(whole, ...ordered).commitments["condition"]?.rectifyBy?.dueOn).toBe("2019-03-27")
    const [day, order] = rectify("2019-03-20")
    expect(refusalOf(whole, ...broken, [day, order, clerk])).toBe("NotAuthorised")
    expect(refusalOf(whole, ...broken, [day, { ...order, reasons: [] } as CaseCommand, decider])).toBe(
      "ReasonsMissing",
    )
    expect(refusalOf(whole, ...ordered, rectify("2019-03-21"))).toBe("CommitmentUnavailable")
    expect(refusalOf(whole, ...granted, rectify("2019-03-20"))).toBe("CommitmentUnavailable")
  })

  it("is put right up to the last day, and not after", () => {
    const put = stateAfter(whole, ...ordered, verify("2019-03-27", true))
    expect(put.commitments["condition"]?.verified).toBe("put-right")
    expect(put.tasks).not.toContain("decide-on-broken-commitment")
    expect(refusalOf(whole, ...ordered, verify("2019-03-28", true))).toBe("TooLate")
  })

  it("asks a person again when its time is over", () => {
    expect(stateAfter(whole, ...ordered, ["2019-03-27", passTime, timer]).tasks).not.toContain(
      "decide-on-broken-commitment",
    )
    const late = stateAfter(whole, ...ordered, ["2019-03-28", passTime, timer])
    expect(late).toMatchObject({ phase: "decided" })
    expect(late.tasks).toContain("decide-on-broken-commitment")
  })

  it("ends in revocation only when the time to put it right is over, by the role, with remedies", () => {
    expect(refusalOf(whole, ...broken, revokeDecision("2019-03-21"))).toBe("RectificationFirst")
    expect(refusalOf(whole, ...ordered, revokeDecision("2019-03-27"))).toBe("RectificationFirst")
    const [day, act] = revokeDecision("2019-03-28")
    expect(refusalOf(whole, ...ordered, [day, act, clerk])).toBe("NotAuthorised")
    const { events, state } = play(whole, ...ordered, revokeDecision("2019-03-28"))
    expect(state.phase).toBe("decision-revoked")
    expect(events.at(-1)?.data).toMatchObject({
      option: "condition",
      remedies: [{ kind: "reconsideration" }, { kind: "litigation" }],
    })
    expect(events.at(-1)?.data).not.toHaveProperty("bar")
  })

  it("is not what a kept or unverified promise is revoked for", () => {
    expect(refusalOf(whole, ...granted, revokeDecision("2019-03-28"))).toBe("CommitmentUnavailable")
    expect(refusalOf(whole, ...ordered, verify("2019-03-27", true), revokeDecision("2019-03-28"))).toBe(
      "CommitmentUnavailable",
    )
  })

  it("keeps its task while another is still to be dealt with", () => {
    const both: readonly Step[] = [
      received("report", "proof"),
      promised("condition"),
      promised("promise"),
      examined,
      verify("2019-03-06", false),
      verify("2019-03-06", false, "promise"),
    ]
    const task = "decide-on-broken-commitment"
    const one = stateAfter(whole, ...both, rectify("2019-03-06"), verify("2019-03-07", true))
    expect(one.tasks.filter((each) => each === task)).toEqual([task])
    expect(stateAfter(whole, ...both, rectify("2019-03-06"), rectify("2019-03-06", "promise")).tasks).toEqual(
      [],
    )
  })
})
