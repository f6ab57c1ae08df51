/**
 * What a population in a database does, as steps that another carries out: here is said which statement comes next and
 * what follows from its rows; an adapter brings the connection. Nothing here waits, connects or keeps time.
 */

/** A value to bind. */
export type SqlValue = string | number | bigint | null

/** A row by the names of its columns. Whole numbers may come as numbers, big integers or texts. */
export type SqlRow = Readonly<Record<string, unknown>>

export type Step =
  /** Run the statement and answer with its rows. */
  | { readonly kind: "query"; readonly text: string; readonly parameters: readonly SqlValue[] }
  /** Ask the host and answer with what it says. */
  | { readonly kind: "host"; readonly ask: () => Promise<unknown> }
  /** A part is done: report it and let others have their turn. */
  | { readonly kind: "progress"; readonly done: number; readonly of: number }

/** Steps that come to something. */
export type Steps<T> = Generator<Step, T, unknown>

/**
 * How steps hold together. `transaction`: all or nothing, nobody between. `snapshot`: everything is read as it was at
 * the first statement where the database can do so; each statement is whole by itself in any case.
 */
export type Holding = "transaction" | "snapshot"

/**
 * Carries steps out one after the other, each answered before the next; what fails is a `PopulationError`, also where the host does
 * not answer. What fails is not thrown into the steps.
 */
export type Drive = <T>(steps: () => Steps<T>, holding: Holding, onProgress?: OnProgress) => Promise<T>

export type OnProgress = (progress: { readonly done: number; readonly of: number }) => void

export function* query(text: string, parameters: readonly SqlValue[] = []): Steps<readonly SqlRow[]> {
  return (yield { kind: "query", text, parameters }) as readonly SqlRow[]
}

export function* askHost<T>(ask: () => Promise<T>): Steps<T> {
  return (yield { kind: "host", ask }) as T
}

export function* report(done: number, of: number): Steps<void> {
  yield { kind: "progress", done, of }
}
