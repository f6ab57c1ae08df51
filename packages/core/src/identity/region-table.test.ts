import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import { partialDate, plainDate } from "../time/index.ts"
import {
  ancestry,
  codesOn,
  isWithinRegion,
  placement,
  regionAt,
  regionTableFindings,
  type RegionEntry,
  type RegionTable,
} from "./region-table.ts"

const name = text("样例", "Sample")
const entry = (code: string, rest: Partial<RegionEntry> = {}): RegionEntry => ({
  code,
  name,
  source: "sample",
  ...rest,
})
/** A county becomes a district in 2001; a second district is divided in April 2021 between two cities. */
const table: RegionTable = {
  id: "dated-sample",
  version: "1",
  title: name,
  sample: true,
  entries: [
    entry("990000"),
    entry("990100", { parent: "990000" }),
    entry("990200", { parent: "990000" }),
    entry("990121", { parent: "990100", validTo: partialDate("2001"), successors: ["990101"] }),
    entry("990101", { parent: "990100", validFrom: partialDate("2001") }),
    entry("990102", { parent: "990100", validTo: partialDate("2021-04"), successors: ["990101", "990201"] }),
    entry("990201", { parent: "990200", validFrom: partialDate("2021-04") }),
  ],
}

describe("a region", () => {
  it("has the code of its day: from the start, and no longer from the end on", () => {
    expect(regionAt(table, "990121", plainDate("2000-12-31"))?.parent).toBe("990100")
    expect(regionAt(table, "990121", plainDate("2001-01-01"))).toBeUndefined()
    expect(regionAt(table, "990101", plainDate("2000-12-31"))).toBeUndefined()
    expect(regionAt(table, "990101", plainDate("2001-01-01"))).toBeDefined()
    expect(regionAt(table, "990102", plainDate("2021-03-31"))).toBeDefined()
    expect(regionAt(table, "990102", plainDate("2021-04-01"))).toBeUndefined()
  })

  it("lies in its city and its province", () => {
    const codes = ancestry(table, "990101", plainDate("2018-07-01")).map(({ code }) => code)
    expect(codes).toEqual(["990101", "990100", "990000"])
    expect(isWithinRegion(table, "990101", "990000", plainDate("2018-07-01"))).toBe(true)
    expect(isWithinRegion(table, "990101", "990101", plainDate("2018-07-01"))).toBe(true)
    expect(isWithinRegion(table, "990100", "990101", plainDate("2018-07-01"))).toBe(false)
    expect(ancestry(table, "990121", plainDate("2018-07-01"))).toEqual([])
  })

  it("that was renumbered is followed to what it became", () => {
    expect(codesOn(table, "990121", plainDate("2018-07-01"))).toEqual(["990101"])
    expect(placement(table, "990121", "990101", plainDate("2018-07-01"))).toBe("within")
    expect(placement(table, "990121", "990200", plainDate("2018-07-01"))).toBe("outside")
    expect(placement(table, "990121", "990101", plainDate("1999-07-01"))).toBe("undetermined")
  })

  it("that was divided lies within what holds all its parts, and is undetermined for a part", () => {
    const on = plainDate("2022-01-01")
    expect(placement(table, "990102", "990000", on)).toBe("within")
    expect(placement(table, "990102", "990100", on)).toBe("undetermined")
    expect(isWithinRegion(table, "990102", "990100", on)).toBe(false)
    expect(placement(table, "990102", "990100", plainDate("2020-01-01"))).toBe("within")
  })

  it("that ceded a part is undetermined for what was recorded before, and plain for what was recorded since", () => {
    const ceded = [{ on: partialDate("2021-04"), to: ["990201"] }]
    const entries = table.entries.map((each) => (each.code === "990101" ? { ...each, ceded } : each))
    const later = { ...table, entries }
    const on = plainDate("2022-01-01")
    expect(placement(later, "990101", "990100", on, plainDate("2018-07-01"))).toBe("undetermined")
    expect(placement(later, "990101", "990100", on, plainDate("2021-05-01"))).toBe("within")
    expect(placement(later, "990101", "990100", on)).toBe("within")
    expect(placement(later, "990121", "990100", on)).toBe("undetermined")
    expect(placement(later, "990121", "990100", plainDate("2021-03-31"))).toBe("within")
  })

  it("that the table does not know is undetermined, never outside", () => {
    expect(placement(table, "440305", "990000", plainDate("2018-07-01"))).toBe("undetermined")
    expect(placement(table, "990101", "440000", plainDate("2018-07-01"))).toBe("undetermined")
  })
})

describe("a region table", () => {
  it("that is sound has no findings", () => {
    expect(regionTableFindings(table)).toEqual([])
  })

  it("names each fault of its structure", () => {
    const faulty = {
      ...table,
      entries: [
        ...table.entries,
        entry("990301", { parent: "990300" }),
        entry("990302", { successors: ["990399"] }),
        entry("990303", { validFrom: partialDate("2001"), validTo: partialDate("2001") }),
        entry("990101", { validFrom: partialDate("2010") }),
      ],
    }
    expect(regionTableFindings(faulty).map(({ code }) => code)).toEqual([
      "region-parent-unknown",
      "region-successor-unknown",
      "region-succeeded-in-force",
      "region-ends-before-start",
      "region-code-twice",
    ])
  })

  it("with a circle of parents is still read to an end", () => {
    const circle = { ...table, entries: [entry("1", { parent: "2" }), entry("2", { parent: "1" })] }
    expect(ancestry(circle, "1", plainDate("2018-01-01")).map(({ code }) => code)).toEqual(["1", "2"])
  })
})
