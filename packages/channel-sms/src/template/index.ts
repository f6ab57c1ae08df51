export {
  checkText,
  checkVariables,
  reviewFreeText,
  reviewTemplates,
  type SmsLimits,
  type Variable,
  wholeText,
} from "./limits.ts"
export { composeVariables } from "./compose-variables.ts"
export { isTemplate, type SmsTemplate, type SmsTemplates, type VariableSource } from "./sms-template.ts"
export {
  addressSchema,
  idSchema,
  patienceSchema,
  signatureSchema,
  templatesSchema,
} from "./template.schema.ts"
