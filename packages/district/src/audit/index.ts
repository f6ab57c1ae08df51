export { auditService, type AuditService, verifyStorage } from "./audit.ts"
export { rootSigning, type RootSettings } from "./sign-roots.ts"
export type { VerifyAnswer, VerifyQuery } from "./verify.ts"
