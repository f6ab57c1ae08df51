/** Guidance for the embedder: enquiries, leaders' duty and briefings under one set of the district's rules. */
import { type BriefingService, briefingService } from "./briefings.ts"
import { type DutyService, dutyService } from "./duty.ts"
import { type EnquiryAnswered, type EnquiryService, enquiryService } from "./enquiries.ts"
import type { CaseCompanion } from "../intake/index.ts"
import type { GuidanceCall, GuidanceOptions } from "./guidance-desk.ts"

export interface GuidanceService {
  readonly enquiries: EnquiryService
  readonly duty: DutyService
  readonly briefings: BriefingService
}

export interface Guidance {
  readonly service: GuidanceService
  /** What the timer of an enquiry does. */
  readonly passTime: (enquiry: string, call: GuidanceCall) => Promise<EnquiryAnswered>
  /** What happens to an enquiry in the same act as a change of the case that it hands over. */
  readonly companionOf: CaseCompanion
}

export function guidance(options: GuidanceOptions): Guidance {
  const { companionOf, passTime, ...enquiries } = enquiryService(options)
  return {
    service: { enquiries, duty: dutyService(options), briefings: briefingService(options) },
    passTime,
    companionOf,
  }
}
