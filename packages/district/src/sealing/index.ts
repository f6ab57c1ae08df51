export { type SealedFile, sealedFiles, type SealedFiles } from "./sealed-files.ts"
export { type Sealing, sealing, type SealingOptions, type SealingRequest } from "./sealing.ts"
export { type FileLimits, type MaterialFiles, materialFiles, type NewFile } from "./material-files.ts"
export { type OpenedFor, type Opening, ownOpening, ownPurposes, purposeOf } from "./opening.ts"
