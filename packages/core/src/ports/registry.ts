/**
 * Registry: facts or evidence from the source of another authority, so that nobody is asked for them.
 *
 * Guarantees: an answer says what the source says and as of when; `not-found` is an answer of the source,
 * never the lack of one; what cannot be reached rejects as `Unavailable`. A look-up changes nothing outside.
 * It is given only what it needs to find the subject, and the purpose it is asked for.
 */
import type { PlainDate } from "../time/index.ts"

export interface RegistryQuestion {
  /** Which record is wanted, for example `business-licence`: the registry's own vocabulary, set in the item. */
  readonly record: string
  /** The identifiers the registry needs, by scheme; personal data, to be kept by no one. */
  readonly identifiers: Readonly<Record<string, string>>
  readonly purpose: string
}

export type RegistryAnswer =
  | {
      readonly outcome: "found"
      readonly asOf: PlainDate
      /** The registry's own reference of the record, not personal data. */
      readonly reference: string
      readonly facts: Readonly<Record<string, string | number | boolean>>
    }
  | { readonly outcome: "not-found"; readonly asOf: PlainDate }

export interface Registry {
  readonly id: string
  lookUp(question: RegistryQuestion): Promise<RegistryAnswer>
}

export function defineRegistry<R extends Registry>(registry: R): R {
  return registry
}
