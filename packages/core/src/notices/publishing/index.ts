export {
  decidePublishing,
  type PostedTooEarly,
  type PublishingCommand,
  type PublishingContext,
  type PublishingRefusal,
} from "./decide-publishing.ts"
export { composeCorrection, composePosting, composeWithdrawal } from "./posting-text.ts"
export type {
  MarkedGuide,
  OwedCorrection,
  OwedPost,
  PostingTask,
  PublishingEvent,
  PublishingEventData,
  PublishingEventType,
} from "./publishing-events.ts"
export {
  evolvePublishing,
  foldPublishing,
  type GuideStanding,
  nothingPublishing,
  type OwedPosting,
  type Posting,
  publishingStatus,
  type PublishingState,
  type PublishingStatus,
} from "./publishing-state.ts"
