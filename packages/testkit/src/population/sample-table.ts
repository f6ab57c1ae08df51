/** The contract's population as a table, for adapters that decide in a database: statements to be run as they are. */
import { NEVER, type Relation, type SqlDialect } from "@onevisit/core/rules"
import { fromEpochDay } from "@onevisit/core/time"
import type { PopulationCell, PopulationRow } from "./sample-people.ts"

export interface SampleTableOptions {
  readonly dialect: SqlDialect
  readonly ids: "text" | "integer"
  /** How days are held. */
  readonly days: "epoch-day" | "date"
  readonly name?: string
}

export interface SampleTable {
  readonly relation: Relation
  readonly create: string
  /** Puts rows in the place of those with the same ids; `version` goes into the column `version`. */
  readonly put: (rows: readonly PopulationRow[], version: number) => string
  readonly remove: (subjects: readonly string[]) => string
}

export function sampleTable({ days, dialect, ids, name = "residents" }: SampleTableOptions): SampleTable {
  const [id, flag] = [ids === "integer" ? "bigint" : "text", dialect === "postgres" ? "boolean" : "integer"]
  const day = days === "epoch-day" ? "integer" : dialect === "postgres" ? "date" : "text"
  const dayText = (value: number) =>
    days === "epoch-day" ? String(value) : `${dialect === "postgres" ? "DATE " : ""}'${fromEpochDay(value)}'`
  const flagText = (value: boolean) => (dialect === "postgres" ? String(value) : value ? "1" : "0")
  const idText = (subject: string) => (ids === "integer" ? subject : `'${subject.replaceAll("'", "''")}'`)
  const daysOf = (cell: PopulationCell | null) =>
    cell === null || cell.first === NEVER ? ["NULL", "NULL"] : [dayText(cell.first), dayText(cell.last)]
  const values = ({ cells, id: subject, odd }: PopulationRow, version: number) =>
    [
      idText(subject),
      ...daysOf(cells.born),
      cells.registeredIn?.first ?? "NULL",
      ...daysOf(cells.died),
      flagText(cells.died?.first === NEVER),
      cells.paidElsewhere === null ? "NULL" : flagText(cells.paidElsewhere.first === 1),
      flagText(odd),
      version,
    ].join(", ")
  const columns = [
    "born_first",
    "born_last",
    "place",
    "died_first",
    "died_last",
    "died_never",
    "paid",
    "odd",
    "version",
  ]
  return {
    relation: {
      name,
      id: "subject",
      odd: "odd",
      facts: {
        born: { first: "born_first", last: "born_last", as: days, nullMeans: "unknown" },
        registeredIn: { column: "place", as: "place" },
        died: { first: "died_first", last: "died_last", as: days, nullMeans: "unknown", never: "died_never" },
        paidElsewhere: {
          column: "paid",
          as: dialect === "postgres" ? "boolean" : "integer",
          nullMeans: "unknown",
        },
      },
    },
    create: `CREATE TABLE ${name} (subject ${id} PRIMARY KEY, born_first ${day}, born_last ${day}, place integer, died_first ${day},
      died_last ${day}, died_never ${flag} NOT NULL, paid ${flag}, odd ${flag} NOT NULL, version integer NOT NULL)`,
    put: (rows, version) =>
      `INSERT INTO ${name} VALUES ${rows.map((row) => `(${values(row, version)})`).join(", ")}
        ON CONFLICT (subject) DO UPDATE SET ${columns.map((each) => `${each} = excluded.${each}`).join(", ")}`,
    remove: (subjects) => `DELETE FROM ${name} WHERE subject IN (${subjects.map(idText).join(", ")})`,
  }
}
