export { feedbackService, type FeedbackOptions, type FeedbackService } from "./feedback.ts"
export {
  feedbackDesk,
  type FeedbackAnswer,
  type FeedbackCall,
  type FeedbackDesk,
  type FeedbackOutcome,
} from "./feedback-desk.ts"
export { FeedbackPolicyMissing, UnknownFeedback } from "./feedback.errors.ts"
export type {
  ComplaintInput,
  FeedbackCommandInput,
  FeedbackQuery,
  FeedbackSettings,
  RatingInput,
  ServiceClaim,
} from "./feedback-input.ts"
export { feedbackStream } from "./feedback-model.ts"
export type { FeedbackWords } from "./feedback-words.ts"
