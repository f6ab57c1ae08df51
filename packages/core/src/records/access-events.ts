/**
 * The access log: who opened or searched what, for which purpose. It names values by their number and subjects by their
 * ids, and is itself without anything about a person, so that it can be kept as long as it must be (art. 56).
 */
import type { DomainEvent } from "../events/index.ts"
import type { SearchKey } from "./record-rules.ts"

export interface AccessEventData {
  /** Values of a stream were opened for a purpose: logged before it was done. */
  SealedValuesOpened: {
    readonly stream: string
    readonly purpose: string
    /** Whose keys opened them. */
    readonly subjects: readonly string[]
    readonly values: number
  }
  /** Subjects were searched by one key; never by which value. */
  SubjectsSearched: {
    readonly key: SearchKey
    readonly purpose: string
    /** Who was found and shown, masked. */
    readonly subjects: readonly string[]
    /** Whether there were more than a search may show, so that nobody was shown. */
    readonly tooMany: boolean
  }
}

export type AccessEventType = keyof AccessEventData
export type AccessEvent = {
  [Type in AccessEventType]: DomainEvent<Type, AccessEventData[Type]>
}[AccessEventType]
