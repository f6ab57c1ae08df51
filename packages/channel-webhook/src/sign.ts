/** Signatures and secrets in the manner of Standard Webhooks 1.0.0: HMAC-SHA256 of `id.timestamp.body`. */
import { InvalidInput } from "@onevisit/core/reasons"
import { createHmac, randomBytes } from "node:crypto"

export interface SignedContent {
  readonly id: string
  /** In whole seconds since 1970. */
  readonly timestamp: number
  readonly body: string | Uint8Array
}

/** A secret as both sides keep it: `whsec_` and the base64 of 24 to 64 random bytes. */
const SECRET = /^whsec_[A-Za-z0-9+/]+={0,2}$/
const SHORTEST_BYTES = 24
const LONGEST_BYTES = 64

/**
 * A new secret of 32 random bytes. Each receiver gets its own, by a way that nobody reads along.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeSecret } from "@onevisit/channel-webhook"
 *
 * assert.match(composeSecret(), /^whsec_[A-Za-z0-9+/]{43}=$/)
 * assert.notEqual(composeSecret(), composeSecret())
 * ```
 */
export function composeSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`
}

/** The bytes of secrets. Throws `InvalidInput`, without saying them: none at all, or one that is not as it should be. */
export function readSecrets(secrets: readonly string[]): readonly Buffer[] {
  if (secrets.length === 0)
    throw new InvalidInput([
      { path: ["secrets"], expected: "one secret, or two while one replaces the other" },
    ])
  return secrets.map((secret, at) => {
    const bytes = Buffer.from(secret.slice("whsec_".length), "base64")
    if (!SECRET.test(secret) || bytes.length < SHORTEST_BYTES || bytes.length > LONGEST_BYTES)
      throw new InvalidInput([
        {
          path: ["secrets", at],
          expected: `whsec_ and the base64 of ${SHORTEST_BYTES} to ${LONGEST_BYTES} random bytes`,
        },
      ])
    return bytes
  })
}

/** The header `webhook-signature`: one signature for each secret, so that a receiver may know either. */
export function composeSignature(content: SignedContent, secrets: readonly Buffer[]): string {
  return secrets.map((secret) => `v1,${digestOf(content, secret).toString("base64")}`).join(" ")
}

export function digestOf({ body, id, timestamp }: SignedContent, secret: Buffer): Buffer {
  return createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body).digest()
}
