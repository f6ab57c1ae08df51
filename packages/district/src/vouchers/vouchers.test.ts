import { subjectIdOf } from "@onevisit/core/identity"
import { rate, yuan } from "@onevisit/core/money"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import {
  cashier,
  claimOf,
  examiner,
  openDistrict,
  payee,
  quota,
  quotaOf,
  scheme,
  settler,
  taken,
  vouchers,
  window,
  written,
} from "./vouchers.fixture.ts"

describe("vouchers in a district", () => {
  it("go their three steps, come to a round, and are paid once", async () => {
    const at = await openDistrict()
    taken(await at.call.request(quotaOf(await at.person("2")), { as: window }))
    await at.opened("2019-1", "2019-06-30", 100_000)
    const { account, actor } = await at.holding("1")
    at.morning("2019-06-30")
    const made = taken(await at.call.claim(account, claimOf("1", "2019-06-30"), { as: actor }))
    expect(made).toMatchObject({
      happened: ["ClaimMade"],
      comesTo: "2019-1",
      summary: { openClaims: ["C-1"] },
    })
    taken(await at.approve(account, "1"))
    at.morning("2019-07-10")
    const settled = await at.call.settleRound(scheme.id, "2019-1", { as: settler })
    expect(settled).toMatchObject({
      outcome: "recorded",
      summary: { phase: "closed", allotted: yuan(4000), claims: 1 },
    })
    const pay = { scheme: scheme.id, round: "2019-1", purpose: "样例区创新券" }
    for (const withoutAccount of [0, 0])
      expect(await at.call.pay(pay, { as: cashier })).toMatchObject({
        outcome: "closed",
        summary: { lines: 1, amount: yuan(4000) },
        withoutAccount,
      })
    expect(await at.call.claims({ scheme: scheme.id })).toEqual([
      expect.objectContaining({ claim: "C-1", standing: "approved", paid: yuan(4000), due: 0 }),
    ])
    expect((await at.call.get(account)).summary).toMatchObject({
      vouchers: [{ voucher: "V-1", amount: yuan(10_000), free: yuan(6000) }],
      openClaims: [],
    })
    expect(await at.call.find({ isOpen: true })).toHaveLength(1)
  })

  it("have one account for a holder and a scheme, by which it is found again", async () => {
    const at = await openDistrict()
    const { account, actor, id } = await at.holding("1")
    expect(await at.call.accountOf(scheme.id, id)).toBe(account)
    expect(await at.call.accountOf("other", id)).toBeNull()
    const again = taken(await at.call.request(quotaOf(id), { as: actor }))
    expect([again.account, again.happened]).toEqual([account, []])
  })

  it("leave nothing of what people wrote in the storage, and give it back for a purpose", async () => {
    const opened: unknown[] = []
    const at = await openDistrict({ onOpened: (event) => void opened.push(event) })
    const { account, actor } = await at.holding("1")
    taken(await at.call.claim(account, claimOf("1", "2019-03-04"), { as: actor }))
    const refuse = { type: "refuse-claim", claim: "C-1", reasons: written.reasons } as const
    taken(await at.call.command(account, refuse, { as: examiner }))
    const views = ["voucher-account", "voucher-claim"].map((view) =>
      at.storage.findViews({ view, version: 1, limit: 10 }),
    )
    const lies = JSON.stringify([
      await at.storage.readFeed({ after: 0, limit: 1000 }),
      await Promise.all(views),
    ])
    expect(lies).not.toContain("§")
    expect(lies).not.toContain(payee("1").account)
    const history = JSON.stringify(await at.call.history(account, "to decide on an objection"))
    for (const each of [written.purpose, ...written.reasons]) expect(history).toContain(each)
    expect(opened.length).toBeGreaterThan(0)
  })

  it("claim an invoice once, whoever's it is, until that claim is refused or withdrawn", async () => {
    const at = await openDistrict()
    const [one, other] = [await at.holding("1"), await at.holding("2")]
    taken(await at.call.claim(one.account, claimOf("1", "2019-03-04"), { as: one.actor }))
    const { invoice } = claimOf("1", "2019-03-04")
    const same = claimOf("2", "2019-03-04", 8000, { invoice })
    expect(await at.call.claim(other.account, same, { as: other.actor })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "InvoiceClaimed" },
    })
    taken(await at.call.command(one.account, { type: "withdraw-claim", claim: "C-1" }, { as: one.actor }))
    taken(await at.call.claim(other.account, same, { as: other.actor }))
    const number = claimOf("1", "2019-03-04", 8000, { invoice: { ...invoice, number: "FP-9" } })
    await expect(at.call.claim(other.account, number, { as: other.actor })).rejects.toMatchObject({
      _tag: "AlreadyExists",
      scope: "voucher-claim",
    })
  })

  it("are not approved for a spend that the records of funding show a project to bear", async () => {
    const asked: unknown[] = []
    const fundedBy = async (spend: { readonly invoice: { readonly number: string } }) => {
      asked.push(spend)
      return spend.invoice.number === "FP-1" ? "P-7" : null
    }
    const at = await openDistrict({ vouchers: { ...vouchers, fundedBy } })
    const { account, actor, id } = await at.holding("1")
    taken(await at.call.claim(account, claimOf("1", "2019-03-04"), { as: actor }))
    expect(await at.approve(account, "1")).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "DoubleFunded", project: "P-7" },
    })
    expect(asked).toEqual([
      { holder: id, contract: expect.objectContaining({ number: "HT-1" }), invoice: expect.anything() },
    ])
    const fine = await at.holding("2")
    taken(await at.call.claim(fine.account, claimOf("2", "2019-03-04"), { as: fine.actor }))
    taken(await at.approve(fine.account, "2"))
  })

  it("stay under the edition they were asked for under, when a new one comes or the old one is gone", async () => {
    const at = await openDistrict()
    const { account, actor } = await at.holding("1")
    const next = {
      ...scheme,
      version: "2",
      shares: scheme.shares.map((each) => ({ ...each, share: rate("10%") })),
    }
    const later = await createDistrict({
      ...at.options,
      vouchers: { ...vouchers, schemes: [next] },
    })
    taken(await later.vouchers.claim(account, claimOf("1", "2019-03-04"), { as: actor }))
    const approved = await later.vouchers.command(
      account,
      { type: "approve-claim", claim: "C-1" },
      { as: examiner },
    )
    expect(taken(approved).state.claims[0]?.reckoning?.entitled).toBe(yuan(4000))
  })

  it("name what is not there, and refuse what has not the form it should", async () => {
    const at = await openDistrict()
    const { account, id } = await at.holding("1")
    const as = quota
    const nobody = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
    const release = { type: "release", use: "U1" } as const
    const missing = "0190b1a2-7c3d-8e4f-8a5b-6c7d8e9f0a1b"
    const rejected: readonly (readonly [Promise<unknown>, string])[] = [
      [at.call.request({ ...quotaOf(id), scheme: "other" }, { as }), "UnknownVoucherScheme"],
      [at.call.request(quotaOf(nobody), { as }), "UnknownSubject"],
      [at.call.request({ ...quotaOf(id), amount: 0.5 as never }, { as }), "InvalidInput"],
      [at.call.get("110101-not-an-account"), "UnknownVoucherAccount"],
      [at.call.get(missing), "UnknownVoucherAccount"],
      [at.call.command(missing, release, { as }), "UnknownVoucherAccount"],
      [at.call.history(missing, "test"), "UnknownVoucherAccount"],
      [at.call.round(scheme.id, "2019-1"), "UnknownVoucherRound"],
      [at.call.settleRound(scheme.id, "2019-1", { as: settler }), "UnknownVoucherRound"],
      [at.call.command(account, { type: "allot" } as never, { as }), "InvalidInput"],
    ]
    for (const [call, tag] of rejected) await expect(call).rejects.toMatchObject({ _tag: tag })
  })

  it("need a calendar, and schemes that hold together", async () => {
    const bare = await createDistrict({ storage: memoryStorage() })
    await expect(bare.vouchers.find({})).rejects.toMatchObject({ _tag: "CalendarMissing" })
    const broken = { ...vouchers, schemes: [{ ...scheme, remedies: [] }] }
    await expect(openDistrict({ vouchers: broken })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["vouchers", "schemes", 0, "remedies"] }],
    })
  })
})
