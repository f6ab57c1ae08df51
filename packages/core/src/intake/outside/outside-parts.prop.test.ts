import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { play } from "../case.fixture.ts"
import { randomCases } from "../random-case.fixture.ts"
import { adopted } from "./outside.fixture.ts"
import { batches, numbered } from "./random-messages.fixture.ts"

const cases = randomCases.map(numbered)

describe("an item of several authorities", () => {
  it("has, once accepted anywhere, every part begun whose turn has come, so that it can go on", () => {
    let begun = 0
    fc.assert(
      fc.property(cases, batches, fc.nat(), (random, facts, chance) => {
        const { setting, steps } = random
        const at = chance % steps.length
        const [on = "2019-03-11"] = steps[at] ?? []
        const { state } = play(
          setting,
          ...steps.slice(0, at + 1),
          ...facts.map((message) => adopted(message, on)),
          ...steps.slice(at + 1),
        )
        if (state.phase !== "accepted") return
        for (const { after = [], id } of setting.item.reviewParts ?? []) {
          if (after.some((before) => !state.parts[before]?.finished)) continue
          begun += 1
          expect(Object.keys(state.parts)).toContain(id)
        }
      }),
      { numRuns: 1000 },
    )
    expect(begun).toBeGreaterThan(20)
  })
})
