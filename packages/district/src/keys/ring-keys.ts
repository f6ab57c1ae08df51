/**
 * The Keys port over a key ring that something keeps: a file, or nothing but memory. Every call asks for the
 * ring as it is now, so that a key destroyed by another program is gone here too.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto"
import { canonicalJson, type Envelope } from "@onevisit/core/events"
import { type Keys, KeysError, type PublicKey } from "@onevisit/core/ports"
import {
  type KeyRing,
  type Rotation,
  rotatedRing,
  unwrapSecret,
  withoutSubject,
  withSubjects,
} from "./key-ring.ts"
import { suiteOf, type SuiteKeys, type SuiteName } from "./suite.ts"

/** Where a ring is kept. */
export interface RingKeeper {
  /** The ring as it is now. */
  current(): KeyRing
  /** Keeps what `change` makes of the newest ring, one change after the other; durable when it resolves. */
  change(change: (ring: KeyRing) => KeyRing): Promise<void>
}

/** Keys of a ring: beside what the port asks for they can be changed for fresh ones. */
export interface RingKeys extends Keys {
  /**
   * Changes keys for fresh ones, all that is asked for at once or nothing; durable when it resolves. What was sealed opens
   * and what was signed is checked as before, for the log is never written anew: a fresh secret protects what is sealed
   * from now on, and only a destroyed one takes away what was. Blind indexes stay as they are.
   *
   * Rejects with `KeysError` `Rejected` for a subject without a key or a master key that is none.
   */
  rotate(rotation: Rotation): Promise<void>
  /** What others check signatures with: the key that signs now, and before it those that did, newest first. */
  publicKeys(): Promise<readonly PublicKey[]>
}

export function ringKeys(keeper: RingKeeper, suiteName?: SuiteName): RingKeys {
  /** Of new envelopes. */
  const suiteIn = (ring: KeyRing): SuiteName => suiteName ?? ring.suite
  const opened = openedKeys()
  let waiting: string[] = []
  let creating: Promise<void> | undefined

  /** All subjects that ask while one change is being written share the next. */
  const createSoon = (subjects: readonly string[]): Promise<void> => {
    for (const subject of subjects) waiting.push(subject)
    creating ??= Promise.resolve().then(() => {
      const asked = waiting
      waiting = []
      creating = undefined
      return keeper.change((ring) => withSubjects(ring, asked))
    })
    return creating
  }

  const createAll = async (subjects: readonly string[]): Promise<void> => {
    const { subjects: known } = keeper.current()
    const asked = subjects.filter((subject) => known.get(subject) === undefined)
    if (asked.length > 0) await createSoon(asked)
    const { subjects: created } = keeper.current()
    if (subjects.some((subject) => created.get(subject) === null)) throw destroyed()
  }

  return {
    get suite() {
      return suiteIn(keeper.current())
    },
    create: (subject) => createAll([subject]),
    createAll,
    wrap: async (subject, context, plain) => wrap(keeper.current(), subject, context, plain),
    unwrap: async (envelope) => unwrap(keeper.current(), envelope),
    wrapAll: async (requests) => {
      const ring = keeper.current()
      return requests.map(({ context, plain, subject }) => wrap(ring, subject, context, plain))
    },
    unwrapAll: async (envelopes) => {
      const ring = keeper.current()
      return envelopes.map((envelope) => unwrap(ring, envelope))
    },
    destroy: (subject) => keeper.change((ring) => withoutSubject(ring, subject)),
    rotate: (rotation) => keeper.change((ring) => rotatedRing(ring, rotation)),
    blindIndex: async (scope, value) => {
      const ring = keeper.current()
      const { hash } = chosen(ring.indexSuite)
      return createHmac(hash, opened.index(ring))
        .update(canonicalJson([scope, value]))
        .digest("hex")
    },
    sign: async (bytes) => {
      const [key] = opened.signing(keeper.current())
      return { suite: SIGNING, signature: sign(null, bytes, key.secret).toString("base64url") }
    },
    verify: async (bytes, { signature, suite: by }) =>
      by === SIGNING &&
      opened
        .signing(keeper.current())
        .some((key) => verify(null, bytes, key.open, Buffer.from(signature, "base64url"))),
    publicKey: async () => publicKeyOf(opened.signing(keeper.current())[0]),
    publicKeys: async () => opened.signing(keeper.current()).map(publicKeyOf),
  }

  function wrap(ring: KeyRing, subject: string, context: string, plain: Uint8Array): Envelope {
    const suite = suiteIn(ring)
    const secrets = opened.subject(ring, subject, suite)
    if (secrets === null) throw destroyed()
    const [secret] = secrets ?? []
    if (secret === undefined) throw new KeysError("Rejected", "The subject has no key yet. Create it first.")
    const bound = boundTo(suite, subject, context)
    const { ciphertext, nonce, tag } = chosen(suite).seal(secret, plain, bound)
    const text = (part: Uint8Array): string => Buffer.from(part).toString("base64url")
    return {
      sealed: 1,
      suite,
      subject,
      context,
      nonce: text(nonce),
      ciphertext: text(ciphertext),
      tag: text(tag),
    }
  }

  function unwrap(ring: KeyRing, envelope: Envelope): Uint8Array | "destroyed" {
    const by = suiteOf(envelope.suite)
    if (by === undefined) throw new KeysError("Corrupt", "An envelope names an unknown suite.")
    const secrets = opened.subject(ring, envelope.subject, by.name)
    if (secrets === null) return "destroyed"
    if (secrets === undefined) {
      throw new KeysError(
        "Corrupt",
        "These keys have none for an envelope's subject. Check that they belong to the data.",
      )
    }
    const { ciphertext, nonce, tag } = envelope
    const bytes = (part: string): Uint8Array => Buffer.from(part, "base64url")
    const sealed = { nonce: bytes(nonce), ciphertext: bytes(ciphertext), tag: bytes(tag) }
    const bound = boundTo(by.name, envelope.subject, envelope.context)
    // Which of the secrets it was sealed under shows when it opens: any other is refused as a whole.
    for (const secret of secrets) {
      const plain = by.open(secret, sealed, bound)
      if (plain !== null) return new Uint8Array(plain)
    }
    throw new KeysError("Corrupt", "An envelope was changed, moved, or sealed under other keys.")
  }
}

