import { describe, expect, it } from "vitest"
import { never } from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import { verifyReceipt } from "../receipts/index.ts"
import { identityOf, known, officer, open } from "./district.fixture.ts"
import { as, august, enrol, keyOf, populated, september } from "./populated.fixture.ts"

describe("a month's sweep", () => {
  it("finds those who are entitled and those of whom something is open, and asks who they are of nobody else", async () => {
    const opened = await populated()
    const answer = await opened.benefits.sweep(august, { as })
    expect(answer).toMatchObject({
      outcome: "closed",
      unidentified: 0,
      summary: {
        totals: { subjects: 12, entitled: 10, notEntitled: 1, undetermined: 1, amount: 30_000 },
        differences: { start: 10, undetermined: 1 },
      },
    })
    expect(opened.people.identified.toSorted()).toEqual(
      [...Array.from({ length: 10 }, (_, at) => `old${at}`), "open"].toSorted(),
    )
    for (const [facts, purpose] of opened.people.asked) {
      expect(["born", "registeredIn", "died", "paidElsewhere"]).toEqual(expect.arrayContaining([...facts]))
      expect(purpose).not.toBe("")
    }
    const { entitlements } = await opened.benefits.find({
      programme: "old-age-allowance",
      phase: "candidate",
    })
    expect(entitlements).toHaveLength(11)
    expect(await opened.benefits.subjectOf("old-age-allowance", "young")).toBe(null)
  })

  it("is one run however often it is called", async () => {
    const opened = await populated()
    const first = await opened.benefits.sweep(august, { as })
    expect(await opened.benefits.sweep(august, { as })).toEqual(first)
    const key = await keyOf(opened, "old3")
    expect((await opened.benefits.entitlement(key)).state.found?.run).toBe("old-age-allowance-2018-08")
    expect(opened.people.identified).toHaveLength(11)
  })

  it("tells nobody anything in a month in which nothing moved, and only those who did in the next", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    opened.people.put("turning", { ...known, born: "1938-08-30" })
    opened.people.put("old1", { registeredIn: "990102" })
    opened.people.asOf = plainDate("2018-08-31")
    opened.clock.advance({ days: 31 })
    const answer = await opened.benefits.sweep(september, { as })
    expect(answer).toMatchObject({
      outcome: "closed",
      summary: { differences: { start: 1, "stop-candidate": 1, undetermined: 0 } },
    })
    const state = await opened.benefits.sweepState("old-age-allowance-2018-09")
    expect(state.figures?.touched).toBeLessThan(6)
    expect(state.basis?.parameters).toEqual({ monthly: "2011-01-01" })
  })

  it("stops before anything is applied when the feed shrinks, until an officer has looked", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    opened.people.leave("old1")
    opened.people.leave("old2")
    opened.clock.advance({ days: 31 })
    const stopped = await opened.benefits.sweep(september, { as })
    expect(stopped).toMatchObject({ outcome: "stopped", summary: { findings: ["feed-shrunken"] } })
    const key = await keyOf(opened, "old1")
    expect((await opened.benefits.entitlement(key)).state.found?.kind).toBe("start")
    expect(
      await opened.benefits.settleSweep("old-age-allowance-2018-09", "release", "looked", { as }),
    ).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthorised" },
    })
    const discarded = await opened.benefits.settleSweep(
      "old-age-allowance-2018-09",
      "discard",
      "feed failed",
      {
        as: officer,
      },
    )
    expect(discarded).toMatchObject({ outcome: "stopped", summary: { phase: "discarded" } })
    opened.people.back("old1")
    opened.people.back("old2")
    expect(await opened.benefits.sweep({ ...september, sweep: "second" }, { as })).toMatchObject({
      outcome: "closed",
      summary: { differences: { start: 0, undetermined: 0, "stop-candidate": 0 } },
    })
  })

  it("lets a released run take effect: who is missing is undetermined, and stays paid", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await enrol(opened, "old1")
    opened.people.leave("old1")
    opened.people.leave("old2")
    opened.clock.advance({ days: 31 })
    await opened.benefits.sweep(september, { as })
    const released = await opened.benefits.settleSweep(
      "old-age-allowance-2018-09",
      "release",
      "two moved away",
      {
        as: officer,
      },
    )
    expect(released).toMatchObject({ outcome: "closed" })
    const { ledger, state } = await opened.benefits.entitlement(key)
    expect(state.found?.kind).toBe("undetermined")
    expect(ledger.at(-1)).toMatchObject({ month: "2018-09", target: 3000 })
  })

  it("counts people whom the population cannot name, and goes on without them", async () => {
    const opened = await open()
    opened.people.put("nobody1", { ...known, born: "1930-01-01" })
    opened.people.nameless.add("nobody1")
    opened.people.put("old1", { ...known, born: "1930-01-01" })
    // By the register one, by their numbers two who are known here.
    for (const one of ["one", "two"]) await opened.district.subjects.register(identityOf(one), { as })
    opened.people.put("twins", { ...known, born: "1930-01-01" })
    expect(await opened.benefits.sweep(august, { as })).toMatchObject({ outcome: "closed", unidentified: 2 })
  })
})

