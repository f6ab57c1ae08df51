import type { ClaimedMessage, Settlement, Storage } from "@onevisit/core/ports"
import type { PostgresQuery } from "./pool.ts"
import type { Rows, Work } from "./runner.ts"
import { lockOrder } from "./locks.ts"
import { DURABLY, prepared } from "./statement.ts"
import { storedJson } from "./view-values.ts"

type Claim = Parameters<Storage["claimMessages"]>[0]
type Lease = Parameters<Storage["lease"]>[0]

/** Where claims may not skip what others are claiming, they wait for them. */
export function claimQuery(schema: string, claim: Claim, skipLocked: boolean): PostgresQuery {
  const { leaseUntil, limit, now, ports } = claim
  const values: unknown[] = [now, leaseUntil, limit]
  if (ports) values.push(ports)
  return prepared(
    `WITH free AS (
       SELECT id FROM ${schema}.messages
       WHERE state = 'waiting' AND available_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)${ports ? " AND port = ANY ($4::text[])" : ""}
       ORDER BY available_at, seq LIMIT $3 FOR UPDATE${skipLocked ? " SKIP LOCKED" : ""})
     UPDATE ${schema}.messages m SET attempt = m.attempt + 1, lease_until = $2 FROM free WHERE m.id = free.id
     RETURNING m.id, m.seq, m.port, m.payload, m.attempt, m.available_at, ${DURABLY} AS durably`,
    values,
  )
}

/** The oldest first. The attempt's number proves the lease: no two claims of one message share it. */
export function claimedMessages(rows: Rows): readonly ClaimedMessage[] {
  const inOrder = rows.map((row) => ({ row, at: String(row["available_at"]), seq: Number(row["seq"]) }))
  inOrder.sort((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1))
  return inOrder.map(({ row }) => ({
    id: String(row["id"]),
    port: String(row["port"]),
    payload: storedJson(row["payload"]),
    attempt: Number(row["attempt"]),
    lease: String(row["attempt"]),
  }))
}

/** Settles whatever is still under its lease. The payload of a message that is done is dropped, its id stays known. */
export function settleQuery(schema: string, settlements: readonly Settlement[]): PostgresQuery {
  const columns = [
    settlements.map(({ id }) => id),
    settlements.map(({ lease }) => attemptOf(lease)),
    settlements.map(({ outcome }) => outcome),
    settlements.map((one) => (one.outcome === "retry" ? one.availableAt : null)),
    settlements.map((one) => (one.outcome === "dead" ? one.reason : null)),
  ]
  return prepared(
    `UPDATE ${schema}.messages m SET
       lease_until = NULL,
       state = CASE s.outcome WHEN 'retry' THEN 'waiting' ELSE s.outcome END,
       payload = CASE s.outcome WHEN 'done' THEN 'null' ELSE m.payload END,
       available_at = coalesce(s.available_at, m.available_at),
       reason = s.reason
     FROM (SELECT unnest($1::text[]), unnest($2::int8[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]))
       AS s (id, attempt, outcome, available_at, reason)
     WHERE m.id = s.id AND m.attempt = s.attempt AND m.state = 'waiting' AND m.lease_until IS NOT NULL
     RETURNING m.id, m.attempt, ${DURABLY} AS durably`,
    columns,
  )
}

/** One settlement for each lease, the first, in an order that is the same for all who settle. */
export function firstSettlements(settlements: readonly Settlement[]): readonly Settlement[] {
  const first = new Map<string, Settlement>()
  for (const settlement of settlements) {
    const at = leaseKey(settlement)
    if (attemptOf(settlement.lease) !== null && !first.has(at)) first.set(at, settlement)
  }
  return [...first.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** Whether each settlement took effect, in order: the first with a lease that was settled. */
export function settledOf(settlements: readonly Settlement[], rows: Rows): readonly boolean[] {
  const settled = new Set(
    rows.map((row) => leaseKey({ id: String(row["id"]), lease: String(row["attempt"]) })),
  )
  return settlements.map((settlement) => settled.delete(leaseKey(settlement)))
}

function leaseKey({ id, lease }: { readonly id: string; readonly lease: string }): string {
  return `${lease} ${id}`
}

/** `null` for what was never a lease. */
function attemptOf(lease: string): number | null {
  return /^[1-9]\d{0,8}$/.test(lease) ? Number(lease) : null
}

/** Takes, prolongs or gives back a named lease. */
export function takeLease(schema: string, { holder, name, now, until }: Lease): Work<boolean> {
  const table = `${schema}.leases`
  return {
    locks: lockOrder([`lease ${name}`]),
    read: () =>
      prepared(
        `SELECT holder, until, ${DURABLY} AS durably FROM (SELECT 1) one LEFT JOIN ${table} ON name = $1`,
        [name],
      ),
    decide: ([row]) => {
      const current = row?.["holder"] ?? null
      if (current !== null && current !== holder && String(row?.["until"]) > now) return { value: false }
      if (until <= now)
        return { value: true, write: prepared(`DELETE FROM ${table} WHERE name = $1`, [name]) }
      const write =
        current === null
          ? `INSERT INTO ${table} (name, holder, until) VALUES ($1, $2, $3)`
          : `UPDATE ${table} SET holder = $2, until = $3 WHERE name = $1`
      return { value: true, write: prepared(write, [name, holder, until]) }
    },
  }
}
