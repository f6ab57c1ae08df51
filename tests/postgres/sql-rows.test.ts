import { compileSql, NEVER, type PlanCondition, type PlanNumber } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { describe, expect, test } from "vitest"
import { type Database } from "./databases.fixture.ts"
import {
  allAgree,
  always,
  between,
  bounds,
  constant,
  databasesOfFile,
  day,
  died,
  oneColumn,
  outcomes,
  relation,
  slotAt,
} from "./edges.fixture.ts"
import { planOf, slots } from "./random-plan.fixture.ts"
import { type RandomRelation } from "./random-relation.fixture.ts"

const databases = databasesOfFile()

describe("what a row says", () => {
  test("a date that never came holds where the rule says so, and only there", async () => {
    const [from, to] = [day("2018-09-01"), day("2020-12-31")]
    for (const never of [true, false]) {
      const inside = [{ from, to }, ...(never ? [{ from: NEVER, to: NEVER }] : [])]
      for (const nullMeans of ["unknown", "never"] as const) {
        const atom: PlanCondition = { op: "atom", slot: 0, inside }
        await allAgree(
          databases,
          planOf([slots.died], [atom, { op: "not", part: atom }], null),
          died(nullMeans),
        )
        await allAgree(databases, planOf([slots.died], [{ op: "any", parts: [atom] }], null), died(nullMeans))
      }
    }
  })

  test("a value far outside of its range leaves its row to others and the query whole", async () => {
    const far = [2n ** 62n, -(2n ** 62n), 2n ** 63n - 1n, -(2n ** 63n), 10_000_001n, -1n, 5n]
    const amount: PlanNumber = { op: "times", of: slotAt(0), by: slotAt(0), bounds }
    const ground: PlanCondition = { op: "compare", relation: "atLeast", left: amount, right: constant(9) }
    const population = { ...oneColumn("money", far), columns: { money: "whole" as const } }
    await allAgree(databases, planOf([slots.money], [ground], amount), population)
    await allAgree(databases, planOf([slots.money], [always], amount), population)
    const parts = { ...oneColumn("months", [...far, 0n, 12n, 13n]), columns: { months: "whole" as const } }
    const whole: PlanNumber = {
      op: "share",
      of: constant(7),
      share: constant(3),
      whole: slotAt(0),
      rounding: "up",
      bounds,
    }
    await allAgree(databases, planOf([slots.months], [always], whole), parts)
    await allAgree(
      databases,
      planOf([slots.months], [{ op: "atom", slot: 0, inside: [{ from: 2, to: 12 }] }], whole),
      parts,
    )
  })

  test("a year alone leaves open what the day would settle", async () => {
    const atom: PlanCondition = {
      op: "atom",
      slot: 0,
      inside: [{ from: day("1935-12-31"), to: day("1938-08-31") }],
    }
    const plan = planOf([slots.born], [atom], null)
    const population: RandomRelation = {
      relation: relation({ born: { first: "from", last: "to", as: "date", nullMeans: "unknown" } }),
      columns: { from: "day", to: "day" },
      rows: [
        ["1938-01-01", "1938-12-31"],
        ["1937-01-01", "1937-12-31"],
        ["1939-01-01", "1939-12-31"],
        ["1938-08-31", "1938-08-31"],
        ["1938-09-01", "1938-09-01"],
      ].map(([from, to]) => ({ from: BigInt(day(from ?? "")), to: BigInt(day(to ?? "")) })),
    }
    for (const constrained of [true, false]) {
      const held = { ...population, relation: { ...population.relation, constrained } }
      for (const database of databases)
        expect((await outcomes(plan, held, database)).map(({ status }) => status)).toEqual([2, 1, 0, 1, 0])
    }
  })

  test("all thirty-two reason bits fit", async () => {
    const atom = (inside: number): PlanCondition => ({
      op: "atom",
      slot: 0,
      inside: [{ from: inside, to: 20 }],
    })
    const plan = planOf([slots.count], between(0, 15).map(atom), null)
    for (const database of databases) {
      const rows = await outcomes(plan, oneColumn("count", [-1n, null, 15n, 14n]), database)
      expect(rows.map(({ reasons }) => reasons)).toEqual([0xffff, 0xffff0000, 0, 0x8000])
    }
  })

  test("SQLite takes a value of the wrong type for odd, not for a number or a day", async () => {
    const sqlite = databases[0] as Database
    const plan = planOf(
      [slots.count, slots.born],
      [
        { op: "atom", slot: 0, inside: [{ from: 3, to: 3 }] },
        { op: "atom", slot: 1, inside: [{ from: day("1935-12-31"), to: day("1938-08-31") }] },
      ],
      slotAt(0),
    )
    const program = Result.getOrThrow(
      compileSql(
        plan,
        relation({
          count: { column: "count", nullMeans: "unknown" },
          born: { first: "born", last: "born", as: "date", nullMeans: "unknown" },
        }),
        "sqlite",
      ),
    )
    await sqlite.execute(`CREATE TABLE people (id INTEGER, count, born)`)
    const wrong = ["3.5", "2.5", "'3'", "x'03'", "'three'", "21"].map((count) => [count, "'1936-01-01'"])
    const days = [
      "'1936-02-30'",
      "'1936'",
      "'1936-01'",
      "-12345",
      "'1936-01-01 00:00'",
      "'1936-13-01'",
      "'now'",
    ]
    const rows = [["3", "'1936-01-01'"], ...wrong, ...days.map((born) => ["3", born])]
    for (const [at, cells] of rows.entries())
      await sqlite.execute(`INSERT INTO people VALUES (${at}, ${cells.join(", ")})`)
    const found = await sqlite.query(program)
    await sqlite.execute("DROP TABLE people")
    expect(found.map(({ status }) => Number(status))).toEqual([1, ...rows.slice(1).map(() => 4)])
  })

  test("SQLite does not take a text for the number that it spells", async () => {
    const sqlite = databases[0] as Database
    const plan = planOf(
      [slots.flag, slots.count],
      [
        { op: "atom", slot: 0, inside: [{ from: 1, to: 1 }] },
        { op: "atom", slot: 1, inside: [{ from: 3, to: 5 }] },
      ],
      null,
    )
    const flag = { column: "flag", nullMeans: "unknown" } as const
    const program = Result.getOrThrow(
      compileSql(plan, relation({ flag, count: { column: "count", nullMeans: "unknown" } }), "sqlite"),
    )
    for (const [types, status] of [
      ["flag TEXT, count INTEGER", 4],
      ["flag INTEGER, count TEXT", 4],
      ["flag INTEGER, count INTEGER", 1],
    ] as const) {
      await sqlite.execute(`CREATE TABLE people (id INTEGER, ${types})`)
      await sqlite.execute("INSERT INTO people VALUES (1, 1, 4)")
      const found = await sqlite.query(program)
      await sqlite.execute("DROP TABLE people")
      expect(found.map((row) => Number(row["status"]))).toEqual([status])
    }
  })

  test("PostgreSQL refuses a query over columns of the wrong type", async () => {
    const plan = planOf(
      [slots.count, slots.born],
      [
        { op: "atom", slot: 0, inside: [{ from: 3, to: 5 }] },
        { op: "atom", slot: 1, inside: [{ from: 0, to: 0 }] },
        { op: "atom", slot: 1, inside: [{ from: day("1935-12-31"), to: day("1938-08-31") }] },
      ],
      null,
    )
    const program = Result.getOrThrow(
      compileSql(
        plan,
        relation({
          count: { column: "count", nullMeans: "unknown" },
          born: { first: "born", last: "born", as: "date", nullMeans: "unknown" },
        }),
        "postgres",
      ),
    )
    for (const database of databases.slice(1)) {
      for (const [count, born, message] of [
        ["numeric", "date", /numeric & integer/],
        ["double precision", "date", /double precision & integer/],
        ["text", "date", /text/],
        ["bigint", "timestamp", /timestamp/],
        ["smallint", "text", /text/],
      ] as const) {
        await database.execute(`CREATE TABLE people (id integer, count ${count}, born ${born})`)
        await expect(database.query(program)).rejects.toThrow(message)
        await database.execute("DROP TABLE people")
      }
      await database.execute("CREATE TABLE people (id integer, count smallint, born date)")
      expect(await database.query(program)).toEqual([])
      await database.execute("DROP TABLE people")
    }
  })
})
