/**
 * A key ring: the secrets of each subject, wrapped under a master key, with the keys for look-up and signing. As text
 * it is one JSON document whose last line vouches for it, so that a ring cut short or changed by hand is noticed as a
 * whole and never half believed.
 */
import { createHmac, generateKeyPairSync, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto"
import { canonicalJson } from "@onevisit/core/events"
import { KeysError } from "@onevisit/core/ports"
import { type SealedBytes, type SuiteKeys, suiteOf, type SuiteName } from "./suite.ts"

export interface KeyRing {
  /** The suite that wraps the keys, and that seals unless another is asked for. */
  readonly suite: SuiteName
  /** The suite whose hash blind indexes are made with: as long as the ring is, or nobody would be found any more. */
  readonly indexSuite: SuiteName
  readonly master: Uint8Array
  /** Whether the master key stands in the ring's own text. */
  readonly masterWithin: boolean
  readonly index: string
  /** Newest first: it signs, and all of them are checked against. */
  readonly signing: readonly string[]
  /** The wrapped secrets of each subject, newest first; `null` where they were destroyed, for ever. */
  readonly subjects: ReadonlyMap<string, readonly string[] | null>
}

/** What to change in a ring; nothing that was sealed or signed is lost by any of it. */
export interface Rotation {
  /** Whose values are sealed under a fresh secret from now on. What was sealed before opens with the secret it was sealed under. */
  readonly subjects?: "all" | readonly string[]
  /** Signs with a fresh key from now on; what the earlier ones signed can be checked still. */
  readonly signing?: boolean
  /** 32 bytes to wrap all keys under from now on, or `"within"` for a fresh one that stands in the ring's own text. */
  readonly masterKey?: Uint8Array | "within"
  /** Wraps all keys by this suite, and seals by it, from now on; those that were opened with a suite of their own seal by that. */
  readonly suite?: SuiteName
}

/** A new ring without subjects. With a `master` key of the caller's, the ring's text is worth nothing alone. */
export function newKeyRing(suite: SuiteName, master?: Uint8Array): KeyRing {
  const key = master === undefined ? new Uint8Array(randomBytes(32)) : checkMaster(master)
  return {
    suite,
    indexSuite: suite,
    master: key,
    masterWithin: master === undefined,
    index: wrapSecret({ suite, master: key }, "index", randomBytes(32)),
    signing: [freshSigning({ suite, master: key })],
    subjects: new Map(),
  }
}

/** The ring with a fresh secret for each of the subjects; those that have one, or had, stay as they are. */
export function withSubjects(ring: KeyRing, subjects: readonly string[]): KeyRing {
  const added = new Map(ring.subjects)
  for (const subject of subjects) {
    if (!added.has(subject)) added.set(subject, [freshSecret(ring, subject)])
  }
  return { ...ring, subjects: added }
}

/** The ring without the secret of a subject and with a mark that it never comes back. */
export function withoutSubject(ring: KeyRing, subject: string): KeyRing {
  return { ...ring, subjects: new Map(ring.subjects).set(subject, null) }
}

/**
 * The ring after a rotation. Subjects whose secrets were destroyed stay so. Throws `KeysError` `Rejected` for a subject
 * without a key or a master key that is none.
 */
export function rotatedRing(ring: KeyRing, rotation: Rotation): KeyRing {
  const { masterKey, signing = false, subjects = [], suite = ring.suite } = rotation
  const asked = subjects === "all" ? [...ring.subjects.keys()] : subjects
  if (asked.some((subject) => !ring.subjects.has(subject)))
    throw new KeysError("Rejected", "A subject to rotate has no key. Create it first.")
  const wrapped = isMoved(ring, rotation) ? wrappedAnew(ring, suite, masterKey) : ring
  const secrets = new Map(wrapped.subjects)
  for (const subject of asked) {
    const known = secrets.get(subject)
    if (known !== null && known !== undefined) secrets.set(subject, [freshSecret(wrapped, subject), ...known])
  }
  return {
    ...wrapped,
    signing: signing ? [freshSigning(wrapped), ...wrapped.signing] : wrapped.signing,
    subjects: secrets,
  }
}

function isMoved(ring: KeyRing, { masterKey, suite }: Rotation): boolean {
  return masterKey !== undefined || (suite !== undefined && suite !== ring.suite)
}

/** The same keys in the clear, wrapped by another suite or under another master key. */
function wrappedAnew(ring: KeyRing, suite: SuiteName, masterKey: Rotation["masterKey"]): KeyRing {
  const given = masterKey === undefined || masterKey === "within" ? undefined : checkMaster(masterKey)
  const master = given ?? (masterKey === "within" ? new Uint8Array(randomBytes(32)) : ring.master)
  const under = { suite: knownSuite(suite).name, master }
  const again = (purpose: string, wrapped: string) =>
    wrapSecret(under, purpose, unwrapSecret(ring, purpose, wrapped))
  return {
    ...under,
    indexSuite: ring.indexSuite,
    masterWithin: masterKey === undefined ? ring.masterWithin : given === undefined,
    index: again("index", ring.index),
    signing: ring.signing.map((key) => again("signing", key)),
    subjects: new Map(
      [...ring.subjects].map(([subject, secrets]) => [
        subject,
        secrets?.map((secret) => again(`subject:${subject}`, secret)) ?? null,
      ]),
    ),
  }
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
    v: 2,
    suite: ring.suite,
    indexSuite: ring.indexSuite,
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
  if (parts["v"] !== 1 && parts["v"] !== 2)
    throw new KeysError("Rejected", "The key file is of a newer release. Update the program.")
  const within = typeof parts["master"] === "string"
  if (within === (master !== undefined)) {
    const advice = within ? "holds its own master key; give none" : "needs its master key; give it"
    throw new KeysError("Rejected", `The key file ${advice}.`)
  }
  const key = master === undefined ? bytes(String(parts["master"])) : checkMaster(master)
  const vouched = tag !== undefined && end === "" && isEqual(bytes(tag), vouch(key, body))
  if (!vouched) {
    if (!within) {
      throw new KeysError(
        "Rejected",
        "The master key is not this key file's, or the file is damaged. Check both.",
      )
    }
    throw corrupt("The key file is cut short or was changed. Restore it from its backup.")
  }
  return { ...vouchedParts(parts), master: key, masterWithin: within }
}

/** What a ring vouches for is as a release wrote it. The first one kept a single secret of each subject, and one signing key. */
function vouchedParts(parts: Readonly<Record<string, unknown>>): Omit<KeyRing, "master" | "masterWithin"> {
  const { index, indexSuite, signing, subjects, suite } = parts as unknown as {
    readonly suite: string
    readonly indexSuite?: string
    readonly index: string
    readonly signing: string | readonly string[]
    readonly subjects: Readonly<Record<string, string | readonly string[] | null>>
  }
  const several = (kept: string | readonly string[]) => (typeof kept === "string" ? [kept] : kept)
  return {
    suite: knownSuite(suite).name,
    indexSuite: knownSuite(indexSuite ?? suite).name,
    index,
    signing: several(signing),
    subjects: new Map(
      Object.entries(subjects).map(([subject, kept]) => [subject, kept === null ? null : several(kept)]),
    ),
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

function freshSecret(ring: Pick<KeyRing, "suite" | "master">, subject: string): string {
  return wrapSecret(ring, `subject:${subject}`, randomBytes(32))
}

function freshSigning(ring: Pick<KeyRing, "suite" | "master">): string {
  const key = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" })
  return wrapSecret(ring, "signing", key)
}

function wrapSecret(ring: Pick<KeyRing, "suite" | "master">, purpose: string, plain: Uint8Array): string {
  const suite = knownSuite(ring.suite)
  const bound = Buffer.from(`onevisit key ${purpose}`)
  const { ciphertext, nonce, tag } = suite.seal(workingKeys(ring), plain, bound)
  return [nonce, ciphertext, tag].map((part) => Buffer.from(part).toString("base64url")).join(".")
}

/** Of each master key, as long as it is in memory: a roll has tens of thousands of keys wrapped under one. */
const workingKeysOf = new WeakMap<Uint8Array, Map<SuiteName, SuiteKeys>>()

function workingKeys({ master, suite }: Pick<KeyRing, "suite" | "master">): SuiteKeys {
  const known = workingKeysOf.get(master) ?? new Map<SuiteName, SuiteKeys>()
  workingKeysOf.set(master, known)
  const derived = known.get(suite) ?? knownSuite(suite).derive(master)
  known.set(suite, derived)
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
