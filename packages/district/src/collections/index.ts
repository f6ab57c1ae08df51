export type {
  CollectionAnswer,
  CollectionDone,
  CollectionOutcome,
  CollectionRefused,
} from "./collection-desk.ts"
export type { CollectionSummary } from "./collection-model.ts"
export type { CollectionPapers } from "./collection-papers.ts"
export { collectionIdSchema } from "./collections.schema.ts"
export { collectionDesk } from "./collection-desk.ts"
export { UnknownCollection } from "./collections.errors.ts"
export type {
  GatherInput,
  HandInInput,
  HandOverInput,
  IssueInput,
  LeaveInput,
  MemberInput,
  OpenInput,
  ParcelInput,
} from "./collection-inputs.ts"
export { collectionsService, type CollectionsService } from "./collections.ts"
export type { ParcelAnswer, ParcelPart } from "./distribute-parcel.ts"
export type { HandInAnswer, MemberAnswer } from "./hand-in-members.ts"
export type { IssueAnswer, IssuePart } from "./issue-results.ts"
