export { servedOn, type Service, type ServiceRefusal } from "./served-on.ts"
export type {
  AddressConfirmation,
  Addressee,
  ElectronicConsent,
  ServedRole,
  ServiceWay,
} from "./service-way.ts"
export { servedRoleTitles, serviceDayReasons, serviceMethodTitles } from "./service-words.ts"
