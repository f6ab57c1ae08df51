// What tests of SQL at awkward places share: hand-made relations, and that every database says of each row what the
// plan's definition says.
import {
  compileSql,
  type Plan,
  type PlanCondition,
  type PlanNumber,
  type Relation,
  type SqlProgram,
} from "@onevisit/core/rules"
import type { Rounding } from "@onevisit/core/money"
import { plainDate, toEpochDay } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { afterAll, beforeAll, expect } from "vitest"
import { type Database, openPostgres, openSqlite, type ResultRow, runOn } from "./databases.fixture.ts"
import { type Cell, knownIn, type RandomRelation } from "./random-relation.fixture.ts"
import { referenceOutcome } from "./reference.fixture.ts"

/** SQLite and both PostgreSQLs, open while the tests of a file run. */
export function databasesOfFile(): readonly Database[] {
  const databases: Database[] = []
  beforeAll(async () => {
    databases.push(openSqlite(), ...(await Promise.all([openPostgres(14), openPostgres(18)])))
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
  })
  return databases
}

export const bounds = { min: -(10n ** 30n), max: 10n ** 30n }
export const constant = (value: bigint | number): PlanNumber => ({
  op: "constant",
  value: BigInt(value),
  bounds,
})
export const slotAt = (slot: number): PlanNumber => ({ op: "slot", slot, bounds })
export const always: PlanCondition = { op: "constant", value: true }
export const day = (text: string): number => toEpochDay(plainDate(text))
export const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

export function share(of: PlanNumber, by: number, whole: number, rounding: Rounding): PlanNumber {
  return { op: "share", of, share: constant(by), whole: constant(whole), rounding, bounds }
}

export function relation(facts: Relation["facts"]): Relation {
  return { name: "people", id: "id", facts }
}

export function oneColumn(name: string, cells: readonly (Cell | number)[]): RandomRelation {
  return {
    relation: relation({ [name]: { column: name, nullMeans: "unknown" } }),
    columns: { [name]: "whole" },
    rows: cells.map((cell) => ({ [name]: typeof cell === "number" ? BigInt(cell) : cell })),
  }
}

/** The same column as a date that is known to the day. */
export function withDays(population: RandomRelation): RandomRelation {
  const [name = ""] = Object.keys(population.columns)
  return {
    ...population,
    relation: relation({ [name]: { first: name, last: name, as: "date", nullMeans: "unknown" } }),
    columns: { [name]: "day" },
  }
}

/** Every mixture of first day, last day and flags; half of them with days in the wrong order or only one. */
export function died(nullMeans: "unknown" | "never"): RandomRelation {
  const days = [
    null,
    ...["2018-01-01", "2018-05-31", "2018-06-01", "2018-08-31", "2018-09-01", "2020-12-31"].map((at) =>
      BigInt(day(at)),
    ),
  ]
  const flags: readonly Cell[] = [false, true, null]
  return {
    relation: relation({
      died: { first: "from", last: "to", as: "date", nullMeans, never: "never", unknown: "unknown" },
    }),
    columns: { from: "day", to: "day", never: "flag", unknown: "flag" },
    rows: days.flatMap((from) =>
      days.flatMap((to) => flags.flatMap((never) => flags.map((unknown) => ({ from, to, never, unknown })))),
    ),
  }
}

export async function outcomes(
  plan: Plan,
  population: RandomRelation,
  database: Database,
): Promise<readonly ResultRow[]> {
  const program: SqlProgram = Result.getOrThrow(compileSql(plan, population.relation, database.dialect))
  return runOn(database, withIds(population), program)
}

export function withIds({ columns, relation: held, rows }: RandomRelation): RandomRelation {
  return {
    relation: held,
    columns: { id: "small", ...columns },
    rows: rows.map((row, at) => ({ id: BigInt(at), ...row })),
  }
}

/** Every database comes to what the plan's definition says of each row. */
export async function allAgree(
  databases: readonly Database[],
  plan: Plan,
  population: RandomRelation,
): Promise<void> {
  const expected = population.rows.map((row, id) => {
    const known = plan.slots.map((slot) => knownIn(slot, population.relation.facts[slot.name], row))
    const sets = known.filter((set) => set !== null)
    return sets.length < known.length
      ? { id, status: 4, reasons: 0, amount: 0n }
      : { id, ...referenceOutcome(plan, sets) }
  })
  for (const database of databases)
    expect(await outcomes(plan, population, database), database.name).toEqual(expected)
}
