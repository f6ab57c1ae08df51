export { decideEnquiry } from "./decide-enquiry.ts"
export type { EnquiryCommand } from "./enquiry-commands.ts"
export type {
  EnquiryChannel,
  EnquiryEvent,
  EnquiryEventData,
  EnquiryEventType,
  EnquiryOutcome,
  EnquiryTask,
  HandOverTarget,
} from "./enquiry-events.ts"
export {
  enquiryFigures,
  summariseEnquiry,
  type EnquiryFigures,
  type EnquirySummary,
} from "./enquiry-figures.ts"
export { enquiryRefusals, type EnquiryNotInThisPhase, type EnquiryRefusal } from "./enquiry-refusals.ts"
export {
  answerLapsesOn,
  noEnquiry,
  openHandOver,
  type EnquiryAnswer,
  type EnquiryState,
  type HandOver,
} from "./enquiry-state.ts"
export { evolveEnquiry, foldEnquiry } from "./evolve-enquiry.ts"
