export {
  citizenNumber,
  expandCitizenNumber,
  readCitizenNumber,
  type CitizenNumberContent,
} from "./citizen-number.ts"
export { creditCode, creditCodeFindings, isCreditCode, organisationCode } from "./credit-code.ts"
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
