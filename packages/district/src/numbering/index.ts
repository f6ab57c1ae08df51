export { storageNumbering } from "./storage-numbering.ts"
