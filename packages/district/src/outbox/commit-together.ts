/**
 * Acts that several lanes want to write at once go to the storage in one call: it flushes once for all of them, and each
 * still succeeds or fails on its own. Nobody waits longer than for the call that is under way.
 */
import type { Act, ActOutcome, Storage } from "@onevisit/core/ports"

interface Waiting {
  readonly acts: readonly Act[]
  readonly resolve: (outcomes: readonly ActOutcome[]) => void
  readonly reject: (error: unknown) => void
}

/** Acts of one call at most. */
const MOST_AT_ONCE = 200

/** The storage with its commits gathered; all else as it is. */
export function commitTogether(storage: Storage): Storage {
  let waiting: Waiting[] = []
  let isWriting = false

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await storage.commit(batch.flatMap(({ acts }) => acts))
      let from = 0
      for (const { acts, resolve } of batch) {
        resolve(outcomes.slice(from, from + acts.length))
        from += acts.length
      }
    } catch (error) {
      // Whoever waits repeats its own act, which the storage knows again by its command.
      for (const { reject } of batch) reject(error)
    }
  }
  const writeAll = async (): Promise<void> => {
    isWriting = true
    // What else becomes ready in this turn goes along.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      await write(batch)
    }
    isWriting = false
  }
  return {
    ...storage,
    commit: (acts) =>
      new Promise((resolve, reject) => {
        waiting.push({ acts, resolve, reject })
        if (!isWriting) void writeAll()
      }),
  }
}
