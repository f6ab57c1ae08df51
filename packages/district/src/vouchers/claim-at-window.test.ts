import { workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { paperOf } from "./claim-item.fixture.ts"
import { claimOf, openDistrict, scheme, settler, taken, window } from "./vouchers.fixture.ts"

/** The claim as the clerk records it: its papers lie in the case. */
const backed = (serial: string, day: string, id: string) => {
  const { evidence: _, ...claim } = claimOf(serial, day)
  return { ...claim, case: id }
}
const tagOf = (answer: { readonly outcome: string; readonly refusal?: { readonly _tag: string } }) =>
  answer.refusal?._tag ?? answer.outcome

describe("a claim at the window", () => {
  it("comes to the same as one made online on the day its case was accepted", async () => {
    const [online, there] = [await openDistrict(), await openDistrict()]
    for (const at of [online, there]) await at.opened("2019-1", "2019-03-08", 3000)
    const one = await online.approvedOn("2019-03-08", "1")
    const other = await there.holding("1")
    there.morning("2019-03-08")
    const id = await there.open(other.id)
    // The clerk writes the claim down days after the case was accepted, and after the cut-off.
    there.morning("2019-03-12")
    taken(await there.call.claim(other.account, backed("1", "2019-03-08", id), { as: window }))
    taken(await there.approve(other.account, "1"))
    const results = [online, there].map(async (at) => {
      at.morning("2019-03-20")
      const settled = await at.call.settleRound(scheme.id, "2019-1", { as: settler })
      const [{ account, channel, holder, ...claim } = { account: "", channel: "" }] = await at.call.claims({})
      expect(settled.outcome).toBe("recorded")
      return {
        claim,
        channel,
        lines: (await at.call.round(scheme.id, "2019-1")).state.lines,
        account,
        holder,
      }
    })
    const [first, second] = await Promise.all(results)
    expect(second?.claim).toEqual(first?.claim)
    expect(second?.lines.map(({ amount, claim, claimedOn }) => [amount, claim, claimedOn])).toEqual(
      first?.lines.map(({ amount, claim, claimedOn }) => [amount, claim, claimedOn]),
    )
    expect([first?.channel, second?.channel, one.account === first?.account]).toEqual([
      "online",
      "window",
      true,
    ])
  })

  it("needs a case of the scheme's item, of the same holder, that was accepted", async () => {
    const at = await openDistrict()
    const [mine, other] = [await at.holding("1"), await at.holding("2")]
    const theirs = await at.open(other.id)
    const claim = (id: string) => at.call.claim(mine.account, backed("1", "2019-03-04", id), { as: window })
    expect(tagOf(await claim(theirs))).toBe("CaseNotForClaim")
    const received = await at.district.intake.submit(
      { ...at.submission(mine.id, "report"), examination: { supplementWithin: workingDays(5) } },
      { as: window },
    )
    expect(received.outcome).not.toBe("refused")
    expect(tagOf(await claim(received.case ?? ""))).toBe("CaseNotAccepted")
    await expect(claim("0190b1a2-7c3d-8e4f-8a5b-6c7d8e9f0a1b")).rejects.toMatchObject({ _tag: "UnknownCase" })
    expect(tagOf(await claim(await at.open(mine.id)))).toBe("recorded")
  })

  it("has a case to itself, until it is withdrawn", async () => {
    const at = await openDistrict()
    const { account, actor, id } = await at.holding("1")
    const opened = await at.open(id)
    const first = backed("1", "2019-03-04", opened)
    taken(await at.call.claim(account, first, { as: window }))
    const second = { ...first, claim: "C-2", invoice: { ...first.invoice, number: "FP-2" } }
    expect(tagOf(await at.call.claim(account, second, { as: window }))).toBe("CaseClaimed")
    taken(await at.call.command(account, { type: "withdraw-claim", claim: "C-1" }, { as: actor }))
    expect(tagOf(await at.call.claim(account, second, { as: window }))).toBe("recorded")
  })

  it("is not approved while its case owes a paper, nor after its case has ended", async () => {
    const at = await openDistrict()
    const { account, id } = await at.holding("1")
    const signedOn = at.clock.now().on
    const commitment = { clauses: ["按期补齐"], signedOn, signature: "样例签名" }
    const examination = { supplementWithin: workingDays(5), tolerance: { commitment } }
    const submission = { ...at.submission(id, "form"), examination }
    const owing = await at.district.intake.submit(submission, { as: window })
    expect(owing.outcome).toBe("tolerantly-accepted")
    const caseId = owing.case ?? ""
    taken(await at.call.claim(account, backed("1", "2019-03-04", caseId), { as: window }))
    expect(tagOf(await at.approve(account, "1"))).toBe("CaseStillOwes")
    const arrival = { channel: "online", enteredOn: at.clock.now().on } as const
    const supplement = { arrival, materials: [paperOf("report")], examination: {} }
    await at.district.intake.supplement(caseId, supplement, { as: window })
    expect(tagOf(await at.approve(account, "1"))).toBe("recorded")
    const other = await at.holding("2")
    const ended = await at.open(other.id)
    taken(await at.call.claim(other.account, backed("2", "2019-03-04", ended), { as: window }))
    const gone = await at.district.intake.command(ended, { type: "withdraw" }, { as: other.actor })
    expect(gone.outcome).not.toBe("refused")
    expect(tagOf(await at.approve(other.account, "2"))).toBe("CaseNotAccepted")
  })
})
