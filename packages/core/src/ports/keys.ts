/**
 * Keys: one key per subject, held outside storage, feed, exports and backups.
 *
 * Guarantees: `create` and `createAll` are idempotent for a subject that has a key; a key that was destroyed never comes
 * back, under any name; `wrap`/`unwrap` and the data they carry are bound to `context`; `blindIndex` is
 * the same for the same scope and value, and says nothing about the value without the index key; what `sign` has
 * signed can be checked by anyone who has the public key, which is why signing is asymmetric.
 */
import type { Envelope } from "../events/index.ts"

/** The half of the signing key that is published: whoever has it can check what was signed, and sign nothing. */
export interface PublicKey {
  /** The suite of signatures it checks, for example `ed25519`. */
  readonly suite: string
  /** Its SubjectPublicKeyInfo in DER, as base64url. */
  readonly key: string
}

export interface Keys {
  /** The algorithm suite of new envelopes, for example `aes-256-gcm/sha-256`. */
  readonly suite: string
  create(subject: string): Promise<void>
  /**
   * Several at once, as `create` does each: registering a district must not cost a write of the keys a person. Rejected
   * where the key of one was destroyed; the others have theirs nevertheless.
   */
  createAll(subjects: readonly string[]): Promise<void>
  /** Seals `plain` for the subject; `context` is authenticated, not hidden. */
  wrap(subject: string, context: string, plain: Uint8Array): Promise<Envelope>
  /** `"destroyed"` once the subject's key is gone. A changed or moved envelope is `Corrupt`; a wrong key likewise. */
  unwrap(envelope: Envelope): Promise<Uint8Array | "destroyed">
  /** Several at once, in order: sealing a submission must not cost a round trip a field. */
  wrapAll(
    requests: readonly { readonly subject: string; readonly context: string; readonly plain: Uint8Array }[],
  ): Promise<readonly Envelope[]>
  unwrapAll(envelopes: readonly Envelope[]): Promise<readonly (Uint8Array | "destroyed")[]>
  destroy(subject: string): Promise<void>
  /** A keyed fingerprint for look-up by equality; lower-case hex. */
  blindIndex(scope: string, value: string): Promise<string>
  sign(bytes: Uint8Array): Promise<{ readonly suite: string; readonly signature: string }>
  verify(bytes: Uint8Array, signed: { readonly suite: string; readonly signature: string }): Promise<boolean>
  /** What others check signatures of `sign` with; the same as long as the keys are. */
  publicKey(): Promise<PublicKey>
}

export function defineKeys<K extends Keys>(keys: K): K {
  return keys
}
