import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import {
  between,
  bindRule,
  checkRule,
  decide,
  disputed,
  type Observation,
  unknown,
} from "../../rules/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  meritFacts,
  type MeritCriterion,
  type MeritMetric,
  meritRule,
  meritSheet,
  type MeritOrder,
  rankByMerit,
} from "./index.ts"
import { meritCriterionSchema, meritMetricSchema, parseMeritRecords } from "./schema.ts"

const clause = { statute: "sample", title: text("样例办法", "Sample measures"), sample: true }
const count = (id: string, most: number): MeritMetric => ({
  id,
  label: text("样例", "sample"),
  unit: { kind: "count", unit: text("人", "persons") },
  most,
})
const expenses: MeritMetric = {
  id: "expenses",
  label: text("费用", "expenses"),
  unit: { kind: "money" },
  most: 10 ** 12,
}
const share: MeritMetric = {
  id: "share",
  label: text("占比", "share"),
  unit: { kind: "percent", scale: 2 },
  most: 100,
}
const staff = count("staff", 5000)
const metrics = [expenses, staff, share]
const criteria: readonly MeritCriterion[] = [
  { code: "expenses", metric: "expenses", compare: "atLeast", parameter: "expenses.least", clause },
  { code: "growth", metric: "expenses", compare: "growth", over: 1, parameter: "expenses.growth", clause },
  { code: "staff", metric: "staff", compare: "atLeast", parameter: "staff.least", clause },
  { code: "share", metric: "share", compare: "atMost", parameter: "share.most", clause },
]
const parameter = (id: string, type: object, value: string | number) => ({
  id,
  label: text("样例", "sample"),
  type: type as { kind: "integer" },
  values: [{ from: plainDate("2018-01-01"), to: null, value, source: clause }],
})
const rule = Result.getOrThrow(
  checkRule(meritRule({ id: "centre", title: text("样例", "sample"), criteria }), {
    sheet: meritSheet("centre", metrics, 1),
    parameters: [
      parameter("expenses.least", { kind: "money" }, "5000000.00"),
      parameter("expenses.growth", { kind: "integer" }, 110),
      parameter("staff.least", { kind: "integer" }, 50),
      parameter("share.most", { kind: "decimal", scale: 2 }, "3.50"),
    ],
  }),
)
const bound = Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-23") }))
const record = (criterion: string, value: string, unit: string, year = 2017) => ({
  criterion,
  value,
  unit,
  year,
  evidence: "audit-1",
})
const met = [
  record("expenses", "660", "万元"),
  record("expenses", "6000000", "元", 2016),
  record("staff", "50", "人"),
  record("share", "3.5", "%"),
]
const decided = (records: readonly ReturnType<typeof record>[]) =>
  decide(bound, Result.getOrThrow(meritFacts(records, metrics, 2017)))
const changed = (at: number, ...by: readonly ReturnType<typeof record>[]) => [
  ...met.slice(0, at),
  ...by,
  ...met.slice(at + 1),
]

describe("criteria of merit", () => {
  it("are met on their very thresholds, and each fails by itself a step below", () => {
    expect(decided(met).verdict).toBe("yes")
    const failing = [
      changed(0, record("expenses", "499.9", "万元")),
      changed(0, record("expenses", "659.999999", "万元")),
      changed(2, record("staff", "49", "人")),
      changed(3, record("share", "3.51", "%")),
    ].map((records) =>
      decided(records)
        .grounds.filter(({ verdict }) => verdict === "no")
        .map(({ code }) => code),
    )
    expect(failing).toEqual([["expenses", "growth"], ["growth"], ["staff"], ["share"]])
  })

  it("are undetermined where a metric is missing, or disputed so that it matters, and never a no", () => {
    expect(decided(changed(1)).missing).toEqual(["expenses-1"])
    const disputes = decided(changed(2, record("staff", "49", "人"), record("staff", "60", "人")))
    expect([disputes.verdict, disputes.disputes]).toEqual([
      "undetermined",
      [{ fact: "staff", matters: true }],
    ])
    expect(decided(changed(2, record("staff", "51", "人"), record("staff", "60", "人"))).verdict).toBe("yes")
    expect(decided([...met, ...met]).verdict).toBe("yes")
    expect(decided([...met, record("staff", "1", "人", 2018)]).verdict).toBe("yes")
  })

  it("tell no growth from nothing", () => {
    expect(decided(changed(1, record("expenses", "0", "元", 2016))).grounds[1]).toMatchObject({
      code: "growth",
      verdict: "no",
    })
  })

  it("take no value in another unit, of another metric, or that is none", () => {
    const wrong = meritFacts(
      [
        record("expenses", "1", "美元"),
        record("profit", "1", "元"),
        record("staff", "1.5", "人"),
        record("share", "101", "%"),
        record("expenses", "-1", "元"),
        record("staff", "1", "toString"),
      ],
      metrics,
      2017,
    )
    expect(Result.isFailure(wrong) && wrong.failure.issues.map(({ path }) => path)).toEqual([
      [0, "unit"],
      [1, "criterion"],
      [2, "value"],
      [3, "value"],
      [4, "value"],
      [5, "unit"],
    ])
  })

  it("are read from files", () => {
    for (const metric of metrics) expect(meritMetricSchema.parse(metric)).toEqual(metric)
    for (const criterion of criteria) expect(meritCriterionSchema.parse(criterion)).toEqual(criterion)
    expect(Result.getOrThrow(parseMeritRecords(met))).toEqual(met)
    expect(Result.isFailure(parseMeritRecords([{ ...met[0], year: "2017" }]))).toBe(true)
  })
})

