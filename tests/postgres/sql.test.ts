import { compileSql, type Plan, type SqlProgram } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type ResultRow, runOn } from "./databases.fixture.ts"
import { databasesOfFile } from "./edges.fixture.ts"
import { plansOver, slots } from "./random-plan.fixture.ts"
import { knownIn, type RandomRelation, relationsFor } from "./random-relation.fixture.ts"
import { referenceOutcome } from "./reference.fixture.ts"

const databases = databasesOfFile()
/** Hundreds of plans on three databases take seconds on a machine that does nothing else, and longer on others. */
const PATIENCE_MS = 240_000

/** A plan over some facts, and a relation that holds them. */
const cases: fc.Arbitrary<readonly [Plan, RandomRelation]> = fc
  .subarray(Object.values(slots), { minLength: 1, maxLength: 4 })
  .chain((chosen) => fc.tuple(plansOver(chosen), relationsFor(chosen, 30)))

describe("a plan as SQL", () => {
  // SQLite answers so fast that rare plans are found on it.
  test.each([
    { name: "SQLite, PostgreSQL 14 and 18", dialects: ["sqlite", "postgres"], runs: 250 },
    { name: "SQLite", dialects: ["sqlite"], runs: 4000 },
  ])(
    "says of every row what the plan says, on $name: status, reasons and amount",
    { timeout: PATIENCE_MS },
    async ({ dialects, runs }) => {
      const chosen = databases.filter(({ dialect }) => dialects.includes(dialect))
      const seen = { compiled: 0, refused: new Map<string, number>(), statuses: new Map<number, number>() }
      await fc.assert(
        fc.asyncProperty(cases, async ([plan, population]) => {
          for (const database of chosen) {
            const program = compileSql(plan, population.relation, database.dialect)
            if (Result.isFailure(program)) {
              count(seen.refused, program.failure.reason)
              continue
            }
            seen.compiled += 1
            const expected = expectedRows(plan, population)
            for (const { status } of expected) count(seen.statuses, status)
            expect(await runOn(database, population, program.success), database.name).toEqual(expected)
          }
        }),
        { numRuns: runs },
      )
      // Otherwise this would hold of nothing.
      expect([...seen.statuses.keys()].sort()).toEqual([0, 1, 2, 3, 4])
      expect([...seen.refused.keys()].filter((reason) => reason !== "exact-range-left")).toEqual([])
      expect(seen.compiled).toBeGreaterThan((runs * chosen.length * 2) / 3)
    },
  )

  test(
    "returns the ids of odd rows alone, or all that are not a clear no",
    { timeout: PATIENCE_MS },
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ([plan, population]) => {
          for (const database of databases) {
            const [odd, notNo] = (["odd", "not-no"] as const).map((rows) =>
              compileSql(plan, population.relation, database.dialect, { rows }),
            ) as [Result.Result<SqlProgram, unknown>, Result.Result<SqlProgram, unknown>]
            if (Result.isFailure(odd) || Result.isFailure(notNo)) continue
            const expected = expectedRows(plan, population)
            const ids = (rows: readonly ResultRow[]) => rows.map(({ id }) => id)
            expect(odd.success.columns).toEqual(["id"])
            expect(ids(await runOn(database, population, odd.success))).toEqual(
              ids(expected.filter(({ status }) => status === 4)),
            )
            expect(await runOn(database, population, notNo.success)).toEqual(
              expected.filter(({ status }) => status !== 0),
            )
          }
        }),
        { numRuns: 50 },
      )
    },
  )
})

function expectedRows(plan: Plan, { relation, rows }: RandomRelation): readonly ResultRow[] {
  return rows.map((row, id) => {
    const known = plan.slots.map((slot) => knownIn(slot, relation.facts[slot.name], row))
    const sets = known.filter((set) => set !== null)
    const odd = relation.odd !== undefined && row[relation.odd] !== false
    if (odd || sets.length < known.length) return { id, status: 4, reasons: 0, amount: 0n }
    return { id, ...referenceOutcome(plan, sets) }
  })
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
