/** fast-check arbitraries of what ports carry, for the property tests of adapters and applications. */
import type { DomainEvent } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import type { Act, IndexValue } from "@onevisit/core/ports"
import {
  addDays,
  fromEpochMillis,
  type Instant,
  plainDate,
  type PlainDate,
  toEpochMillis,
  instant,
} from "@onevisit/core/time"
import * as fc from "fast-check"
import { hostileTexts, hostileValues } from "./hostile.ts"

/** Text that a storage must keep: any Unicode but U+0000, the hostile ones often. */
export function storableTexts(): fc.Arbitrary<string> {
  const any = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", ""))
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) })
}

/** JSON that a storage must keep: no floats, no lone surrogates, no U+0000. */
export function storableValues(): fc.Arbitrary<unknown> {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      storableTexts(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(...hostileValues),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(storableTexts(), tie("value"), { maxKeys: 4 }),
    ),
  }))
  return value
}

/** Days from 1900 to 2100. */
export function plainDates(): fc.Arbitrary<PlainDate> {
  const first = plainDate("1900-01-01")
  return fc.nat({ max: 73_413 }).map((days) => addDays(first, days))
}

/** Instants from 2000 to 2099, to the millisecond. */
export function instants(): fc.Arbitrary<Instant> {
  const [min, max] = ["2000-01-01T00:00:00.000Z", "2099-12-31T23:59:59.999Z"].map((at) =>
    toEpochMillis(instant(at)),
  )
  return fc.integer({ min: min!, max: max! }).map(fromEpochMillis)
}

/** Events of any type that carry any JSON, or what `data` makes. */
export function events(data: fc.Arbitrary<unknown> = storableValues()): fc.Arbitrary<DomainEvent> {
  return fc.record({
    type: fc.constantFrom("SampleHappened", "SampleEnded"),
    v: fc.integer({ min: 1, max: 3 }),
    occurredOn: plainDates(),
    recordedAt: instants(),
    actor: storableTexts().map(system),
    data,
  })
}

/** What a view can be searched by. */
export function indexValues(): fc.Arbitrary<IndexValue> {
  return fc.oneof(storableTexts(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
}

/**
 * Acts with anything in them, for new streams. No two acts of one run share a command id or a stream unless
 * the run is unlucky; to make acts meet on purpose, map over them.
 */
export function acts(): fc.Arbitrary<Act> {
  const id = fc.uuid()
  return fc.record({
    commandId: id,
    digest: storableTexts(),
    append: fc.array(
      fc.record({
        stream: id,
        expectedVersion: fc.constant(0),
        events: fc.array(events(), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    unique: fc.array(
      fc.record({
        scope: storableTexts(),
        key: id,
        action: fc.constantFrom("take", "release"),
        holder: storableTexts(),
      }),
      { maxLength: 2 },
    ),
    views: fc.array(
      fc.record({
        view: storableTexts(),
        version: fc.integer({ min: 1, max: 9 }),
        key: storableTexts(),
        doc: storableValues(),
        index: fc.dictionary(storableTexts(), indexValues(), { maxKeys: 4 }),
      }),
      { maxLength: 2 },
    ),
    timers: fc.array(fc.record({ id, dueAt: fc.option(instants()), subject: storableTexts() }), {
      maxLength: 2,
    }),
    messages: fc.array(
      fc.record({ id, port: storableTexts(), payload: storableValues(), availableAt: instants() }),
      {
        maxLength: 2,
      },
    ),
    result: storableValues(),
  })
}
