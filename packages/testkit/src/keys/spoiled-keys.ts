/** What a keeper of keys with a seeded fault is, and the ways in which several of them are spoiled. */
import type { Envelope } from "@onevisit/core/events"
import type { Keys } from "@onevisit/core/ports"
import type { KeysCapabilities } from "./keys-contract.ts"

export interface BadKeys {
  /** What is wrong with them. */
  readonly fault: string
  /** A test of `keysContract` that catches it; others may too. */
  readonly caughtBy: string
  /** The capability without which the fault cannot show. */
  readonly needs?: keyof KeysCapabilities
  readonly spoil: (good: Keys, opening: "made" | "reopened" | "beside" | "another suite" | "rotated") => Keys
}

/** Keys that seal in another way, one or several. */
export function wrapping(good: Keys, wrap: Keys["wrap"]): Keys {
  return {
    ...good,
    wrap,
    wrapAll: (requests) =>
      Promise.all(requests.map(({ context, plain, subject }) => wrap(subject, context, plain))),
  }
}

/** Keys that have subjects under other names than they show. */
export function renaming(good: Keys, name: (subject: string) => string): Keys {
  const unwrap = (envelope: Envelope) => good.unwrap({ ...envelope, subject: name(envelope.subject) })
  return {
    ...wrapping(good, async (subject, context, plain) => ({
      ...(await good.wrap(name(subject), context, plain)),
      subject,
    })),
    create: (subject) => good.create(name(subject)),
    createAll: (subjects) => good.createAll(subjects.map(name)),
    unwrap,
    unwrapAll: (envelopes) => Promise.all(envelopes.map(unwrap)),
    destroy: (subject) => good.destroy(name(subject)),
  }
}

export function indexingAnew(good: Keys): Keys {
  return { ...good, blindIndex: (scope, value) => good.blindIndex(`anew ${scope}`, value) }
}

/** All keys are those that were made first. */
export function sharing(): BadKeys["spoil"] {
  let first: Keys | undefined
  return (good) => (first ??= good)
}
