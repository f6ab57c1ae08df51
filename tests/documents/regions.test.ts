import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { workspaceRoot } from "../build/workspace.ts"
import { findFences } from "./fences.ts"
import { regionsOf } from "./regions.ts"

const read = (path: string): string => readFileSync(join(workspaceRoot, path), "utf8")
const found = (patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: workspaceRoot, exclude: ["**/node_modules/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()

const shown = found(["docs/**/*.md", "README*.md", "packages/*/README.md", "examples/*/README.md"]).flatMap(
  (document) => findFences(document, read(document)).regions,
)
const programs = new Map(found(["examples/*/src/**/*.ts"]).map((path) => [path, regionsOf(path, read(path))]))

describe("the parts of programs that documents show", () => {
  for (const { code, document, line, name, path } of shown) {
    it(`${document}:${line} is ${name} of ${path}, to the letter`, () => {
      expect(code).toBe(programs.get(path)?.get(name))
    })
  }

  it("are all that programs have marked", () => {
    const marked = [...programs].flatMap(([path, regions]) =>
      [...regions.keys()].map((name) => `${path}#${name}`),
    )
    expect(marked.length).toBeGreaterThan(0)
    expect(marked.filter((one) => !shown.some(({ name, path }) => one === `${path}#${name}`))).toEqual([])
  })
})

describe("the reading of regions", () => {
  it("moves them to the margin, and keeps what is inside them as it is", () => {
    const text = "a\n  // #region one\n  b {\n\n    c\n  }\n  // #endregion one\nd\n"
    expect([...regionsOf("x.ts", text)]).toEqual([["one", "b {\n\n  c\n}"]])
  })

  it("finds one that is not closed, and two of one name", () => {
    const region = "// #region one\na\n// #endregion one\n"
    expect(() => regionsOf("x.ts", "// #region one\na\n")).toThrow("x.ts: the region one")
    expect(() => regionsOf("x.ts", region + region)).toThrow("x.ts: the region one")
  })

  it("reads which region a fence shows", () => {
    const { fences, regions, strays } = findFences("x.md", "```ts region=examples/a/src/b.ts#one\nc\n```\n")
    expect({ fences, strays }).toEqual({ fences: [], strays: [] })
    expect(regions).toEqual([
      { document: "x.md", line: 2, code: "c", path: "examples/a/src/b.ts", name: "one" },
    ])
  })
})
