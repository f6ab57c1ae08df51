import { yuan } from "@onevisit/core/money"
import type { Storage } from "@onevisit/core/ports"
import { StorageError } from "@onevisit/core/ports"
import { system } from "@onevisit/core/identity"
import { describe, expect, it } from "vitest"
import { cashier, examiner, openDistrict, payee, scheme, settler, taken } from "./vouchers.fixture.ts"

type Opened = Awaited<ReturnType<typeof openDistrict>>
const purpose = "样例区2019年第一批创新券"
const pay = (at: Opened, round = "2019-1", payment?: string) =>
  at.call.pay({ scheme: scheme.id, round, purpose, ...(payment ? { payment } : {}) }, { as: cashier })
const settle = (at: Opened, round: string) => at.call.settleRound(scheme.id, round, { as: settler })
/** A payment run that is expected to be closed. */
const paidBy = async (...of: Parameters<typeof pay>) => {
  const answer = await pay(...of)
  if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
  return answer
}
const back = (at: Opened, payment: string, ...lines: readonly string[]) =>
  at.call.noteReturns(
    payment,
    lines.map((line) => ({ line, reason: "账户已销户", on: at.clock.now().on })),
    { as: cashier },
  )

/** Two rounds of a budget each; three claims of ¥4000 come to the first, whose budget is for two and a half. */
const settled = async (over: Parameters<typeof openDistrict>[0] = {}) => {
  const at = await openDistrict(over)
  await at.opened("2019-1", "2019-06-30", 10_000)
  await at.opened("2019-2", "2019-12-31", 2000)
  const holders = []
  for (const serial of ["1", "2", "3"]) holders.push(await at.approvedOn("2019-06-28", serial))
  at.morning("2019-07-10")
  await settle(at, "2019-1")
  return { ...at, holders }
}

