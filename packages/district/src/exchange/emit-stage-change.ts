/** Tells an exchange of one stage change: at least once, and by its id held there once. */
import { type Exchange, ExchangeError } from "@onevisit/core/ports"
import type { ExchangePayload } from "../intake/index.ts"
import type { DeliveredMessage } from "../run-due/index.ts"

/** Handles one message; rejects with `ExchangeError`, by whose reason it is tried again or left to a person. */
export function emitStageChange(exchanges: readonly Exchange[]) {
  return async ({ payload }: DeliveredMessage): Promise<void> => {
    const { change, exchange: id } = payload as ExchangePayload
    const exchange = exchanges.find((each) => each.id === id)
    if (exchange === undefined)
      throw new ExchangeError("Unavailable", "The exchange is not connected: add it to the options.")
    try {
      await exchange.emit(change)
    } catch (error) {
      if (!(error instanceof ExchangeError && error.reason === "Conflict")) throw error
      // Sending it again would end the same way; the daily reconciliation shows both sides.
      throw new ExchangeError(
        "Rejected",
        "The exchange holds another content under this id. Compare the two.",
      )
    }
  }
}
