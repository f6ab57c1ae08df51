export { fileKeys, type FileKeysOptions, memoryKeys } from "./file-keys.ts"
export { pinKeys } from "./pin-keys.ts"
export { fileSuite, type Suite, type SuiteName } from "./suite.ts"
