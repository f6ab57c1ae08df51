import {
  compileSql,
  decide,
  lower,
  NEVER,
  outcomeOf,
  type Plan,
  type PlanCondition,
  type PlanNumber,
  type Relation,
  type SqlProgram,
} from "@onevisit/core/rules"
import { type Rounding, roundings } from "@onevisit/core/money"
import { addDays, addMonths, fromEpochDay, plainDate, toEpochDay } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { residents } from "../bench/rules-subjects.ts"
import { bind, oldAge } from "../bench/rules-workloads.ts"
import { type Database, openPostgres, openSqlite, type ResultRow, runOn } from "./databases.fixture.ts"
import { planOf, slots } from "./random-plan.fixture.ts"
import { type Cell, knownIn, type RandomRelation } from "./random-relation.fixture.ts"
import { referenceOutcome } from "./reference.fixture.ts"

const databases: Database[] = []

beforeAll(async () => {
  databases.push(openSqlite(), ...(await Promise.all([openPostgres(14), openPostgres(18)])))
})

afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()))
})

const bounds = { min: -(10n ** 30n), max: 10n ** 30n }
const constant = (value: bigint | number): PlanNumber => ({ op: "constant", value: BigInt(value), bounds })
const slotAt = (slot: number): PlanNumber => ({ op: "slot", slot, bounds })
const always: PlanCondition = { op: "constant", value: true }
const day = (text: string): number => toEpochDay(plainDate(text))
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe("what is reckoned", () => {
  test.each(roundings)("a share is rounded %s alike on both sides of zero", async (rounding) => {
    for (const whole of [1, 2, 3, 4, 7, 100, 200]) {
      const plan = planOf([wide], [always], share(slotAt(0), 1, whole, rounding))
      await allAgree(plan, oneColumn("wide", between(-410, 410)))
    }
  })

  test("a share of something open, by an open whole, is open between its extremes", async () => {
    for (const rounding of roundings) {
      const amount: PlanNumber = {
        op: "share",
        of: slotAt(0),
        share: constant(-7),
        whole: slotAt(1),
        rounding,
        bounds,
      }
      // The range shows in what it is held against.
      for (const border of [-1000, -400, -58, -1, 0, 1, 58, 350, 400, 1000]) {
        const plan = planOf(
          [wide, slots.months],
          [{ op: "compare", relation: "atLeast", left: amount, right: constant(border) }],
          amount,
        )
        const cells: readonly Cell[] = [-50n, -1n, 0n, 1n, 50n, null]
        const rows = cells.flatMap((held) => [1n, 5n, 12n, null].map((months) => ({ wide: held, months })))
        await allAgree(plan, {
          relation: relation({
            wide: { column: "wide", nullMeans: "unknown" },
            months: { column: "months", nullMeans: "unknown" },
          }),
          columns: { wide: "small", months: "small" },
          rows,
        })
      }
    }
  })

  test("a day moves by months to the corresponding day or the month's last, and then by days", async () => {
    const edges = [
      "1899-12-31",
      "1900-02-28",
      "1936-02-29",
      "1999-12-31",
      "2000-02-29",
      "2015-01-31",
      "2016-03-31",
    ]
    const days = edges.flatMap((edge) => between(day(edge) - 32, day(edge) + 32))
    for (const [months, more] of [
      [1, 0],
      [-1, 0],
      [12, -1],
      [-12, 40],
      [13, 0],
      [-25, 0],
      [1199, 7],
      [0, 5],
    ] as const) {
      const amount: PlanNumber = { op: "shift", of: slotAt(0), months, days: more, bounds }
      const population = oneColumn("moved", days)
      for (const database of databases) {
        const rows = await outcomes(planOf([moved], [always], amount), withDays(population), database)
        expect(rows.map(({ amount: at }) => fromEpochDay(Number(at)))).toEqual(
          days.map((from) => addDays(addMonths(fromEpochDay(from), months), more)),
        )
      }
    }
  })

  test("numbers near 2⁵³ and products near 2⁶³ stay whole", async () => {
    const largest = BigInt(Number.MAX_SAFE_INTEGER)
    const plan = planOf([slots.huge], [always], { op: "times", of: slotAt(0), by: constant(1024), bounds })
    const cells = [largest, largest - 1n, -largest, 1n - largest, 0n]
    for (const database of databases) {
      const rows = await outcomes(plan, oneColumn("huge", cells), database)
      expect(rows.map(({ amount }) => amount)).toEqual(cells.map((cell) => cell * 1024n))
    }
    const beyond = planOf([slots.huge], [always], { op: "times", of: slotAt(0), by: constant(1025), bounds })
    expect(refusalOf(beyond)).toBe("exact-range-left")
  })

  test("steps over a date tell what never came from what is not known", async () => {
    const steps: PlanNumber = {
      op: "steps",
      of: slotAt(0),
      cuts: [day("2018-06-01"), day("2019-01-01"), NEVER],
      values: [constant(1), constant(2), constant(3), constant(4)],
      bounds,
    }
    const falling: PlanNumber = { ...steps, values: [constant(9), constant(2), constant(1), constant(0)] }
    for (const amount of [steps, falling]) {
      for (const nullMeans of ["unknown", "never"] as const) {
        for (const inside of [3, 4, 0]) {
          const condition: PlanCondition = { op: "inside", of: amount, inside: [{ from: 0, to: inside }] }
          await allAgree(planOf([slots.died], [condition], amount), died(nullMeans))
        }
      }
    }
  })

  test("two numbers that only touch are not the same", async () => {
    const [low, high] = [0, 1].map((slot): PlanNumber => ({
      op: "steps",
      of: slotAt(0),
      cuts: [5],
      values: slot === 0 ? [constant(1), constant(5)] : [constant(5), constant(9)],
      bounds,
    })) as [PlanNumber, PlanNumber]
    for (const [left, right] of [
      [low, high],
      [high, low],
    ] as const) {
      const same: PlanCondition = { op: "compare", relation: "is", left, right }
      await allAgree(planOf([slots.count], [same], null), oneColumn("count", [3n, 7n, null]))
    }
  })
})

