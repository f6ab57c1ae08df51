/**
 * A key ring: a secret per subject, wrapped under a master key, with the keys for look-up and signing. As text
 * it is one JSON document whose last field vouches for all others, so that a ring cut short or changed by
 * hand is noticed as a whole and never half believed.
 */
import { createHmac, generateKeyPairSync, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto"
import { canonicalJson } from "@onevisit/core/events"
import { KeysError } from "@onevisit/core/ports"
import { type SealedBytes, type SuiteKeys, suiteOf, type SuiteName } from "./suite.ts"

export interface KeyRing {
  /** The suite that wraps the keys and that blind indexes are made with; fixed when the ring is made. */
  readonly suite: SuiteName
  readonly master: Uint8Array
  /** Whether the master key stands in the ring's own text. */
  readonly masterWithin: boolean
  readonly index: string
  readonly signing: string
  /** The wrapped secret of each subject; `null` where it was destroyed, for ever. */
  readonly subjects: ReadonlyMap<string, string | null>
}

/** A new ring without subjects. With a `master` key of the caller's, the ring's text is worth nothing alone. */
export function newKeyRing(suite: SuiteName, master?: Uint8Array): KeyRing {
  const key = master === undefined ? new Uint8Array(randomBytes(32)) : checkMaster(master)
  const signing = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" })
  return {
    suite,
    master: key,
    masterWithin: master === undefined,
    index: wrapSecret({ suite, master: key }, "index", randomBytes(32)),
    signing: wrapSecret({ suite, master: key }, "signing", signing),
    subjects: new Map(),
  }
}

/** The ring with a fresh secret for each of the subjects; those that have one, or had, stay as they are. */
export function withSubjects(ring: KeyRing, subjects: readonly string[]): KeyRing {
  const added = new Map(ring.subjects)
  for (const subject of subjects) {
    if (!added.has(subject)) added.set(subject, wrapSecret(ring, `subject:${subject}`, randomBytes(32)))
  }
  return { ...ring, subjects: added }
}

/** The ring without the secret of a subject and with a mark that it never comes back. */
export function withoutSubject(ring: KeyRing, subject: string): KeyRing {
  return { ...ring, subjects: new Map(ring.subjects).set(subject, null) }
}

/** A key of the ring in the clear. Throws `KeysError` with reason `Corrupt` when it was not wrapped for this purpose. */
export function unwrapSecret(ring: KeyRing, purpose: string, wrapped: string): Uint8Array {
  const [nonce = "", ciphertext = "", tag = ""] = wrapped.split(".")
  const suite = knownSuite(ring.suite)
  const sealed: SealedBytes = { nonce: bytes(nonce), ciphertext: bytes(ciphertext), tag: bytes(tag) }
  const plain = suite.open(workingKeys(ring), sealed, Buffer.from(`onevisit key ${purpose}`))
  if (plain === null) throw corrupt("A key in the key file was changed. Restore the file from its backup.")
  return plain
}

/** The ring as text, to be kept. */
export function composeKeyRing(ring: KeyRing): string {
  const body = canonicalJson({
    format: FORMAT,
    v: 1,
    suite: ring.suite,
    ...(ring.masterWithin ? { master: Buffer.from(ring.master).toString("base64url") } : {}),
    index: ring.index,
    signing: ring.signing,
    subjects: Object.fromEntries(ring.subjects),
  })
  return `${body}\n${vouch(ring.master, body).toString("base64url")}\n`
}

/**
 * The ring in a text. Throws `KeysError`: `Corrupt` for a text that is cut short, changed or no ring at all,
 * `Rejected` for a ring of a newer release, or a master key that is missing, not asked for, or not this ring's.
 */
export function parseKeyRing(text: string, master?: Uint8Array): KeyRing {
  const [body = "", tag, end] = text.split("\n")
  const parts = readBody(body)
  if (parts === undefined) throw corrupt("This is no key file, or it is damaged. Restore it from its backup.")
  if (parts["v"] !== 1)
    throw new KeysError("Rejected", "The key file is of a newer release. Update the program.")
  const within = typeof parts["master"] === "string"
  if (within === (master !== undefined)) {
    const advice = within ? "holds its own master key; give none" : "needs its master key; give it"
    throw new KeysError("Rejected", `The key file ${advice}.`)
  }
  const key = master === undefined ? bytes(String(parts["master"])) : checkMaster(master)
  const { index, signing, subjects, suite } = parts
  const vouched = tag !== undefined && end === "" && isEqual(bytes(tag), vouch(key, body))
  if (!vouched || typeof suite !== "string" || typeof index !== "string" || typeof signing !== "string") {
    if (!within) {
      throw new KeysError(
        "Rejected",
        "The master key is not this key file's, or the file is damaged. Check both.",
      )
    }
    throw corrupt("The key file is cut short or was changed. Restore it from its backup.")
  }
  return {
    suite: knownSuite(suite).name,
    master: key,
    masterWithin: within,
    index,
    signing,
    subjects: new Map(Object.entries(subjects as Readonly<Record<string, string | null>>)),
  }
}

const FORMAT = "onevisit-keys"

function readBody(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const isRing =
      typeof parsed === "object" && parsed !== null && "format" in parsed && parsed.format === FORMAT
    return isRing ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

function wrapSecret(ring: Pick<KeyRing, "suite" | "master">, purpose: string, plain: Uint8Array): string {
  const suite = knownSuite(ring.suite)
  const bound = Buffer.from(`onevisit key ${purpose}`)
  const { ciphertext, nonce, tag } = suite.seal(workingKeys(ring), plain, bound)
  return [nonce, ciphertext, tag].map((part) => Buffer.from(part).toString("base64url")).join(".")
}

/** Of each master key, as long as it is in memory: a roll has tens of thousands of keys wrapped under one. */
const workingKeysOf = new WeakMap<Uint8Array, SuiteKeys>()

function workingKeys({ master, suite }: Pick<KeyRing, "suite" | "master">): SuiteKeys {
  const known = workingKeysOf.get(master)
  if (known !== undefined) return known
  const derived = knownSuite(suite).derive(master)
  workingKeysOf.set(master, derived)
  return derived
}

function vouch(master: Uint8Array, body: string): Buffer {
  const key = new Uint8Array(hkdfSync("sha256", master, new Uint8Array(), "onevisit key file", 32))
  return createHmac("sha256", key).update(body).digest()
}

function knownSuite(name: string): NonNullable<ReturnType<typeof suiteOf>> {
  const suite = suiteOf(name)
  if (suite === undefined)
    throw new KeysError("Rejected", "The key file uses an unknown suite. Update the program.")
  return suite
}

function checkMaster(master: Uint8Array): Uint8Array {
  if (master.length !== 32) throw new KeysError("Rejected", "A master key has 32 bytes.")
  return master
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function bytes(base64url: string): Uint8Array {
  return Buffer.from(base64url, "base64url")
}

function corrupt(message: string): KeysError {
  return new KeysError("Corrupt", message)
}
