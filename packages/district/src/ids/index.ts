export { uuidV7 } from "./uuid-v7.ts"
export { uuidOfFingerprint } from "./uuid-of-fingerprint.ts"
