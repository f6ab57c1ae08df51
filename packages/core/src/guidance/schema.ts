/** The shapes of guidance's events. A shape that changes gets a new version and an upcaster. */
export { briefingEventDefinitions, briefingEventReader } from "./briefings/briefing.schema.ts"
export { dutyEventDefinitions, dutyEventReader } from "./duty/duty.schema.ts"
export { enquiryEventDefinitions, enquiryEventReader } from "./enquiries/enquiry.schema.ts"
