import { type Exchange, ExchangeError } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { simulatedPlatform } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { createDistrict, type District } from "../create-district.ts"
import { as, platformId, setUp, stagesOf } from "./exchange.fixture.ts"

const never = () => new Promise<never>(() => undefined)

describe("a platform that answers when the lease has run out", () => {
  it("is told each change once, though another machine emits it meanwhile, and only that one counts it", async () => {
    const meanwhile: { do: () => Promise<unknown> } = { do: async () => undefined }
    const late = { ofHundred: 100, until: () => meanwhile.do() }
    const { clock, district, exchange, options, submit } = await setUp({ late })
    const second = await createDistrict(options)
    const counted: number[] = []
    const run = async (machine: District) => void counted.push((await machine.runDue()).messages.done)
    const { id } = await submit("P-1")
    meanwhile.do = async () => {
      meanwhile.do = async () => undefined
      clock.advance({ minutes: 2 })
      await run(second)
    }
    await run(district)
    expect(exchange.calls()).toBe(3)
    expect(stagesOf(exchange.held(), id).toSorted()).toEqual(["accepted", "received"])
    expect(counted).toEqual([2, 0])
    expect(await district.runDue()).toMatchObject({ messages: { done: 0, again: 0, dead: 0 } })
    const day = plainDate("2019-03-04")
    expect(await district.exchange.reconcile({ exchange: platformId, day }, { as })).toMatchObject({
      reconciliation: { matched: 2, onlyOurs: [], doubled: [] },
    })
  })
})

describe("a platform that never answers", () => {
  it("keeps no run waiting: the change is emitted again later, and is held once", async () => {
    let calls = 0
    const until = () => ((calls += 1) > 2 ? Promise.resolve() : never())
    const { clock, district, exchange, submit } = await setUp(
      { late: { ofHundred: 100, until } },
      { exchangeAnswerWithinMs: 10 },
    )
    const { id } = await submit("P-1")
    const why = { error: "ExchangeError", reason: "Unavailable" }
    expect(await district.runDue()).toMatchObject({
      messages: { done: 0, again: 2, dead: 0 },
      failures: [{ why }, { why }],
    })
    clock.advance({ minutes: 5 })
    expect(await district.runDue()).toMatchObject({ messages: { done: 2 }, failures: [] })
    expect(stagesOf(exchange.held(), id).toSorted()).toEqual(["accepted", "received"])
  })

  it("keeps no reconciliation waiting either", async () => {
    const exchange: Exchange = { ...simulatedPlatform({ id: platformId }), list: never }
    const { district } = await setUp({}, { exchanges: [exchange], exchangeAnswerWithinMs: 10 })
    const query = { exchange: platformId, day: plainDate("2019-03-04") }
    await expect(district.exchange.reconcile(query, { as })).rejects.toBeInstanceOf(ExchangeError)
  })
})
