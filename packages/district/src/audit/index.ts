export {
  type ArchiveAnswer,
  auditService,
  type AuditService,
  type AuditSettings,
  type DossierAnswer,
  type DossierCall,
  verifyStorage,
} from "./audit.ts"
export type { AuditNotAuthorised, AuditRoles } from "./authority.ts"
export type { ArchiveSource } from "./check-archive.ts"
export { importArchive, type ImportAnswer } from "./import-archive.ts"
export { rootSigning } from "./sign-roots.ts"
export type { SelfCheckQuery } from "./self-check.ts"
export type { VerifyAnswer, VerifyQuery } from "./verify.ts"
export type { ArchiveLine, ArchiveRequest } from "./write-archive.ts"
