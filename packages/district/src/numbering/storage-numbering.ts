/**
 * Document numbers (文号) from the district's own storage: one counter for each authority, year and kind,
 * moved by compare-and-set, so that no number is given twice and a repeated request gets its first number.
 */
import { type Act, type Numbering, NumberingError, type Storage } from "@onevisit/core/ports"
import { commitActs, mayTryAgain, type Retrying } from "../acts/index.ts"

/** One counter is asked for one number. */
interface Asked {
  readonly counter: string
  readonly requestId: string
  readonly give: (count: number) => void
  readonly fail: (error: unknown) => void
}

/**
 * Numbers such as `science-bureau〔2018〕receipt-7`; `format` writes them as the authority does. Requests that come while
 * others are on their way are carried out together, in one call of the storage.
 */
export function storageNumbering(
  storage: Storage,
  format: (number: {
    readonly authority: string
    readonly year: number
    readonly kind: string
    readonly count: number
  }) => string = ({ authority, count, kind, year }) => `${authority}〔${year}〕${kind}-${count}`,
  retrying: Retrying = {},
): Numbering {
  let waiting: Asked[] = []
  let underWay: Promise<void> | null = null
  const drawAll = async (): Promise<void> => {
    // Whoever asks in the same breath is served with the first.
    await Promise.resolve()
    while (waiting.length > 0) {
      const asked = waiting
      waiting = []
      await draw(storage, asked, retrying)
    }
    underWay = null
  }
  const drawOne = (counter: string, requestId: string): Promise<number> =>
    new Promise((give, fail) => {
      waiting.push({ counter, requestId, give, fail })
      underWay ??= drawAll()
    })
  return {
    next: async ({ authority, kind, requestId, year }) => {
      const count = await drawOne(`number:${authority}:${year}:${kind}`, requestId)
      return format({ authority, year, kind, count })
    },
  }
}

/** Gives every request its number or an error. Of one counter each takes the next after the one before it. */
async function draw(storage: Storage, asked: readonly Asked[], retrying: Retrying): Promise<void> {
  let open = asked
  try {
    for (let tried = 1; ; tried += 1) {
      const outcomes = await commitActs(storage, await actsFor(storage, open), retrying)
      const next: Asked[] = []
      for (const [at, one] of open.entries()) {
        const outcome = outcomes[at]
        if (outcome?.outcome === "committed") one.give(Number(outcome.result))
        else if (outcome?.on.kind === "checkpoint") next.push(one)
        else one.fail(new NumberingError("Corrupt", "The storage answers for a counter with something else."))
      }
      open = next
      if (open.length === 0) return
      if (!(await mayTryAgain(tried, retrying)))
        throw new NumberingError("Unavailable", "The counter is asked for too often at once. Try again.")
    }
  } catch (error) {
    for (const { fail } of open) fail(error)
  }
}

async function actsFor(storage: Storage, asked: readonly Asked[]): Promise<readonly Act[]> {
  const counts = new Map<string, number>()
  const acts: Act[] = []
  for (const { counter, requestId } of asked) {
    const from = counts.get(counter) ?? (await storage.readCheckpoint(counter))
    counts.set(counter, from + 1)
    acts.push({
      commandId: `${counter}:${requestId}`,
      digest: counter,
      append: [],
      checkpoints: [{ name: counter, from, to: from + 1 }],
      result: from + 1,
    })
  }
  return acts
}
