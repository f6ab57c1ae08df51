import { describe, expect, it } from "vitest"
import type { Month } from "@onevisit/core/time"
import { month } from "@onevisit/core/time"
import type { EntitlementKey } from "./index.ts"
import { officer, programme } from "./district.fixture.ts"
import { as, done, enrol, type Opened, populated } from "./populated.fixture.ts"

const [ordinary, first] = ["old-age-allowance", "veterans-allowance"]
/** The one that ranks first pays ¥90 a month, the other ¥30; from January 2018 on. */
const twoOfAGroup = () => populated({}, [programme(ordinary, 2), programme(first, 1, ["90.00", "90.00"])])
const run = async ({ benefits }: Opened, id: string, at: string, payment = `${id}-${at}`) =>
  done(await benefits.pay({ programme: id, month: month(at), payment, purpose: "样例" }, { as })).summary
const sweep = ({ benefits }: Opened, id: string, at = "2018-08") =>
  benefits.sweep({ programme: id, month: month(at) }, { as })

/** What the person has of each month, by programme; and no month of two. */
const kept = async ({ benefits }: Opened, keys: readonly EntitlementKey[], through = "2018-10") => {
  const months = new Map<Month, string>()
  for (const key of keys) {
    const { ledger } = await benefits.entitlement(key, month(through))
    for (const { month: at, paid, recovered } of ledger)
      if (paid > recovered) {
        expect([at, months.get(at)]).toEqual([at, undefined])
        months.set(at, `${key.programme} ${paid - recovered}`)
      }
  }
  return Object.fromEntries([...months].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
/** Announced, answered and stopped from a month. */
const stop = async (opened: Opened, key: EntitlementKey, from: string) => {
  const reasons = ["样例：身份已注销"]
  const { benefits } = opened
  const elsewhere = {
    id: "e",
    fact: "paidElsewhere",
    value: true,
    from: `${from}-01`,
    asOf: opened.clock.now().on,
  }
  const acts = [
    { type: "state", statement: { ...elsewhere, source: "decision", settles: true } },
    { type: "announce", act: "stop", from, reasons },
    { type: "answer", statement: "样例：无异议" },
    { type: "stop", reasons },
  ]
  for (const act of acts) done(await benefits.act(key, act as never, { as: officer }))
}

describe("two programmes of which one alone pays a month", () => {
  it.each([
    [ordinary, first],
    [first, ordinary],
  ])("pay by their rank, whichever runs first: %s, then %s", async (...order) => {
    const opened = await twoOfAGroup()
    for (const id of order) await sweep(opened, id)
    const keys = [await enrol(opened, "old1", ordinary), await enrol(opened, "old1", first)]
    const alone = await enrol(opened, "old2", ordinary)
    const sums = new Map<string, number>()
    for (const id of order) sums.set(id, (await run(opened, id, "2018-08")).amount)
    // Eight months of ¥90 to the one, and of ¥30 to the other, who is in one programme.
    expect(Object.fromEntries(sums)).toEqual({ [first]: 8 * 9000, [ordinary]: 8 * 3000 })
    const months = await kept(opened, keys)
    expect(new Set(Object.values(months))).toEqual(new Set([`${first} 9000`]))
    expect(Object.keys(await kept(opened, [alone]))).toHaveLength(8)
    const [waiting] = (await opened.benefits.entitlement(keys[0] as EntitlementKey)).ledger
    expect(waiting).toMatchObject({ due: 3000, target: 0, owed: 0, takenBy: first })
  })

  it("leave a month to the one that paid it, until its money is back", async () => {
    const opened = await twoOfAGroup()
    await sweep(opened, ordinary)
    const keys = [await enrol(opened, "old1", ordinary)]
    await run(opened, ordinary, "2018-08", "p")
    await sweep(opened, first)
    keys.push(await enrol(opened, "old1", first))
    expect((await run(opened, first, "2018-09")).amount).toBe(9000)
    expect((await run(opened, ordinary, "2018-09")).amount).toBe(0)
    expect(await kept(opened, keys)).toMatchObject({
      "2018-08": `${ordinary} 3000`,
      "2018-09": `${first} 9000`,
    })
    // The bank sends the eight months back: nobody has paid them, and the rank decides.
    const back = [{ line: "1", reason: "账户已销户", on: opened.clock.now().on }]
    done(await opened.benefits.noteReturns("p", back, { as }))
    expect((await run(opened, ordinary, "2018-09", "again")).amount).toBe(0)
    expect((await run(opened, first, "2018-09", "more")).amount).toBe(8 * 9000)
    expect(new Set(Object.values(await kept(opened, keys)))).toEqual(new Set([`${first} 9000`]))
  })

  it("lose nothing where the one that ranks first is stopped, and give back a month that was recovered", async () => {
    const opened = await twoOfAGroup()
    for (const id of [ordinary, first]) await sweep(opened, id)
    const keys = [await enrol(opened, "old1", ordinary), await enrol(opened, "old1", first)]
    const [one, other] = keys as [EntitlementKey, EntitlementKey]
    for (const id of [ordinary, first]) await run(opened, id, "2018-08")
    opened.clock.advance({ days: 31 })
    // Not entitled since August, which was paid, by what is learnt in September.
    await stop(opened, other, "2018-08")
    expect((await run(opened, ordinary, "2018-09")).amount).toBe(3000)
    expect(await kept(opened, keys)).toMatchObject({
      "2018-08": `${first} 9000`,
      "2018-09": `${ordinary} 3000`,
    })
    const reasons = ["样例：多发"]
    const on = opened.clock.now().on
    for (const act of [
      { type: "announce", act: "recover", from: month("2018-08"), reasons },
      { type: "answer", statement: "样例" },
      { type: "recover", by: "repayment", amount: 9000, instalments: [{ dueOn: on, amount: 9000 }], reasons },
      { type: "receive-recovery", amount: 9000, on },
    ] as const)
      done(await opened.benefits.act(other, act, { as: officer }))
    expect((await run(opened, ordinary, "2018-09", "later")).amount).toBe(3000)
    expect((await run(opened, first, "2018-09", "nothing")).amount).toBe(0)
    expect(await kept(opened, keys)).toMatchObject({
      "2018-08": `${ordinary} 3000`,
      "2018-09": `${ordinary} 3000`,
    })
    expect((await opened.benefits.entitlement(one)).ledger.every(({ owed }) => owed === 0)).toBe(true)
  })

  it("never pay a month twice, though both run at a time", async () => {
    const opened = await twoOfAGroup()
    for (const id of [ordinary, first]) await sweep(opened, id)
    const keys: EntitlementKey[][] = []
    for (const who of ["old1", "old2", "old3"])
      keys.push([await enrol(opened, who, ordinary), await enrol(opened, who, first)])
    await Promise.all([ordinary, first, ordinary].map((id) => run(opened, id, "2018-08")))
    for (const both of keys) expect(Object.keys(await kept(opened, both))).toHaveLength(8)
  })
})
