export { fileKeys, type FileKeysOptions, memoryKeys } from "./file-keys.ts"
export { pinKeys } from "./pin-keys.ts"
export type { SuiteName } from "./suite.ts"
