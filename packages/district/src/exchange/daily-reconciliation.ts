/**
 * The daily reconciliation as due work: of each exchange every day that is over, from the first on which it was told
 * anything, once on however many machines. A day on which nothing ran, or the exchange did not answer, is made up for.
 */
import { system } from "@onevisit/core/identity"
import type { Exchange, StageChange, Storage } from "@onevisit/core/ports"
import { addDays, type PlainDate } from "@onevisit/core/time"
import { readEvent } from "../acts/index.ts"
import { STAGE_CHANGE_VIEW } from "../intake/index.ts"
import type { DailyWork } from "../run-due/index.ts"
import type { ExchangeService } from "./exchange.ts"
import { exchangeReader, exchangeStream, type ReconciliationEvent } from "./reconciliation-model.ts"

export interface DailyReconciliationOptions {
  readonly storage: Storage
  readonly exchanges: readonly Exchange[]
  readonly service: Pick<ExchangeService, "reconcile">
}

export function dailyReconciliation(options: DailyReconciliationOptions): readonly DailyWork[] {
  return options.exchanges.map(({ id }) => reconciliationOf(options, id))
}

function reconciliationOf({ service, storage }: DailyReconciliationOptions, exchange: string): DailyWork {
  /** The last day up to which nothing was missing: it is looked up once a day, and not at every run. */
  let doneUntil: PlainDate | null = null

  const firstDay = async (): Promise<PlainDate | null> => {
    const first = { ...STAGE_CHANGE_VIEW, where: { exchange }, range: { field: "day" }, limit: 1 }
    const [row] = (await storage.findViews(first)).rows
    return row === undefined ? null : (row.doc as StageChange).day
  }
  /** The days that were reconciled once they were over; a look at a day that is not over yet settles nothing. */
  const reconciledDays = async (): Promise<ReadonlySet<PlainDate>> => {
    const stored = await storage.readStream({ stream: exchangeStream(exchange) })
    const events = stored.map((event) => readEvent<ReconciliationEvent>(exchangeReader, event))
    return new Set(events.flatMap(({ data, occurredOn }) => (occurredOn > data.day ? [data.day] : [])))
  }

  return {
    id: `reconcile:${exchange}`,
    missing: async ({ on }) => {
      const yesterday = addDays(on, -1)
      if (doneUntil !== null && doneUntil >= yesterday) return []
      const first = await firstDay()
      if (first === null) return []
      const reconciled = await reconciledDays()
      const missing: PlainDate[] = []
      for (let day = first; day <= yesterday; day = addDays(day, 1))
        if (!reconciled.has(day)) missing.push(day)
      if (missing.length === 0) doneUntil = yesterday
      return missing
    },
    do: (day, commandId) => service.reconcile({ exchange, day }, { as: system("clock"), commandId }),
  }
}
