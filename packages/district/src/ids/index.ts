export { uuidV7 } from "./uuid-v7.ts"
export { fingerprintUuid } from "./fingerprint-uuid.ts"
