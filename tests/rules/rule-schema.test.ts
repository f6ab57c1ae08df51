import { Ajv2020 } from "ajv/dist/2020.js"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { formatPath, type Path } from "@onevisit/core/reasons"
import type { RuleDefinition } from "@onevisit/core/rules"
import { randomWorld, ruleArbitrary } from "@onevisit/testkit"
import {
  factSheetJsonSchema,
  parametersJsonSchema,
  parseRuleDefinition,
  ruleJsonSchema,
} from "@onevisit/core/rules/schema"

const { parameters = [], sheet } = randomWorld

const ajv = new Ajv2020({ strictTypes: false })
const fitsRuleSchema = ajv.compile(ruleJsonSchema())

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Every place in a value, the root first. */
function placesIn(value: Json, path: Path = []): readonly Path[] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : []
  return [
    path,
    ...below.flatMap(([key, child]) => placesIn(child, [...path, Array.isArray(value) ? Number(key) : key])),
  ]
}

/** The value with what stands at a place replaced, or left out where that gives nothing. */
function withPlace(value: Json, path: Path, change: (at: Json) => Json | undefined): Json {
  const [step, ...rest] = path
  if (step === undefined) return change(value) ?? null
  if (Array.isArray(value)) {
    const members: readonly Json[] = value
    return members.flatMap((each, at) =>
      at === step ? (given(withChild(each, rest, change)) ?? []) : [each],
    )
  }
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, child]) => {
      const changed = key === step ? withChild(child, rest, change) : child
      return changed === undefined ? [] : [[key, changed]]
    }),
  )
}
const withChild = (child: Json, rest: Path, change: (at: Json) => Json | undefined) =>
  rest.length === 0 ? change(child) : withPlace(child, rest, change)
const given = (value: Json | undefined): readonly Json[] | undefined =>
  value === undefined ? undefined : [value]

const MARK = "SECRET 130"
const changes: readonly ((at: Json) => Json | undefined)[] = [
  () => undefined,
  () => null,
  () => 130.5,
  () => 7,
  () => true,
  () => [],
  () => ({}),
  () => [MARK],
  (at) => [at],
  (at) => ({ not: at }),
  (at) => ({ value: at, is: MARK }),
  (at) => (Array.isArray(at) ? [...(at as readonly Json[]), null] : 130.5),
  (at) => (isObject(at) ? { ...at, note: MARK } : { [MARK]: 1 }),
  (at) => (isObject(at) ? { ...at, all: [] } : undefined),
  (at) => (isObject(at) ? { ...at, atLeast: 1 } : null),
  (at) => (isObject(at) ? { ...at, fact: "children" } : null),
]
function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** A rule with something changed at one place; now and then it is a rule still. */
const changedRules = fc
  .tuple(ruleArbitrary, fc.nat(), fc.constantFrom(...changes))
  .map(([rule, at, change]) => {
    const json = rule as unknown as Json
    const places = placesIn(json)
    const place = places[1 + (at % (places.length - 1))] ?? []
    return { place, changed: withPlace(json, place, change) }
  })

describe("the file form of rules", () => {
  it("gives back every rule that was written to JSON", () => {
    fc.assert(
      fc.property(ruleArbitrary, (rule) => {
        const read = parseRuleDefinition(JSON.parse(JSON.stringify(rule)))
        expect(Result.getOrThrow(read)).toEqual(rule)
      }),
    )
  })

  it("says of a rule that was changed at one place what is wrong there, and nowhere else", () => {
    let wrong = 0
    fc.assert(
      fc.property(changedRules, ({ changed, place }) => {
        const read = parseRuleDefinition(changed)
        if (Result.isSuccess(read)) return
        wrong += 1
        const around = formatPath(place.slice(0, -1))
        for (const { expected, path } of read.failure.issues) {
          expect(formatPath(path).startsWith(around) || around === "(root)").toBe(true)
          expect(expected).not.toMatch(/SECRET|130/)
        }
      }),
      { numRuns: 400 },
    )
    expect(wrong).toBeGreaterThan(150)
  })

  it("is described by a JSON Schema that takes and refuses what the parser does", () => {
    const tally = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.oneof(
          ruleArbitrary,
          changedRules.map(({ changed }) => changed),
        ),
        (rule) => {
          const read = parseRuleDefinition(rule)
          tally[Result.isSuccess(read) ? "taken" : "refused"] += 1
          expect(fitsRuleSchema(rule)).toBe(Result.isSuccess(read))
        },
      ),
      { numRuns: 400 },
    )
    expect(Math.min(tally.taken, tally.refused)).toBeGreaterThan(80)
  })

  it.each<[string, Json]>([
    ["a version that is none", { v: 2 }],
    ["a rule about nothing", { eligible: {} }],
    ["a fact without a comparison", { eligible: { fact: "born" } }],
    ["a fact with two comparisons", { eligible: { fact: "children", atLeast: 1, atMost: 3 } }],
    ["two forms at once", { eligible: { fact: "born", is: "1938-07-01", all: [] } }],
    ["a comparison with nothing", { eligible: { fact: "children", oneOf: [] } }],
    ["a branch without its other", { eligible: { if: { judgement: "needy" }, then: { all: [] } } }],
    [
      "never beside a reckoned value",
      { eligible: { value: { day: "on-the-day" }, is: "2018-07-01", never: true } },
    ],
    ["a half amount", { amount: 0.5 }],
    ["an amount beyond the exact range", { amount: 2 ** 53 }],
    ["a sum of nothing", { amount: { sum: [] } }],
    ["three factors", { amount: { times: [1, 2, 3] } }],
    ["a rounding without a name", { amount: { rate: "30%", of: "1.00", rounding: "nearest" } }],
    ["a band without an end", { amount: { bands: 1, table: [{ from: 1, value: 2 }], otherwise: 0 } }],
    ["a key of another form", { amount: { parameter: "cap", otherwise: 0 } }],
  ])("refuses %s, by the parser and by the JSON Schema", (_, part) => {
    const right: RuleDefinition = {
      v: 1,
      id: "sample",
      title: { zh: "样例", en: "sample" },
      eligible: { all: [] },
    }
    expect([Result.isSuccess(parseRuleDefinition(right)), fitsRuleSchema(right)]).toEqual([true, true])
    const wrong = { ...right, ...(part as object) }
    expect([Result.isSuccess(parseRuleDefinition(wrong)), fitsRuleSchema(wrong)]).toEqual([false, false])
  })

  it("has JSON Schemas for parameters and fact sheets, which take those of the random world", () => {
    const fitsParameters = ajv.compile(parametersJsonSchema())
    const fitsSheet = ajv.compile(factSheetJsonSchema())
    expect([fitsParameters(parameters), fitsSheet(sheet)]).toEqual([true, true])
    expect(fitsParameters([{ ...parameters[0], values: [] }])).toBe(false)
    expect(fitsParameters([{ ...parameters[0], type: { kind: "decimal" } }])).toBe(false)
    expect(fitsSheet({ ...sheet, facts: { Born: sheet.facts.born } })).toBe(false)
    expect(fitsSheet({ ...sheet, facts: { born: { ...sheet.facts.born, type: { kind: "date" } } } })).toBe(
      false,
    )
  })

  it("needs no more of a JSON Schema than a page for each form", () => {
    expect(JSON.stringify(ruleJsonSchema()).length).toBeLessThan(30_000)
  })
})
