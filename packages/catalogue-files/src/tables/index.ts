export { readCatalogueTables, type ReadTablesOptions } from "./read-catalogue-tables.ts"
export { readTableFiles } from "./read-table-files.ts"
export type { ReadFile, TableFile, TableLimits } from "./table-file.ts"
export { writeCatalogueTables, writeTableFiles, type WriteTablesOptions } from "./write-catalogue-tables.ts"
