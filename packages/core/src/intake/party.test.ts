import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "../identity/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import { clerk } from "./case.fixture.ts"
import { actsFor, type Party, type PartyAct, partyRoles, partyTitles } from "./index.ts"
import { maySign } from "./party.ts"

const subject = (last: number) => subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0c0${last}`)
const [firm, other, hand] = [subject(1), subject(2), subject(3)]
const acts: readonly PartyAct[] = ["submit", "supplement", "withdraw", "commit", "choose", "receive"]
const day = plainDate("2019-03-05")
const party: Party = { role: "handler", subject: hand, scope: acts, validFrom: plainDate("2019-03-01") }
const acting = actorOfAgent({ subject: hand, principal: firm, capacity: "authorised-agent" })
const may = (parties: readonly Party[], act: PartyAct = "submit", on = day) =>
  actsFor(parties, firm, acting, act, on)

describe("a handler (行政许可法 art. 29¶2)", () => {
  it("acts in what they were entrusted with, and in nothing else", () => {
    const entrusted = [{ ...party, scope: ["submit", "supplement"] as const }]
    expect(acts.filter((act) => may(entrusted, act))).toEqual(["submit", "supplement"])
    const { scope: _, ...unsaid } = party
    expect(acts.filter((act) => may([unsaid], act))).toEqual([])
  })

  it("acts from the first day, and no more on the day it ends", () => {
    const held = [{ ...party, validFrom: day, validTo: addDays(day, 3) }]
    const days = [-1, 0, 2, 3].map((shift) => may(held, "submit", addDays(day, shift)))
    expect(days).toEqual([false, true, true, false])
  })
})

describe("the others beside the applicant", () => {
  it("are a legal representative, who acts in everything, and only while they are it", () => {
    const { scope: _, ...named } = party
    const held: Party = { ...named, role: "legal-representative", validTo: addDays(day, 1) }
    expect(acts.every((act) => may([held], act))).toBe(true)
    expect(may([held], "submit", addDays(day, 1))).toBe(false)
  })

  it("are a guardian, who acts in everything while the guardianship holds", () => {
    const { scope: _, ...named } = party
    const held: Party = { ...named, role: "guardian", evidence: "hash", validTo: addDays(day, 1) }
    expect(acts.every((act) => may([held], act))).toBe(true)
    expect([
      may([held], "submit", addDays(day, 1)),
      may([held], "submit", addDays(party.validFrom, -1)),
    ]).toEqual([false, false])
  })

  it("are called so in both languages", () => {
    for (const { en, zh } of Object.values(partyTitles)) expect([zh, en].every(Boolean)).toBe(true)
    expect(Object.keys(partyTitles)).toEqual([...partyRoles])
  })

  it("are a contact, who acts in nothing, whatever is written beside them", () => {
    expect(acts.some((act) => may([{ ...party, role: "contact" }], act))).toBe(false)
  })
})

describe("who may take a document for the applicant", () => {
  const served = ["agent", "guardian", "handling-staff"] as const
  const rolesOf = (role: Party["role"], scope: readonly PartyAct[] = acts, on = day) =>
    served.filter((as) => maySign({ ...party, role, scope }, as, on))

  it("follows from the role they stand in: a guardian as guardian, and as agent by law", () => {
    expect(rolesOf("guardian")).toEqual(["agent", "guardian"])
    expect(rolesOf("legal-representative")).toEqual(["agent"])
    expect(rolesOf("contact")).toEqual([])
  })

  it("is a handler where entrusted to receive, and nobody before or after", () => {
    expect(rolesOf("handler")).toEqual(["agent", "handling-staff"])
    expect(rolesOf("handler", ["submit"])).toEqual([])
    expect(rolesOf("guardian", acts, addDays(party.validFrom, -1))).toEqual([])
  })
})

describe("a forged or swapped actor", () => {
  it("acts for nobody: another's agent, another person, the party in their own name, an officer, a program", () => {
    const asAnother = { ...acting, principal: other }
    const notTheParty = { ...acting, subject: other }
    for (const actor of [asAnother, notTheParty, actorOfApplicant(hand), clerk, system("portal")])
      expect(actsFor([party], firm, actor, "submit", day)).toBe(false)
    expect(actsFor([party], other, acting, "submit", day)).toBe(false)
    expect(actsFor([party], null, acting, "submit", day)).toBe(false)
  })

  it("gains nothing from parties that concern others", () => {
    const others = fc.array(
      fc.record({
        role: fc.constantFrom(...partyRoles),
        subject: fc.constantFrom(firm, other),
        scope: fc.subarray([...acts]),
        validFrom: fc.constant(plainDate("2018-01-01")),
      }),
    )
    fc.assert(
      fc.property(others, fc.constantFrom(...acts), (parties, act) => {
        expect(may(parties, act)).toBe(false)
        expect(may([...parties, party], act)).toBe(true)
      }),
    )
  })

  it("has one of several mandates that covers the act", () => {
    const expired: Party = { ...party, validTo: day }
    const narrow: Party = { ...party, scope: ["choose"] }
    expect(may([expired, narrow], "choose")).toBe(true)
    expect(may([expired, narrow], "submit")).toBe(false)
  })
})
