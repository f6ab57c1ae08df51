import { describe, expect, it } from "vitest"
import { collectTests, type CollectedTests, fails, passedByAll } from "../collect-tests.ts"
import { type BadChannel, badChannels } from "./bad/index.ts"
import { channelContract } from "./channel-contract.ts"
import { simulatedBench } from "./simulated.fixture.ts"

const quick = { draws: 10, certified: () => undefined }

const testsOver = (spoil: BadChannel["spoil"], patienceMillis = 300): CollectedTests =>
  collectTests((functions) =>
    channelContract({ ...simulatedBench({}, spoil), ...quick, patienceMillis, ...functions }),
  )

describe("the contract of channels catches a channel that", () => {
  it.each(badChannels)('$fault, by "$caughtBy"', async ({ caughtBy, spoil }) => {
    expect(await fails(testsOver(spoil), caughtBy)).toBe(true)
  })

  it("has no fault: in none", async () => {
    for (const [sentence, body] of testsOver((good) => good, 20_000))
      await body().catch((cause: unknown) => expect.fail(`${sentence}: ${String(cause)}`))
  })

  it("breaks any one of its sentences", async () => {
    const bad = badChannels.map(({ caughtBy, spoil }) => ({ caughtBy, tests: () => testsOver(spoil) }))
    expect(await passedByAll(bad)).toEqual(["declares every capability, or says why it is lacking"])
  })
})
