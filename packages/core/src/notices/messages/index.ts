export {
  composeLongest,
  composeMessage,
  type ComposeOptions,
  type MessageContent,
} from "./compose-message.ts"
export {
  type DeliveryReport,
  deliveryStatuses,
  type DeliveryStatus,
  sendTroubles,
  type SendTrouble,
} from "./delivery.ts"
export {
  longestShown,
  type FieldKind,
  type FieldKinds,
  type FieldValue,
  type FieldValues,
  type MessageField,
} from "./field.ts"
export { findPersonalData, type PersonalTrace } from "./personal-data.ts"
export { standardMessages } from "./standard-messages.ts"
export {
  checkTemplate,
  defineTemplate,
  type MessageTemplate,
  type PlaceholdersIn,
  rewordTemplate,
  type Worded,
} from "./template.ts"
