export { firstService, servedOn, type Service, type ServiceRefusal, type ServiceRules } from "./served-on.ts"
export {
  servedRoleNames,
  serviceMethodNames,
  type AddressConfirmation,
  type ServedRole,
  type ServiceMethod,
  type ServiceRecord,
} from "./service-record.ts"
