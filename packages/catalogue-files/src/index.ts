export type { CatalogueFile, ReadLimits } from "./catalogue-file.ts"
export { readCatalogue } from "./read-catalogue.ts"
export { writeCatalogue, type CatalogueFormat } from "./write-catalogue.ts"
export {
  readCatalogueTables,
  readTableFiles,
  writeCatalogueTables,
  writeTableFiles,
  type ReadFile,
  type ReadTablesOptions,
  type TableFile,
  type TableLimits,
  type WriteTablesOptions,
} from "./tables/index.ts"
