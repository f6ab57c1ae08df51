import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogueArbitrary } from "./random-tables.fixture.ts"
import { readTables } from "./read-tables.ts"
import { sampleTables } from "./tables.fixture.ts"
import type { Table, TableCell } from "./table.ts"
import { writeTables } from "./write-tables.ts"

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe("tables", () => {
  it.each(["symbolic", "system-a", "system-b"] as const)(
    "give back every item and outlet that was written, in the words and numbers of %s",
    (system) => {
      fc.assert(
        fc.property(catalogueArbitrary, (given) => {
          const read = readTables(writeTables(given, { file: "a.xlsx", system }), system)
          expect(read.issues).toEqual([])
          expect(plain({ items: read.items, outlets: read.outlets })).toEqual(plain(given))
          expect(read.skipped).toEqual([])
        }),
        { numRuns: 40 },
      )
    },
  )

  const SECRET = "SECRET-130"
  const cell: fc.Arbitrary<TableCell> = fc.oneof(
    fc.constantFrom(
      null,
      SECRET,
      `${SECRET}\n${SECRET}`,
      `{"remark": "${SECRET}"}`,
      `《${SECRET}》`,
      `${SECRET}：a、b`,
    ),
    fc.constantFrom(true, 3, 0.5, Number.NaN, { date: "2018-07-01" }, { date: SECRET }),
  )
  const change = fc.record({ sheet: fc.nat(4), row: fc.nat(2), column: fc.nat(120), cell })

  it("take or skip every row, whatever stands in their cells, and never repeat it", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const tables = changes.reduce(put, sampleTables())
        const read = readTables(tables)
        expect(JSON.stringify([read.issues, read.findings, read.skipped])).not.toContain(SECRET)
        const taken = [
          ...read.items.map(({ materials }) => 1 + materials.length),
          ...read.outlets.map(({ windows }) => 1 + windows.length),
        ]
        const rows = tables.filter(({ sheet }) => sheet !== "名录").flatMap(({ rows }) => rows.slice(1))
        const skipped = read.skipped.filter(({ sheet }) => sheet !== "名录")
        expect(taken.reduce((sum, count) => sum + count, skipped.length)).toBe(rows.length)
        expect(read.issues.length === 0).toBe(read.skipped.length === 0)
      }),
      { numRuns: 200 },
    )
  })
})

function put(
  tables: readonly Table[],
  at: { readonly sheet: number; readonly row: number; readonly column: number; readonly cell: TableCell },
): readonly Table[] {
  return tables.map((table, index) =>
    index !== at.sheet
      ? table
      : {
          ...table,
          rows: table.rows.map((row) =>
            row.row !== at.row + 2
              ? row
              : {
                  ...row,
                  cells: row.cells.map((cell, column) =>
                    column === at.column % row.cells.length ? at.cell : cell,
                  ),
                },
          ),
        },
  )
}
