export {
  composeListTable,
  type ListColumns,
  type ListOptions,
  parseListTables,
  usualListColumns,
} from "./list-tables.ts"
export { listRowOf } from "./list-row.ts"
export { type AccountOnRecord, type ReconcileReason, reconcileReasonTitles, type Records } from "./reasons.ts"
export {
  LIST_FIELDS,
  type ListField,
  type ListRow,
  type ListStatus,
  listStatusTitles,
} from "./reconcile-row.ts"
export {
  type Differing,
  type FieldDiffers,
  type OneSided,
  reconcile,
  type Reconciliation,
} from "./reconcile.ts"
