import { describe, expect, it } from "vitest"
import { month } from "@onevisit/core/time"
import { officer, payee } from "./district.fixture.ts"
import { as, august, done, enrol, keyOf, populated, september } from "./populated.fixture.ts"

describe("paying a month", () => {
  const pay = { ...august, purpose: "样例区2018年8月高龄津贴" } as const

  it("pays everybody who is owed once, and makes one file of it", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    for (const who of ["old1", "old2", "old3"]) await enrol(opened, who)
    opened.clock.advance({ days: 19 })
    const paid = done(await opened.benefits.pay(pay, { as }))
    // January to August, eight months each.
    expect(paid).toMatchObject({ withoutAccount: 0, summary: { phase: "closed", lines: 3 } })
    expect(paid.summary.amount % 3000).toBe(0)
    const file = await opened.benefits.paymentFile(paid.payment, pay.purpose)
    expect(file.rows).toHaveLength(4)
    expect(file.totals).toMatchObject({ lines: 3, amount: paid.summary.amount })
    expect(file.rows[1]?.[2]).toMatch(/^6200-old/)
    expect(await opened.benefits.pay(pay, { as })).toEqual(paid)
    const other = { ...pay, ...september, payment: paid.payment }
    expect(await opened.benefits.pay(other, { as })).toMatchObject({
      refusal: { _tag: "PaymentOfAnother" },
    })
    expect(await opened.benefits.paymentFile(paid.payment, pay.purpose)).toEqual(file)
    const again = done(await opened.benefits.pay({ ...pay, payment: "another" }, { as }))
    expect(again.summary).toMatchObject({ lines: 0, amount: 0 })
  })

  it("owes again what the bank sends back, and pays it once", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await enrol(opened, "old1")
    opened.clock.advance({ days: 19 })
    const { payment, summary } = done(await opened.benefits.pay(pay, { as }))
    const on = opened.clock.now().on
    const returned = [
      { line: "1", reason: "账户已销户", on },
      { line: "7", reason: "?", on },
    ]
    expect(await opened.benefits.noteReturns(payment, returned, { as })).toEqual({
      outcome: "noted",
      noted: 1,
      unknown: ["7"],
    })
    expect(await opened.benefits.noteReturns(payment, returned, { as })).toEqual({
      outcome: "noted",
      noted: 0,
      unknown: ["1", "7"],
    })
    const file = await opened.benefits.paymentFile(payment, pay.purpose)
    await opened.benefits.act(key, { type: "set-payee", payee: payee("new") }, { as: officer })
    expect(await opened.benefits.paymentFile(payment, pay.purpose)).toEqual(file)
    const second = done(await opened.benefits.pay({ ...pay, payment: "returned" }, { as }))
    expect(second.summary).toMatchObject({ lines: 1, amount: summary.amount })
    expect((await opened.benefits.entitlement(key)).ledger.every(({ owed }) => owed === 0)).toBe(true)
  })

  it("counts who has no account, and pays them later", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await keyOf(opened, "old1")
    for (const type of ["verify", "enrol"] as const) {
      await opened.benefits.act(key, { type }, { as })
      if (type === "verify")
        await opened.benefits.act(
          key,
          { type: "tell", about: "start", how: "call", on: opened.clock.now().on },
          { as },
        )
    }
    expect(await opened.benefits.pay(pay, { as })).toMatchObject({ withoutAccount: 1, summary: { lines: 0 } })
  })

  it("ends a hold by its timer, and pays what was kept back", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await enrol(opened, "old1")
    await opened.benefits.pay(pay, { as })
    const held = await opened.benefits.act(
      key,
      { type: "hold", from: month("2018-09"), reasons: ["a letter came back"] },
      { as: officer },
    )
    expect(held.outcome).toBe("done")
    opened.clock.advance({ days: 40 })
    expect(await opened.benefits.pay({ ...pay, ...september }, { as })).toMatchObject({
      summary: { lines: 0 },
    })
    opened.clock.advance({ days: 60 })
    await opened.district.runDue()
    expect((await opened.benefits.entitlement(key)).state.hold).toBe(null)
    expect(await opened.benefits.pay({ ...pay, month: month("2018-10") }, { as })).toMatchObject({
      summary: { lines: 1, amount: 6000 },
    })
  })
})