const [first, second] = [count("first", 3), count("second", 3)]
const known = fc.nat(3)
const said: fc.Arbitrary<{ readonly said: Observation; readonly values: readonly number[] }> = fc.oneof(
  { weight: 4, arbitrary: known.map((value) => ({ said: value, values: [value] })) },
  fc.constant({ said: unknown, values: [0, 1, 2, 3] }),
  fc.tuple(known, known).map(([a, b]) => ({ said: disputed(a, b), values: [a, b] })),
  known.map((value) => ({ said: between(value, 3), values: [0, 1, 2, 3].filter((each) => each >= value) })),
)
const field = fc.array(
  fc.record({ first: said, second: said, verdict: fc.constantFrom("yes", "undetermined", "no") }),
  {
    minLength: 1,
    maxLength: 4,
  },
)

describe("the order of merit", () => {
  it("gives everyone places that hold whatever is right, and no wider than that for one metric", () => {
    const one = fc.constant<MeritOrder>({ by: [{ metric: first, better: "more" }], ties: "same-place" })
    const two = fc
      .constantFrom<MeritOrder["ties"]>("same-place", "left-to-person")
      .map((ties): MeritOrder => ({
        by: [
          { metric: first, better: "less" },
          { metric: second, better: "more" },
        ],
        ties,
      }))
    fc.assert(
      fc.property(field, fc.oneof(one, two), (drawn, order) => {
        const candidates = drawn.map((each, at) => ({
          id: at,
          verdict: each.verdict as "yes",
          facts: { first: each.first.said, second: each.second.said },
        }))
        const places = new Map(rankByMerit(candidates, order).map((place) => [place.id, place]))
        const seen = new Map<number, number[]>()
        for (const world of worlds(drawn)) {
          for (const own of world) {
            const ahead = world.filter(
              (other) => other.at !== own.at && compare(other, own, order) < 0,
            ).length
            const equal = world.filter(
              (other) => other.at !== own.at && compare(other, own, order) === 0,
            ).length
            const last = order.ties === "same-place" ? ahead : ahead + equal
            seen.set(own.at, [...(seen.get(own.at) ?? []), ahead + 1, last + 1])
          }
        }
        drawn.forEach(({ verdict }, at) => {
          const place = places.get(at)
          if (verdict === "no") return expect(place).toBeUndefined()
          const all = seen.get(at) ?? []
          expect(place?.best).toBeLessThanOrEqual(Math.min(...all))
          expect(place?.worst).toBeGreaterThanOrEqual(Math.max(...all))
          const settled = drawn.every(
            (each) => each.first.values.length === 1 && each.second.values.length === 1,
          )
          if (settled) expect([place?.best, place?.worst]).toEqual([Math.min(...all), Math.max(...all)])
        })
      }),
      { numRuns: 150 },
    )
  })

  it("leaves equals to a person where the rules do, and says who they are and what is missing", () => {
    const order: MeritOrder = { by: [{ metric: first, better: "more" }], ties: "left-to-person" }
    const of = (id: string, value: Observation | undefined) =>
      ({ id, verdict: "yes", facts: { first: value } }) as const
    expect(rankByMerit([of("a", 1), of("b", 1)], order)).toEqual([
      { id: "a", best: 1, worst: 2, equals: ["b"], missing: [] },
      { id: "b", best: 1, worst: 2, equals: ["a"], missing: [] },
    ])
    expect(
      rankByMerit([of("a", 3), of("b", undefined)], order).find(({ id }) => id === "b")?.missing,
    ).toEqual(["first"])
  })
})

type Drawn = typeof field extends fc.Arbitrary<infer T> ? T : never
interface Settled {
  readonly at: number
  readonly first: number
  readonly second: number
}

/** Every way in which everything may be; who may not meet the conditions is there or not. */
function worlds(drawn: Drawn): readonly (readonly Settled[])[] {
  return drawn.reduce<readonly (readonly Settled[])[]>(
    (all, { first: a, second: b, verdict }, at) => {
      const ways = a.values.flatMap((one) => b.values.map((other) => [{ at, first: one, second: other }]))
      const here = verdict === "no" ? [[]] : verdict === "undetermined" ? [[], ...ways] : ways
      return all.flatMap((world) => here.map((way) => [...world, ...way]))
    },
    [[]],
  )
}

function compare(a: Settled, b: Settled, { by }: MeritOrder): number {
  for (const { better, metric } of by) {
    const name = metric.id as "first" | "second"
    const difference = better === "more" ? b[name] - a[name] : a[name] - b[name]
    if (difference !== 0) return difference
  }
  return 0
}
