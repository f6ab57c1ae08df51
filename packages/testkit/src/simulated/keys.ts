import type { Envelope } from "@onevisit/core/events"
import { defineKeys, type Keys, KeysError } from "@onevisit/core/ports"
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto"

/** Keys in memory, real ones: for tests that seal, and gone with the program. */
export function memoryKeys(): Keys {
  const suite = "aes-256-gcm/sha-256"
  const keys = new Map<string, Uint8Array | "destroyed">()
  const indexKey = randomBytes(32)
  const signing = generateKeyPairSync("ed25519")
  const mac = (key: Uint8Array, ...parts: readonly (string | Uint8Array)[]) => {
    const hmac = createHmac("sha256", key)
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  }

  const wrap: Keys["wrap"] = async (subject, context, plain) => {
    const key = keys.get(subject)
    if (!(key instanceof Uint8Array))
      throw new KeysError("Rejected", "The subject has no key. Create one first.")
    const nonce = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", key, nonce)
    cipher.setAAD(boundTo(suite, subject, context))
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")
    return {
      sealed: 1,
      suite,
      subject,
      context,
      nonce: text(nonce),
      ciphertext: text(ciphertext),
      tag: text(cipher.getAuthTag()),
    }
  }

  const unwrap = async (envelope: Envelope): Promise<Uint8Array | "destroyed"> => {
    const key = keys.get(envelope.subject)
    if (key === "destroyed") return key
    if (key === undefined) throw changed()
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(envelope.nonce, "base64"), {
        authTagLength: 16,
      })
      decipher.setAAD(boundTo(envelope.suite, envelope.subject, envelope.context))
      decipher.setAuthTag(Buffer.from(envelope.tag, "base64"))
      return Uint8Array.from(
        Buffer.concat([decipher.update(Buffer.from(envelope.ciphertext, "base64")), decipher.final()]),
      )
    } catch {
      throw changed()
    }
  }

  const createAll = async (subjects: readonly string[]): Promise<void> => {
    for (const subject of subjects)
      if (!keys.has(subject)) keys.set(subject, Uint8Array.from(randomBytes(32)))
    if (subjects.some((subject) => keys.get(subject) === "destroyed"))
      throw new KeysError("Rejected", "The subject's key was destroyed for good.")
  }

  return defineKeys({
    suite,
    create: (subject) => createAll([subject]),
    createAll,
    wrap,
    unwrap,
    wrapAll: (requests) =>
      Promise.all(requests.map(({ context, plain, subject }) => wrap(subject, context, plain))),
    unwrapAll: (envelopes) => Promise.all(envelopes.map(unwrap)),
    destroy: async (subject) => {
      keys.set(subject, "destroyed")
    },
    blindIndex: async (scope, value) => mac(indexKey, JSON.stringify([scope, value])).toString("hex"),
    sign: async (bytes) => ({
      suite: SIGNING,
      signature: sign(null, bytes, signing.privateKey).toString("base64url"),
    }),
    verify: async (bytes, signed) =>
      signed.suite === SIGNING &&
      verify(null, bytes, signing.publicKey, Buffer.from(signed.signature, "base64url")),
    publicKey: async () => ({
      suite: SIGNING,
      key: signing.publicKey.export({ format: "der", type: "spki" }).toString("base64url"),
    }),
  })
}

const SIGNING = "ed25519"

function boundTo(suite: string, subject: string, context: string): Uint8Array {
  return Buffer.from(JSON.stringify([suite, subject, context]))
}

function changed(): KeysError {
  return new KeysError(
    "Corrupt",
    "A sealed value was changed, moved, or sealed with another key. Restore it from where it was whole.",
  )
}
