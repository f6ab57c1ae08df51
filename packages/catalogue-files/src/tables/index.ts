export { readCatalogueTables, type ReadTablesOptions } from "./read-catalogue-tables.ts"
export type { TableFile, TableLimits } from "./table-file.ts"
export { writeCatalogueTables, type WriteTablesOptions } from "./write-catalogue-tables.ts"
