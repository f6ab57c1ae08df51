/**
 * How acts are committed: first, where there are few, written at once on what they will most likely find; otherwise looked
 * up, decided and written. Both under the same locks, and by the same statement but for the guard of the guess.
 */
import type { ActOutcome, StorableAct } from "@onevisit/core/ports"
import { decideActs } from "./decide-acts.ts"
import { guessHolds, type LastWritten } from "./guess-state.ts"
import { readKnownState } from "./known-state.ts"
import { locksOf } from "./locks.ts"
import type { Guessed, Work } from "./runner.ts"
import { writeActs } from "./write-acts.ts"

type Outcomes = readonly ActOutcome[]

export interface CommitOptions {
  /** A statement of two columns that is to run before anything is written. */
  readonly first: string
  /** What guesses are made of; without it nothing is guessed. */
  readonly last: LastWritten | undefined
}

/** Up to so many acts are guessed about; of more one or the other is likely to meet something. */
const FEW = 3

export function commitWork(
  schema: string,
  acts: readonly StorableAct[],
  { first, last }: CommitOptions,
): Work<Outcomes> {
  let look: ReturnType<typeof readKnownState> | undefined
  const looked = () => (look ??= readKnownState(schema, acts, first))
  return {
    locks: locksOf(acts),
    guess: () => (last && acts.length <= FEW ? guessed(schema, acts, first, last) : undefined),
    read: () => looked().query,
    decide: (rows) => {
      const known = looked().parse(rows)
      const { changes, outcomes } = decideActs(known, acts)
      const write = writeActs(schema, known, changes)
      return { value: outcomes, ...(write && { write }) }
    },
  }
}

/** Whether an act has taken effect just now. */
export function isNew(outcome: ActOutcome | undefined): boolean {
  return outcome?.outcome === "committed" && !outcome.replayed
}

/** Nothing where there is no telling, or where the acts conflict by themselves. */
function guessed(
  schema: string,
  acts: readonly StorableAct[],
  first: string,
  last: LastWritten,
): Guessed<Outcomes> | undefined {
  const guess = last.guess(acts)
  if (guess === undefined) return undefined
  const { changes, outcomes } = decideActs(guess, acts)
  if (!outcomes.every(isNew)) return undefined
  const holds = guessHolds(schema, acts, guess)
  const write = writeActs(schema, guess, changes, { first, holds })
  return write && { write, parse: ([row]) => (row?.["holds"] === true ? outcomes : undefined) }
}