describe("an amount where every ground holds", () => {
  const steps: PlanNumber = {
    op: "steps",
    of: slotAt(0),
    cuts: [day("2018-06-01"), day("2019-01-01"), NEVER],
    values: [constant(1), constant(2), constant(3), constant(4)],
    bounds,
  }

  test("still tells what never came from what is known", async () => {
    for (const nullMeans of ["unknown", "never"] as const) {
      for (const never of [true, false]) {
        const inside = [
          { from: day("2018-05-01"), to: day("2020-12-31") },
          ...(never ? [{ from: NEVER, to: NEVER }] : []),
        ]
        await allAgree(planOf([slots.died], [{ op: "atom", slot: 0, inside }], steps), died(nullMeans))
      }
      const onlyNever: PlanCondition = { op: "atom", slot: 0, inside: [{ from: NEVER, to: NEVER }] }
      await allAgree(planOf([slots.died], [onlyNever], steps), died(nullMeans))
    }
  })

  test("is open where a ground holds of anything and so of what is not known", async () => {
    const anything: PlanCondition = { op: "atom", slot: 0, inside: slots.count.domain }
    const twice: PlanNumber = { op: "times", of: slotAt(0), by: constant(2), bounds }
    await allAgree(planOf([slots.count], [anything], twice), oneColumn("count", [3n, null]))
  })

  test("is reckoned in 64 bits, whatever the columns are", async () => {
    const some: PlanCondition = { op: "atom", slot: 0, inside: [{ from: 5, to: 10_000_000 }] }
    const square: PlanNumber = { op: "times", of: slotAt(0), by: slotAt(0), bounds }
    const population = oneColumn("money", [10_000_000n, 5n, 4n, null])
    for (const constrained of [true, false])
      await allAgree(planOf([slots.money], [some], square), {
        ...population,
        columns: { money: "small" },
        relation: { ...population.relation, constrained },
      })
  })

  test("is nothing where grounds contradict each other", async () => {
    const plan = planOf(
      [slots.count],
      [0, 10].map((from): PlanCondition => ({ op: "atom", slot: 0, inside: [{ from, to: from + 5 }] })),
      slotAt(0),
    )
    await allAgree(plan, oneColumn("count", [3n, 12n, null]))
  })
})

