/**
 * Keepers of keys with one seeded fault each, for those who test the contract: a suite that lets one of these
 * pass does not guard the guarantee it breaks. Each spoils good keys from outside.
 */
import type { Envelope } from "@onevisit/core/events"
import { createHash, generateKeyPairSync } from "node:crypto"
import { badRotations } from "./bad-rotations.ts"
import { type BadKeys, indexingAnew, renaming, sharing, wrapping } from "./spoiled-keys.ts"

export type { BadKeys } from "./spoiled-keys.ts"

/** One for each way to be wrong that has been met, or is feared. */
export const badKeys: readonly BadKeys[] = [
  {
    fault: "keep a note of what is sealed in the envelope",
    caughtBy: "opens what it has sealed, and shows nothing of it in the envelope",
    spoil: (good) =>
      wrapping(good, async (subject, context, plain) => ({
        ...(await good.wrap(subject, context, plain)),
        note: new TextDecoder().decode(plain),
      })),
  },
  {
    fault: "seal the same bytes the same way",
    caughtBy: "seals the same bytes differently each time",
    spoil: (good) => {
      const sealed = new Map<string, Envelope>()
      return wrapping(good, async (subject, context, plain) => {
        const at = JSON.stringify([subject, context, [...plain]])
        const envelope = sealed.get(at) ?? (await good.wrap(subject, context, plain))
        sealed.set(at, envelope)
        return envelope
      })
    },
  },
  {
    fault: "make a new key whenever one is asked for",
    caughtBy: "gives a subject one key, however often it is asked for",
    spoil: (good) => {
      const made = new Map<string, number>()
      const create = (subject: string) => {
        made.set(subject, (made.get(subject) ?? 0) + 1)
        return good.create(`${subject}#${made.get(subject)}`)
      }
      return { ...renaming(good, (subject) => `${subject}#${made.get(subject)}`), create }
    },
  },
  {
    fault: "do not bind an envelope to its context",
    caughtBy: "finds out an envelope that was changed, moved, or given to another subject",
    spoil: (good) => ({
      ...wrapping(good, async (subject, context, plain) => ({
        ...(await good.wrap(subject, "", plain)),
        context,
      })),
      unwrap: (envelope) => good.unwrap({ ...envelope, context: "" }),
      unwrapAll: (envelopes) => good.unwrapAll(envelopes.map((one) => ({ ...one, context: "" }))),
    }),
  },
  {
    fault: "have one key for all subjects",
    caughtBy: "gives many subjects a key at once, each one of its own, and those that have one keep theirs",
    spoil: (good) => renaming(good, () => "all"),
  },
  {
    fault: "open what other keys have sealed",
    caughtBy: "does not open what other keys have sealed",
    spoil: sharing(),
  },
  {
    fault: "make a key when something is to be sealed for a subject without one",
    caughtBy: "refuses to seal for a subject without a key",
    spoil: (good) =>
      wrapping(good, async (subject, context, plain) => {
        await good.create(subject)
        return good.wrap(subject, context, plain)
      }),
  },
  {
    fault: "hide a key instead of destroying it",
    caughtBy: "never brings back a key that was destroyed",
    spoil: (good) => {
      const hidden = new Set<string>()
      return {
        ...good,
        destroy: async (subject) => void hidden.add(subject),
        create: async (subject) => {
          hidden.delete(subject)
          await good.create(subject)
        },
        unwrap: async (envelope) => (hidden.has(envelope.subject) ? "destroyed" : good.unwrap(envelope)),
      }
    },
  },
  {
    fault: "say nothing of destroyed keys when many are asked for",
    caughtBy: "creates none anew that was destroyed when many are asked for, and the others nevertheless",
    spoil: (good) => ({ ...good, createAll: (subjects) => good.createAll(subjects).catch(() => undefined) }),
  },
  {
    fault: "answer for several in another order",
    caughtBy: "seals and opens several at once, in order",
    spoil: (good) => ({ ...good, wrapAll: async (requests) => (await good.wrapAll(requests)).toReversed() }),
  },
  {
    fault: "make a blind index that anyone can compute",
    caughtBy: "gives equal values of one scope the same blind index, and others another",
    spoil: (good) => ({
      ...good,
      blindIndex: async (scope, value) =>
        createHash("sha256")
          .update(JSON.stringify([scope, value]))
          .digest("hex"),
    }),
  },
  {
    fault: "join scope and value in a blind index",
    caughtBy: "gives equal values of one scope the same blind index, and others another",
    spoil: (good) => ({ ...good, blindIndex: (scope, value) => good.blindIndex("", scope + value) }),
  },
  {
    fault: "verify every signature",
    caughtBy: "verifies what it has signed and nothing else",
    spoil: (good) => ({ ...good, verify: async () => true }),
  },
  {
    fault: "publish a key that is none of theirs",
    caughtBy: "publishes a key that checks its signatures and makes none",
    spoil: (good) => {
      const other = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" })
      return {
        ...good,
        publicKey: async () => ({ ...(await good.publicKey()), key: other.toString("base64url") }),
      }
    },
  },
  {
    fault: "make their index key anew when they are opened again",
    caughtBy: "still has its keys when it is opened again, and not those destroyed",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? indexingAnew(good) : good),
  },
  {
    fault: "make the keys of each program apart",
    caughtBy: "seals and opens with the keys that another program has created",
    needs: "beside",
    spoil: (good, opening) => renaming(good, (subject) => `${opening} ${subject}`),
  },
  {
    fault: "remember what they have opened, and open it again whatever was destroyed since",
    caughtBy: "opens nothing any more once another program has destroyed the key",
    needs: "beside",
    spoil: (good) => {
      const opened = new Map<string, Uint8Array>()
      return {
        ...wrapping(good, async (subject, context, plain) => {
          const envelope = await good.wrap(subject, context, plain)
          opened.set(envelope.ciphertext, plain)
          return envelope
        }),
        unwrap: async (envelope) => opened.get(envelope.ciphertext) ?? good.unwrap(envelope),
      }
    },
  },
  {
    fault: "each keep the key they have made when two programs make one at once",
    caughtBy: "gives a subject one key when two programs create it at once",
    needs: "beside",
    spoil: (good, opening) => {
      const own = new Set<string>()
      const name = (subject: string) => (own.has(subject) ? `${opening} ${subject}` : subject)
      return {
        ...renaming(good, name),
        createAll: async (subjects) => {
          for (const subject of subjects) own.add(subject)
          await good.createAll(subjects.map(name))
        },
      }
    },
  },
  {
    fault: "open every envelope in the suite of the day",
    caughtBy: "opens what was sealed in the suite before, and seals in the new one",
    needs: "anotherSuite",
    spoil: (good) => {
      const today = (envelope: Envelope) => ({ ...envelope, suite: good.suite })
      return {
        ...good,
        unwrap: (envelope) => good.unwrap(today(envelope)),
        unwrapAll: (envelopes) => good.unwrapAll(envelopes.map(today)),
      }
    },
  },
  {
    fault: "find another blind index in another suite",
    caughtBy: "finds the same blind index, and destroys for good, whatever the suite",
    needs: "anotherSuite",
    spoil: (good, opening) => (opening === "another suite" ? indexingAnew(good) : good),
  },
  ...badRotations,
]
