import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { formatPath } from "../../reasons/index.ts"
import type { Loose } from "../items.fixture.ts"
import { bundleOf, words, yesOrNo } from "./bundles.fixture.ts"
import { bundlesJsonSchema, parseBundles } from "./schema.ts"

const problems = (input: unknown): readonly string[] => {
  const read = parseBundles(input)
  return Result.isSuccess(read)
    ? []
    : read.failure.issues.map(({ expected, path }) => `${formatPath(path)}: ${expected}`)
}
const loose = (over: Loose = {}): Loose => ({ ...bundleOf(["licence", "seal"]), ...over })
const one = (over: Loose) => problems({ bundles: [loose(over)] })

describe("a file of bundles", () => {
  it("is read as it is written", () => {
    const when = { fact: "company", is: true }
    const bundle = bundleOf(["licence", { item: "seal", after: ["licence"], when }], {
      questions: [yesOrNo("company")],
    })
    expect(Result.getOrThrow(parseBundles({ bundles: [bundle] }))).toEqual([bundle])
  })

  it("has each bundle, each item of a bundle, each question and each answer once", () => {
    expect(problems({ bundles: [loose(), loose()] })).toEqual([
      "bundles[1].id: an id that no other bundle has",
    ])
    expect(one({ items: [{ item: "seal" }, { item: "seal" }] })).toEqual([
      "bundles[0].items[1].item: an item that the bundle has once",
    ])
    const twice = { ...yesOrNo("company"), answers: [true, true].map((value) => ({ value, label: words })) }
    expect(one({ questions: [yesOrNo("agent"), yesOrNo("agent"), twice] })).toEqual([
      "bundles[0].questions[1].fact: a fact that no other question of the bundle asks for",
      "bundles[0].questions[2].answers[1].value: a value that no other answer has",
    ])
  })

  it("lets items wait for items of the bundle, and never in a circle", () => {
    expect(one({ items: [{ item: "seal", after: ["licence"] }] })).toEqual([
      "bundles[0].items[0].after[0]: an item of the bundle",
    ])
    const circle = [
      { item: "tax" },
      { item: "seal", after: ["licence", "tax"] },
      { item: "licence", after: ["seal"] },
    ]
    expect(one({ items: circle })).toEqual(["bundles[0].items[1].after: items that do not wait for this one"])
    expect(one({ items: [{ item: "seal", after: ["seal"] }] })).toEqual([
      "bundles[0].items[0].after: items that do not wait for this one",
    ])
  })

  it("names on its conditions answers to its own questions", () => {
    const items = [{ item: "seal", when: { fact: "agent", is: true } }]
    expect(one({ items })).toEqual([
      "bundles[0].items[0].when.fact: a fact that a question of the item asks for",
    ])
    expect(one({ items, questions: [yesOrNo("agent")] })).toEqual([])
  })

  it("is refused with everything that is wrong at once, of the bundles that can be read as well", () => {
    const input = {
      bundles: [loose({ event: undefined }), loose({ items: [{ item: "seal", after: ["tax"] }] })],
      more: 1,
    }
    expect(problems(input)).toEqual([
      "bundles[0].event: keys with values (it is missing)",
      "more: no key of this name",
      "bundles[1].items[0].after[0]: an item of the bundle",
    ])
    expect(problems("none")).toEqual(["(root): keys with values"])
  })

  it("is described by a JSON Schema", () => {
    expect(bundlesJsonSchema()).toMatchObject({
      properties: { bundles: { items: { required: expect.arrayContaining(["id", "event", "items"]) } } },
    })
  })
})
