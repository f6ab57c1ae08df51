import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import { fullItem, options } from "../guide/item.fixture.ts"
import { languages } from "../language.ts"
import { composeGuideBrief } from "./compose-guide-brief.ts"

const words = fc.stringMatching(/^[甲乙丙a-z𠮷]{1,12}([，（ :)][甲乙丙a-z𠮷]{1,12}){0,8}$/u)

describe("the line of any guide", () => {
  it("fits a message, ends with the place of the whole, and cuts no word", () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom(...languages), (name, at, language) => {
        const guide = composeGuide({ ...fullItem, name: text(name, name) }, options)
        const { line } = composeGuideBrief(guide, { language, at })
        if (line === null) {
          // The first part of the name and the place leave no room for each other.
          const [first = ""] = name.split(/[，（ :)]/)
          expect(first.length + at.length).toBeGreaterThan(70 - 15)
          return
        }
        expect(line.length).toBeLessThanOrEqual(70)
        expect(line.endsWith(at)).toBe(true)
        const [cut = ""] = line.split("…")
        if (line.startsWith(name)) return
        expect(line).toContain("…")
        expect(name.startsWith(cut)).toBe(true)
        // It ends with a bracket, or before what parts words.
        expect(name.slice(cut.length - 1)).toMatch(/^(?:\)|.[，（ :)])/u)
      }),
      { numRuns: 500 },
    )
  })
})
