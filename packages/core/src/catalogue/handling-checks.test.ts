import { describe, expect, it } from "vitest"
import { citation, item, type Loose, material, problems, words } from "./items.fixture.ts"

const bureau = { id: "bureau", name: words }
const part = (id: string, ...after: string[]) => ({ id, title: words, authority: bureau, after })
const promise = (more: Loose = {}) => ({
  id: "insured",
  kind: "proof",
  title: words,
  listed: citation,
  replaces: ["application-form"],
  verifyWithin: "20 working days",
  ...more,
})
const withParts = (...reviewParts: unknown[]) => item({ reviewParts })
const withPromises = (...commitmentOptions: unknown[]) =>
  item({ commitmentOptions, materials: [material({ id: "application-form" })] })

describe("what must hold of the parts and the promises of an item", () => {
  it.each<[string, Loose, string | null]>([
    ["parts side by side and in a row", withParts(part("a"), part("b"), part("c", "a", "b")), null],
    ["two parts of one id", withParts(part("a"), part("a")), "reviewParts.1.id"],
    ["a part after none of the item", withParts(part("a", "z")), "reviewParts.0.after.0"],
    ["a part that waits for itself", withParts(part("a", "a")), "reviewParts.0.after"],
    [
      "parts that wait for each other",
      withParts(part("x"), part("a", "b"), part("b", "a")),
      "reviewParts.1.after",
    ],
    ["a promise in place of a proof", withPromises(promise()), null],
    ["two promises of one id", withPromises(promise(), promise()), "commitmentOptions.1.id"],
    [
      "a promise in place of what nobody asks for",
      withPromises(promise({ replaces: ["z"] })),
      "commitmentOptions.0.replaces.0",
    ],
    [
      "a promise that nobody verifies",
      withPromises({ ...promise(), verifyWithin: undefined }),
      "commitmentOptions.0.verifyWithin",
    ],
    [
      "a condition of a licence in an item that is none",
      withPromises(promise({ kind: "licence-condition" })),
      "commitmentOptions.0.kind",
    ],
  ])("takes or reports %s", (_, given, path) => {
    expect(problems(given)).toEqual(
      path === null ? [] : expect.arrayContaining([expect.stringContaining(path)]),
    )
  })
})
