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
export { type SmsTemplate, type SmsTemplates, type VariableSource } from "./sms-template.ts"
