import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogueArbitrary } from "@onevisit/testkit"
import { words } from "./random-texts.fixture.ts"
import { readCatalogue } from "./read-catalogue.ts"
import { writeCatalogue } from "./write-catalogue.ts"

describe("writing a catalogue", () => {
  it.each(["yaml", "json"] as const)("is undone by reading it, in %s", (format) => {
    fc.assert(
      fc.property(catalogueArbitrary(words), ({ items: given }) => {
        const read = readCatalogue([{ name: `a.${format}`, text: writeCatalogue(given, format) }])
        if (Result.isFailure(read)) throw read.failure
        expect(read.success.items).toEqual(JSON.parse(JSON.stringify(given)))
      }),
      { numRuns: 60 },
    )
  })
})
