import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import { plainDate } from "../time/index.ts"
import {
  actorOfAgent,
  actorOfApplicant,
  actorOfStaff,
  byLaw,
  composeActor,
  holdsRole,
  isAuthority,
  refuseLapsed,
  system,
  unitActedFor,
} from "./actor.ts"
import { subjectIdOf } from "./subject.ts"

const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
const on = plainDate("2019-03-20")
const clerk = { externalId: "e-17", name: "李样例", unit: "sample-bureau", roles: ["intake"], validAt: on }

describe("an actor", () => {
  it("of the staff is recorded without the name", () => {
    const actor = actorOfStaff(clerk)
    expect(JSON.stringify(actor)).not.toContain("李样例")
    expect(actor).toEqual({
      kind: "officer",
      externalId: "e-17",
      unit: "sample-bureau",
      roles: ["intake"],
      validAt: "2019-03-20",
    })
  })

  it("is an authority only as an officer: neither applicant, agent, program nor law performs its acts", () => {
    expect(isAuthority(actorOfStaff(clerk), on)).toBe(true)
    const others = [
      actorOfApplicant(subject),
      actorOfAgent({ subject, principal: subject, capacity: "guardian" }),
      system("timer"),
      byLaw({ statute: "licensing-law", title: text("行政许可法", "Licensing Law"), article: "32" }),
    ]
    for (const other of others) {
      expect(isAuthority(other, on)).toBe(false)
      expect(holdsRole(other, "intake", on)).toBe(false)
    }
  })

  it("holds a role by delegation only while the delegation lasts", () => {
    const delegation = { from: "e-1", validFrom: plainDate("2019-03-01"), validTo: plainDate("2019-03-21") }
    const actor = actorOfStaff({ ...clerk, delegation })
    expect(holdsRole(actor, "intake", plainDate("2019-02-28"))).toBe(false)
    expect(holdsRole(actor, "intake", on)).toBe(true)
    expect(holdsRole(actor, "director", on)).toBe(false)
    expect(holdsRole(actor, "intake", plainDate("2019-03-21"))).toBe(false)
    expect(isAuthority(actor, plainDate("2019-03-21"))).toBe(false)
  })

  it("acts on the day for which the host vouched alone, or on those before the day it said", () => {
    const yesterday = plainDate("2019-03-19")
    const tomorrow = plainDate("2019-03-21")
    const actor = actorOfStaff(clerk)
    expect([yesterday, on, tomorrow].map((day) => isAuthority(actor, day))).toEqual([false, true, false])
    expect([yesterday, on, tomorrow].map((day) => holdsRole(actor, "intake", day))).toEqual([
      false,
      true,
      false,
    ])
    const longer = actorOfStaff({ ...clerk, validTo: plainDate("2019-03-22") })
    expect([yesterday, on, tomorrow, longer.validTo ?? on].map((day) => isAuthority(longer, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(refuseLapsed(actor, tomorrow)).toMatchObject({ _tag: "OfficerLapsed", because: "vouching" })
    expect(refuseLapsed(system("timer"), tomorrow)).toBeUndefined()
  })

  it("does by delegation the acts that it names, for the unit whose powers they are", () => {
    const delegation = { from: "e-1", validFrom: plainDate("2019-03-01") }
    const scoped = actorOfStaff({ ...clerk, delegation: { ...delegation, acts: ["examine"] } })
    expect(["examine", "decide", undefined].map((act) => isAuthority(scoped, on, act))).toEqual([
      true,
      false,
      false,
    ])
    expect(holdsRole(scoped, "intake", on, "examine")).toBe(true)
    expect(holdsRole(scoped, "intake", on)).toBe(false)
    expect(unitActedFor(scoped)).toBe("sample-bureau")
    expect(unitActedFor({ ...scoped, delegation: { ...delegation, unit: "other" } })).toBe("other")
  })

  it("reads as what it is, the law by its clause", () => {
    const law = byLaw({
      statute: "licensing-law",
      title: text("行政许可法", "Licensing Law"),
      article: "32",
      paragraph: "1(4)",
    })
    expect(composeActor(law).zh).toBe("依《行政许可法》第32条第1款第4项")
    expect(composeActor(system("timer")).en).toBe("system (timer)")
    expect(composeActor(actorOfStaff(clerk)).zh).toBe("sample-bureau工作人员")
    expect(composeActor(actorOfApplicant(subject)).zh).toBe("申请人")
    expect(composeActor(actorOfAgent({ subject, principal: subject, capacity: "guardian" })).en).toBe("agent")
  })
})
