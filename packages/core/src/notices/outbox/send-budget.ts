/** How often a message is tried again for each trouble, and after what pauses. */
import { fromEpochMillis, type Instant, toEpochMillis } from "../../time/index.ts"
import type { SendTrouble } from "../messages/index.ts"

export interface SendBudget {
  /** How often in a row at most, the first time included; 1 is never again. */
  readonly attempts: number
  /** The pause after the first time, doubled after each further one up to `longestMs`. */
  readonly firstMs: number
  readonly longestMs: number
}

/** How long and how often for each trouble. Nothing is tried again that a repetition would not mend. */
export type SendBudgets = Readonly<Record<SendTrouble, SendBudget>>

const MINUTE = 60_000
const never: SendBudget = { attempts: 1, firstMs: 0, longestMs: 0 }

export const standardBudgets: SendBudgets = {
  unreachable: { attempts: 8, firstMs: MINUTE, longestMs: 120 * MINUTE },
  // Longer than any adapter waits for an answer, so that what is looked up then has arrived or never will.
  "no-answer": { attempts: 6, firstMs: 2 * MINUTE, longestMs: 120 * MINUTE },
  throttled: { attempts: 12, firstMs: MINUTE, longestMs: 60 * MINUTE },
  "used-up": { attempts: 5, firstMs: 12 * 60 * MINUTE, longestMs: 24 * 60 * MINUTE },
  provider: { attempts: 6, firstMs: 5 * MINUTE, longestMs: 240 * MINUTE },
  address: never,
  consent: never,
  content: never,
  configuration: never,
}

/**
 * When it is tried again after it failed so often for this trouble; `null` where that was the last time. A provider that
 * says when it will take messages again is believed where that is later.
 */
export function retryAt(
  budgets: SendBudgets,
  trouble: SendTrouble,
  times: number,
  at: Instant,
  said: Instant | null,
): Instant | null {
  const { attempts, firstMs, longestMs } = budgets[trouble]
  if (times >= attempts) return null
  const paused = fromEpochMillis(toEpochMillis(at) + Math.min(firstMs * 2 ** (times - 1), longestMs))
  return said !== null && said > paused ? said : paused
}