describe("the money of a round", () => {
  it("is a file with its totals: a line for each claim, to the account that its holder named", async () => {
    const at = await settled()
    const answer = await paidBy(at)
    expect(answer).toMatchObject({ withoutAccount: 0, summary: { lines: 3, amount: yuan(10_000) } })
    const file = await at.call.paymentFile(answer.payment, purpose)
    expect(file.rows.slice(1)).toEqual([
      ["1", "样例1公司", "6200-1-0000", "样例银行", "4000.00", purpose],
      ["2", "样例2公司", "6200-2-0000", "样例银行", "4000.00", purpose],
      ["3", "样例3公司", "6200-3-0000", "样例银行", "2000.00", purpose],
    ])
    expect(file.totals).toMatchObject({ lines: 3, amount: yuan(10_000) })
    expect(await pay(at)).toEqual(answer)
    expect((await paidBy(at, "2019-1", "another")).summary).toMatchObject({ lines: 0, amount: 0 })
    expect(await at.call.claims({ isUnpaid: true })).toEqual([])
  })

  it("that the bank sends back is unpaid, stays out of the next budget, and is paid once", async () => {
    const at = await settled()
    const { payment } = await paidBy(at)
    const file = await at.call.paymentFile(payment, purpose)
    expect(await back(at, payment, "2", "9")).toEqual({ outcome: "noted", noted: 1, unknown: ["9"] })
    expect(await back(at, payment, "2")).toEqual({ outcome: "noted", noted: 0, unknown: ["2"] })
    expect(
      (await at.call.claims({ isUnpaid: true })).map(({ claim, due, paid }) => [claim, due, paid]),
    ).toEqual([["C-2", 0, 0]])
    const holder = at.holders[1]
    const named = { type: "set-payee", payee: payee("22") } as const
    taken(await at.call.command(holder?.account ?? "", named, { as: holder?.actor ?? cashier }))
    at.morning("2020-01-10")
    await settle(at, "2019-2")
    // Of the second round's ¥2000 the rest of the third claim has all; what came back is paid beside it.
    const second = await paidBy(at, "2019-2")
    expect(second.summary).toMatchObject({ lines: 2, amount: yuan(6000) })
    const { rows } = await at.call.paymentFile(second.payment, purpose)
    expect(rows.slice(1).map(([, , account, , amount]) => [account, amount])).toEqual([
      ["6200-22-0000", "4000.00"],
      ["6200-3-0000", "2000.00"],
    ])
    expect(await at.call.paymentFile(payment, purpose)).toEqual(file)
    expect((await paidBy(at, "2019-1", "again")).summary.lines).toBe(0)
    const { rounds } = await at.call.rounds(scheme.id)
    for (const { allotted, budget } of rounds) expect(allotted).toBeLessThanOrEqual(budget)
    const claims = await at.call.claims({})
    expect(claims.map(({ entitled, paid }) => [entitled, paid])).toEqual(
      ["1", "2", "3"].map(() => [yuan(4000), yuan(4000)]),
    )
  })

  it("can be paid again in a run of its own, which leaves a later round to its own", async () => {
    const at = await settled()
    const { payment } = await paidBy(at)
    await back(at, payment, "1", "3")
    expect((await paidBy(at)).summary).toMatchObject({ lines: 3, amount: yuan(10_000) })
    at.morning("2020-01-10")
    await settle(at, "2019-2")
    expect((await paidBy(at, "2019-1", "returned")).summary).toMatchObject({ lines: 2, amount: yuan(6000) })
    expect((await paidBy(at, "2019-2")).summary).toMatchObject({ lines: 1, amount: yuan(2000) })
  })

  it("waits for an account, and is in the next run", async () => {
    const at = await openDistrict({ names: false })
    await at.opened("2019-1", "2019-06-30", 10_000)
    const holder = await at.approvedOn("2019-06-28", "1")
    at.morning("2019-07-10")
    await settle(at, "2019-1")
    expect(await paidBy(at)).toMatchObject({ withoutAccount: 1, summary: { lines: 0 } })
    const named = { type: "set-payee", payee: payee("1") } as const
    taken(await at.call.command(holder.account, named, { as: holder.actor }))
    expect((await paidBy(at, "2019-1", "next")).summary).toMatchObject({ lines: 1, amount: yuan(4000) })
  })

  it("waits for the round to be closed, and for whoever pays", async () => {
    const at = await openDistrict()
    await at.opened("2019-1", "2019-06-30", 10_000)
    expect(await pay(at)).toMatchObject({ outcome: "refused", refusal: { _tag: "RoundNotClosed" } })
    for (const as of [settler, examiner, system("cron")])
      expect(await at.call.pay({ scheme: scheme.id, round: "2019-1", purpose }, { as })).toMatchObject({
        outcome: "refused",
        refusal: { _tag: "NotAuthorised" },
      })
    await expect(pay(at, "2019-9")).rejects.toMatchObject({ _tag: "UnknownVoucherRound" })
    await expect(at.call.paymentFile("sample-vouchers-2019-1", purpose)).rejects.toMatchObject({
      _tag: "UnknownPayment",
    })
  })

  it.each(Array.from({ length: 7 }, (_, at) => at + 1))(
    "is taken up where a run broke off, at its write number %i",
    async (broken) => {
      let left = Infinity
      const wrap = (storage: Storage): Storage => ({
        ...storage,
        commit: async (acts) => {
          left -= 1
          if (left === 0) throw new StorageError("Corrupt", "broken off")
          return storage.commit(acts)
        },
      })
      const at = await settled({ wrap })
      left = broken
      await expect(pay(at)).rejects.toMatchObject({ _tag: "StorageError" })
      const { summary } = await paidBy(at)
      expect(summary).toMatchObject({ phase: "closed", lines: 3, amount: yuan(10_000) })
      const claims = await at.call.claims({})
      expect(claims.flatMap(({ allotments }) => allotments.map(({ payments }) => payments.length))).toEqual([
        1, 1, 1,
      ])
    },
  )
})
