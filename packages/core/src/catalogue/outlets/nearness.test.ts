import { describe, expect, it } from "vitest"
import type { RegionTable } from "../../identity/index.ts"
import { partialDate } from "../../time/index.ts"
import { compareNearness, nearnessOf } from "./nearness.ts"
import { on, regions } from "./outlets.fixture.ts"

const today = on("2018-07-20")
const near = (from: string, to: string, table: RegionTable = regions) => nearnessOf(table, from, to, today)

describe("nearness", () => {
  it("counts the steps up to the smallest common region and down again", () => {
    expect(near("990101001201", "990101001201")).toMatchObject({ up: 0, down: 0 })
    expect(near("990101001201", "990101002201")).toMatchObject({
      up: 2,
      down: 2,
      within: { zh: "区划990101" },
    })
    expect(near("990101", "990101001201")).toMatchObject({ up: 0, down: 2 })
  })

  it("cannot be told of a code that the table does not know, nor of regions with nothing in common", () => {
    expect(near("990101", "999999")).toBe(null)
    expect(near("999999", "990101")).toBe(null)
    const apart = {
      ...regions,
      entries: regions.entries.map(({ code, name, source }) => ({ code, name, source })),
    }
    expect(near("990101001", "990101002", apart)).toBe(null)
  })

  it("follows a code to what it became, and cannot be told where its parts answer differently", () => {
    const became = (...successors: string[]): RegionTable => ({
      ...regions,
      entries: [
        ...regions.entries,
        { code: "990109", name: regions.title, validTo: partialDate("2017"), successors, source: "样例" },
      ],
    })
    expect(near("990109", "990101001", became("990101001201"))).toMatchObject({ up: 1, down: 0 })
    expect(near("990101001201", "990109", became("990101001"))).toMatchObject({ up: 1, down: 0 })
    expect(near("990109", "990101001", became("990101001201", "990101002201"))).toBe(null)
    expect(near("990109", "990101", became("990101001", "990101002"))).toMatchObject({ up: 1, down: 0 })
  })

  it("puts the nearer first and what cannot be told last", () => {
    const far = near("990101001201", "990101002")
    const close = near("990101001201", "990101001201")
    expect([null, far, close].toSorted(compareNearness)).toEqual([close, far, null])
  })
})
