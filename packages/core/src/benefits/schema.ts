/** The shapes of what benefits persist. */
export { runEventDefinitions, runEventReader } from "./sweep/run/run.schema.ts"
export { entitlementEventDefinitions, entitlementEventReader } from "./entitlement/entitlement.schema.ts"
export {
  rollEntriesDefinitions,
  rollEntriesReader,
  rollEventDefinitions,
  rollEventReader,
} from "./roll/import/roll.schema.ts"
export { paymentEventDefinitions, paymentEventReader } from "./payments/payment.schema.ts"
export {
  composeListDocument,
  type ListDocument,
  listDocumentSchema,
  parseListDocument,
} from "./reconcile/list-document.schema.ts"
