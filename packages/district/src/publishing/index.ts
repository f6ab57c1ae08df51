export { publishRevision, type PublishingOptions } from "./publish-revision.ts"
export type { PublishingRow } from "./publishing-model.ts"
export {
  type ConfirmedPosting,
  type PostingAnswer,
  type PostingTaskRow,
  type PublishingCall,
  type PublishingPlace,
  type PublishingQuery,
  publishingService,
  type PublishingService,
} from "./publishing.ts"
