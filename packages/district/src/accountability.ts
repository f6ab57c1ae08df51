// What a district answers for: who looked, what is kept, and that the log is whole.
export {
  type ArchiveAnswer,
  type ArchiveLine,
  type ArchiveRequest,
  type ArchiveSource,
  type AuditNotAuthorised,
  type AuditRoles,
  type AuditService,
  type AuditSettings,
  type DossierAnswer,
  type DossierCall,
  type SelfCheckQuery,
  importArchive,
  type ImportAnswer,
  type VerifyAnswer,
  type VerifyQuery,
  verifyStorage,
} from "./audit/index.ts"
export { OpeningRefused, RecordsMissing } from "./access/index.ts"
export type { Access, RecordsService, ShownRecord } from "./records/index.ts"
export type { FileAnswer, FileCall, HoldInput, PageInput } from "./records/index.ts"
export { type RequestAnswer, type RequestRow, type RequestsService, UnknownRequest } from "./records/index.ts"
export type { DecisionInput, RequestInput } from "./records/index.ts"
