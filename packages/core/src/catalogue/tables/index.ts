export { composeCellIssue } from "./expected-words.ts"
export { readTables, type TablesRead } from "./read-tables.ts"
export type { SourceSystem } from "./symbols.ts"
export {
  columnLetter,
  formatPlace,
  type CellIssue,
  type CellPlace,
  type DateCell,
  type Table,
  type TableCell,
  type TableRow,
} from "./table.ts"
export { writeTables } from "./write-tables.ts"
