/** Messages and named leases: what is written besides acts. */
import type { ClaimedMessage, Settlement, Storage } from "@onevisit/core/ports"
import type { Change, KeyValueFile } from "./key-value-file.ts"
import { type Lease, type Message, tables } from "./tables.ts"

/** What a call answers, and what it has to write before. */
export interface Answer<T> {
  readonly answer: T
  readonly changes: readonly Change[]
}

// #region claim
/** The number of the attempt proves the lease: no two claims of one message share it. */
export function claimMessages(
  kept: KeyValueFile,
  { leaseUntil, limit, now, ports }: Parameters<Storage["claimMessages"]>[0],
): Answer<readonly ClaimedMessage[]> {
  const claimed = [...kept.entries(tables.messages)]
    .map(([id, value]) => ({ id, message: value as Message }))
    .filter(({ message: { availableAt, port, state } }) => {
      return state === "waiting" && availableAt <= now && (ports?.includes(port) ?? true)
    })
    .filter(({ message: { leaseUntil: until } }) => until === null || until <= now)
    .sort((a, b) => compare(a.message.availableAt, b.message.availableAt))
    .slice(0, limit)
    .map(({ id, message }) => ({
      id,
      message: { ...message, attempt: message.attempt + 1, leaseUntil: String(leaseUntil) },
    }))
  return {
    answer: claimed.map(({ id, message: { attempt, payload, port } }) => {
      return { id, port, payload: JSON.parse(payload), attempt, lease: String(attempt) }
    }),
    changes: claimed.map(({ id, message }) => ({ table: tables.messages, key: id, value: message })),
  }
}
// #endregion claim

export function settleMessages(
  kept: KeyValueFile,
  settlements: readonly Settlement[],
): Answer<readonly boolean[]> {
  const settled = new Map<string, Message>()
  const answer = settlements.map((settlement) => {
    const { id, lease } = settlement
    const message = settled.get(id) ?? (kept.get(tables.messages, id) as Message | undefined)
    const held = message?.state === "waiting" && message.leaseUntil !== null
    if (!held || String(message.attempt) !== lease) return false
    settled.set(id, afterwards(message, settlement))
    return true
  })
  return {
    answer,
    changes: [...settled].map(([id, message]) => ({ table: tables.messages, key: id, value: message })),
  }
}

function afterwards(message: Message, settlement: Settlement): Message {
  const free = { ...message, leaseUntil: null }
  if (settlement.outcome === "retry") return { ...free, availableAt: settlement.availableAt }
  return settlement.outcome === "done"
    ? { ...free, state: "done", payload: "null" }
    : { ...free, state: "dead" }
}

export function takeLease(
  kept: KeyValueFile,
  { holder, name, now, until }: Parameters<Storage["lease"]>[0],
): Answer<boolean> {
  const current = kept.get(tables.leases, name) as Lease | undefined
  if (current !== undefined && current.holder !== holder && current.until > now)
    return { answer: false, changes: [] }
  const lease: Lease | null = until <= now ? null : { holder, until }
  return { answer: true, changes: [{ table: tables.leases, key: name, value: lease }] }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
