import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type InvalidInput, text } from "@onevisit/core/reasons"
import { randomWorld } from "@onevisit/testkit"
import { parseFactSheet, parseParameterHistories } from "@onevisit/core/rules/schema"

const { parameters = [], sheet } = randomWorld
const citation = { statute: "sample-rules", title: text("样例", "sample"), article: "3", sample: true }

const title = text("样例", "sample")

function found(parsed: Result.Result<unknown, InvalidInput>) {
  return Result.isFailure(parsed)
    ? parsed.failure.issues.map(({ expected, path }) => `${path.join(".")}: ${expected}`)
    : []
}

describe("parameters and fact sheets read from data", () => {
  it("come back as they were", () => {
    expect(Result.getOrThrow(parseParameterHistories(parameters))).toEqual(parameters)
    expect(Result.getOrThrow(parseFactSheet(sheet))).toEqual(sheet)
  })

  it("have every problem of a history said at its place", () => {
    const edition = { from: "2018-07-01", to: null, value: "50.00", source: citation }
    const history = { id: "a", label: title, type: { kind: "money" }, values: [edition] }
    const parsed = parseParameterHistories([
      { ...history, id: "A", type: { kind: "number" } },
      { ...history, type: { kind: "decimal", scale: 10 }, values: [] },
      {
        ...history,
        type: { kind: "money", scale: 2 },
        values: [{ ...edition, from: "2018-02-30", to: "later" }],
      },
      {
        ...history,
        values: [
          { ...edition, value: [{ from: 1, to: 2 }] },
          { ...edition, value: [1, []] },
        ],
      },
      {
        ...history,
        values: [
          { ...edition, value: null },
          { from: "2018-07-01", to: null, value: [] },
        ],
      },
    ])
    expect(found(parsed).toSorted()).toEqual([
      "0.id: the id of a parameter: small letters and digits, words joined by a hyphen or a point",
      "0.type.kind: one of money, integer, date, month, rate, decimal, bands, set",
      "1.type.scale: a whole number from 0 to 9",
      "1.values: at least one value",
      "2.type.scale: no key of this name",
      "2.values.0.from: a day that exists, as YYYY-MM-DD",
      "2.values.0.to: a day that exists, as YYYY-MM-DD, or null while none is known",
      "3.values.0.value.0.value: text, a whole number, true or false, or an expression (it is missing)",
      "3.values.1.value.0: keys with values",
      "3.values.1.value.1: keys with values",
      "4.values.0.value: text, a whole number in the exact range, true or false",
      "4.values.1.source: keys with values (it is missing)",
      "4.values.1.value: at least one value",
    ])
  })

  it("have the range of every fact checked", () => {
    const declare = (type: object, more: object = {}) => ({ type, label: title, from: [], ...more })
    const facts = {
      a: declare({ kind: "integer", min: 2, max: 1 }),
      b: declare({ kind: "decimal", scale: 1, min: "0.00", max: "9007199254740993" }),
      c: declare({ kind: "decimal", scale: 2, min: "0.50", max: "0.4" }),
      d: declare({ kind: "money", min: 0.5, max: -0 }),
      e: declare({ kind: "date", min: "2018-07-02", max: "2018-07-01", never: false }),
      f: declare({ kind: "month", min: "2018-13", max: "2018-07" }),
      g: declare({ kind: "choice", values: [1, "1", 1].map((value) => ({ value, label: title })) }),
      h: declare({ kind: "list", of: { kind: "list" }, maxLength: 3 }),
      i: declare({ kind: "month", min: "2018-07", max: "2018-07" }, { judged: true }),
      j: declare({ kind: "colour" }, { from: ["Population"] }),
      constructor: declare({ kind: "flag" }),
      Born: declare({ kind: "flag" }),
    }
    expect(found(parseFactSheet({ id: "sample", facts })).toSorted()).toEqual([
      "facts.Born: the name of a fact: letters and digits, a small letter first",
      "facts.a.type.max: a greatest value that is not below the least",
      "facts.b.type.max: a decimal of at most 1 decimals, in the exact range",
      "facts.b.type.min: a decimal of at most 1 decimals, in the exact range",
      "facts.c.type.max: a greatest value that is not below the least",
      "facts.constructor: another name: every object has a property of this one",
      "facts.d.type.max: a whole number in the exact range",
      "facts.d.type.min: a whole number in the exact range",
      "facts.e.type.max: a greatest value that is not below the least",
      "facts.f.type.min: a month that exists, as YYYY-MM",
      "facts.g.type.values.2.value: a value that stands only once",
      "facts.h.type.of.kind: one of flag, integer, decimal, money, date, month, code, choice",
      "facts.i.judged: nothing: only a yes or no is a person's judgement",
      "facts.j.from.0: an id: small letters and digits, words joined by a hyphen",
      "facts.j.type.kind: one of flag, integer, decimal, money, date, month, code, choice, list",
    ])
    const polluted: unknown = JSON.parse('{"id": "a", "facts": {"__proto__": {"type": {"kind": "flag"}}}}')
    expect(found(parseFactSheet(polluted))).toEqual(["facts.__proto__: no key of this name"])
  })
})
