import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { frozenCopy, type PlainLimits, readPlain } from "./plain-data.ts"

const limits: PlainLimits = { depth: 4, values: 20, text: 10, list: 5 }
const read = (input: unknown, within: PlainLimits = limits) => readPlain(input, within)
const problems = (input: unknown) => {
  const plain = read(input)
  return Result.isFailure(plain)
    ? plain.failure.map(({ expected, path }) => `${path.join(".")}: ${expected}`)
    : []
}
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe("data taken over as plain JSON", () => {
  it("comes back as an equal copy that shares nothing with the input", () => {
    const input = { a: [1, "two", { three: null }], b: true }
    const plain = Result.getOrThrow(read(input)) as typeof input
    expect(plain).toEqual(input)
    expect(plain).not.toBe(input)
    expect(plain.a).not.toBe(input.a)
    expect(Object.keys(plain)).toEqual(["a", "b"])
  })

  it("is measured at the limit and one beyond it", () => {
    expect(problems(nested(4))).toEqual([])
    expect(problems(nested(5))).toEqual(["0.0.0.0: values nested at most 4 deep"])
    expect(problems("a".repeat(10))).toEqual([])
    expect(problems({ a: "a".repeat(11) })).toEqual(["a: text of at most 10 characters"])
    expect(problems({ ["a".repeat(11)]: 1 })).toEqual([": keys of at most 10 characters"])
    expect(problems([1, 2, 3, 4, 5])).toEqual([])
    expect(problems({ a: [1, 2, 3, 4, 5, 6] })).toEqual(["a: a list of at most 5"])
    // The root, three lists and sixteen members; then one more.
    expect(problems([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 1])).toEqual([])
    expect(problems([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 1, 2])).toEqual([
      ": at most 20 values in all",
    ])
  })

  it("says every place that is too much, in the order of the data", () => {
    expect(problems({ a: "a".repeat(11), b: nested(9), c: [1, 2, 3, 4, 5, 6] })).toEqual([
      "a: text of at most 10 characters",
      "b.0.0.0: values nested at most 4 deep",
      "c: a list of at most 5",
    ])
  })

  it("is refused at a depth and in a number that would exhaust an engine", () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth += 1) deep = depth % 2 === 0 ? [deep] : { deep }
    expect(problems(deep)).toHaveLength(1)
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))
    expect(problems(wide)).toEqual([": at most 20 values in all"])
    const circle: unknown[] = []
    circle.push(circle)
    expect(problems(circle)).toHaveLength(1)
  })

  it("holds JSON values and nothing else", () => {
    class Holder {
      readonly a = 1
    }
    const others = [Symbol("a"), 1n, () => 1, new Map(), new Holder()]
    for (const other of others) {
      expect(problems({ a: other })).toEqual([
        "a: plain data: text, numbers, true or false, lists, keys with values",
      ])
    }
    expect(problems([undefined])).toHaveLength(1)
    expect(Result.getOrThrow(read({ a: undefined }))).toEqual({})
    expect(Result.getOrThrow(read(Object.assign(Object.create(null) as object, { a: 1 })))).toEqual({ a: 1 })
  })

  it("has no key __proto__, and leaves every prototype as it is", () => {
    expect(problems(JSON.parse('{"a": {"__proto__": {"polluted": true}}}'))).toEqual([
      "a.__proto__: no key of this name",
    ])
    expect(Result.getOrThrow(read(JSON.parse('{"valueOf": 1}')))).toEqual({ valueOf: 1 })
    expect("polluted" in {}).toBe(false)
  })

  it("reads each property once, so that what is checked is what is kept", () => {
    let reads = 0
    const input = {
      get a() {
        reads += 1
        return reads
      },
    }
    expect(Result.getOrThrow(read(input))).toEqual({ a: 1 })
    expect(reads).toBe(1)
  })
})

describe("a frozen copy", () => {
  it("is frozen to its last part and leaves the original free", () => {
    const original = { a: [{ b: 1 }] }
    const copy = frozenCopy(original)
    expect(copy).toEqual(original)
    expect([copy, copy.a, copy.a[0]].every(Object.isFrozen)).toBe(true)
    expect([original, original.a, original.a[0]].some(Object.isFrozen)).toBe(false)
  })
})
