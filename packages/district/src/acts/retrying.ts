/** How patiently the district deals with a storage that is away, and with others who were faster. */
import { setTimeout as wait } from "node:timers/promises"

export interface Retrying {
  /** How often an act is sent at most while the storage is unavailable. Default 5. */
  readonly attempts?: number
  /** The first pause in milliseconds; each next one is twice as long. Default 25. */
  readonly firstPauseMs?: number
  /** How often a command is decided anew at most because another was faster. Default 60. */
  readonly conflicts?: number
  readonly sleep?: (millis: number) => Promise<unknown>
  /** From 0 up to 1, for pauses that differ from each other. */
  readonly random?: () => number
}

const LONGEST_PAUSE_MS = 200

/**
 * Whether to do again what another was faster at: resolves after a pause to `true`, or at once to `false` when it was tried
 * often enough. Pauses are drawn by lot from a span that doubles, so that those who met once do not meet again.
 */
export async function mayTryAgain(
  tried: number,
  { conflicts = 60, random = Math.random, sleep = wait }: Retrying,
): Promise<boolean> {
  if (tried >= conflicts) return false
  await sleep(Math.round(random() * Math.min(LONGEST_PAUSE_MS, 2 ** tried)))
  return true
}
