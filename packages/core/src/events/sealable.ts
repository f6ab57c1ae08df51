/**
 * Values that must not be read where they lie: storage, views, messages and exports only ever see an
 * {@link Envelope}; the domain holds it without looking inside, and accepts that it was {@link Erased}.
 */

/** An encrypted value. `suite` names the algorithms, `subject` whose key opens it, `context` where it belongs. */
export interface Envelope {
  readonly sealed: 1
  readonly suite: string
  readonly subject: string
  /** The place the value was sealed for, bound into the encryption: an envelope moved elsewhere does not open. */
  readonly context: string
  readonly nonce: string
  readonly ciphertext: string
  readonly tag: string
}

/** What is left of a value whose subject's key was destroyed. */
export interface Erased {
  readonly erased: true
}

/** A sensitive value as the domain sees it: open when a command brings it, sealed or erased when it comes back. */
export type Sealable<T> = T | Envelope | Erased

export function isEnvelope(value: unknown): value is Envelope {
  return typeof value === "object" && value !== null && (value as { sealed?: unknown }).sealed === 1
}

export function isErased(value: unknown): value is Erased {
  return typeof value === "object" && value !== null && (value as { erased?: unknown }).erased === true
}
