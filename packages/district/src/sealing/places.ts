/** Where in an event's data the sensitive values stand, found by its definition's paths. */
import type { DomainEvent, EventDefinition, SensitivePath } from "@onevisit/core/events"

/** One sensitive value: where it stands, and the object or list that holds it under `key`. */
export interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
  readonly path: readonly string[]
}

/** An event's data, copied deep where something in it is sensitive, and the places of that. What is absent has no place. */
export function placesOf(
  event: DomainEvent,
  definition: EventDefinition,
): { readonly data: unknown; readonly places: readonly Place[] } {
  if (definition.sensitive.length === 0) return { data: event.data, places: [] }
  const data = copyOf(event.data)
  const places: Place[] = []
  for (const path of definition.sensitive) collect(data, path, [], places)
  return { data, places }
}

/** The context a value is sealed for: its stream, the event's type and the path. An envelope opens nowhere else. */
export function contextOf(stream: string, type: string, path: readonly string[]): string {
  return [stream, type, ...path].map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")
}

/** Whether a context belongs to a stream. */
export function isOfStream(context: string, stream: string): boolean {
  return context.startsWith(`${contextOf(stream, "", [])}`)
}

/** A deep copy of what can be stored, which is lists, plain objects and scalars: quicker than that of all that can be cloned. */
export function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const copy: Record<string, unknown> = { ...value }
  for (const [key, member] of Object.entries(copy)) copy[key] = copyOf(member)
  return copy
}

function collect(value: unknown, rest: SensitivePath, path: readonly string[], places: Place[]): void {
  const [step, ...further] = rest
  if (step === undefined || typeof value !== "object" || value === null) return
  const holder = value as Record<string, unknown>
  const keys = step === "*" ? Object.keys(holder) : Object.hasOwn(holder, step) ? [step] : []
  for (const key of keys) {
    if (holder[key] === undefined) continue
    if (further.length > 0) collect(holder[key], further, [...path, key], places)
    else places.push({ holder, key, path: [...path, key] })
  }
}
