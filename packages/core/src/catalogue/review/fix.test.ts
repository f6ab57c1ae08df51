import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { applyFix, type FixEdit } from "./index.ts"
import { sampleItem } from "./sample-item.fixture.ts"

const apply = (...edits: readonly FixEdit[]) => applyFix(sampleItem, { title: text("样例", "sample"), edits })

describe("a fix", () => {
  it("puts a value in the place of another, or where there was none", () => {
    expect(apply({ op: "replace", path: ["visits", "declared"], value: 1 }).visits).toEqual({ declared: 1 })
    expect(apply({ op: "replace", path: ["onlineDepth"], value: 4 })).toEqual({
      ...sampleItem,
      onlineDepth: 4,
    })
    expect(apply({ op: "replace", path: ["channels", 0], value: "mail" }).channels).toEqual([
      "mail",
      "online",
      "courier",
    ])
  })

  it("takes a key or an entry out", () => {
    expect("promisedTerm" in apply({ op: "remove", path: ["promisedTerm"] })).toBe(false)
    expect(apply({ op: "remove", path: ["channels", 1] }).channels).toEqual(["window", "courier"])
  })

  it("puts an entry into a list, before another or at the end", () => {
    const insert = (index: number) =>
      apply({ op: "insert", path: ["channels", index], value: "mail" }).channels
    expect(insert(0)).toEqual(["mail", "window", "online", "courier"])
    expect(insert(3)).toEqual(["window", "online", "courier", "mail"])
  })

  it("makes its edits one after the other", () => {
    const first = { op: "remove", path: ["channels", 0] } as const
    expect(apply(first, first).channels).toEqual(["courier"])
  })

  it("reaches through lists", () => {
    const path = ["materials", 0, "accepts", 1, "number"]
    expect(apply({ op: "replace", path, value: 2 }).materials[0]?.accepts[1]?.number).toBe(2)
  })

  it.each<FixEdit>([
    { op: "replace", path: ["materials", 7, "name"], value: null },
    { op: "replace", path: ["channels", 9], value: "mail" },
    { op: "replace", path: ["channels", "first"], value: "mail" },
    { op: "insert", path: ["channels", 9], value: "mail" },
    { op: "insert", path: ["visits", "declared"], value: 1 },
    { op: "remove", path: ["channels", 9] },
    { op: "remove", path: ["fee", "amount"] },
    { op: "replace", path: ["edition", "year"], value: 1 },
    { op: "replace", path: [], value: null },
  ])("changes nothing where its path leads nowhere: %o", (edit) => {
    expect(apply(edit)).toEqual(sampleItem)
  })

  it("leaves the item given as it is", () => {
    const before = structuredClone(sampleItem)
    apply({ op: "remove", path: ["materials", 0] }, { op: "replace", path: ["visits", "declared"], value: 3 })
    expect(sampleItem).toEqual(before)
  })
})
