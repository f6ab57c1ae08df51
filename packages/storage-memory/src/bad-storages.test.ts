import { badStorages, storageContract, type StorageContract } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { lastingMemory } from "./lasting-memory.fixture.ts"

/** The tests of the contract over a storage, by their sentences. */
function testsOver(
  tried: Pick<StorageContract, "make" | "capabilities">,
): ReadonlyMap<string, () => Promise<void>> {
  const tests = new Map<string, () => Promise<void>>()
  storageContract({
    ...tried,
    name: "seeded",
    describe: (_name, body) => body(),
    it: (sentence, body) => {
      if (tests.has(sentence)) throw new Error(`Two tests are named "${sentence}"`)
      tests.set(sentence, body)
    },
    certified: () => undefined,
    stories: 10,
  })
  return tests
}

/** Whether the test of that sentence fails over a storage. */
async function fails(
  tried: Pick<StorageContract, "make" | "capabilities">,
  sentence: string,
): Promise<boolean> {
  const body = testsOver(tried).get(sentence)
  if (body === undefined) throw new Error(`The contract has no test named "${sentence}"`)
  return body().then(
    () => false,
    () => true,
  )
}

describe("the storage contract catches a storage that", () => {
  for (const { caughtBy, fault, spoil } of badStorages) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await fails(lastingMemory(spoil), caughtBy)).toBe(true)
    })
  }
})

describe("the storage contract", () => {
  it("finds no fault with a sound storage", async () => {
    const failed: string[] = []
    for (const [sentence, body] of testsOver(lastingMemory())) await body().catch(() => failed.push(sentence))
    expect(failed).toEqual([])
  })

  it("has no test that all bad storages pass, but the one about declarations", async () => {
    const named = new Set(badStorages.map(({ caughtBy }) => caughtBy))
    const passed: string[] = []
    for (const sentence of testsOver(lastingMemory()).keys()) {
      let caught = named.has(sentence)
      for (const { spoil } of badStorages) caught ||= await fails(lastingMemory(spoil), sentence)
      if (!caught) passed.push(sentence)
    }
    expect(passed).toEqual(["declares every capability, or says why it is lacking"])
  })
})
