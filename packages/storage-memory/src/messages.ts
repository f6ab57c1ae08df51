import {
  type ClaimedMessage,
  type Settlement,
  type Storage,
  storableCount,
  storableInstant,
  storableText,
} from "@onevisit/core/ports"
import type { KeptMessage, State } from "./state.ts"

/** The attempt's number proves the lease: no two claims of one message share it. */
export function claimMessages(
  state: State,
  { leaseUntil, limit, now, ports }: Parameters<Storage["claimMessages"]>[0],
): readonly ClaimedMessage[] {
  storableInstant(now)
  storableInstant(leaseUntil)
  const free = [...state.messages.values()].filter(
    (message) =>
      message.state === "waiting" &&
      message.availableAt <= now &&
      (message.leaseUntil === null || message.leaseUntil <= now) &&
      (ports === undefined || ports.includes(message.port)),
  )
  // Sorting is stable, and the map is in the order of adding.
  free.sort((a, b) => (a.availableAt < b.availableAt ? -1 : a.availableAt > b.availableAt ? 1 : 0))
  return free.slice(0, storableCount(limit, "limit")).map((message) => {
    message.attempt += 1
    message.leaseUntil = leaseUntil
    const { attempt, id, payload, port } = message
    return { id, port, payload: JSON.parse(payload), attempt, lease: String(attempt) }
  })
}

export function settleMessages({ messages }: State, settlements: readonly Settlement[]): readonly boolean[] {
  for (const settlement of settlements) {
    if (settlement.outcome === "retry") storableInstant(settlement.availableAt)
    if (settlement.outcome === "dead") storableText(settlement.reason, "reason")
  }
  return settlements.map((settlement) => settle(messages.get(settlement.id), settlement))
}

function settle(message: KeptMessage | undefined, settlement: Settlement): boolean {
  const held = message?.state === "waiting" && message.leaseUntil !== null
  if (!held || String(message.attempt) !== settlement.lease) return false
  message.leaseUntil = null
  if (settlement.outcome === "retry") {
    message.availableAt = settlement.availableAt
    return true
  }
  message.state = settlement.outcome
  if (settlement.outcome === "done") message.payload = "null"
  else message.reason = settlement.reason
  return true
}
