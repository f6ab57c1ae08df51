import { describe, expect, it } from "vitest"
import type { Actor } from "../../identity/index.ts"
import { byLaw } from "../../identity/index.ts"
import { plainDate } from "../../time/index.ts"
import type { FeedbackAct, FeedbackCommand } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const verified = f.badRating.next(f.founded, f.operator)
const found = f.badRating.next(f.mistaken, f.operator)
const rectified = verified.next(f.rectify, f.operator)
const acknowledged = f.complaint.next(f.acknowledge, f.operator)
const offered = f.complaint.next(f.transfer, f.operator)

/** Every act where its turn has come, and who is right for it. */
const turns: readonly (readonly [FeedbackAct, f.Play, FeedbackCommand, Actor])[] = [
  ["acknowledge", f.complaint, f.acknowledge, f.operator],
  ["verify", f.badRating, f.founded, f.operator],
  ["verify", acknowledged, f.founded, f.operator],
  ["set-aside", found, f.setAside, f.second],
  ["rectify", verified, f.rectify, f.operator],
  ["answer", acknowledged.next(f.notFounded, f.operator), f.answer, f.operator],
  ["revisit", rectified, f.reached(true), f.operator],
  ["close", rectified.next(f.reached(true), f.operator), f.close, f.operator],
  ["transfer", f.complaint, f.transfer, f.operator],
  ["accept-transfer", offered, { type: "accept-transfer" }, f.elsewhere],
]

describe.each(turns)("the act %s", (act, before, command, right) => {
  it("is done by an officer with its role", () => expect(before.refused(command, right)).toBe("not refused"))

  it("is denied to everyone without the role, whatever other roles they hold", () => {
    const others = Object.values(f.policy.roles).filter((role) => role !== f.policy.roles[act])
    const clause = f.policy.source
    const denied = [f.officer("x"), f.officer("y", ...others), f.person, f.agent, f.page, byLaw(clause)]
    for (const actor of denied) expect(before.refused(command, actor)).toBe("FeedbackNotAuthorised")
  })

  it("is denied to everyone where the policy names no role", () => {
    const { [act]: _, ...roles } = f.policy.roles
    const policy = { ...f.policy, roles }
    expect(before.refused(command, right, f.start, { policy })).toBe("FeedbackNotAuthorised")
  })

  it("is denied to the officer who was rated or complained of, and to whoever exercises that one's powers", () => {
    const unit = right.kind === "officer" ? right.unit : ""
    const delegation = { from: f.rated.externalId, validFrom: plainDate("2018-01-01") }
    for (const actor of [
      { ...f.rated, unit },
      { ...f.second, unit, delegation },
    ])
      expect(before.refused(command, actor)).toBe("NotIndependent")
  })

  it("is denied to an officer whose delegation has ended", () => {
    if (right.kind !== "officer") throw new Error("An act is an officer's.")
    const delegation = { from: "z", validFrom: plainDate("2018-01-01"), validTo: f.start }
    expect(before.refused(command, { ...right, delegation })).toBe("OfficerLapsed")
  })
})

describe("the units", () => {
  const policy = { ...f.policy, verifiedBy: "another-unit" as const }

  it("that verify and set aside are another than the rated one, where the district says so", () => {
    const strict = { policy }
    expect(f.badRating.refused(f.founded, f.operator, f.start, strict)).toBe("NotIndependent")
    expect(f.badRating.refused(f.founded, f.elsewhere, f.start, strict)).toBe("not refused")
    expect(found.refused(f.setAside, f.second, f.start, strict)).toBe("NotIndependent")
    const delegation = { from: "sample-bureau", validFrom: plainDate("2018-01-01") }
    expect(f.badRating.refused(f.founded, { ...f.elsewhere, delegation }, f.start, strict)).toBe(
      "NotIndependent",
    )
    expect(verified.refused(f.rectify, f.operator, f.start, strict)).toBe("not refused")
  })

  it("that do not have the complaint leave it to the one that has it", () => {
    expect(f.complaint.refused(f.acknowledge, f.elsewhere)).toBe("HeldByAnotherUnit")
    const taken = offered.next({ type: "accept-transfer" }, f.elsewhere)
    expect(taken.refused(f.acknowledge, f.operator)).toBe("HeldByAnotherUnit")
    expect(taken.refused(f.acknowledge, f.elsewhere)).toBe("not refused")
  })
})
