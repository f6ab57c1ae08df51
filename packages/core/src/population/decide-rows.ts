/**
 * The statements that decide: the query of the rule over the embedder's relation, held against the outcomes of the last
 * accepted run, and whatever is otherwise put into the table of changes. One pass, and nothing leaves the database.
 */
import { UNSEEN } from "../benefits/index.ts"
import { compileSql, type Plan, type Relation, YES } from "../rules/index.ts"
import { PopulationError } from "../ports/index.ts"
import * as Result from "effect/Result"
import { kindInSql } from "./kinds-in-sql.ts"
import type { SqlPopulationSettings } from "./settings.ts"
import type { SqlValue } from "./steps.ts"
import type { Tables } from "./tables.ts"

export interface Statement {
  readonly text: string
  readonly parameters: readonly SqlValue[]
}

/** A run under way: its number, and that of its programme. */
export interface Numbers {
  readonly run: number
  readonly programme: number
}

/** Which rows of the relation a statement decides. */
export type Rows =
  | { readonly of: "all" }
  /** Ids after one, up to another; open where `null`. */
  | { readonly of: "range"; readonly after: SqlValue; readonly to: SqlValue }
  | { readonly of: "touched" }

const COLUMNS =
  "run, id, kind, before_status, before_reasons, before_amount, after_status, after_reasons, after_amount, odd"

/** Writes statements for one plan. Throws `PopulationError` where SQL does not carry the rule. */
export function decidingStatements(
  { dialect, relation }: Pick<SqlPopulationSettings, "dialect" | "relation">,
  tables: Tables,
  plan: Plan,
) {
  const compiledOver = (over: Relation) => {
    const compiled = compileSql(plan, over, dialect)
    if (Result.isFailure(compiled)) throw new PopulationError("Rejected", compiled.failure.message.en)
    return compiled.success
  }
  const part = partName(relation)
  const whole = compiledOver(relation)
  const some = compiledOver({ ...relation, name: part })

  /** Decides rows, and puts what is otherwise into the table of changes. Rows for the row program have status 4 there. */
  const decide = ({ programme, run }: Numbers, rows: Rows): Statement => {
    const outcomes = tables.outcomesOf(programme)
    if (rows.of === "all" && dialect === "postgres")
      return {
        text: `${inserted(run)} FROM (${whole.text}) d FULL JOIN ${outcomes} o ON o.id = d.id WHERE ${isOtherwise}`,
        parameters: whole.parameters,
      }
    const { limit, parameters } = limits(rows, run, tables, some.parameters.length)
    const compiled = rows.of === "all" ? whole : some
    const scope = rows.of === "all" ? "" : `WITH "${part}" AS (${limit}) `
    return {
      text: `${scope}${inserted(run)} FROM (${compiled.text}) d LEFT JOIN ${outcomes} o ON o.id = d.id WHERE ${isOtherwise}`,
      parameters: [...compiled.parameters, ...parameters],
    }
  }

  const inserted = (run: number) =>
    `INSERT INTO ${tables.changes} (${COLUMNS}) SELECT ${run}, ${dialect === "postgres" ? "COALESCE(d.id, o.id)" : "d.id"}, ${kindInSql("o", "d")},
    COALESCE(o.status, ${UNSEEN}), COALESCE(o.reasons, 0), COALESCE(o.amount, 0),
    COALESCE(d.status, ${UNSEEN}), COALESCE(d.reasons, 0), COALESCE(d.amount, 0), CASE d.status WHEN 4 THEN 1 ELSE 0 END`
  return { decide }
}

/**
 * Rows without an outcome before are otherwise too, and so are rows whose outcome came from the row program. Where the
 * status is the same nothing is missing on either side, and there is an amount only where it is yes.
 */
const isOtherwise = `d.status IS DISTINCT FROM o.status OR d.reasons <> o.reasons OR (d.status = ${YES} AND d.amount <> o.amount) OR o.odd = 1`

/** Puts the subjects of the last run who have no row any more into the table of changes. */
export function missingStatement(tables: Tables, { programme, run }: Numbers): Statement {
  const { changes, id, outcomesOf, relation } = tables
  return {
    text: `INSERT INTO ${changes} (${COLUMNS}) SELECT ${run}, o.id, ${kindInSql("o", "d")}, o.status, o.reasons, o.amount, ${UNSEEN}, 0, 0, 0
      FROM ${outcomesOf(programme)} o CROSS JOIN (SELECT ${UNSEEN} AS status, 0 AS reasons, 0 AS amount) d
      WHERE NOT EXISTS (SELECT 1 FROM ${relation} r WHERE r.${id} = o.id)`,
    parameters: [],
  }
}

function limits(rows: Rows, run: number, { id, idPlace, relation, touched }: Tables, after: number) {
  switch (rows.of) {
    case "all":
      return { limit: "", parameters: [] }
    case "touched":
      return {
        limit: `SELECT r.* FROM ${touched} t CROSS JOIN ${relation} r WHERE t.run = ${run} AND r.${id} = t.id`,
        parameters: [],
      }
    case "range": {
      const bounds = (
        [
          ["after", ">"],
          ["to", "<="],
        ] as const
      ).filter(([end]) => rows[end] !== null)
      const tests = bounds.map(([, test], at) => `r.${id} ${test} ${idPlace(after + at + 1)}`)
      const where = tests.length === 0 ? "" : ` WHERE ${tests.join(" AND ")}`
      return {
        limit: `SELECT r.* FROM ${relation} r${where}`,
        parameters: bounds.map(([end]) => rows[end]),
      }
    }
  }
}

/** A name for the part that is decided which is not the relation's own. */
function partName({ name }: Relation): string {
  const own = (typeof name === "string" ? name : name.table).toLowerCase()
  return own === "decided_part" ? "decided_part_" : "decided_part"
}
