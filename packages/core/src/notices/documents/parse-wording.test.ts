import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { documentKinds } from "./legal-document.ts"
import { fillIn } from "../placeholders.ts"
import { parseWording } from "./parse-wording.ts"
import { standardTexts } from "./standard-texts.ts"

const issues = (wording: unknown) => {
  const parsed = parseWording(wording)
  return Result.isFailure(parsed) ? parsed.failure.issues : []
}

describe("an authority's own wording", () => {
  it("replaces the texts that it names and leaves all else as it is", () => {
    const texts = Result.getOrThrow(parseWording({ receipt: { closing: "电话{phone}，{address}" } }))
    expect(texts.receipt).toEqual({ ...standardTexts.receipt, closing: "电话{phone}，{address}" })
    expect(texts.refused).toEqual(standardTexts.refused)
    expect(Result.getOrThrow(parseWording({}))).toEqual(standardTexts)
    expect(Result.getOrThrow(parseWording({ refused: undefined, granted: { title: undefined } }))).toEqual(
      standardTexts,
    )
  })

  it.each(
    documentKinds.flatMap((kind) =>
      Object.entries(standardTexts[kind]).flatMap(([name, words]) =>
        [...words.matchAll(/\{\w+\}/g)].map(([placeholder]) => [kind, name, placeholder] as const),
      ),
    ),
  )("of %s may not leave %s without %s", (kind, name, placeholder) => {
    const words: string = (standardTexts[kind] as Readonly<Record<string, string>>)[name] ?? ""
    expect(issues({ [kind]: { [name]: words.replace(placeholder, "") || "字" } })).toEqual([
      { path: [kind, name], expected: expect.stringContaining(placeholder) },
    ])
  })

  it("is told everything that is wrong with it at once, each with its path and never with what was given", () => {
    const wording = {
      pardon: {},
      receipt: "暗记",
      acceptance: { opening: "暗记", greeting: "暗记", closing: 7 },
      correction: { deadline: "{dueOn}{mode}{applicant}" },
      granted: { reasons: " ", constructor: "暗记" },
      refused: { reasons: "理".repeat(3000) },
    }
    expect(issues(wording).map(({ path }) => path)).toEqual([
      ["pardon"],
      ["receipt"],
      ["acceptance", "opening"],
      ["acceptance", "greeting"],
      ["acceptance", "closing"],
      ["correction", "deadline"],
      ["granted", "reasons"],
      ["granted", "constructor"],
      ["refused", "reasons"],
    ])
    expect(JSON.stringify(issues(wording))).not.toContain("暗记")
    expect(issues(null)).toEqual([{ path: [], expected: "kinds of documents" }])
    expect(issues([])).toHaveLength(1)
  })
})

describe("filling in", () => {
  it("takes nothing in a value for a placeholder, nor for a pattern", () => {
    expect(fillIn("{a}与{b}与{c}", { a: "{b}$&", b: "乙" })).toBe("{b}$&与乙与{c}")
  })
})
