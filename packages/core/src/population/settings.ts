/** What an embedder says of a population that lies in a database of its own. */
import type { SubjectIdentity } from "../identity/index.ts"
import type { FactValues, Relation, SqlDialect } from "../rules/index.ts"
import type { PlainDate } from "../time/index.ts"

/** What the host knows of the relation that the relation does not say itself. */
export interface PopulationSource {
  /** Up to which day the relation is, and a version that changes whenever a fact does. */
  readonly state: () => Promise<{ readonly asOf: PlainDate; readonly version: string }>
  /**
   * What is known of some subjects, in their order, as rules read it; `null` of one who is not there. Asked for rows
   * that are odd, and for people something follows for.
   */
  readonly factsOf: (query: {
    readonly subjects: readonly string[]
    readonly facts: readonly string[]
    readonly purpose: string
  }) => Promise<readonly (FactValues | null)[]>
  /** Who some subjects are, in their order. */
  readonly identify: (query: {
    readonly subjects: readonly string[]
    readonly purpose: string
  }) => Promise<readonly (SubjectIdentity | null)[]>
  /** How a row that has changed is found; without it every run looks at everybody. */
  readonly changes?: ChangesFound
}

export type ChangesFound =
  /** A column of whole numbers, greater with each change of its row than any before; indexed, or it is read through. */
  | { readonly column: string }
  /** The ids of all rows that are new, gone or otherwise than at a version; `null` where that cannot be told. */
  | { readonly since: (version: string) => Promise<readonly string[] | null> }

/** What is the same for a population in SQLite and in PostgreSQL. */
export interface SqlPopulationOptions extends PopulationSource {
  /** Names the source in runs and facts. */
  readonly id: string
  /** The embedder's own table or view, one row a subject, by pseudonymous ids. */
  readonly relation: Relation
  /** What the ids are. */
  readonly ids: IdType
  /** Begins the names of the tables that hold runs and outcomes; `population_` unless said. */
  readonly prefix?: string
}

export type IdType = "text" | "integer" | "uuid"

/** The options, with what an adapter adds. */
export interface SqlPopulationSettings extends Omit<SqlPopulationOptions, "prefix"> {
  readonly prefix: string
  readonly dialect: SqlDialect
  /** Subjects that one statement decides, by ranges of ids; `null`: all at once. */
  readonly atOnce: number | null
  /** A short text that stands for a long one, the same for the same: SHA-256. */
  readonly digest: (text: string) => string
}
