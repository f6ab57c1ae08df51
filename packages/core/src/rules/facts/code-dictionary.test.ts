import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ancestry, placement, type RegionTable } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { partialDate, plainDate } from "../../time/index.ts"
import { codeDictionary, placesWithin, possiblePlaces } from "./code-dictionary.ts"
import { areDisjoint, isSubset, span } from "./int-set.ts"

const name = text("样例", "sample")
const source = "样例"
/** A province with a city that was divided, a district that ceded a part, and codes that begin alike. */
const table: RegionTable = {
  id: "sample",
  version: "1",
  title: name,
  sample: true,
  entries: [
    { code: "99", name, source },
    { code: "9901", name, parent: "99", source },
    { code: "990101", name, parent: "9901", source, ceded: [{ on: partialDate("2021-04"), to: ["990103"] }] },
    {
      code: "990102",
      name,
      parent: "9901",
      source,
      validTo: partialDate("2020"),
      successors: ["990101", "990201"],
    },
    { code: "990103", name, parent: "9901", source, validFrom: partialDate("2021-04") },
    { code: "9902", name, parent: "99", source },
    { code: "990201", name, parent: "9902", source },
    { code: "990109", name, parent: "9901", source, validTo: partialDate("2001"), successors: ["990101"] },
  ],
}
const codes = table.entries.map(({ code }) => code)
/** About each turn of the table, and between them. */
const days = fc
  .constantFrom(
    "1999-12-31",
    "2001-01-01",
    "2001-01-02",
    "2019-12-31",
    "2020-01-01",
    "2020-07-01",
    "2021-03-31",
    "2021-04-01",
    "2021-04-02",
    "2022-01-01",
  )
  .map(plainDate)

describe("a hierarchy of codes counted depth first", () => {
  it("has below a code exactly the codes whose line leads through it", () => {
    fc.assert(
      fc.property(days, (on) => {
        const dictionary = codeDictionary(table, on)
        for (const [code, place] of dictionary.places) {
          for (const [above] of dictionary.places) {
            const inside = ancestry(table, code, on).some((entry) => entry.code === above)
            expect(isSubset(span(place, place), placesWithin(dictionary, above) ?? [])).toBe(inside)
          }
        }
      }),
    )
  })

  it("places a recorded code as the table of regions does, but knows a coarser code in part only", () => {
    fc.assert(
      fc.property(
        days,
        days,
        fc.constantFrom(...codes),
        fc.constantFrom(...codes),
        (on, recordedOn, code, above) => {
          const dictionary = codeDictionary(table, on)
          const wanted = placesWithin(dictionary, above)
          if (wanted === null || recordedOn > on) return
          const possible = possiblePlaces(dictionary, code, recordedOn)
          const expected = placement(table, code, above, on, recordedOn)
          if (possible === null) {
            expect(expected).toBe("undetermined")
            return
          }
          const coarser = ancestry(table, above, on).some((entry) => entry.code === code)
          // In part only: divided, or so coarse that what is asked about lies inside it.
          if (isSubset(possible, wanted)) expect(expected).toBe("within")
          else if (areDisjoint(possible, wanted)) expect(expected).toBe("outside")
          else expect(expected === "undetermined" || coarser).toBe(true)
        },
      ),
    )
  })

  it("is counted once for all days between two turns of the table", () => {
    const on = (day: string) => codeDictionary(table, plainDate(day))
    expect(on("2020-12-31")).toBe(on("2020-01-01"))
    expect(on("2020-01-01")).not.toBe(on("2019-12-31"))
    expect(on("1999-12-31")).toBe(on("0001-01-01"))
  })

  it("does not take a code for another that begins with it", () => {
    const dictionary = codeDictionary(table, plainDate("2022-01-01"))
    expect(possiblePlaces(dictionary, "9901019")).toBeNull()
    expect(possiblePlaces(dictionary, "")).toBeNull()
    expect(placesWithin(dictionary, "990102")).toBeNull()
  })

  it("follows a code to what it became, and to several where it was divided", () => {
    const dictionary = codeDictionary(table, plainDate("2022-01-01"))
    expect(possiblePlaces(dictionary, "990109", plainDate("1999-01-01"))).toHaveLength(1)
    expect(possiblePlaces(dictionary, "990102", plainDate("2019-01-01"))?.length).toBeGreaterThan(1)
  })

  it("knows nothing of what lies elsewhere", () => {
    const { elsewhere, entries, last } = codeDictionary(table, plainDate("2022-01-01"))
    expect(elsewhere).toBe(entries.length)
    expect(last).toHaveLength(entries.length + 1)
  })
})
