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
import { type Keys, KeysError } from "@onevisit/core/ports"
import { type KeyRing, unwrapSecret, withoutSubject, withSubjects } from "./key-ring.ts"
import { suiteOf, type SuiteKeys, type SuiteName } from "./suite.ts"

/** Where a ring is kept. */
export interface RingKeeper {
  /** The ring as it is now. */
  current(): KeyRing
  /** Keeps what `change` makes of the newest ring, one change after the other; durable when it resolves. */
  change(change: (ring: KeyRing) => KeyRing): Promise<void>
}

export function ringKeys(keeper: RingKeeper, suiteName?: SuiteName): Keys {
  const suite = suiteName ?? keeper.current().suite
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

  const keys: Keys = {
    suite,
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
    blindIndex: async (scope, value) => {
      const ring = keeper.current()
      const hash = suiteOf(ring.suite)?.hash ?? "sha256"
      return createHmac(hash, opened.index(ring))
        .update(canonicalJson([scope, value]))
        .digest("hex")
    },
    sign: async (bytes) => ({
      suite: SIGNING,
      signature: sign(null, bytes, opened.signing(keeper.current())).toString("base64url"),
    }),
    verify: async (bytes, { signature, suite: by }) => {
      if (by !== SIGNING) return false
      const key = createPublicKey(opened.signing(keeper.current()))
      return verify(null, bytes, key, Buffer.from(signature, "base64url"))
    },
    publicKey: async () => ({
      suite: SIGNING,
      key: createPublicKey(opened.signing(keeper.current()))
        .export({ format: "der", type: "spki" })
        .toString("base64url"),
    }),
  }
  return keys

  function wrap(ring: KeyRing, subject: string, context: string, plain: Uint8Array): Envelope {
    const secret = opened.subject(ring, subject, suite)
    if (secret === null) throw destroyed()
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
    const secret = opened.subject(ring, envelope.subject, by.name)
    if (secret === null) return "destroyed"
    if (secret === undefined) {
      throw new KeysError(
        "Corrupt",
        "These keys have none for an envelope's subject. Check that they belong to the data.",
      )
    }
    const { ciphertext, nonce, tag } = envelope
    const bytes = (part: string): Uint8Array => Buffer.from(part, "base64url")
    const sealed = { nonce: bytes(nonce), ciphertext: bytes(ciphertext), tag: bytes(tag) }
    const plain = by.open(secret, sealed, boundTo(by.name, envelope.subject, envelope.context))
    if (plain === null) {
      throw new KeysError("Corrupt", "An envelope was changed, moved, or sealed under other keys.")
    }
    return new Uint8Array(plain)
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

/** Keys of a ring in the clear, kept as long as the ring holds the same wrapped text. */
function openedKeys(): {
  subject(ring: KeyRing, subject: string, suite: SuiteName): SuiteKeys | null | undefined
  index(ring: KeyRing): KeyObject
  signing(ring: KeyRing): KeyObject
} {
  const subjects = new Map<string, { readonly wrapped: string; readonly keys: SuiteKeys }>()
  let index: { readonly wrapped: string; readonly key: KeyObject } | undefined
  let signing: { readonly wrapped: string; readonly key: KeyObject } | undefined
  return {
    subject: (ring, subject, suite) => {
      const at = `${suite} ${subject}`
      const wrapped = ring.subjects.get(subject)
      if (wrapped === undefined || wrapped === null) {
        subjects.delete(at)
        return wrapped
      }
      const known = subjects.get(at)
      if (known?.wrapped === wrapped) return known.keys
      const keys = chosen(suite).derive(unwrapSecret(ring, `subject:${subject}`, wrapped))
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
      if (signing?.wrapped !== ring.signing) {
        const der = Buffer.from(unwrapSecret(ring, "signing", ring.signing))
        signing = { wrapped: ring.signing, key: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) }
      }
      return signing.key
    },
  }
}

/** Subjects whose working keys are kept in memory at once. */
const KEPT = 10_000
