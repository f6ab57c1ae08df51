import { compileSql, decide, lower, outcomeOf, type PlanNumber } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { describe, expect, test } from "vitest"
import { residents } from "../bench/rules-subjects.ts"
import { bind, oldAge } from "../bench/rules-workloads.ts"
import {
  allAgree,
  always,
  between,
  bounds,
  constant,
  databasesOfFile,
  outcomes,
  relation,
  slotAt,
} from "./edges.fixture.ts"
import { planOf, slots } from "./random-plan.fixture.ts"
import { type RandomRelation } from "./random-relation.fixture.ts"

const databases = databasesOfFile()

describe("how a query stands", () => {
  test("it can be the table of another query, and what fills a table", async () => {
    const plan = planOf([slots.count], [{ op: "atom", slot: 0, inside: [{ from: 3, to: 20 }] }], slotAt(0))
    const people = relation({ count: { column: "count", nullMeans: "unknown" } })
    for (const database of databases) {
      const { parameters, text } = Result.getOrThrow(compileSql(plan, people, database.dialect))
      await database.execute("CREATE TABLE people (id integer, count integer)")
      await database.execute("INSERT INTO people VALUES (1, 3), (2, 2), (3, NULL), (4, 20)")
      const summed = {
        text: `SELECT sum(amount) AS all_of_it FROM (${text}) decided WHERE status = 1`,
        parameters,
        columns: [],
      }
      expect(Number((await database.query(summed))[0]?.["all_of_it"])).toBe(23)
      await database.execute(
        "CREATE TABLE decided (id integer, status integer, reasons bigint, amount bigint)",
      )
      await database.query({ text: `INSERT INTO decided ${text}`, parameters, columns: [] })
      const kept = { text: "SELECT count(*) AS kept FROM decided", parameters: [], columns: [] }
      expect(Number((await database.query(kept))[0]?.["kept"])).toBe(4)
      await database.execute("DROP TABLE people")
      await database.execute("DROP TABLE decided")
    }
  })

  test("names are only ever names", async () => {
    const name = `x"; DROP TABLE people; --`
    const plan = planOf(
      [{ ...slots.count, name }],
      [{ op: "atom", slot: 0, inside: [{ from: 3, to: 20 }] }],
      null,
    )
    const population: RandomRelation = {
      relation: { name: "rule_layer_1", id: "id", facts: { [name]: { column: name, nullMeans: "unknown" } } },
      columns: { [name]: "small" },
      rows: [{ [name]: 3n }, { [name]: 2n }],
    }
    await allAgree(databases, plan, population)
  })

  test("a relation in a schema is found there", async () => {
    const plan = planOf([slots.count], [{ op: "atom", slot: 0, inside: [{ from: 3, to: 20 }] }], null)
    for (const database of databases) {
      const schema = database.dialect === "sqlite" ? "main" : "public"
      const people = {
        ...relation({ count: { column: "count", nullMeans: "unknown" } }),
        name: { schema, table: "people" },
      }
      await database.execute(`CREATE TABLE "${schema}".people (id integer, count integer)`)
      expect(await database.query(Result.getOrThrow(compileSql(plan, people, database.dialect)))).toEqual([])
      await database.execute(`DROP TABLE "${schema}".people`)
    }
  })

  test("forty choices in one another are decided", async () => {
    const deep = between(1, 40).reduceRight<PlanNumber>(
      (otherwise, at) => ({
        op: "if",
        test: { op: "atom", slot: at % 2, inside: [{ from: -5, to: (at % 20) - 4 }] },
        then: { op: "sum", parts: [slotAt(at % 2), constant(at)], bounds },
        else: otherwise,
        bounds,
      }),
      constant(0),
    )
    const second = { ...slots.count, name: "second" }
    const rows = [-5n, 0n, 7n, 20n, null].flatMap((count) =>
      [-5n, 3n, null].map((other) => ({ count, second: other })),
    )
    await allAgree(databases, planOf([slots.count, second], [always], deep), {
      relation: relation({
        count: { column: "count", nullMeans: "unknown" },
        second: { column: "second", nullMeans: "unknown" },
      }),
      columns: { count: "small", second: "small" },
      rows,
    })
  })
})

test("the old-age rule over a relation comes to what the interpreter decides", async () => {
  const bound = bind(oldAge)
  const plan = lower(bound)
  const subjects = residents(2000, 15)
  const population: RandomRelation = {
    relation: relation({
      born: { first: "from", last: "to", as: "date", nullMeans: "unknown" },
      registeredIn: { column: "region", as: "place" },
      died: { first: "died", last: "died", as: "date", nullMeans: "never", unknown: "died unknown" },
      paidElsewhere: { column: "paid", as: "boolean", nullMeans: "unknown" },
    }),
    columns: { from: "day", to: "day", region: "small", died: "day", "died unknown": "flag", paid: "flag" },
    rows: subjects.map(({ draw }) => ({
      from: draw.bornFrom === null ? null : BigInt(draw.bornFrom),
      to: draw.bornTo === null ? null : BigInt(draw.bornTo),
      region: draw.region === null ? null : BigInt(draw.region),
      died: draw.died === null || draw.died === "never" ? null : BigInt(draw.died),
      "died unknown": draw.died === null,
      paid: draw.paidElsewhere,
    })),
  }
  const expected = subjects.map(({ row }, id) => {
    const { amount, reasons, status } = outcomeOf(decide(bound, row))
    return { id, status, reasons, amount: BigInt(amount) }
  })
  expect(new Set(expected.map(({ status }) => status))).toEqual(new Set([0, 1, 2, 3]))
  for (const database of databases) expect(await outcomes(plan, population, database)).toEqual(expected)
})
