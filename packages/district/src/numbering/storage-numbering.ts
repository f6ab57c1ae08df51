/**
 * Document numbers (文号) from the district's own storage: one counter for each authority, year and kind,
 * moved by compare-and-set, so that no number is given twice and a repeated request gets its first number.
 */
import { type Numbering, NumberingError, type Storage } from "@onevisit/core/ports"
import { CheckpointMoved, commitAct, mayTryAgain, type Retrying } from "../acts/index.ts"

/** Numbers such as `science-bureau〔2018〕receipt-7`; `format` writes them as the authority does. */
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
  return {
    next: async ({ authority, kind, requestId, year }) => {
      const name = `number:${authority}:${year}:${kind}`
      for (let tried = 1; ; tried += 1) {
        const from = await storage.readCheckpoint(name)
        const count = from + 1
        const act = {
          commandId: `${name}:${requestId}`,
          digest: name,
          append: [],
          checkpoints: [{ name, from, to: count }],
          result: count,
        }
        try {
          const { result } = await commitAct(storage, act, retrying)
          return format({ authority, year, kind, count: result as number })
        } catch (error) {
          if (!(error instanceof CheckpointMoved)) throw error
          if (!(await mayTryAgain(tried, retrying)))
            throw new NumberingError("Unavailable", "The counter is asked for too often at once. Try again.")
        }
      }
    },
  }
}
