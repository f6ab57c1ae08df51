import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromEpochDay, plainDate, toEpochDay } from "../../time/index.ts"
import { openScope, factIn } from "../check/scope.ts"
import { disputed, never, observed, unknown, withheld } from "../facts/observation.ts"
import { readFact } from "../facts/read-fact.ts"
import { smallWorld } from "../interpret/small-world.fixture.ts"
import { whenOf } from "../bound/when.ts"
import { epochDay, KNOWN, readerOf, SLOW, UNKNOWN, WRONG } from "./read-row.ts"

const scope = openScope(smallWorld, whenOf({ on: plainDate("2018-02-28") }), () => undefined, false)
const facts = Object.keys(smallWorld.sheet.facts).map((name) => {
  const fact = factIn(scope, name, [])
  if (fact === null) throw new Error(name)
  return fact
})

const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    3,
    4,
    5,
    0.5,
    Number.NaN,
    Infinity,
    2 ** 53,
    "",
    "a",
    "d",
    "1936",
    "1936-02",
    "1936-02-29",
    "1936-02-30",
    "1937-02-29",
    "1936-2-29",
    "１936-02-29",
    "1936-02-29 ",
    "2018",
    "2018-01",
    "2018-05",
    "2018-02-01",
    "2018-02-01T00",
    "9901",
    "990101",
    "9901019",
    "98",
    "99",
    "never",
    "__proto__",
    [],
    {},
    { state: "unknown" },
    { state: "odd" },
    { value: 1 },
    unknown,
    never,
    withheld,
    observed("1936-02-28"),
    observed(never),
    observed(3, { source: "s" }),
    disputed(1, 2),
    disputed("9901", "9902"),
    disputed(never),
    disputed(),
    disputed<unknown>("x", 1),
  ),
  fc.integer(),
  fc.string(),
)

describe("the fast reader of a row", () => {
  it("reads every value, right or wrong, as the interpreter does", () => {
    fc.assert(
      fc.property(fc.constantFrom(...facts), values, (fact, said) => {
        const cursor = { from: 0, to: 0 }
        const went = readerOf(fact)(said, cursor)
        const { possible, state } = readFact(fact, said)
        if (state === "invalid") return void expect(went).toBe(WRONG)
        if (state === "unknown" || state === "withheld" || possible === fact.domain)
          return void expect(went).toBe(UNKNOWN)
        if (possible.length > 1 || fact.declaration.judged === true) return void expect(went).toBe(SLOW)
        expect(went).toBe(KNOWN)
        expect([cursor]).toEqual(possible)
        expect(Object.is(cursor.from, -0)).toBe(false)
      }),
      { numRuns: 4000 },
    )
  })

  it("counts the days of every date, and takes no other text for one", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(epochDay(fromEpochDay(day))).toBe(day)
      }),
    )
    for (const edge of ["0001-01-01", "1900-02-28", "1900-03-01", "2000-02-29", "9999-12-31"])
      expect(epochDay(edge)).toBe(toEpochDay(plainDate(edge)))
    for (const wrong of [
      "0000-01-01",
      "1900-02-29",
      "2018-13-01",
      "2018-00-01",
      "2018-01-00",
      "2018/01/01",
      "2018-01-32",
      "20x8-01-01",
    ])
      expect(epochDay(wrong)).toBeNaN()
  })
})
