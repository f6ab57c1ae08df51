/**
 * Population: the facts of many subjects where they are, decided there, so that no more leaves than the differences.
 *
 * Subjects appear by pseudonymous ids; who somebody is, is asked only of those whom something follows for. What an
 * adapter must guarantee, and `populationContract` of the testkit checks:
 *
 * 1. **One answer a run.** `determine` with the same run id and the same basis gives the same outcomes, totals and
 *    differences, however often it is repeated or broken off, as long as the feed has the same version.
 * 2. **As the rule says.** The outcome of every subject is the one that the interpreter gives, disputes, judgements and
 *    values of the wrong type included.
 * 3. **Nothing before it is accepted.** Until `accept`, what the next run is compared with stays as it is. Accepting
 *    twice is accepting once; what was discarded is gone.
 * 4. **Missing is not no.** A subject of the last run that is not in the feed has no outcome, and is a difference
 *    where it was entitled.
 * 5. **Whoever can have changed.** With `scope: "changed"` the answer is the one of `scope: "all"`.
 * 6. **Least data.** Only facts that the rule names are read, and the purpose is kept with the run.
 * 7. **Failures** are `PopulationError`s.
 */
import type { DifferenceCounts, DifferenceKind, RunOutcome, RunTotals } from "../benefits/index.ts"
import type { SubjectIdentity } from "../identity/index.ts"
import type { FactValues, Rule } from "../rules/index.ts"
import type { Month, PlainDate } from "../time/index.ts"

/** What a source holds at the moment. */
export interface FeedState {
  readonly asOf: PlainDate
  /** Changes whenever a fact does. */
  readonly version: string
  readonly subjects: number
}

export interface PopulationRun {
  /** The run's id, by which the rest is asked for. */
  readonly run: string
  readonly programme: string
  readonly rule: Rule
  readonly month: Month
  /** Whom to look at: everybody, or those whose outcome can be another than in the last accepted run. */
  readonly scope: "all" | "changed"
  readonly purpose: string
}

/** What a run came to, in numbers. */
export interface PopulationResult {
  readonly feed: FeedState
  /** The last accepted run of the programme; `null` for the first. */
  readonly previous: { readonly run: string; readonly month: Month } | null
  readonly before: RunTotals
  readonly totals: RunTotals
  readonly differences: DifferenceCounts
  /** Subjects that were decided. */
  readonly touched: number
}

/** One subject whose outcome is another than before. */
export interface PopulationDifference {
  readonly subject: string
  readonly kind: DifferenceKind
  readonly before: RunOutcome
  readonly after: RunOutcome
}

export interface Population {
  /** Names the source in runs and facts. */
  readonly id: string
  feed(): Promise<FeedState>
  /** Decides; nothing is compared with it until it is accepted. `Conflict` where the run's id was used for another basis. */
  determine(
    run: PopulationRun,
    onProgress?: (progress: { readonly done: number; readonly of: number }) => void,
  ): Promise<PopulationResult>
  /** The differences of a run in an order that stays, `limit` at most; `after` is the answer before's cursor. */
  differences(query: {
    readonly run: string
    readonly limit: number
    readonly after?: string
  }): Promise<{ readonly differences: readonly PopulationDifference[]; readonly cursor: string | null }>
  /** From now on the next run is compared with this one. */
  accept(run: string): Promise<void>
  /** Forgets a run that was not accepted. */
  discard(run: string): Promise<void>
  /** The outcomes of the last accepted run, in the order of the subjects. */
  outcomes(query: {
    readonly programme: string
    readonly subjects: readonly string[]
  }): Promise<readonly RunOutcome[]>
  /** What is known of some subjects, in their order; nothing of one who is not there. */
  facts(query: {
    readonly subjects: readonly string[]
    readonly facts: readonly string[]
    readonly purpose: string
  }): Promise<readonly FactValues[]>
  /** Who some subjects are, in their order; `null` for one who is not there. */
  identify(query: {
    readonly subjects: readonly string[]
    readonly purpose: string
  }): Promise<readonly (SubjectIdentity | null)[]>
}

/** Says that `population` means to be a Population; the types check the shape, the contract suite the guarantees. */
export function definePopulation<P extends Population>(population: P): P {
  return population
}
