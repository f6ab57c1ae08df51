// Ten million events of cases that the benches of storages know, as SQL that makes them where they are to be: filling a
// store is not what is measured.
import { composeStorable } from "@onevisit/core/ports"
import { sampleCommand } from "./storage-acts.ts"

/** How a database makes rows from numbers. */
export interface Maker {
  /** A table `n` of the numbers from $first up to $last. */
  readonly series: string
  /** The number with zeros to twelve digits, and so many days after 2018-07-20. */
  readonly padded: string
  readonly day: string
  /** How a value of `view_fields` is written. */
  readonly textValue: (text: string) => string
}

const STEPS = [0, 1, 2] as const
const EVENTS_A_CASE = 6
export const CASES = Math.ceil(10_000_000 / EVENTS_A_CASE)
/** Cases that one statement makes. */
export const CASES_AT_ONCE = 20_000

/** The statements that make the cases from `$first` up to `$last`, each as if it had been decided. */
export function fillStatements({ day, padded, series, textValue }: Maker, schema = ""): readonly string[] {
  const acts = STEPS.map((step) => composeStorable(sampleCommand(0, step)))
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  /** A text of case 0 as that of case n. */
  const of = (text: string) =>
    [
      ["command-0-", "'command-' || n || '-'"],
      ["8000-000000000000", `'8000-' || ${padded}`],
      ["subject-0", "'subject-' || n"],
      ["2018-07-20", day],
    ].reduce(
      (sql, [old, made]) => (text.includes(old ?? "") ? `replace(${sql}, '${old}', ${made})` : sql),
      quoted(text),
    )
  const each = (rows: readonly (readonly string[])[]) =>
    rows.map((row, at) => `SELECT n, ${at} AS step, ${row.join(", ")} FROM n`).join(" UNION ALL ")
  const insert = (table: string, columns: string, rows: readonly (readonly string[])[]) =>
    `WITH ${series} INSERT INTO ${schema}${table} (${columns})
     SELECT ${columns} FROM (${each(rows.map((row) => row.map((value, at) => `${value} AS ${columns.split(", ")[at]}`)))}) AS made
     ORDER BY n, step`
  const last = acts.at(-1)
  const stream = of(last?.append[0]?.stream ?? "")
  return [
    insert(
      "commands",
      "id, digest, result",
      acts.map((act) => [of(act.commandId), quoted(act.digest), of(act.result)]),
    ),
    insert(
      "events",
      "stream, version, type, v, occurred_on, recorded_at, actor, data, command_id",
      acts.flatMap(({ append, commandId }) =>
        append.flatMap(({ events, expectedVersion }) =>
          events.map(({ actor, data, occurredOn, recordedAt, type, v }, at) => [
            stream,
            String(expectedVersion + at + 1),
            quoted(type),
            String(v),
            of(occurredOn),
            quoted(recordedAt),
            of(actor),
            of(data),
            of(commandId),
          ]),
        ),
      ),
    ),
    ...(last?.views ?? []).flatMap(({ doc, fields, index, view }) => [
      insert("views", "view, version, key, doc, fields", [
        [quoted(view), "1", stream, of(doc ?? ""), of(index)],
      ]),
      insert(
        "view_fields",
        "view, version, field, value, key",
        fields.map(([field, value]) => [
          quoted(view),
          "1",
          quoted(field),
          textValue(of(String(value))),
          stream,
        ]),
      ),
    ]),
    insert(
      "timers",
      "id, due_at, subject",
      (last?.timers ?? []).map(({ dueAt, id, subject }) => [of(id), quoted(dueAt ?? ""), of(subject)]),
    ),
  ]
}
