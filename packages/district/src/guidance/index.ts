export type { BriefingRow } from "./briefing-model.ts"
export type { AttendanceInput, BriefingAnswer, BriefingQuery, BriefingService } from "./briefings.ts"
export type { DutyRow } from "./duty-model.ts"
export type { DutyAnswer, DutyService, PlainDutyCommand } from "./duty.ts"
export type {
  EnquiryAnswered,
  EnquiryInput,
  EnquiryQuery,
  EnquiryService,
  Misdirected,
  PlainEnquiryCommand,
} from "./enquiries.ts"
export type { EnquiryRow } from "./enquiry-model.ts"
export type { GuidanceAnswer, GuidanceCall, GuidanceOptions } from "./guidance-desk.ts"
export { UnknownBriefing, UnknownDuty, UnknownEnquiry } from "./guidance.errors.ts"
export { guidance, type Guidance, type GuidanceService } from "./guidance.ts"
