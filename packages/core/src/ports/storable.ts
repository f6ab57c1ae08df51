/**
 * What can be stored, decided once for all storages (guarantee 6): text without U+0000 and lone surrogates,
 * JSON without floats and of bounded depth, instants that sort as text. Adapters call {@link composeStorable}
 * before they write anything, and write the canonical text it hands back.
 */
import { canonicalJsonWithin, type DomainEvent } from "../events/index.ts"
import type { Instant } from "../time/index.ts"
import { StorageError } from "./port-error.ts"
import type {
  Act,
  Checkpoint,
  NewMessage,
  SealedEvent,
  StoredJson,
  TimerWrite,
  UniqueKey,
  ViewWrite,
} from "./storage.ts"

/** An event whose actor and data are canonical JSON text. */
export interface StorableEvent extends Omit<DomainEvent, "actor" | "data"> {
  readonly actor: string
  readonly data: string
  /** `null` for an event that came without one, and is to be read back without one. */
  readonly chain: string | null
}

/** A view row to write, `doc` and `index` as canonical JSON text; a `doc` of `null` removes the row. */
export interface StorableView extends Pick<ViewWrite, "view" | "version" | "key"> {
  readonly doc: string | null
  readonly index: string
  readonly fields: readonly (readonly [field: string, value: string | number | boolean | null])[]
}

/** An {@link Act} in the form in which it is written: checked, and every JSON as its canonical text. */
export interface StorableAct {
  readonly commandId: string
  readonly digest: string
  readonly append: readonly {
    readonly stream: string
    readonly expectedVersion: number
    readonly events: readonly StorableEvent[]
  }[]
  readonly unique: readonly UniqueKey[]
  readonly views: readonly StorableView[]
  readonly timers: readonly TimerWrite[]
  readonly messages: readonly (Omit<NewMessage, "payload"> & { readonly payload: string })[]
  readonly checkpoints: readonly Checkpoint[]
  readonly result: string
}

/**
 * Checks an act and brings it into the form in which it is written. Nothing of the act is changed or kept.
 * Throws a `StorageError` with reason `Rejected` that names the part, never the value.
 */
export function composeStorable(act: Act): StorableAct {
  return {
    commandId: text(act.commandId, "command id"),
    digest: text(act.digest, "digest"),
    append: act.append.map((part) => ({
      stream: text(part.stream, "stream"),
      expectedVersion: count(part.expectedVersion, "expected version"),
      events: part.events.map(storableEvent),
    })),
    unique: (act.unique ?? []).map(storableUnique),
    views: (act.views ?? []).map(storableView),
    timers: (act.timers ?? []).map(storableTimer),
    messages: (act.messages ?? []).map(storableMessage),
    checkpoints: (act.checkpoints ?? []).map(storableCheckpoint),
    result: storableJson(act.result, "result"),
  }
}

/** Throws as {@link composeStorable} does if any part of the act cannot be stored. */
export function checkStorable(act: Act): void {
  composeStorable(act)
}

/** The canonical JSON of a value that can be stored. Throws a `StorageError` with reason `Rejected` otherwise. */
export function storableJson(value: StoredJson, part = "value"): string {
  let json: string
  try {
    json = canonicalJsonWithin(DEEPEST, value)
  } catch (thrown) {
    if (thrown instanceof RangeError)
      throw rejected(`The ${part} is nested more than ${DEEPEST} levels. Split it.`)
    throw rejected(
      `The ${part} is no JSON of text, safe integers, true, false and null. Write decimals as strings.`,
    )
  }
  if (json.includes("\\u") && escapedUnstorable.test(json)) throw unstorable(part)
  return json
}

/** Hands back text that can be stored. Throws a `StorageError` with reason `Rejected` for U+0000 or a lone surrogate. */
export function storableText(value: string, part = "text"): string {
  return text(value, part)
}

/** A number of rows to read: a whole number from 0. Throws a `StorageError` with reason `Rejected` otherwise. */
export function storableCount(value: number, part = "number"): number {
  return count(value, part)
}

/** An instant that sorts as text. Throws a `StorageError` with reason `Rejected` otherwise. */
export function storableInstant(value: Instant, part = "instant"): Instant {
  if (sortableInstant.test(value)) return value
  throw rejected(`The ${part} is no instant in UTC of the form YYYY-MM-DDTHH:MM:SS.sssZ.`)
}

const DEEPEST = 200
const sortableInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const loneSurrogate = /\p{Surrogate}/u
/** In JSON text: an escaped U+0000 or surrogate, the backslash of which is not itself escaped. */
const escapedUnstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

function storableEvent(event: SealedEvent): StorableEvent {
  return {
    type: text(event.type, "event type"),
    v: count(event.v, "event shape version"),
    occurredOn: text(event.occurredOn, "legal date") as DomainEvent["occurredOn"],
    recordedAt: storableInstant(event.recordedAt, "instant of record"),
    actor: storableJson(event.actor, "actor"),
    data: storableJson(event.data, "event data"),
    chain: event.chain === undefined ? null : text(event.chain, "chain"),
  }
}

function storableUnique(unique: UniqueKey): UniqueKey {
  const { action } = unique
  if (action !== "take" && action !== "release") throw rejected("A unique key is taken or released.")
  return {
    scope: text(unique.scope, "unique scope"),
    key: text(unique.key, "unique key"),
    action,
    holder: text(unique.holder, "holder"),
  }
}

function storableView(write: ViewWrite): StorableView {
  const fields = Object.entries(write.index)
  for (const [, value] of fields) {
    if (typeof value === "object" && value !== null) throw rejected("An index field holds a scalar.")
  }
  return {
    view: text(write.view, "view"),
    version: count(write.version, "view version"),
    key: text(write.key, "view key"),
    doc: write.doc === null ? null : storableJson(write.doc, "view row"),
    index: storableJson(write.index, "view index"),
    fields: fields.filter(([, value]) => value !== undefined),
  }
}

function storableTimer(timer: TimerWrite): TimerWrite {
  return {
    id: text(timer.id, "timer id"),
    dueAt: timer.dueAt === null ? null : storableInstant(timer.dueAt, "due instant"),
    subject: text(timer.subject, "timer subject"),
  }
}

function storableMessage(message: NewMessage): StorableAct["messages"][number] {
  return {
    id: text(message.id, "message id"),
    port: text(message.port, "message port"),
    payload: storableJson(message.payload, "message payload"),
    availableAt: storableInstant(message.availableAt, "instant of availability"),
  }
}

function storableCheckpoint(checkpoint: Checkpoint): Checkpoint {
  return {
    name: text(checkpoint.name, "checkpoint"),
    from: count(checkpoint.from, "checkpoint"),
    to: count(checkpoint.to, "checkpoint"),
  }
}

function text(value: string, part: string): string {
  if (typeof value !== "string") throw rejected(`The ${part} is no text.`)
  if (value.includes("\0") || loneSurrogate.test(value)) throw unstorable(part)
  return value
}

function count(value: number, part: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw rejected(`The ${part} is no whole number from 0 to 2^53 - 1.`)
  return value
}

function unstorable(part: string): StorageError {
  return rejected(
    `The ${part} holds U+0000 or a lone surrogate, which no storage keeps. Remove it and repeat the command.`,
  )
}

function rejected(message: string): StorageError {
  return new StorageError("Rejected", message)
}
