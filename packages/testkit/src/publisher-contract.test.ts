import type { Publisher } from "@onevisit/core/ports"
import { describe, expect, it } from "vitest"
import { type BadPublisher, badPublishers } from "./bad-publishers.ts"
import { collectTests, type CollectedTests, fails, passedByAll } from "./collect-tests.ts"
import { publisherContract } from "./publisher-contract.ts"
import { simulatedPublisher, type SimulatedPublisher } from "./simulated/index.ts"

/** The contract over a simulated publisher that was spoilt; its reader sees what the simulated one shows. */
function testsOver(spoil: BadPublisher["spoil"]): CollectedTests {
  const within = new WeakMap<Publisher, SimulatedPublisher>()
  const opened = (good: SimulatedPublisher, opening: "made" | "reopened"): Publisher => {
    const spoilt = spoil({ id: good.id, publish: good.publish }, opening)
    within.set(spoilt, good)
    return spoilt
  }
  return collectTests((functions) =>
    publisherContract({
      name: "seeded",
      ...functions,
      make: () => opened(simulatedPublisher(), "made"),
      reopen: (publisher) => opened(within.get(publisher)!, "reopened"),
      read: (publisher) => JSON.stringify(within.get(publisher)?.published()),
    }),
  )
}

describe("the contract of publishers catches a publisher that", () => {
  it.each(badPublishers)('$fault, by "$caughtBy"', async ({ caughtBy, spoil }) => {
    expect(await fails(testsOver(spoil), caughtBy)).toBe(true)
  })

  it("has no fault: in none", async () => {
    for (const [sentence, body] of testsOver((good) => good))
      await body().catch((cause: unknown) => expect.fail(`${sentence}: ${String(cause)}`))
  })

  it("breaks any one of its sentences", async () => {
    const bad = badPublishers.map(({ caughtBy, spoil }) => ({ caughtBy, tests: () => testsOver(spoil) }))
    expect(await passedByAll(bad)).toEqual([])
  })
})
