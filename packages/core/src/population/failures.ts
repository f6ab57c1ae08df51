/** What a failure of the host or of a database is to the caller. Messages hold no value and no text of the database. */
import { PopulationError, type PortReason } from "../ports/index.ts"

const messages: Readonly<Record<PortReason, string>> = {
  Unavailable: "The population's database did not do its work now: repeat the same call.",
  Conflict: "Another was first: read again and decide anew.",
  Rejected:
    "The database refuses the statement: check that the relation has the columns that were named, and that tables may be made beside it.",
  Corrupt: "What the population's tables hold does not belong together: stop, keep a copy and restore.",
}

/** The failure of a statement; one that is a `PopulationError` already stays. */
export function databaseFailure(thrown: unknown, reason: PortReason): PopulationError {
  if (thrown instanceof PopulationError) return thrown
  return new PopulationError(reason, messages[reason], { cause: thrown })
}

/** The failure of a question to the host. */
export function hostFailure(thrown: unknown): PopulationError {
  if (thrown instanceof PopulationError) return thrown
  return new PopulationError(
    "Unavailable",
    "The host did not answer: see the cause, and repeat the same call.",
    {
      cause: thrown,
    },
  )
}
