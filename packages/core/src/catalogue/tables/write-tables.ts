/**
 * Writes a catalogue and its outlets as tables, a sheet for each kind of thing and one for what the names stand for.
 * Nothing is left out: what the cells of a row cannot hold stands as JSON in its last column.
 */
import type { Outlet } from "../outlets/outlet.ts"
import type { ServiceItem } from "../service-item.ts"
import { emptyRegister } from "./register.ts"
import type { Cells } from "./row-cells.ts"
import { columnsOf, writeFields } from "./row-fields.ts"
import { itemSheet } from "./item-sheet.ts"
import { materialSheet } from "./material-sheet.ts"
import { outletSheet, windowSheet } from "./outlet-sheets.ts"
import { registerSheet } from "./register-sheet.ts"
import type { SheetDefinition } from "./sheets.ts"
import type { SourceSystem } from "./symbols.ts"
import type { Table, TableCell } from "./table.ts"

/**
 * Items and outlets as tables of the file `file`. With a system, what it has numbers for is written in them; all else
 * is in words.
 */
export function writeTables(
  { items, outlets = [] }: { readonly items: readonly ServiceItem[]; readonly outlets?: readonly Outlet[] },
  { file, system = "symbolic" }: { readonly file: string; readonly system?: SourceSystem },
): readonly Table[] {
  const meaning = { system, register: emptyRegister() }
  const tables = [
    composeTable(
      file,
      itemSheet,
      items.map((item) => writeFields(itemSheet, item, meaning)),
    ),
    composeTable(
      file,
      materialSheet,
      items.flatMap(({ edition, id, materials }) =>
        materials.map((material) =>
          withKeys(materialSheet, [id, edition], writeFields(materialSheet, material, meaning)),
        ),
      ),
    ),
    composeTable(
      file,
      outletSheet,
      outlets.map((outlet) => writeFields(outletSheet, outlet, meaning)),
    ),
    composeTable(
      file,
      windowSheet,
      outlets.flatMap(({ id, windows }) =>
        windows.map((window) => withKeys(windowSheet, [id], writeFields(windowSheet, window, meaning))),
      ),
    ),
  ]
  const names = meaning.register
    .entries()
    .map(({ kind, named }) =>
      writeFields(registerSheet, { kind, ...named }, { ...meaning, system: "symbolic" }),
    )
  return [...tables, composeTable(file, registerSheet, names)]
}

function withKeys<T>({ keys }: SheetDefinition<T>, values: readonly string[], cells: Cells): Cells {
  return new Map([...keys.map((column, index) => [column, values[index] ?? null] as const), ...cells])
}

function composeTable<T>(file: string, sheet: SheetDefinition<T>, rows: readonly Cells[]): Table {
  const columns = columnsOf(sheet)
  const below = rows.map((cells) => columns.map((column): TableCell => cells.get(column) ?? null))
  return {
    file,
    sheet: sheet.names[0],
    rows: [columns, ...below].map((cells, index) => ({ row: index + 1, cells })),
  }
}
