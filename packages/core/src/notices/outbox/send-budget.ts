/** How often a message is tried again for each trouble, and after what pauses. */
import { fromEpochMillis, type Instant, toEpochMillis } from "../../time/index.ts"
import type { Issue } from "../../reasons/index.ts"
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
 * says when it will take messages again is believed where that is later, up to a week.
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
  if (said === null || said <= paused) return paused
  const latest = fromEpochMillis(toEpochMillis(at) + WEEK)
  return said < latest ? said : paused < latest ? latest : paused
}

/**
 * What is wrong with budgets, each with its path. `answerWithinMs`: how long a provider may take, within which what it did
 * not answer is not asked after.
 */
export function checkBudgets(budgets: Partial<SendBudgets>, answerWithinMs: number): readonly Issue[] {
  return Object.entries(budgets).flatMap(([trouble, budget]) => {
    const issues: Issue[] = []
    const issue = (name: string, expected: string) => issues.push({ path: [trouble, name], expected })
    const { attempts, firstMs, longestMs } = budget
    if (!Object.hasOwn(standardBudgets, trouble))
      issues.push({ path: [trouble], expected: `one of ${Object.keys(standardBudgets).join(", ")}` })
    if (!isWhole(attempts, 1, 1000)) issue("attempts", "a whole number from 1 to 1000")
    const least = trouble === "no-answer" && attempts > 1 ? answerWithinMs : 0
    if (!isWhole(firstMs, least, YEAR))
      issue("firstMs", `whole milliseconds from ${least}${least > 0 ? " (`answerWithinMs`)" : ""} to a year`)
    if (!isWhole(longestMs, least, YEAR)) issue("longestMs", `whole milliseconds from ${least} to a year`)
    return issues
  })
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

const WEEK = 7 * 24 * 60 * MINUTE
const YEAR = 366 * 24 * 60 * MINUTE
