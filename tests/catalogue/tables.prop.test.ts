import { readTables, writeTables } from "@onevisit/core/catalogue/tables"
import { catalogueArbitrary } from "@onevisit/testkit"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

/** Texts that a cell holds badly, or that look like something else in one. */
const ODD = [
  "=1+1",
  "-5",
  "'x",
  "a、b",
  "a；b",
  "a：b",
  "a\nb",
  "a\r\nb",
  " a ",
  "00123",
  "是",
  "《a》",
  "审查（5个工作日）",
  "（）",
  "x（，）",
  "2018-07-01",
  "1e5",
  "\uFEFFa",
  "a\u0000",
  "\uFFFF",
  "_x000D_",
  '"',
  ",",
]
const words = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom("样例", "申请", "样例机关", "登记") },
    fc.constantFrom(...ODD),
    fc.string({ minLength: 1 }),
  )
  .filter((value) => /\S/.test(value))
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe("tables", () => {
  it.each(["symbolic", "system-a", "system-b"] as const)(
    "give back every item and outlet that was written, in the words and numbers of %s",
    (system) => {
      fc.assert(
        fc.property(catalogueArbitrary(words), (given) => {
          const read = readTables(writeTables(given, { file: "a.xlsx", system }), system)
          expect(read.issues).toEqual([])
          expect(plain({ items: read.items, outlets: read.outlets })).toEqual(plain(given))
          expect(read.skipped).toEqual([])
        }),
        { numRuns: 40 },
      )
    },
  )
})
