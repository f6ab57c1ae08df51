import { describe, expect, it } from "vitest"
import { problemsOf } from "./dispatch.schema.ts"
import { conditionPart, expressionSchema } from "./language.schema.ts"

// Each form written out by hand: with what it needs and no more, and which keys may stand beside.

const judged = { judgement: "needy" }
const comparisons: readonly object[] = [
  { is: true },
  { oneOf: ["a", 1] },
  { oneOf: { parameter: "places" } },
  { atLeast: 1 },
  { atMost: "1.00" },
  { above: { day: "on-the-day" } },
  { below: { parameter: "a" } },
  { within: "990101" },
]

/** The least that each form needs, and what else it may have. */
const conditions: readonly (readonly [object, ...string[]])[] = [
  ...comparisons.map((comparison) => [{ fact: "born", ...comparison }, "never"] as const),
  ...comparisons.map((comparison) => [{ value: { fact: "born" }, ...comparison }] as const),
  [judged],
  [{ all: [judged] }],
  [{ any: [] }],
  [{ not: judged }],
  [{ if: judged, then: judged, else: judged }],
]
const expressions: readonly (readonly [object, ...string[]])[] = [
  [{ fact: "born" }],
  [{ parameter: "old-age.monthly" }],
  [{ age: "born", at: "on-the-day", leapDay: "mar1" }],
  [{ day: "last-of-previous-month" }],
  [{ shift: { fact: "born" } }, "months", "days"],
  [{ sum: [1] }],
  [{ minus: [1, 2] }],
  [{ least: [1, "2"] }],
  [{ greatest: [1] }],
  [{ times: [1, 2] }],
  [{ rate: "30%", of: 1, rounding: "half-even" }],
  [{ rate: { parameter: "a" }, of: 1, rounding: "down-to-fen" }],
  [{ prorate: 1, share: 2, whole: 3, rounding: "up" }],
  [{ if: judged, then: 1, else: "2" }],
  [{ bands: { fact: "a" }, table: [{ from: 1, to: null, value: 2 }], otherwise: 3 }],
  [{ bands: { fact: "a" }, table: { parameter: "a" }, otherwise: 3 }],
  [{ rows: [{ when: judged, value: 1 }], otherwise: 2 }],
  [{ count: "grants" }, "where"],
]

/** A right value of every key of the language. */
const beside: Readonly<Record<string, unknown>> = {
  ...Object.assign({}, ...[...conditions, ...expressions].map(([form]) => form)),
  never: true,
  months: 1,
  days: -1,
  where: { is: true, never: false },
  code: "a-code",
  label: { zh: "样例", en: "sample" },
  per: { statute: "sample", title: { zh: "样例", en: "sample" } },
  except: [{ when: judged, then: true }],
}

describe.each([
  {
    language: "condition",
    forms: conditions,
    schema: conditionPart,
    always: ["code", "label", "per", "except"],
  },
  { language: "expression", forms: expressions, schema: expressionSchema, always: ["per", "except"] },
])("a form of $language", ({ always, forms, schema }) => {
  const isRight = (value: object) => problemsOf(schema, value).length === 0

  it.each(forms.map(([form, ...may]) => [Object.keys(form).join(", "), form, may] as const))(
    "with %s needs each of these, and may have what is said of it and nothing else",
    (_, form, may) => {
      expect(problemsOf(schema, form)).toEqual([])
      for (const key of Object.keys(form)) {
        const { [key as keyof typeof form]: left, ...rest } = form
        expect([key, left !== undefined && isRight(rest)]).toEqual([key, false])
      }
      for (const [key, value] of Object.entries(beside)) {
        if (key in form) continue
        const admitted = may.includes(key) || always.includes(key)
        expect([key, isRight({ ...form, [key]: value })]).toEqual([key, admitted])
      }
    },
  )

  it("has each key checked by what may stand there", () => {
    for (const [form, ...may] of forms) {
      for (const key of [...Object.keys(form), ...may, ...always]) {
        const paths = problemsOf(schema, { ...beside, ...form, [key]: Number.NaN }).map(({ path }) => path[0])
        expect(paths).toContain(key)
      }
    }
  })
})
