/** A schema of PostgreSQL as the SQL text that makes it anew: sequences, tables, indexes, rows. It reads the server's catalogue alone. */
import type { Pool } from "pg"

type Row = Readonly<Record<string, string | null>>

/** Whatever the tables of the storages are made of; text for all values, which every type is read from. */
export async function dumpSchema(pool: Pool, schema: string): Promise<string> {
  const ask = async (text: string, values: unknown[] = [schema]) => (await pool.query<Row>(text, values)).rows
  const out = [`CREATE SCHEMA ${schema};`]
  const sequences = await ask(
    "SELECT sequencename AS name, max_value::text AS most, last_value::text AS last FROM pg_sequences WHERE schemaname = $1 ORDER BY 1",
  )
  for (const { most, name } of sequences) out.push(`CREATE SEQUENCE ${schema}.${name} MAXVALUE ${most};`)
  const tables = await ask(
    `SELECT c.oid::text, c.relname AS name, array_to_string(c.reloptions, ', ') AS options
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname`,
  )
  for (const table of tables) out.push(...(await dumpTable(ask, schema, table)))
  for (const { last, name } of sequences) {
    if (last !== null) out.push(`SELECT setval('${schema}.${name}', ${last});`)
  }
  return `${out.join("\n")}\n`
}

async function dumpTable(
  ask: (text: string, values?: unknown[]) => Promise<readonly Row[]>,
  schema: string,
  { name, oid, options }: Row,
): Promise<readonly string[]> {
  const columns = await ask(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, pg_get_expr(d.adbin, d.adrelid) AS value,
       CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS required,
       CASE WHEN l.collname = 'C' THEN ' COLLATE "C"' ELSE '' END AS collation
     FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     LEFT JOIN pg_collation l ON l.oid = a.attcollation
     WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [oid],
  )
  const constraints = await ask(
    "SELECT conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1 AND contype <> 'n' ORDER BY 1",
    [oid],
  )
  const indexes = await ask(
    `SELECT pg_get_indexdef(i.indexrelid) AS text FROM pg_index i
     WHERE i.indrelid = $1 AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1`,
    [oid],
  )
  const parts = [
    ...columns.map(
      (one) =>
        `  ${one["name"]} ${one["type"]}${one["collation"]}${one["required"]}${one["value"] === null ? "" : ` DEFAULT ${one["value"]}`}`,
    ),
    ...constraints.map((one) => `  CONSTRAINT ${one["name"]} ${one["text"]}`),
  ]
  const names = columns.map((one) => one["name"]).join(", ")
  const literals = columns.map((one) => `quote_nullable(${one["name"]}::text)`).join(` || ', ' || `)
  const rows = await ask(`SELECT ${literals} AS text FROM ${schema}.${name} ORDER BY 1`, [])
  return [
    `CREATE TABLE ${schema}.${name} (\n${parts.join(",\n")}\n)${options === null ? "" : ` WITH (${options})`};`,
    ...indexes.map((one) => `${one["text"]};`),
    ...rows.map((one) => `INSERT INTO ${schema}.${name} (${names}) VALUES (${one["text"]});`),
  ]
}
