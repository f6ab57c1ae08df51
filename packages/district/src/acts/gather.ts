/**
 * What several callers want of the storage at once goes to it in one call: it flushes once for all of them, and each is
 * told its own outcome. Nobody waits longer than for the call that is under way.
 */
interface Waiting<Item, Outcome> {
  readonly items: readonly Item[]
  readonly resolve: (outcomes: readonly Outcome[]) => void
  readonly reject: (error: unknown) => void
}

/** Callers of one call at most. */
const MOST_AT_ONCE = 200

/** The call, gathered. Where it fails each caller is told so, and repeats its own. */
export function gather<Item, Outcome>(
  call: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (items: readonly Item[]) => Promise<readonly Outcome[]> {
  let waiting: Waiting<Item, Outcome>[] = []
  let isCalling = false

  const callFor = async (batch: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await call(batch.flatMap(({ items }) => items))
      let from = 0
      for (const { items, resolve } of batch) {
        resolve(outcomes.slice(from, from + items.length))
        from += items.length
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const callForAll = async (): Promise<void> => {
    isCalling = true
    // What else becomes ready in this turn goes along.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      await callFor(batch)
    }
    isCalling = false
  }
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!isCalling) void callForAll()
    })
}
