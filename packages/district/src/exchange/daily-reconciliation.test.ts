import { defineExchange, ExchangeError } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedPlatform } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { as, platformId, setUp } from "./exchange.fixture.ts"

/** A platform that may be closed, and counts how often each day is asked for. */
function counted() {
  const good = simulatedPlatform({ id: platformId })
  const asked: string[] = []
  const platform = { good, asked, isClosed: false, loses: false }
  const exchange = defineExchange({
    ...good,
    emit: async (change) =>
      platform.loses ? { outcome: "recorded" as const, reference: "lost" } : good.emit(change),
    list: async (query) => {
      asked.push(query.day)
      if (platform.isClosed) throw new ExchangeError("Unavailable", "closed")
      return good.list(query)
    },
  })
  return Object.assign(platform, { exchange })
}
const morning = (day: string) => instant(`2019-03-${day}T01:30:00.000Z`)

describe("the daily reconciliation", () => {
  it("is done by due work, once for each day that is over, and by the clock", async () => {
    const { asked, exchange } = counted()
    const { clock, district, submit } = await setUp({}, { exchanges: [exchange] })
    await submit("P-1")
    expect(await district.runDue()).toMatchObject({ daily: 0 })
    // Ended, by the zone of the district, and not before.
    clock.set(instant("2019-03-04T15:59:00.000Z"))
    expect(await district.runDue()).toMatchObject({ daily: 0 })
    clock.set(morning("05"))
    expect(await district.runDue()).toMatchObject({ daily: 1, failures: [] })
    expect(await district.runDue()).toMatchObject({ daily: 0 })
    expect(asked).toEqual(["2019-03-04"])
    expect(await district.exchange.reconciliations({ exchange: platformId })).toMatchObject([
      { day: "2019-03-04", matched: 2, onlyOurs: [] },
    ])
  })

  it("sends what the platform lost again in the same run", async () => {
    const platform = counted()
    platform.loses = true
    const { clock, district, submit } = await setUp({}, { exchanges: [platform.exchange] })
    await submit("P-1")
    await district.runDue()
    platform.loses = false
    clock.set(morning("05"))
    expect(await district.runDue()).toMatchObject({ daily: 1, messages: { done: 2 } })
    expect(platform.good.held()).toHaveLength(2)
  })

  it("makes up for the days on which nothing ran, and does none of them twice", async () => {
    const { asked, exchange } = counted()
    const { clock, district, submit } = await setUp({}, { exchanges: [exchange] })
    await submit("P-1")
    clock.set(morning("08"))
    expect(await district.runDue({ limit: 4 })).toMatchObject({ daily: 2, complete: false })
    expect(await district.runDue()).toMatchObject({ daily: 2, complete: true })
    expect(asked).toEqual(["2019-03-04", "2019-03-05", "2019-03-06", "2019-03-07"])
  })

  it("waits while the exchange does not answer, says so, and leaves no gap", async () => {
    const platform = counted()
    const { clock, district, submit } = await setUp({}, { exchanges: [platform.exchange] })
    await submit("P-1")
    platform.isClosed = true
    clock.set(morning("06"))
    const why = { error: "ExchangeError", reason: "Unavailable" }
    expect(await district.runDue()).toMatchObject({
      daily: 0,
      failures: [{ kind: "daily", id: `reconcile:${platformId}`, next: "again", why }],
    })
    platform.isClosed = false
    expect(await district.runDue()).toMatchObject({ daily: 2, failures: [] })
    expect(platform.asked).toEqual(["2019-03-04", "2019-03-04", "2019-03-05"])
  })

  it("takes a day that somebody reconciled once it was over as done, and one that was not over as not", async () => {
    const { asked, exchange } = counted()
    const { clock, district, submit } = await setUp({}, { exchanges: [exchange] })
    await submit("P-1")
    const reconcile = (day: string) =>
      district.exchange.reconcile({ exchange: platformId, day: plainDate(day) }, { as })
    await reconcile("2019-03-04")
    clock.set(morning("06"))
    await reconcile("2019-03-05")
    expect(await district.runDue()).toMatchObject({ daily: 1 })
    expect(asked).toEqual(["2019-03-04", "2019-03-05", "2019-03-04"])
  })

  it("is on record once, on however many machines, also when they begin at the same time", async () => {
    const storage = memoryStorage()
    const { exchange } = counted()
    const { clock, district, options, submit } = await setUp({}, { storage, exchanges: [exchange] })
    const second = await createDistrict(options)
    await submit("P-1")
    clock.set(morning("06"))
    await Promise.all([district.runDue(), second.runDue(), district.runDue()])
    const found = await storage.readStream({ stream: `exchange:${platformId}` })
    expect(found.map(({ commandId }) => commandId)).toEqual([
      `reconcile:${platformId}@2019-03-04`,
      `reconcile:${platformId}@2019-03-05`,
    ])
  })

  it("is of nothing where nothing was told", async () => {
    const { asked, exchange } = counted()
    const { clock, district } = await setUp({}, { exchanges: [exchange] })
    clock.set(morning("08"))
    expect(await district.runDue()).toMatchObject({ daily: 0, failures: [] })
    expect(asked).toEqual([])
  })
})
