/** Outside systems over the ground: the service, what tells them, and the day's reconciliation with each. */
import { EXCHANGE_PORT } from "../intake/index.ts"
import type { DailyWork, DueWork } from "../run-due/index.ts"
import { answeringWithin } from "./answering-within.ts"
import { dailyReconciliation } from "./daily-reconciliation.ts"
import { emitStageChange } from "./emit-stage-change.ts"
import { exchangeService, type ExchangeOptions, type ExchangeService } from "./exchange.ts"

export interface AssembledExchange extends Pick<DueWork, "messages"> {
  readonly service: ExchangeService
  readonly daily: readonly DailyWork[]
}

/** `answerWithinMs` is how long an exchange may take to answer; see {@link answeringWithin}. */
export function assembleExchange(
  options: ExchangeOptions & { readonly answerWithinMs: number | undefined },
): AssembledExchange {
  const { answerWithinMs = 30_000 } = options
  const exchanges = options.exchanges.map((each) => answeringWithin(each, answerWithinMs))
  const service = exchangeService({ ...options, exchanges })
  return {
    service,
    messages: { [EXCHANGE_PORT]: emitStageChange(exchanges) },
    daily: dailyReconciliation({ ...options, exchanges, service }),
  }
}
