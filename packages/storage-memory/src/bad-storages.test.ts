import { badStorages, collectTests, fails, passedByAll, storageContract } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { lastingMemory } from "./lasting-memory.fixture.ts"

/** The tests of the contract over a storage. */
const testsOver = (tried: ReturnType<typeof lastingMemory>) =>
  collectTests((functions) =>
    storageContract({ ...tried, ...functions, name: "seeded", certified: () => undefined, stories: 10 }),
  )

describe("the storage contract catches a storage that", () => {
  for (const { caughtBy, fault, spoil } of badStorages) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await fails(testsOver(lastingMemory(spoil)), caughtBy)).toBe(true)
    })
  }
})

describe("the storage contract", () => {
  it("finds no fault with a sound storage, whose certificate is the last of its tests", async () => {
    const failed: string[] = []
    for (const [sentence, body] of testsOver(lastingMemory())) await body().catch(() => failed.push(sentence))
    expect(failed).toEqual([])
  })

  it("has no test that all bad storages pass, but the one about declarations", async () => {
    const bad = badStorages.map(({ caughtBy, spoil }) => ({
      caughtBy,
      tests: () => testsOver(lastingMemory(spoil)),
    }))
    expect(await passedByAll(bad)).toEqual(["declares every capability, or says why it is lacking"])
  })
})
