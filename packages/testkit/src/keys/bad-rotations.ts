/** Keepers of keys that are sound until they are changed for fresh ones, with one seeded fault each. */
import { type Keys, KeysError } from "@onevisit/core/ports"
import { createPublicKey, verify } from "node:crypto"
import { type BadKeys, indexingAnew, wrapping } from "./spoiled-keys.ts"

const OPENS = "opens what was sealed before keys were changed for fresh ones, however often"
const SIGNS = "verifies what was signed before, and signs with a fresh key that it publishes"
const DESTROYS = "leaves destroyed what was, and destroys all of a subject, whenever it was sealed"

export const badRotations: readonly BadKeys[] = [
  {
    fault: "throw the earlier secrets away when they are changed for fresh ones",
    caughtBy: OPENS,
    needs: "rotate",
    spoil: keepingSecrets(0),
  },
  {
    fault: "keep one earlier secret, and not the one before it",
    caughtBy: OPENS,
    needs: "rotate",
    spoil: keepingSecrets(1),
  },
  {
    fault: "make their index key anew with the others",
    caughtBy: "finds the same blind index after keys were changed for fresh ones",
    needs: "rotate",
    spoil: (good, opening) => (opening === "rotated" ? indexingAnew(good) : good),
  },
  {
    fault: "verify with the key of the day alone",
    caughtBy: SIGNS,
    needs: "rotate",
    spoil: (good, opening) => (opening === "rotated" ? verifyingByNewest(good) : good),
  },
  {
    fault: "go on publishing the key that signed before",
    caughtBy: SIGNS,
    needs: "rotate",
    spoil: publishingFirst(),
  },
  {
    fault: "bring back what was destroyed when they are changed for fresh ones",
    caughtBy: DESTROYS,
    needs: "rotate",
    spoil: (good, opening) => (opening === "made" ? hiding(good, () => true) : good),
  },
  {
    fault: "destroy the fresh secret of a subject, and leave the earlier ones",
    caughtBy: DESTROYS,
    needs: "rotate",
    spoil: (good, opening) => {
      if (opening !== "rotated") return good
      const fresh = new Set<string>()
      const noting = wrapping(good, async (subject, context, plain) => {
        const envelope = await good.wrap(subject, context, plain)
        fresh.add(envelope.ciphertext)
        return envelope
      })
      return hiding(noting, (ciphertext) => fresh.has(ciphertext))
    },
  },
]

/** Keys that open what was sealed under so many secrets before the newest, and nothing older. */
function keepingSecrets(earlier: number): BadKeys["spoil"] {
  const sealedAt = new Map<string, number>()
  let changes = 0
  return (good, opening) => {
    if (opening === "made") changes = 0
    if (opening === "rotated") changes += 1
    const now = changes
    const unwrap: Keys["unwrap"] = async (envelope) => {
      if ((sealedAt.get(envelope.ciphertext) ?? now) < now - earlier)
        throw new KeysError("Corrupt", "An envelope was sealed under other keys.")
      return good.unwrap(envelope)
    }
    return {
      ...wrapping(good, async (subject, context, plain) => {
        const envelope = await good.wrap(subject, context, plain)
        sealedAt.set(envelope.ciphertext, now)
        return envelope
      }),
      unwrap,
      unwrapAll: (envelopes) => Promise.all(envelopes.map(unwrap)),
    }
  }
}

function verifyingByNewest(good: Keys): Keys {
  return {
    ...good,
    verify: async (bytes, { signature }) => {
      const { key } = await good.publicKey()
      const newest = createPublicKey({ key: Buffer.from(key, "base64url"), format: "der", type: "spki" })
      return verify(null, bytes, newest, Buffer.from(signature, "base64url"))
    },
  }
}

/** Keys that publish what those published that were made last. */
function publishingFirst(): BadKeys["spoil"] {
  let made: ReturnType<Keys["publicKey"]> | undefined
  return (good, opening) => {
    if (opening === "made") made = good.publicKey()
    const published = made
    return opening === "rotated" && published ? { ...good, publicKey: () => published } : good
  }
}

/** Keys that destroy nothing, and only say so of those envelopes of a subject that are `hidden`. */
function hiding(good: Keys, hidden: (ciphertext: string) => boolean): Keys {
  const gone = new Set<string>()
  const unlessGone = (subjects: readonly string[]): void => {
    if (subjects.some((subject) => gone.has(subject)))
      throw new KeysError("Rejected", "The subject's key was destroyed.")
  }
  const unwrap: Keys["unwrap"] = async (envelope) =>
    gone.has(envelope.subject) && hidden(envelope.ciphertext) ? "destroyed" : good.unwrap(envelope)
  return {
    ...wrapping(good, async (subject, context, plain) => {
      unlessGone([subject])
      return good.wrap(subject, context, plain)
    }),
    create: async (subject) => {
      unlessGone([subject])
      await good.create(subject)
    },
    createAll: async (subjects) => {
      await good.createAll(subjects.filter((subject) => !gone.has(subject)))
      unlessGone(subjects)
    },
    unwrap,
    unwrapAll: (envelopes) => Promise.all(envelopes.map(unwrap)),
    destroy: async (subject) => void gone.add(subject),
  }
}
