import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { type InvalidInput, text } from "../reasons/index.ts"
import { conditionSchema, parseRuleDefinition, ruleLimits } from "./schema.ts"

const citation = { statute: "sample-rules", title: text("样例", "sample"), article: "3", sample: true }

const title = text("样例", "sample")
const born = { age: "born", at: "on-the-day", leapDay: "feb28" }

function found(parsed: Result.Result<unknown, InvalidInput>) {
  return Result.isFailure(parsed)
    ? parsed.failure.issues.map(({ expected, path }) => `${path.join(".")}: ${expected}`)
    : []
}
const rule = (eligible: unknown, more: object = {}) => ({ v: 1, id: "sample", title, eligible, ...more })
const problems = (eligible: unknown, more: object = {}) => found(parseRuleDefinition(rule(eligible, more)))
const amountProblems = (amount: unknown) => problems({ all: [] }, { amount })

describe("a rule read from data", () => {
  it("comes back as it was, frozen, and of its own", () => {
    const input = rule(
      { all: [{ value: born, atLeast: 80, per: citation, code: "age" }] },
      {
        amount: { bands: born, table: [{ from: 80, to: null, value: "50.00" }], otherwise: 0 },
        source: citation,
      },
    )
    const read = Result.getOrThrow(parseRuleDefinition(input))
    expect(read).toEqual(input)
    expect(Object.isFrozen(read.eligible)).toBe(true)
    expect(read.title).not.toBe(title)
  })

  it("keeps the small forms of conditions that catalogues have had from the first", () => {
    const small = [
      { fact: "jointCentre", is: true },
      { fact: "size", oneOf: ["small", 3, false] },
      { fact: "yearsTaught", atLeast: 30 },
      { fact: "home-visits", atMost: 0 },
      { all: [{ any: [{ not: { fact: "a", is: "b" } }] }] },
    ]
    for (const condition of small) {
      expect(problems(condition)).toEqual([])
      expect(conditionSchema.safeParse(condition)).toEqual({ success: true, data: condition })
    }
  })

  it("says all that is wrong at once, each at its place, and never what was given", () => {
    const marked = "SECRET-130"
    const parsed = parseRuleDefinition({
      v: 2,
      id: marked,
      title: { zh: " ", en: 7, fr: marked },
      eligible: {
        all: [
          { fact: marked, is: { value: marked } },
          { not: { fact: "a", atLeast: { sum: [{ day: marked }] } } },
          { judgement: 130, per: { statute: "a", title: marked } },
        ],
        except: [{ when: { fact: "a", is: true }, then: marked }],
      },
      amount: { rate: marked, of: { parameter: marked }, rounding: marked },
      note: marked,
    })
    expect(Result.isFailure(parsed) && parsed.failure.message).not.toContain("SECRET")
    expect(
      found(parsed)
        .map((line) => line.slice(0, line.indexOf(":")))
        .toSorted(),
    ).toEqual([
      "amount.of.parameter",
      "amount.rate",
      "amount.rounding",
      "eligible.all.0.fact",
      "eligible.all.0.is",
      "eligible.all.0.is.value",
      "eligible.all.1.not.atLeast.sum.0.day",
      "eligible.all.2.judgement",
      "eligible.all.2.per.title",
      "eligible.except.0.then",
      "id",
      "note",
      "title.en",
      "title.fr",
      "title.zh",
      "v",
    ])
  })

  it("takes the form of a condition from the key that is there, and says which keys there are", () => {
    const forms = "a condition: one of fact, value, judgement, all, any, not, if"
    expect(problems({ fcat: "a", is: true })).toEqual([
      `eligible: ${forms}`,
      "eligible.fcat: no key of this name",
    ])
    expect(problems({})).toEqual([`eligible: ${forms}`])
    expect(problems([])).toEqual([`eligible: ${forms}`])
    expect(problems({ all: [null] })).toEqual([`eligible.all.0: ${forms}`])
    expect(problems({ fact: "a", is: true, all: [{}] })).toEqual([
      "eligible: one condition, not fact and all at once",
      `eligible.all.0: ${forms}`,
    ])
  })

  it("takes one comparison and no more", () => {
    const comparisons = "a comparison: one of is, oneOf, atLeast, atMost, above, below, within"
    expect(problems({ fact: "a" })).toEqual([`eligible: ${comparisons}`])
    expect(problems({ fact: "a", atLeast: 1, below: [] })).toEqual([
      "eligible: one comparison, not atLeast and below at once",
      "eligible.below: an expression: one of fact, parameter, age, day, shift, sum, minus, least, greatest, times, rate, prorate, if, bands, rows, count",
    ])
    expect(problems({ value: born, atLeast: 1, never: true })).toEqual([
      "eligible.never: no key of this name",
    ])
    expect(problems({ value: { count: "a", where: { is: 1, above: 2 } }, is: 1 })).toEqual([
      "eligible.value.where: one comparison, not is and above at once",
    ])
    expect(problems({ value: { count: "a", where: { is: "b", never: true } }, is: 1 })).toEqual([])
  })

  it("says what is missing of the form that was meant", () => {
    expect(problems({ if: { judgement: "a" }, then: { judgement: "b" } })).toEqual([
      "eligible.else: a condition: one of fact, value, judgement, all, any, not, if (it is missing)",
    ])
    expect(amountProblems({ prorate: "1.00", share: 1 })).toEqual([
      "amount.whole: text, a whole number, true or false, or an expression (it is missing)",
      "amount.rounding: one of half-up, half-even, down-to-fen, down-to-yuan, up (it is missing)",
    ])
  })

  it.each([
    [{ sum: [] }, "amount.sum: at least one value"],
    [{ minus: ["1.00"] }, "amount.minus: two values"],
    [{ times: ["1.00", 2, 3] }, "amount.times: two values"],
    [{ rows: [], otherwise: 0 }, "amount.rows: at least one row"],
    [{ bands: born, table: [], otherwise: 0 }, "amount.table: at least one band"],
    [{ bands: born, table: "old-age", otherwise: 0 }, "amount.table: a list of bands, or a parameter"],
    [{ rate: "a third", of: 1, rounding: "up" }, "amount.rate: a rate such as 0.3, 30% or 1/3"],
    [{ rate: 0.3, of: 1, rounding: "up" }, "amount.rate: text"],
    [{ rate: [], of: 1, rounding: "up" }, "amount.rate: a rate such as 0.3, 30% or 1/3, or a parameter"],
    [{ shift: born, months: 1.5 }, "amount.months: a whole number from -120000 to 120000"],
    [{ parameter: "Old age" }, expect.stringMatching(/^amount\.parameter: the id of a parameter/)],
    [0.5, "amount: text, a whole number in the exact range, true or false"],
    [-0, "amount: text, a whole number in the exact range, true or false"],
    [Number.NaN, "amount: text, a whole number in the exact range, true or false"],
    [2 ** 53, "amount: text, a whole number in the exact range, true or false"],
    [null, "amount: text, a whole number in the exact range, true or false"],
  ])("refuses %j where an amount stands", (amount, expected) => {
    expect(amountProblems(amount)).toEqual([expected])
  })

  it("refuses what is too deep or too large before it looks at it", () => {
    let deep: unknown = { fact: "a", is: true }
    for (let depth = 0; depth < 100_000; depth += 1) deep = { not: deep }
    expect(problems(deep)).toEqual([expect.stringMatching(/: values nested at most 64 deep$/)])
    expect(conditionSchema.safeParse(deep).error?.issues).toHaveLength(1)
    const wide = { all: Array.from({ length: 3_999 }, () => ({ fact: "a", is: true })) }
    expect(problems(wide)).toEqual([": at most 10000 values in all"])
    expect(found(parseRuleDefinition(rule(wide), { ...ruleLimits, values: 20_000 }))).toEqual([])
    expect(problems({ fact: "a", is: "b".repeat(3_000) })).toEqual([
      "eligible.is: text of at most 2000 characters",
    ])
  })

  it("reads thirty conditions within each other in no more time than thirty beside each other", () => {
    const except = (depth: number): object => ({
      fact: "a",
      is: true,
      ...(depth === 0 ? {} : { except: [{ when: except(depth - 1), then: false }] }),
    })
    expect(problems(except(15))).toEqual([])
    expect(problems({ ...except(15), is: { is: 1 } })).toHaveLength(2)
  })

  it("takes no key from a prototype", () => {
    const hostile = JSON.parse('{"all": [], "constructor": 1, "toString": {"is": 1}}') as object
    expect(problems(hostile)).toEqual([
      "eligible.constructor: no key of this name",
      "eligible.toString: no key of this name",
    ])
    const polluted: unknown = JSON.parse('{"all": [], "__proto__": {"fact": "a", "is": 1}}')
    expect(problems(polluted)).toEqual(["eligible.__proto__: no key of this name"])
    expect(conditionSchema.safeParse(polluted).success).toBe(false)
  })
})

describe("a condition in other data", () => {
  const item = z.strictObject({ when: conditionSchema.exactOptional() })

  it("is read there with its problems at their places", () => {
    const read = item.safeParse({ when: { all: [{ fact: "a" }] } })
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["when.all.0"])
    expect(item.safeParse({}).success).toBe(true)
  })

  it("is read alike where zod has been compiled, and described where it is described", () => {
    const compiled = z.compile(item)
    expect(compiled.safeParse({ when: { not: { fact: "a", is: 1 } } }).success).toBe(true)
    expect(
      compiled.safeParse({ when: { not: { fact: "a", was: 1 } } }).error?.issues.map(({ path }) => path),
    ).toEqual([
      ["when", "not"],
      ["when", "not", "was"],
    ])
    expect(Object.keys(z.toJSONSchema(item).$defs ?? {})).toContain("RuleCondition")
  })
})
