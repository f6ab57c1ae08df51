export { emitStageChange } from "./emit-stage-change.ts"
export { UnknownExchange } from "./exchange.errors.ts"
export {
  exchangeService,
  type AdoptAnswer,
  type ExchangeOptions,
  type ExchangeService,
  type ReconcileAnswer,
} from "./exchange.ts"
export type { OnlyTheirs } from "./compare-held.ts"
export type { Reconciliation } from "./reconciliation-model.ts"
