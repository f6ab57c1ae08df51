import { composeStorable } from "@onevisit/core/ports"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { acts, instants, plainDates, storableTexts, storableValues } from "./arbitraries.ts"

describe("what the testkit makes up", () => {
  it("can all be stored", () => {
    fc.assert(
      fc.property(acts(), (act) => {
        expect(composeStorable(act).commandId).toBe(act.commandId)
      }),
      { numRuns: 100 },
    )
  })

  it("comes in all the variety that its name promises", () => {
    const texts = fc.sample(storableTexts(), { numRuns: 2000, seed: 7 })
    expect(texts.some((text) => /[\u{10000}-\u{10ffff}]/u.test(text))).toBe(true)
    expect(texts).toContain("__proto__")
    const types = new Set(
      fc
        .sample(storableValues(), { numRuns: 500, seed: 7 })
        .map((value) => (value === null ? "null" : typeof value)),
    )
    expect([...types].sort()).toEqual(["boolean", "null", "number", "object", "string"])
    for (const date of fc.sample(plainDates(), 500))
      expect(date >= "1900-01-01" && date <= "2100-12-31").toBe(true)
    for (const at of fc.sample(instants(), 500))
      expect(at).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})
