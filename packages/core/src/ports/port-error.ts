import type { SendTrouble } from "../notices/index.ts"
import type { Instant } from "../time/index.ts"

/** Why a port did not do its work. The set is closed: callers decide by it whether to retry. */
export type PortReason =
  /** Not reachable or overloaded now; the same call may succeed later. Whether it took effect may be unknown. */
  | "Unavailable"
  /** Someone else was first; read again and decide anew. */
  | "Conflict"
  /** The outside understood and will not do it; repeating does not help. */
  | "Rejected"
  /** What is stored cannot be read as what was written. Stop, restore, ask. */
  | "Corrupt"

/** The failure of a port. The message says what to do and holds no personal data; `cause` may be logged by no one. */
export abstract class PortError extends Error {
  abstract readonly _tag: string
  readonly reason: PortReason

  constructor(reason: PortReason, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.reason = reason
  }
}

export class StorageError extends PortError {
  readonly _tag = "StorageError"
  override readonly name = "StorageError"
}

export class FilesError extends PortError {
  readonly _tag = "FilesError"
  override readonly name = "FilesError"
}

export class KeysError extends PortError {
  readonly _tag = "KeysError"
  override readonly name = "KeysError"
}

export class PublisherError extends PortError {
  readonly _tag = "PublisherError"
  override readonly name = "PublisherError"
}

/** A channel did not send; `trouble` says why, and with it whether the message may have gone out all the same. */
export class ChannelError extends PortError {
  readonly _tag = "ChannelError"
  override readonly name = "ChannelError"
  readonly trouble: SendTrouble
  /** When the provider will take messages again, where it says so. */
  readonly retryAt?: Instant
  /** The provider's own code: letters and digits. */
  readonly code?: string

  constructor(
    trouble: SendTrouble,
    message: string,
    options: { readonly retryAt?: Instant; readonly code?: string; readonly cause?: unknown } = {},
  ) {
    super(channelReasons[trouble], message, options)
    this.trouble = trouble
    if (options.retryAt !== undefined) this.retryAt = options.retryAt
    if (options.code !== undefined) this.code = options.code
  }
}

const channelReasons: Readonly<Record<SendTrouble, PortReason>> = {
  unreachable: "Unavailable",
  "no-answer": "Unavailable",
  throttled: "Unavailable",
  "used-up": "Unavailable",
  provider: "Unavailable",
  address: "Rejected",
  consent: "Rejected",
  content: "Rejected",
  configuration: "Rejected",
}

export class RegistryError extends PortError {
  readonly _tag = "RegistryError"
  override readonly name = "RegistryError"
}

export class ExchangeError extends PortError {
  readonly _tag = "ExchangeError"
  override readonly name = "ExchangeError"
}

export class PopulationError extends PortError {
  readonly _tag = "PopulationError"
  override readonly name = "PopulationError"
}

export class NumberingError extends PortError {
  readonly _tag = "NumberingError"
  override readonly name = "NumberingError"
}

export class CourierError extends PortError {
  readonly _tag = "CourierError"
  override readonly name = "CourierError"
  /** Of `Unavailable`: the earliest instant at which the waybill may be asked for again, where that is known. */
  readonly notBefore: Instant | null

  constructor(
    reason: PortReason,
    message: string,
    options: { readonly cause?: unknown; readonly notBefore?: Instant } = {},
  ) {
    super(reason, message, options)
    this.notBefore = options.notBefore ?? null
  }
}