describe("what a row says", () => {
  test("a date that never came holds where the rule says so, and only there", async () => {
    const [from, to] = [day("2018-09-01"), day("2020-12-31")]
    for (const never of [true, false]) {
      const inside = [{ from, to }, ...(never ? [{ from: NEVER, to: NEVER }] : [])]
      for (const nullMeans of ["unknown", "never"] as const) {
        const atom: PlanCondition = { op: "atom", slot: 0, inside }
        await allAgree(planOf([slots.died], [atom, { op: "not", part: atom }], null), died(nullMeans))
        await allAgree(planOf([slots.died], [{ op: "any", parts: [atom] }], null), died(nullMeans))
      }
    }
  })

  test("a value far outside of its range leaves its row to others and the query whole", async () => {
    const far = [2n ** 62n, -(2n ** 62n), 2n ** 63n - 1n, -(2n ** 63n), 10_000_001n, -1n, 5n]
    const amount: PlanNumber = { op: "times", of: slotAt(0), by: slotAt(0), bounds }
    const ground: PlanCondition = { op: "compare", relation: "atLeast", left: amount, right: constant(9) }
    const population = { ...oneColumn("money", far), columns: { money: "whole" as const } }
    await allAgree(planOf([slots.money], [ground], amount), population)
    await allAgree(planOf([slots.money], [always], amount), population)
    const parts = { ...oneColumn("months", [...far, 0n, 12n, 13n]), columns: { months: "whole" as const } }
    const whole: PlanNumber = {
      op: "share",
      of: constant(7),
      share: constant(3),
      whole: slotAt(0),
      rounding: "up",
      bounds,
    }
    await allAgree(planOf([slots.months], [always], whole), parts)
    await allAgree(
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
    await allAgree(plan, population)
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
    await allAgree(planOf([slots.count, second], [always], deep), {
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

const wide = { ...slots.count, name: "wide", domain: [{ from: -1000, to: 1000 }] }
const moved = { ...slots.born, name: "moved", domain: [{ from: day("1890-01-01"), to: day("2110-12-31") }] }

function share(of: PlanNumber, by: number, whole: number, rounding: Rounding): PlanNumber {
  return { op: "share", of, share: constant(by), whole: constant(whole), rounding, bounds }
}

function relation(facts: Relation["facts"]): Relation {
  return { name: "people", id: "id", facts }
}

function oneColumn(name: string, cells: readonly (Cell | number)[]): RandomRelation {
  return {
    relation: relation({ [name]: { column: name, nullMeans: "unknown" } }),
    columns: { [name]: "whole" },
    rows: cells.map((cell) => ({ [name]: typeof cell === "number" ? BigInt(cell) : cell })),
  }
}

/** The same column as a date that is known to the day. */
function withDays(population: RandomRelation): RandomRelation {
  const [name = ""] = Object.keys(population.columns)
  return {
    ...population,
    relation: relation({ [name]: { first: name, last: name, as: "date", nullMeans: "unknown" } }),
    columns: { [name]: "day" },
  }
}

/** Every mixture of first day, last day and flags; half of them with days in the wrong order or only one. */
function died(nullMeans: "unknown" | "never"): RandomRelation {
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

async function outcomes(
  plan: Plan,
  population: RandomRelation,
  database: Database,
): Promise<readonly ResultRow[]> {
  const program: SqlProgram = Result.getOrThrow(compileSql(plan, population.relation, database.dialect))
  return runOn(database, withIds(population), program)
}

function withIds({ columns, relation: held, rows }: RandomRelation): RandomRelation {
  return {
    relation: held,
    columns: { id: "small", ...columns },
    rows: rows.map((row, at) => ({ id: BigInt(at), ...row })),
  }
}

/** Every database comes to what the plan's definition says of each row. */
async function allAgree(plan: Plan, population: RandomRelation): Promise<void> {
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

function refusalOf(plan: Plan): string | null {
  const facts = Object.fromEntries(
    plan.slots.map(({ name }) => [name, { column: name, nullMeans: "unknown" as const }]),
  )
  const compiled = compileSql(plan, relation(facts), "postgres")
  return Result.isFailure(compiled) ? compiled.failure.reason : null
}
