/**
 * Algorithm suites: how a value is sealed under a 32-byte secret. Each record names its suite, so that a key
 * file may change to another and still open what it sealed before. Both use what Node carries and nothing else.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"

/** International algorithms, or the Chinese commercial ones (GB/T 32907 SM4, GB/T 32905 SM3). */
export type SuiteName = "aes-256-gcm/sha-256" | "sm4-ctr+hmac-sm3/sm3"

export interface SealedBytes {
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
  readonly tag: Uint8Array
}

/** One suite. `open` answers `null` for anything that was not sealed under this secret and `bound` bytes. */
export interface Suite {
  readonly name: SuiteName
  /** The hash behind the slash, as OpenSSL knows it. */
  readonly hash: "sha256" | "sm3"
  /** Lengths in bytes. */
  readonly nonceLength: number
  readonly tagLength: number
  /** Working keys of a secret; worth keeping, as deriving costs more than sealing. */
  derive(secret: Uint8Array): SuiteKeys
  seal(keys: SuiteKeys, plain: Uint8Array, bound: Uint8Array): SealedBytes
  open(keys: SuiteKeys, sealed: SealedBytes, bound: Uint8Array): Uint8Array | null
}

export interface SuiteKeys {
  readonly encryption: KeyObject
  /** `null` where encryption authenticates by itself. */
  readonly authentication: KeyObject | null
}

const international: Suite = {
  name: "aes-256-gcm/sha-256",
  hash: "sha256",
  nonceLength: 12,
  tagLength: 16,
  derive: (secret) => ({
    encryption: expand("sha256", secret, "aes-256-gcm/sha-256", 32),
    authentication: null,
  }),
  seal: ({ encryption }, plain, bound) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", encryption, nonce)
    cipher.setAAD(bound)
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
    return { nonce, ciphertext, tag: cipher.getAuthTag() }
  },
  open: ({ encryption }, { ciphertext, nonce, tag }, bound) => {
    if (nonce.length !== 12 || tag.length !== 16) return null
    const decipher = createDecipheriv("aes-256-gcm", encryption, nonce, { authTagLength: 16 })
    decipher.setAAD(bound)
    decipher.setAuthTag(tag)
    const start = decipher.update(ciphertext)
    try {
      return Buffer.concat([start, decipher.final()])
    } catch {
      return null
    }
  },
}

/** Encrypt, then authenticate nonce and ciphertext: nothing is decrypted that was not vouched for. */
const commercial: Suite = {
  name: "sm4-ctr+hmac-sm3/sm3",
  hash: "sm3",
  nonceLength: 16,
  tagLength: 32,
  derive: (secret) => {
    const keys = Buffer.from(expand("sm3", secret, "sm4-ctr+hmac-sm3/sm3", 48).export())
    return {
      encryption: createSecretKey(keys.subarray(0, 16)),
      authentication: createSecretKey(keys.subarray(16)),
    }
  },
  seal: ({ authentication, encryption }, plain, bound) => {
    const nonce = randomBytes(16)
    const cipher = createCipheriv("sm4-ctr", encryption, nonce)
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
    return { nonce, ciphertext, tag: vouch(authentication, nonce, ciphertext, bound) }
  },
  open: ({ authentication, encryption }, { ciphertext, nonce, tag }, bound) => {
    const expected = vouch(authentication, nonce, ciphertext, bound)
    if (nonce.length !== 16 || tag.length !== expected.length || !timingSafeEqual(tag, expected)) return null
    const decipher = createDecipheriv("sm4-ctr", encryption, nonce)
    return Buffer.concat([decipher.update(ciphertext), decipher.final()])
  },
}

/** The suite of a name, or undefined for one this release does not know. */
export function suiteOf(name: string): Suite | undefined {
  if (name === international.name) return international
  return name === commercial.name ? commercial : undefined
}

/** The suite for the bytes of files: that of the keys, or AES where keys of another maker have one of their own. */
export function fileSuite(name: string): Suite {
  return suiteOf(name) ?? international
}

function expand(hash: string, secret: Uint8Array, purpose: string, length: number): KeyObject {
  const bytes = hkdfSync(hash, secret, new Uint8Array(), `onevisit ${purpose}`, length)
  return createSecretKey(new Uint8Array(bytes))
}

/** The tag over all parts, each with its length before it, so that no two divisions look alike. */
function vouch(
  key: KeyObject | null,
  nonce: Uint8Array,
  ciphertext: Uint8Array,
  bound: Uint8Array,
): Uint8Array {
  if (key === null) throw new TypeError("Keys of another suite do not vouch.")
  const mac = createHmac("sm3", key)
  for (const part of [bound, nonce, ciphertext]) {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(part.length))
    mac.update(length).update(part)
  }
  return mac.digest()
}
