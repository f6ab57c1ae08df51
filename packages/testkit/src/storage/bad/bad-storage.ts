import type { Act, ActOutcome, Storage, StoredEvent } from "@onevisit/core/ports"
import type { StorageCapabilities } from "../storage-contract.ts"

/** How the storage was opened that is to be spoilt. */
export type Opening = "made" | "reopened" | "beside" | "restored"

export interface BadStorage {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `storageContract` that catches it; others may too. */
  readonly caughtBy: string
  /** The capability without which the fault cannot show. */
  readonly needs?: keyof StorageCapabilities
  readonly spoil: (good: Storage, opening: Opening) => Storage
}

/** Commits acts one after the other, each by `commit`. */
export async function each(
  acts: readonly Act[],
  commit: (act: Act) => Promise<ActOutcome>,
): Promise<readonly ActOutcome[]> {
  const outcomes: ActOutcome[] = []
  for (const act of acts) outcomes.push(await commit(act))
  return outcomes
}

/** A storage that commits what `change` makes of each act. */
export function changingActs(good: Storage, change: (act: Act) => Act): Storage {
  return { ...good, commit: (acts) => good.commit(acts.map(change)) }
}

/** What became of one act alone. */
export async function alone(good: Storage, act: Act): Promise<ActOutcome> {
  return (await good.commit([act]))[0]!
}

/** The act with the versions that its streams have, whatever it expects. */
export async function atTrueVersion(good: Storage, act: Act): Promise<Act> {
  const grown = new Map<string, number>()
  const append = []
  for (const part of act.append) {
    const expectedVersion = grown.get(part.stream) ?? (await good.readStream({ stream: part.stream })).length
    grown.set(part.stream, expectedVersion + part.events.length)
    append.push({ ...part, expectedVersion })
  }
  return { ...act, append }
}

/** The same JSON with `change` made of every text in it, keys included. */
export function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value)
  if (Array.isArray(value)) return value.map((member) => everyText(member, change))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [change(key), everyText(member, change)]),
  )
}

/** Acts with `change` made of every JSON value that they carry. */
export function everyValue(acts: readonly Act[], change: (value: unknown) => unknown): readonly Act[] {
  return acts.map((act) => ({
    ...act,
    append: act.append.map((part) => ({
      ...part,
      events: part.events.map((event) => ({ ...event, data: change(event.data) })),
    })),
    views: (act.views ?? []).map((row) => (row.doc === null ? row : { ...row, doc: change(row.doc) })),
    messages: (act.messages ?? []).map((message) => ({ ...message, payload: change(message.payload) })),
    result: change(act.result),
  }))
}

/** Every command is new to it. */
export function forgetful(good: Storage): Storage {
  let calls = 0
  const disguise = (act: Act): Act => ({ ...act, commandId: `${(calls += 1)}|${act.commandId}` })
  const reveal = (event: StoredEvent): StoredEvent => ({
    ...event,
    commandId: event.commandId.slice(event.commandId.indexOf("|") + 1),
  })
  return {
    ...good,
    commit: (acts) => good.commit(acts.map(disguise)),
    readStream: async (query) => (await good.readStream(query)).map(reveal),
    readFeed: async (query) => (await good.readFeed(query)).map(reveal),
  }
}
