// The statements that a program would write by hand with `pg` for the acts of the benches and no others: a statement for
// each table, prepared, many rows in one, and sent ahead of the answers.
import type { Act, ClaimedMessage, NewMessage, Settlement, Storage } from "@onevisit/core/ports"
import type { PoolClient } from "pg"

export type BarePostgres = ReturnType<typeof barePostgres>

const COMMAND = "INSERT INTO bare.commands (id, digest, result) VALUES ($1, $2, $3)"
const TWO_EVENTS = `INSERT INTO bare.events (stream, version, type, v, occurred_on, recorded_at, actor, data, command_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9), ($1, $10, $11, $12, $13, $14, $15, $16, $9)`
const ROW = `INSERT INTO bare.views (view, version, key, doc, fields) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (view, version, key) DO UPDATE SET doc = excluded.doc, fields = excluded.fields`
const THREE_FIELDS = `INSERT INTO bare.view_fields (view, version, field, value, key)
  VALUES ($1, $2, $4, $5, $3), ($1, $2, $6, $7, $3), ($1, $2, $8, $9, $3)`
const FIELD_GONE =
  "DELETE FROM bare.view_fields WHERE view = $1 AND version = $2 AND field = $3 AND value = $4 AND key = $5"
const FIELD = "INSERT INTO bare.view_fields (view, version, field, value, key) VALUES ($1, $2, $3, $4, $5)"
const TIMER = `INSERT INTO bare.timers (id, due_at, subject) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, subject = excluded.subject`
const STORED = `SELECT stream, version, position, command_id, type, v, occurred_on, recorded_at, actor, data, chain
  FROM bare.events WHERE stream = $1 ORDER BY version`
const CLAIM = `WITH free AS (SELECT id FROM bare.messages
    WHERE state = 'waiting' AND available_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
    ORDER BY available_at, seq LIMIT $3 FOR UPDATE SKIP LOCKED)
  UPDATE bare.messages m SET attempt = attempt + 1, lease_until = $2 FROM free WHERE m.id = free.id
  RETURNING m.id, m.port, m.payload, m.attempt`
const DONE = `UPDATE bare.messages m SET state = 'done', lease_until = NULL, payload = 'null'
  FROM unnest($1::text[], $2::int[]) AS s (id, attempt) WHERE m.id = s.id AND m.attempt = s.attempt`

/** Many rows at once, a column an array. */
const many = (table: string, columns: string, types: readonly string[]) =>
  `INSERT INTO bare.${table} (${columns}) SELECT * FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(", ")})`
const text = (count: number) => Array.from({ length: count }, () => "text")
const COMMANDS = many("commands", "id, digest, result", text(3))
const EVENTS = many("events", "stream, version, type, v, occurred_on, recorded_at, actor, data, command_id", [
  "text",
  "bigint",
  "text",
  "bigint",
  ...text(5),
])
const ROWS = many("views", "view, version, key, doc, fields", ["text", "bigint", ...text(3)])
const FIELDS = many("view_fields", "view, version, field, value, key", ["text", "bigint", ...text(3)])
const TIMERS = many("timers", "id, due_at, subject", text(3))
const MESSAGES = many("messages", "id, port, payload, available_at", text(4))

const names = new Map<string, string>()
const nameOf = (sql: string) => {
  if (!names.has(sql)) names.set(sql, `bare-${names.size}`)
  return names.get(sql) ?? ""
}

