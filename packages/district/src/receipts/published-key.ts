/** Checking signatures with the key that an authority has published, and nothing else. */
import { createPublicKey, type KeyObject, verify } from "node:crypto"
import type { PublicKey } from "@onevisit/core/ports"

/** Whether a signature is the key's over a text. A key that is none, or of another suite, has signed nothing. */
export type SignatureCheck = (
  text: string,
  signed: { readonly suite: string; readonly signature: string },
) => boolean

/** Whether one of several keys has signed: those before and after a rotation. */
export function anySignatureCheck(keys: PublicKey | readonly PublicKey[]): SignatureCheck {
  const checks = (isOne(keys) ? [keys] : keys).map(signatureCheck)
  return (text, signed) => checks.some((check) => check(text, signed))
}

function isOne(keys: PublicKey | readonly PublicKey[]): keys is PublicKey {
  return "key" in keys
}

export function signatureCheck({ key, suite }: PublicKey): SignatureCheck {
  const published = suite === "ed25519" ? readKey(key) : null
  return (text, signed) =>
    published !== null && signed.suite === suite && isSignature(published, text, signed.signature)
}

function isSignature(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, "base64url")
  // Several texts of base64 mean the same bytes: one of them was signed.
  return bytes.toString("base64url") === signature && verify(null, Buffer.from(text), key, bytes)
}

function readKey(key: string): KeyObject | null {
  try {
    const published = createPublicKey({ key: Buffer.from(key, "base64url"), format: "der", type: "spki" })
    // OpenSSL takes more than one encoding of a key: only the one that was published is the key.
    const same = published.export({ format: "der", type: "spki" }).toString("base64url") === key
    return same && published.asymmetricKeyType === "ed25519" ? published : null
  } catch {
    return null
  }
}
