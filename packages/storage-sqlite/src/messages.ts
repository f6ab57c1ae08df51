import type { ClaimedMessage, Settlement, Storage } from "@onevisit/core/ports"
import { type Connection, storedJson } from "./connection.ts"

type Claim = Parameters<Storage["claimMessages"]>[0]

/** The attempt's number proves the lease: no two claims of one message share it. */
export function claimMessages(db: Connection, claim: Claim): readonly ClaimedMessage[] {
  const { leaseUntil, limit, now, ports } = claim
  const free = db.all(
    `SELECT seq, id, port, payload, attempt FROM messages
     WHERE state = 'waiting' AND available_at <= ?1 AND (lease_until IS NULL OR lease_until <= ?1)
       AND (?2 IS NULL OR port IN (SELECT value FROM json_each(?2)))
     ORDER BY available_at, seq LIMIT ?3`,
    [now, ports === undefined ? null : JSON.stringify(ports), limit],
  )
  return free.map(([seq, id, port, payload, before]) => {
    const attempt = Number(before) + 1
    db.run("UPDATE messages SET attempt = ?, lease_until = ? WHERE seq = ?", [
      attempt,
      leaseUntil,
      Number(seq),
    ])
    return {
      id: String(id),
      port: String(port),
      payload: storedJson(payload),
      attempt,
      lease: String(attempt),
    }
  })
}

/** Whether the lease was still the message's own. The payload of a message that is done is dropped, its id stays known. */
export function settleMessage(db: Connection, settlement: Settlement): boolean {
  const found = db.one(
    "SELECT seq, attempt FROM messages WHERE id = ? AND state = 'waiting' AND lease_until IS NOT NULL",
    [settlement.id],
  )
  if (found === undefined || String(found[1]) !== settlement.lease) return false
  const seq = Number(found[0])
  switch (settlement.outcome) {
    case "done":
      db.run("UPDATE messages SET state = 'done', lease_until = NULL, payload = 'null' WHERE seq = ?", [seq])
      return true
    case "dead":
      db.run("UPDATE messages SET state = 'dead', lease_until = NULL, reason = ? WHERE seq = ?", [
        settlement.reason,
        seq,
      ])
      return true
    case "retry":
      db.run("UPDATE messages SET lease_until = NULL, available_at = ? WHERE seq = ?", [
        settlement.availableAt,
        seq,
      ])
      return true
  }
}

/** Takes, prolongs or gives back a named lease. */
export function takeLease(
  db: Connection,
  { holder, name, now, until }: Parameters<Storage["lease"]>[0],
): boolean {
  const current = db.one("SELECT holder, until FROM leases WHERE name = ?", [name])
  if (current && current[0] !== holder && String(current[1]) > now) return false
  if (until <= now) db.run("DELETE FROM leases WHERE name = ?", [name])
  else {
    db.run(
      `INSERT INTO leases (name, holder, until) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until`,
      [name, holder, until],
    )
  }
  return true
}
