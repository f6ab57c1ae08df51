/** Outside systems over the ground: the service, what tells them, and the day's reconciliation with each. */
import { EXCHANGE_PORT } from "../intake/index.ts"
import type { DailyWork, DueWork } from "../run-due/index.ts"
import { dailyReconciliation } from "./daily-reconciliation.ts"
import { emitStageChange } from "./emit-stage-change.ts"
import { exchangeService, type ExchangeOptions, type ExchangeService } from "./exchange.ts"

export interface AssembledExchange extends Pick<DueWork, "messages"> {
  readonly service: ExchangeService
  readonly daily: readonly DailyWork[]
}

export function assembleExchange(options: ExchangeOptions): AssembledExchange {
  const service = exchangeService(options)
  return {
    service,
    messages: { [EXCHANGE_PORT]: emitStageChange(options.exchanges) },
    daily: dailyReconciliation({ ...options, service }),
  }
}
