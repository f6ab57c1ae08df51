export {
  citizenNumber,
  expandCitizenNumber,
  readCitizenNumber,
  type CitizenNumberContent,
} from "./citizen-number.ts"
export { creditCode, creditCodeFindings, isCreditCode, organisationCode } from "./credit-code.ts"
export { itemCodeDefects, readItemCode, type ItemCodeReading } from "./item-code.ts"
export { levelOfItemCode, splitBasicCode, type BasicCodeSegments } from "./item-code-basic.ts"
export type { ItemCodeForm, ItemCodePart } from "./item-code-forms.ts"
export { nationalItemType, nationalItemTypes, type NationalItemType } from "./item-code-type.ts"
export {
  composeLicenceIdentifier,
  licenceIdentifier,
  readLicenceIdentifier,
  type LicenceIdentifierParts,
} from "./licence-identifier.ts"
export { isPostalItem, waybill } from "./waybill.ts"
export {
  sampleCitizenNumber,
  sampleCreditCode,
  sampleNames,
  sampleOrganisationCode,
  sampleOrganisationNames,
  samplePhone,
  sampleRegionCode,
  sampleWaybill,
} from "./samples.ts"
