import type { Exchange } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { badExchanges } from "./bad-exchanges.ts"
import { exchangeContract } from "./exchange-contract.ts"
import { simulatedPlatform } from "./simulated/index.ts"

exchangeContract({ name: "the simulated platform", make: () => simulatedPlatform(), describe, it })
exchangeContract({
  name: "a simulated platform that is often out of order",
  make: () => simulatedPlatform({ seed: 7, unavailable: 20, recordedAnyway: 20 }),
  attempts: 60,
  describe,
  it,
})
exchangeContract({
  name: "a simulated platform that often answers late",
  make: () => simulatedPlatform({ seed: 3, late: { ofHundred: 50, until: () => Promise.resolve() } }),
  describe,
  it,
})

/** Runs the contract on an exchange and hands back the sentences that fail. */
async function failuresOf(make: () => Exchange): Promise<readonly string[]> {
  const tests: { readonly sentence: string; readonly body: () => Promise<void> }[] = []
  exchangeContract({
    name: "seeded",
    make,
    describe: (_name, body) => body(),
    it: (sentence, body) => tests.push({ sentence, body }),
  })
  const failed: string[] = []
  for (const { body, sentence } of tests) await body().catch(() => failed.push(sentence))
  return failed
}

describe("the exchange contract catches an exchange that", () => {
  for (const { caughtBy, fault, spoil } of badExchanges) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await failuresOf(() => spoil(simulatedPlatform()))).toContain(caughtBy)
    })
  }

  it("has no fault: in none", async () => {
    expect(await failuresOf(() => simulatedPlatform())).toEqual([])
  })
})

describe("a simulated platform", () => {
  const messages = Array.from({ length: 12 }, (_, at) => ({
    system: "simulated-platform",
    messageId: `m-${at}`,
    externalId: { scheme: "sample-case-number", value: `P-${at}` },
    stage: "accepted" as const,
    on: plainDate("2019-03-04"),
  }))
  const pushedBy = (seed: number): readonly string[] => {
    const platform = simulatedPlatform({ seed })
    for (const message of messages) platform.record(message)
    const pushed: string[] = []
    for (let batch = platform.push(); batch.length > 0; batch = platform.push())
      pushed.push(...batch.map(({ messageId }) => messageId))
    return pushed
  }

  it("pushes all it recorded, some of it twice and out of order, the same for the same seed", () => {
    const pushed = pushedBy(3)
    expect(new Set(pushed)).toEqual(new Set(messages.map(({ messageId }) => messageId)))
    expect(pushed.length).toBeGreaterThan(messages.length)
    const firsts = [...new Set(pushed)]
    expect(firsts).not.toEqual(messages.map(({ messageId }) => messageId))
    expect(pushedBy(3)).toEqual(pushed)
    expect(pushedBy(4)).not.toEqual(pushed)
  })

  it("that answers late holds the change from the call on, and answers at once for what it knows", async () => {
    let answer = (): void => undefined
    const until = () => new Promise<void>((resolve) => void (answer = resolve))
    const platform = simulatedPlatform({ late: { ofHundred: 100, until } })
    const on = plainDate("2019-03-04")
    const change = { id: "c/1/received", case: "c", externalIds: [], item: "i@1", stage: "received" as const }
    const emitting = platform.emit({ ...change, on, day: on })
    expect(platform.held()).toHaveLength(1)
    expect(await platform.emit({ ...change, on, day: on })).toMatchObject({ outcome: "known" })
    answer()
    expect(await emitting).toMatchObject({ outcome: "recorded" })
    expect(platform.held()).toHaveLength(1)
  })

  it("lists what it recorded itself beside what was emitted", async () => {
    const platform = simulatedPlatform()
    platform.record(messages[0]!)
    const { emitted, own } = await platform.list({ day: plainDate("2019-03-04") })
    expect([emitted, own]).toEqual([
      [],
      [
        {
          messageId: "m-0",
          externalId: { scheme: "sample-case-number", value: "P-0" },
          stage: "accepted",
          on: "2019-03-04",
        },
      ],
    ])
  })
})
