export { type Sealing, sealing, type SealingOptions, type SealingRequest } from "./sealing.ts"
