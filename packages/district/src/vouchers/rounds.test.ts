import { yuan } from "@onevisit/core/money"
import type { Storage } from "@onevisit/core/ports"
import { StorageError } from "@onevisit/core/ports"
import { describe, expect, it } from "vitest"
import { claimOf, examiner, openDistrict, scheme, settler, taken } from "./vouchers.fixture.ts"

const settle = (at: Awaited<ReturnType<typeof openDistrict>>, round: string) =>
  at.call.settleRound(scheme.id, round, { as: settler })
const linesOf = async (at: Awaited<ReturnType<typeof openDistrict>>, round: string) =>
  (await at.call.round(scheme.id, round)).state.lines.map(({ amount, claim }) => [claim, amount])

describe("rounds in a district", () => {
  it("roll a late claim over to the next, with what a budget did not reach, and pay each once", async () => {
    const at = await openDistrict()
    await at.opened("2019-1", "2019-06-30", 5000)
    await at.opened("2019-2", "2019-12-31", 100_000)
    await at.approvedOn("2019-06-28", "1")
    await at.approvedOn("2019-06-30", "2")
    await at.approvedOn("2019-07-01", "3")
    at.morning("2019-07-10")
    await settle(at, "2019-1")
    expect(await linesOf(at, "2019-1")).toEqual([
      ["C-1", yuan(4000)],
      ["C-2", yuan(1000)],
    ])
    expect((await at.call.claims({ isDue: true })).map(({ claim, due }) => [claim, due])).toEqual([
      ["C-2", yuan(3000)],
      ["C-3", yuan(4000)],
    ])
    const late = await at.holding("4")
    const made = taken(await at.call.claim(late.account, claimOf("4", "2019-07-10"), { as: late.actor }))
    expect(made.comesTo).toBe("2019-2")
    at.morning("2020-01-10")
    await settle(at, "2019-2")
    expect(await linesOf(at, "2019-2")).toEqual([
      ["C-2", yuan(3000)],
      ["C-3", yuan(4000)],
    ])
    expect(await at.call.claims({ isDue: true })).toEqual([])
  })

  it("exceed no budget and set nothing aside twice, however many settle at a time", async () => {
    const at = await openDistrict()
    await at.opened("2019-1", "2019-06-30", 5000)
    await at.opened("2019-2", "2019-12-31", 2000)
    for (const serial of ["1", "2", "3"]) await at.approvedOn("2019-06-28", serial)
    at.morning("2020-01-10")
    const both = ["2019-1", "2019-2", "2019-1", "2019-2", "2019-1"].map((round) => settle(at, round))
    await Promise.all(both)
    await settle(at, "2019-1")
    await settle(at, "2019-2")
    const { rounds } = await at.call.rounds(scheme.id)
    expect(rounds.map(({ allotted, phase }) => [phase, allotted])).toEqual([
      ["closed", yuan(5000)],
      ["closed", yuan(2000)],
    ])
    const claims = await at.call.claims({})
    for (const { allotments, due, entitled } of claims)
      expect(allotments.reduce((sum, { amount }) => sum + amount, 0) + due).toBe(entitled)
    expect(claims.reduce((sum, { due }) => sum + due, 0)).toBe(yuan(5000))
  })

  it.each([1, 2, 3, 4, 5])("go on where a settling broke off at its write number %i", async (broken) => {
    let left = Infinity
    const wrap = (storage: Storage): Storage => ({
      ...storage,
      commit: async (acts) => {
        left -= 1
        if (left === 0) throw new StorageError("Corrupt", "broken off")
        return storage.commit(acts)
      },
    })
    const at = await openDistrict({ wrap })
    await at.opened("2019-1", "2019-06-30", 100_000)
    for (const serial of ["1", "2", "3"]) await at.approvedOn("2019-06-28", serial)
    at.morning("2019-07-10")
    left = broken
    await expect(settle(at, "2019-1")).rejects.toMatchObject({ _tag: "StorageError" })
    expect(await settle(at, "2019-1")).toMatchObject({ summary: { phase: "closed", allotted: yuan(12_000) } })
    expect((await at.call.claims({})).map(({ allotments }) => allotments.length)).toEqual([1, 1, 1])
    expect(await settle(at, "2019-1")).toMatchObject({ outcome: "recorded", summary: { phase: "closed" } })
  })

  it("follow one another, and never stand beside one another", async () => {
    const at = await openDistrict()
    const both = await Promise.allSettled([
      at.opened("2019-1", "2019-06-30", 1000),
      at.opened("2019-a", "2019-05-31", 1000),
    ])
    const [kept] = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []))
    expect(kept?.outcome).toBe("recorded")
    const { rounds } = await at.call.rounds(scheme.id)
    const previous = await Promise.all(
      rounds.map(async ({ round }) => (await at.call.round(scheme.id, round)).state.previous),
    )
    expect(new Set(previous).size).toBe(rounds.length)
    const early = await at.opened("2019-0", "2019-05-01", 1000)
    expect(early).toMatchObject({ outcome: "refused", refusal: { _tag: "CutOffTooEarly" } })
    at.morning("2019-06-30")
    expect(await settle(at, rounds[0]?.round ?? "")).toMatchObject(
      rounds[0]?.round === "2019-1"
        ? { outcome: "refused", refusal: { _tag: "CutOffNotPassed" } }
        : { outcome: "recorded" },
    )
  })

  it("may have their budget changed until it is divided, by whoever settles them", async () => {
    const at = await openDistrict()
    await at.opened("2019-1", "2019-06-30", 1000)
    const change = (as: typeof settler) => at.call.changeBudget(scheme.id, "2019-1", yuan(3000), { as })
    expect(await change(examiner)).toMatchObject({ refusal: { _tag: "NotAuthorised" } })
    expect(await change(settler)).toMatchObject({ summary: { budget: yuan(3000) } })
  })

  it("are found too few or too far apart, with the clause", async () => {
    const at = await openDistrict()
    await at.opened("2019-1", "2019-03-31", 1000)
    await at.opened("2019-2", "2019-10-31", 1000)
    await at.opened("2020-1", "2020-03-31", 1000)
    const { findings } = await at.call.rounds(scheme.id)
    expect(findings.map(({ code, source }) => [code, source?.statute])).toEqual([
      ["voucher-rounds-too-far-apart", "sample-voucher-measures"],
      ["voucher-rounds-too-few", "sample-voucher-measures"],
    ])
  })
})
