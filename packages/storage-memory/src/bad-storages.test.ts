import type { Storage } from "@onevisit/core/ports"
import { badStorages, storageContract } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { memoryStorage } from "./memory-storage.ts"

/** Runs the contract on a storage and hands back the sentences that fail. */
async function failuresOf(make: () => Storage): Promise<readonly string[]> {
  const tests: { readonly sentence: string; readonly body: () => Promise<void> }[] = []
  storageContract({
    name: "seeded",
    make,
    describe: (_name, body) => body(),
    it: (sentence, body) => tests.push({ sentence, body }),
    capabilities: { runs: 20 },
  })
  const failed: string[] = []
  for (const { body, sentence } of tests) await body().catch(() => failed.push(sentence))
  return failed
}

describe("the storage contract catches a storage that", () => {
  for (const { caughtBy, fault, spoil } of badStorages) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await failuresOf(() => spoil(memoryStorage()))).toContain(caughtBy)
    })
  }
})

describe("the storage contract", () => {
  it("finds no fault with a sound storage", async () => {
    expect(await failuresOf(memoryStorage)).toEqual([])
  })
})
