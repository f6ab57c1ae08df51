import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { expectedZh } from "./expected-words.ts"
import { readTables } from "./read-tables.ts"
import { sampleTables } from "./tables.fixture.ts"
import type { Table, TableCell } from "./table.ts"

describe("tables", () => {
  const SECRET = "SECRET-130"
  /** What the last column may hold that is wrong in some way: by keys, by kinds of values, by what they come to. */
  const JSONS = [
    { remark: SECRET },
    { legs: [{ id: SECRET, kind: SECRET, name: 3, ways: [] }] },
    { legs: [{ id: "a", kind: "ask", name: {}, phases: [], ways: [{ way: "window", outlets: [] }] }] },
    { questions: [{ fact: "Joint", question: SECRET, answers: [{ value: 0.5, label: null }] }] },
    { when: { fact: "unasked", is: true } },
    { when: { all: [] }, evidences: [SECRET] },
    { accepts: [], lookUp: { registry: SECRET, record: "" } },
    { accepts: [{ copyKind: SECRET, medium: "paper", number: 0 }] },
    { faq: [{ question: SECRET }], specialProcedures: [{ reason: "a", title: SECRET }] },
    { promisedTerm: SECRET, statutoryTerm: { length: 0, unit: SECRET } },
    { visits: { declared: -1 }, validTo: "2000-01-01", edition: "-", id: "A" },
    { hours: { workingDays: [{ from: "17:00", to: "08:30" }], weekdays: [{ weekday: 9, open: [] }] } },
    { days: SECRET, windows: SECRET, initiation: "ex-officio", channels: ["window"] },
    { necessity: "optional", deferrable: ["absence"], obtainedBy: "shared" },
    { necessity: "key", deferrable: ["absence"], obtainedBy: "applicant" },
  ].map((value) => JSON.stringify(value))
  const cell: fc.Arbitrary<TableCell> = fc.oneof(
    fc.constantFrom(
      null,
      SECRET,
      `${SECRET}\n${SECRET}`,
      `{"remark": "${SECRET}"}`,
      `《${SECRET}》`,
      `${SECRET}：a、b`,
    ),
    fc.constantFrom(...JSONS),
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
        for (const { expected } of read.issues) expect(expectedZh(expected), expected).not.toBeNull()
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