const SIGNING = "ed25519"

function boundTo(suite: string, subject: string, context: string): Uint8Array {
  return Buffer.from(canonicalJson(["onevisit-envelope-1", suite, subject, context]))
}

function chosen(name: SuiteName): NonNullable<ReturnType<typeof suiteOf>> {
  const suite = suiteOf(name)
  if (suite === undefined) throw new KeysError("Rejected", "Unknown suite. Choose one of the two that ship.")
  return suite
}

function destroyed(): KeysError {
  return new KeysError(
    "Rejected",
    "The subject's key was destroyed and never comes back. Register a new subject.",
  )
}

interface SigningKey {
  readonly secret: KeyObject
  readonly open: KeyObject
}

function publicKeyOf({ open }: SigningKey): PublicKey {
  return { suite: SIGNING, key: open.export({ format: "der", type: "spki" }).toString("base64url") }
}

/** Keys of a ring in the clear, kept as long as the ring holds the same wrapped texts. */
function openedKeys(): {
  /** Newest first. */
  subject(ring: KeyRing, subject: string, suite: SuiteName): readonly SuiteKeys[] | null | undefined
  index(ring: KeyRing): KeyObject
  signing(ring: KeyRing): readonly [SigningKey, ...SigningKey[]]
} {
  const subjects = new Map<
    string,
    { readonly wrapped: readonly string[]; readonly keys: readonly SuiteKeys[] }
  >()
  let index: { readonly wrapped: string; readonly key: KeyObject } | undefined
  let signing: { readonly wrapped: readonly string[]; readonly keys: readonly SigningKey[] } | undefined
  return {
    subject: (ring, subject, suite) => {
      const at = `${suite} ${subject}`
      const wrapped = ring.subjects.get(subject)
      if (wrapped === undefined || wrapped === null) {
        subjects.delete(at)
        return wrapped
      }
      const known = subjects.get(at)
      if (known !== undefined && isSame(known.wrapped, wrapped)) return known.keys
      const keys = wrapped.map((secret) =>
        chosen(suite).derive(unwrapSecret(ring, `subject:${subject}`, secret)),
      )
      if (subjects.size >= KEPT) subjects.clear()
      subjects.set(at, { wrapped, keys })
      return keys
    },
    index: (ring) => {
      if (index?.wrapped !== ring.index) {
        const key = createSecretKey(unwrapSecret(ring, "index", ring.index))
        index = { wrapped: ring.index, key }
      }
      return index.key
    },
    signing: (ring) => {
      if (signing === undefined || !isSame(signing.wrapped, ring.signing)) {
        const keys = ring.signing.map((wrapped) => {
          const der = Buffer.from(unwrapSecret(ring, "signing", wrapped))
          const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
          return { secret, open: createPublicKey(secret) }
        })
        signing = { wrapped: ring.signing, keys }
      }
      // A ring is made with one, and none is ever taken away.
      return signing.keys as [SigningKey, ...SigningKey[]]
    },
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => text === others[at])
}

/** Subjects whose working keys are kept in memory at once. */
const KEPT = 10_000