export function barePostgres(client: PoolClient) {
  const run = (sql: string, values: unknown[]) => client.query({ name: nameOf(sql), text: sql, values })
  const transaction = (...statements: readonly (readonly [string, unknown[]])[]) =>
    Promise.all([
      client.query("BEGIN"),
      ...statements.map(([sql, values]) => run(sql, values)),
      client.query("COMMIT"),
    ])
  return {
    /** An act of a case, in one transaction. */
    writeOne: async (act: Act) => {
      const { append, commandId, digest, result, timers = [], views = [] } = act
      const [part] = append
      const [first, second] = part?.events ?? []
      const [row] = views
      const [timer] = timers
      if (!part || !first || !second || !row || !timer) throw new Error("An act of another kind")
      const { doc, index, key, version, view } = row
      const step = Number(String(index["state"]).slice("step-".length))
      const fields = Object.entries(index).flatMap(([name, value]) => [name, `2${value}`])
      const changed: readonly (readonly [string, unknown[]])[] =
        step === 0
          ? [[THREE_FIELDS, [view, version, key, ...fields]]]
          : [
              [FIELD_GONE, [view, version, "state", `2step-${step - 1}`, key]],
              [FIELD, [view, version, "state", `2step-${step}`, key]],
            ]
      const columns = ({ actor, data, occurredOn, recordedAt, type, v }: typeof first) => [
        type,
        v,
        occurredOn,
        recordedAt,
        JSON.stringify(actor),
        JSON.stringify(data),
      ]
      const at = part.expectedVersion
      await transaction(
        [COMMAND, [commandId, digest, JSON.stringify(result)]],
        [TWO_EVENTS, [part.stream, at + 1, ...columns(first), commandId, at + 2, ...columns(second)]],
        [ROW, [view, version, key, JSON.stringify(doc), JSON.stringify(index)]],
        ...changed,
        [TIMER, [timer.id, timer.dueAt, timer.subject]],
      )
    },
    /** First acts of cases, in one transaction. */
    writeNew: async (acts: readonly Act[]) => {
      const events = acts.flatMap(({ append, commandId }) =>
        append.flatMap((part) =>
          part.events.map((event, at) => ({ ...event, stream: part.stream, version: at + 1, commandId })),
        ),
      )
      const rows = acts.flatMap(({ views = [] }) => views)
      const fields = rows.flatMap((row) =>
        Object.entries(row.index).map(([field, value]) => ({ ...row, field, value: `2${value}` })),
      )
      const timers = acts.flatMap((act) => act.timers ?? [])
      await transaction(
        [
          COMMANDS,
          [
            acts.map((act) => act.commandId),
            acts.map((act) => act.digest),
            acts.map((act) => JSON.stringify(act.result)),
          ],
        ],
        [
          EVENTS,
          [
            events.map((event) => event.stream),
            events.map((event) => event.version),
            events.map((event) => event.type),
            events.map((event) => event.v),
            events.map((event) => event.occurredOn),
            events.map((event) => event.recordedAt),
            events.map((event) => JSON.stringify(event.actor)),
            events.map((event) => JSON.stringify(event.data)),
            events.map((event) => event.commandId),
          ],
        ],
        [
          ROWS,
          [
            rows.map((row) => row.view),
            rows.map((row) => row.version),
            rows.map((row) => row.key),
            rows.map((row) => JSON.stringify(row.doc)),
            rows.map((row) => JSON.stringify(row.index)),
          ],
        ],
        [
          FIELDS,
          [
            fields.map((one) => one.view),
            fields.map((one) => one.version),
            fields.map((one) => one.field),
            fields.map((one) => one.value),
            fields.map((one) => one.key),
          ],
        ],
        [
          TIMERS,
          [timers.map((one) => one.id), timers.map((one) => one.dueAt), timers.map((one) => one.subject)],
        ],
      )
    },
    /** Rows as objects, their JSON read: of no use otherwise. */
    read: async (stream: string) => {
      const { rows } = await run(STORED, [stream])
      return (rows as readonly Record<string, unknown>[]).map((row) => ({
        ...row,
        actor: JSON.parse(String(row["actor"])) as unknown,
        data: JSON.parse(String(row["data"])) as unknown,
      }))
    },
    writeMessages: async (messages: readonly NewMessage[]) => {
      await transaction(
        [COMMAND, ["messages", "", "null"]],
        [
          MESSAGES,
          [
            messages.map(({ id }) => id),
            messages.map(({ port }) => port),
            messages.map(({ payload }) => JSON.stringify(payload)),
            messages.map(({ availableAt }) => availableAt),
          ],
        ],
      )
    },
    claimMessages: async ({ leaseUntil, limit, now }: Parameters<Storage["claimMessages"]>[0]) => {
      const { rows } = await run(CLAIM, [now, leaseUntil, limit])
      return (rows as readonly Record<string, unknown>[]).map((row): ClaimedMessage => ({
        id: String(row["id"]),
        port: String(row["port"]),
        payload: JSON.parse(String(row["payload"])),
        attempt: Number(row["attempt"]),
        lease: String(row["attempt"]),
      }))
    },
    settleMessages: async (settlements: readonly Settlement[]) => {
      await run(DONE, [settlements.map(({ id }) => id), settlements.map(({ lease }) => Number(lease))])
      return []
    },
  }
}
