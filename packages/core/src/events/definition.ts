import * as Result from "effect/Result"
import type { InvalidInput, Path } from "../reasons/index.ts"
import type { DomainEvent } from "./event.ts"

/** One step of a path to a sensitive value: a key, or `*` for every element of a list or every value of a record. */
export type SensitivePath = readonly string[]

/** The shape of one (type, v) of an event, and how to read an older shape as the next one. */
export interface EventDefinition {
  readonly type: string
  readonly v: number
  /** Parses the data; sealed and erased values are accepted where the shape says they may stand. */
  readonly parse: (data: unknown) => Result.Result<unknown, InvalidInput>
  /** Where in the data the sensitive values stand, so that the application can seal them. */
  readonly sensitive: readonly SensitivePath[]
  /** For every version but the newest: the data in the shape of `v + 1`. Pure; the stored event is never rewritten. */
  readonly upcast?: (data: unknown) => unknown
}

/** An event of a type or version that no definition knows: the program is older than its data, or the data is foreign. */
export interface UnknownEvent {
  readonly _tag: "UnknownEvent"
  readonly type: string
  readonly v: number
}

/** An event whose data does not fit its definition. */
export interface MalformedEvent {
  readonly _tag: "MalformedEvent"
  readonly type: string
  readonly v: number
  readonly paths: readonly Path[]
}

/** Reads stored events of a closed set of definitions. */
export interface EventReader {
  readonly definitions: readonly EventDefinition[]
  definitionOf(type: string, v: number): EventDefinition | undefined
  /** The event in its newest shape, checked. */
  read(event: DomainEvent): Result.Result<DomainEvent, UnknownEvent | MalformedEvent>
}

/** Joins definitions into a reader. Throws (a defect) if two share (type, v) or an upcaster is missing in a chain. */
export function eventReader(definitions: readonly EventDefinition[]): EventReader {
  const byType = new Map<string, EventDefinition[]>()
  for (const definition of definitions) {
    const chain = byType.get(definition.type) ?? []
    chain.push(definition)
    byType.set(definition.type, chain)
  }
  for (const [type, chain] of byType) checkChain(type, chain)
  const definitionOf = (type: string, v: number) => byType.get(type)?.[v - 1]
  return { definitions, definitionOf, read: (event) => readEvent(event, byType.get(event.type) ?? []) }
}

function checkChain(type: string, chain: EventDefinition[]): void {
  chain.sort((a, b) => a.v - b.v)
  chain.forEach((definition, index) => {
    if (definition.v !== index + 1)
      throw new Error(`Event ${type}: versions must run 1, 2, 3 … without gap or repeat.`)
    const newest = index === chain.length - 1
    if (newest === (definition.upcast !== undefined)) {
      throw new Error(
        `Event ${type} v${definition.v}: every version but the newest needs an upcaster, the newest none.`,
      )
    }
  })
}

function readEvent(
  event: DomainEvent,
  chain: readonly EventDefinition[],
): Result.Result<DomainEvent, UnknownEvent | MalformedEvent> {
  const stored = chain[event.v - 1]
  const newest = chain.at(-1)
  if (stored === undefined || newest === undefined)
    return Result.fail({ _tag: "UnknownEvent", type: event.type, v: event.v })
  let data = event.data
  for (const definition of chain.slice(event.v - 1)) if (definition.upcast) data = definition.upcast(data)
  const parsed = newest.parse(data)
  if (Result.isFailure(parsed)) {
    return Result.fail({
      _tag: "MalformedEvent",
      type: event.type,
      v: event.v,
      paths: parsed.failure.issues.map((i) => i.path),
    })
  }
  return Result.succeed({ ...event, v: newest.v, data: parsed.success })
}
