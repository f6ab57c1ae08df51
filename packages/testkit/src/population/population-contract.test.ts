import type { Population } from "@onevisit/core/ports"
import { describe, expect, it } from "vitest"
import { simulatedPopulation } from "../simulated/index.ts"
import { badPopulations } from "./bad-populations.ts"
import { populationContract, type PopulationContract } from "./population-contract.ts"
import { sampleFeed } from "./sample-feed.ts"

const makeSpoilt =
  (spoil: (good: Population) => Population): PopulationContract["make"] =>
  (rows, state) => {
    const feed = sampleFeed(rows, state)
    return { population: spoil(simulatedPopulation(feed)), change: feed.change }
  }
const make = makeSpoilt((good) => good)

populationContract({ name: "the simulated population", make, describe, it })

/** Runs the contract on populations and hands back the sentences that fail. */
async function failuresOf(made: PopulationContract["make"]): Promise<readonly string[]> {
  const tests: { readonly sentence: string; readonly body: () => Promise<void> }[] = []
  populationContract({
    name: "seeded",
    make: made,
    describe: (_name, body) => body(),
    it: (sentence, body) => tests.push({ sentence, body }),
  })
  const failed: string[] = []
  for (const { body, sentence } of tests) await body().catch(() => failed.push(sentence))
  return failed
}

describe("the population contract catches a population that", () => {
  for (const { caughtBy, fault, spoil } of badPopulations) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await failuresOf(makeSpoilt(spoil))).toContain(caughtBy)
    })
  }

  it("has no fault: in none", async () => {
    expect(await failuresOf(make)).toEqual([])
  })
})
