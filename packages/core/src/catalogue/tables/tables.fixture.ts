/** Plain tables of one sample item and one sample outlet, and ways to change single cells of them. */
import { item, material, read } from "../items.fixture.ts"
import type { Outlet } from "../outlets/outlet.ts"
import { readTables, type TablesRead } from "./read-tables.ts"
import type { SourceSystem } from "./symbols.ts"
import { formatPlace, type Table, type TableCell } from "./table.ts"
import { writeTables } from "./write-tables.ts"

export const outlet: Outlet = {
  id: "centre",
  name: { zh: "样例中心", en: "Sample Centre" },
  kind: "service-centre",
  region: "990101",
  address: { zh: "样例路1号", en: "1 Sample Road" },
  phone: "0571-0000 0001",
  hours: { workingDays: [{ from: "08:30", to: "17:00" }] },
  windows: [{ id: "w1", name: { zh: "1号窗口", en: "Window 1" } }],
}

/** Two items of one material each, the second `other`, and two outlets, `village` below `centre`. */
export function sampleTables(): readonly Table[] {
  const items = read(
    item({ questions: [], materials: [material()] }),
    item({ id: "other", questions: [], materials: [material()] }),
  )
  const village: Outlet = { ...outlet, id: "village", kind: "village", parent: "centre", windows: [] }
  return writeTables({ items, outlets: [outlet, village] }, { file: "a.xlsx" })
}

/** What to change: the sheet, the row, and the cells by their columns. A row after the last is a new one. */
export type Change = readonly [sheet: string, row: number, cells: Readonly<Record<string, TableCell>>]

/** The sample tables with cells changed. */
export function changed(...changes: readonly Change[]): readonly Table[] {
  return changes.reduce<readonly Table[]>(
    (tables, [sheet, row, cells]) =>
      tables.map((table) => (table.sheet === sheet ? changeRow(table, row, cells) : table)),
    sampleTables(),
  )
}

function changeRow(table: Table, row: number, changes: Readonly<Record<string, TableCell>>): Table {
  const [header] = table.rows
  const names = header?.cells ?? []
  const before = table.rows.find((each) => each.row === row)?.cells ?? []
  const cells = names.map((name, index) => {
    const change = changes[String(name)]
    return change === undefined ? (before[index] ?? null) : change
  })
  const others = table.rows.filter((each) => each.row !== row)
  return { ...table, rows: [...others, { row, cells }].toSorted((a, b) => a.row - b.row) }
}

export const readChanged = (system: SourceSystem, ...changes: readonly Change[]): TablesRead =>
  readTables(changed(...changes), system)

/** The issues as `place: expected`. */
export const said = ({ issues }: Pick<TablesRead, "issues">): readonly string[] =>
  issues.map(({ at, expected }) => `${formatPlace(at)}: ${expected}`)

/** The rows that were not taken, as `sheet row`. */
export const skippedRows = ({ skipped }: Pick<TablesRead, "skipped">): readonly string[] =>
  skipped.map(({ row, sheet }) => `${sheet} ${row}`)

export const codes = ({ findings }: Pick<TablesRead, "findings">): readonly string[] =>
  findings.map(({ code }) => code)
