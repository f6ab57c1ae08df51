export {
  type CountedInterval,
  countService,
  type ServiceBounds,
  type ServiceCount,
  serviceFact,
} from "./count-service.ts"
export type { ServiceEffect, ServiceInterval, ServiceKind, ServiceRules } from "./service-rules.ts"