describe("finding out what is open", () => {
  it("asks a registry first, and visits nobody whom it settles", async () => {
    const asked: string[] = []
    const opened = await open({
      "city-benefits": async (_, facts) => {
        asked.push(...facts)
        return { asOf: plainDate("2018-08-01"), values: { paidElsewhere: false, born: "1900-01-01" } }
      },
    })
    opened.people.put("someone", { registeredIn: "990101", born: "1930-01-01", died: never })
    await opened.benefits.sweep(august, { as })
    const key = await keyOf(opened, "someone")
    expect(await opened.benefits.act(key, { type: "verify" }, { as })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotSettled" },
    })
    expect(await opened.benefits.findOut(key, { as })).toEqual({ outcome: "settled" })
    expect(asked).toEqual(["paidElsewhere"])
    expect(await opened.benefits.act(key, { type: "verify" }, { as })).toMatchObject({ outcome: "done" })
  })

  it("asks for a visit where no registry can tell, once", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await keyOf(opened, "open")
    expect(await opened.benefits.findOut(key, { as })).toEqual({ outcome: "visit", facts: ["born"] })
    expect(await opened.benefits.findOut(key, { as })).toEqual({ outcome: "visit", facts: ["born"] })
    const { state, tasks } = await opened.benefits.entitlement(key)
    expect([state.visits.length, tasks]).toEqual([1, ["visit"]])
  })

  it("says so where nobody can tell", async () => {
    const opened = await open()
    opened.people.put("someone", { born: "1930-01-01", died: never, paidElsewhere: false })
    await opened.benefits.sweep(august, { as })
    const key = await keyOf(opened, "someone")
    expect(await opened.benefits.findOut(key, { as })).toMatchObject({ outcome: "stuck" })
  })
})

describe("the receipts of a run", () => {
  it("are checked with the public key alone, and are one for each determination", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const { leaves, root } = await opened.benefits.sweepState("old-age-allowance-2018-08")
    expect([new Set(leaves).size, root === null]).toEqual([11, false])
    const key = await keyOf(opened, "old3")
    const handed = await opened.benefits.receipt(key, { purpose: "asked for by the person" })
    const publicKey = await opened.keys.publicKey()
    expect(verifyReceipt(handed?.receipt ?? "", handed?.signedRoot ?? "", publicKey)).toMatchObject({
      outcome: "verified",
    })
    expect(handed?.receipt).toContain('"verdict":"yes"')
    const forged = handed?.receipt.replace('"verdict":"yes"', '"verdict":"no"') ?? ""
    expect(verifyReceipt(forged, handed?.signedRoot ?? "", publicKey).outcome).not.toBe("verified")
    expect(await opened.benefits.receipt(key, { purpose: "asked", sweep: "another" })).toBe(null)
  })
})

describe("benefits on a district without them", () => {
  it("say what to hand in", async () => {
    const { createDistrict } = await import("../create-district.ts")
    const { memoryStorage } = await import("@onevisit/storage-memory")
    const district = await createDistrict({ storage: memoryStorage() })
    await expect(district.benefits.sweep(august, { as })).rejects.toMatchObject({ _tag: "BenefitsMissing" })
  })
})
