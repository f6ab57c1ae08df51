import { describe, expect, it } from "vitest"
import { actorOfApplicant } from "@onevisit/core/identity"
import { month } from "@onevisit/core/time"
import { officer } from "./district.fixture.ts"
import { as, august, done, enrol, populated } from "./populated.fixture.ts"

/** Paid from January to August 2018; as it is found then, paid by the city as well in July and August. */
const overpaid = async () => {
  const opened = await populated()
  const { benefits, clock } = opened
  await benefits.sweep(august, { as })
  const key = await enrol(opened, "old1")
  const run = async (at: string) =>
    done(await benefits.pay({ ...august, month: month(at), purpose: "样例" }, { as }))
  await run("2018-08")
  clock.advance({ days: 20 })
  for (const [id, value, from] of [
    ["c1", true, "2018-07-01"],
    ["c2", false, "2018-09-01"],
  ] as const) {
    const asOf = clock.now().on
    const statement = { id, fact: "paidElsewhere", value, from, asOf, source: "decision", settles: true }
    done(await benefits.act(key, { type: "state", statement } as never, { as: officer }))
  }
  return { ...opened, key, run }
}
const reasons = ["样例：与市级系统重复发放"]

describe("recovering what was paid too much", () => {
  it("is drafted, decided by a person, told, and set off by later runs as decided", async () => {
    const { benefits, clock, key, run } = await overpaid()
    const act = async (it: Parameters<typeof benefits.act>[1], by = officer) =>
      done(await benefits.act(key, it, { as: by }))
    const recovery = async () => (await benefits.entitlement(key)).recovery
    expect(await recovery()).toEqual({
      draft: [
        { month: "2018-07", amount: 3000 },
        { month: "2018-08", amount: 3000 },
      ],
      left: 0,
    })
    // Nothing is taken by a run while nobody decided.
    clock.advance({ days: 20 })
    await act({ type: "determine", by: "september" })
    expect((await run("2018-09")).summary).toMatchObject({ lines: 1, amount: 3000 })
    const own = actorOfApplicant(key.subject)
    const decision = {
      type: "recover",
      by: "set-off",
      amount: 6000,
      instalments: ["2018-10-20", "2018-11-20", "2018-12-20"].map((dueOn) => ({ dueOn, amount: 2000 })),
      reasons,
    } as never
    expect(await benefits.act(key, decision, { as: officer })).toMatchObject({
      refusal: { _tag: "NothingAnnounced" },
    })
    await act({ type: "announce", act: "recover", from: month("2018-07"), reasons })
    await act({ type: "answer", statement: "样例：分期" }, own)
    expect(await benefits.act(key, decision, { as: own })).toMatchObject({
      refusal: { _tag: "NotAuthorised" },
    })
    await act(decision)
    expect(await recovery()).toEqual({ draft: [], left: 6000 })
    expect((await benefits.entitlement(key)).tasks).toContain("tell-recovery")
    clock.advance({ days: 30 })
    // Decided, and not told: nothing is taken.
    expect((await run("2018-10")).summary.amount).toBe(3000)
    await act({ type: "tell", about: "recover", how: "letter", on: clock.now().on })
    await act({ type: "object", about: "recover", statement: "样例：已退" }, own)
    clock.advance({ days: 30 })
    // Told, and objected to: nothing is taken until a person has answered.
    expect((await run("2018-11")).summary.amount).toBe(3000)
    await act({ type: "answer-objection", objection: 1, upheld: false, reasons })
    clock.advance({ days: 31 })
    // ¥60 have come due by December: the month's ¥30 go into it whole, and no line of nothing is sent.
    const december = await run("2018-12")
    expect(december.summary).toMatchObject({ lines: 0, amount: 0 })
    expect((await benefits.paymentFile(december.payment, "样例")).rows).toHaveLength(1)
    expect(await recovery()).toEqual({ draft: [], left: 3000 })
    clock.advance({ days: 31 })
    expect((await run("2019-01")).summary.amount).toBe(0)
    expect(await recovery()).toEqual({ draft: [], left: 0 })
    clock.advance({ days: 31 })
    expect((await run("2019-02")).summary).toMatchObject({ lines: 1, amount: 3000 })
    const { ledger } = await benefits.entitlement(key, month("2019-02"))
    expect(ledger.every(({ owed }) => owed === 0)).toBe(true)
  })

  it("rests on what is known on its day, as every act on somebody's money does", async () => {
    const { benefits, clock, key } = await overpaid()
    const stop = { type: "announce", act: "stop", from: month("2018-09"), reasons } as const
    // What came in August was reckoned through August, and September is known to be another.
    clock.advance({ days: 20 })
    expect(await benefits.act(key, stop, { as: officer })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "StillEntitled" },
    })
  })

  it("sends less where a part is set off, and owes the sent part alone again when the bank sends it back", async () => {
    const { benefits, clock, key, run } = await overpaid()
    const own = actorOfApplicant(key.subject)
    const today = clock.now().on
    await benefits.act(
      key,
      { type: "announce", act: "recover", from: month("2018-07"), reasons },
      { as: officer },
    )
    await benefits.act(key, { type: "answer", statement: "样例" }, { as: own })
    const part = { dueOn: today, amount: 1000 }
    for (const act of [
      { type: "recover", by: "set-off", amount: 1000, instalments: [part], reasons },
      { type: "tell", about: "recover", how: "visit", on: today },
    ] as const)
      done(await benefits.act(key, act, { as: officer }))
    clock.advance({ days: 20 })
    const { payment, summary } = await run("2018-09")
    expect(summary).toMatchObject({ lines: 1, amount: 2000 })
    const { rows } = await benefits.paymentFile(payment, "样例")
    expect(rows[1]?.[4]).toBe("20.00")
    const back = [{ line: "1", reason: "账户已销户", on: clock.now().on }]
    expect(await benefits.noteReturns(payment, back, { as })).toMatchObject({ noted: 1 })
    const again = { ...august, month: month("2018-09"), payment: "again", purpose: "样例" }
    expect(done(await benefits.pay(again, { as })).summary).toMatchObject({ lines: 1, amount: 2000 })
    done(await benefits.act(key, { type: "determine", by: "september" }, { as: officer }))
    expect((await benefits.entitlement(key)).recovery).toEqual({
      draft: [
        { month: "2018-07", amount: 2000 },
        { month: "2018-08", amount: 3000 },
      ],
      left: 0,
    })
  })
})
