import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { workspaceRoot } from "../build/workspace.ts"
import { checkFences, type Complaints } from "./check-fences.ts"
import { findFences, type Fence } from "./fences.ts"

const DOCUMENTS = [
  "README.md",
  "README.zh-CN.md",
  "packages/*/README.md",
  "docs/**/*.md",
  "packages/*/src/**/*.ts",
]

const documents = globSync(DOCUMENTS, { cwd: workspaceRoot, exclude: ["**/node_modules/**", "docs/site/**"] })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !/\.(test|fixture|bench)\.ts$|\/testing\//.test(path))
  .sort()
const found = documents.map((path) => findFences(path, readFileSync(join(workspaceRoot, path), "utf8")))
const fences = found.flatMap((each) => each.fences)

describe("the examples that readers are shown", () => {
  let complaints: Complaints

  beforeAll(async () => {
    complaints = await checkFences(fences, "documents")
  }, 300_000)

  it("are tagged so that they can be checked", () => {
    const strays = found.flatMap((each) => each.strays)
    expect(strays.map(({ document, line, says }) => `${document}:${line} ${says}`)).toEqual([])
  })

  for (const fence of fences) {
    it(`${fence.document}:${fence.line} type-checks${fence.run ? " and runs" : ""}`, () => {
      expect(complaints.get(fence)?.join("\n")).toBe("")
    })
  }
})

describe("the check of examples", () => {
  const samples = {
    "a.md": "# A\n\n```ts\nconst day: number = 'Monday'\n```\n",
    "b.md": 'Text\n\n```ts\nimport assert from "node:assert/strict"\n\nassert.equal(1 + 1, 3)\n```\n',
    "c.md": "```ts no-run\nthrow new Error('never runs')\n```\n",
    "d.md": "```ts\nprocess.exit(0)\n```\n",
    "e.md":
      "```ts\nimport { text } from '@onevisit/core/reasons'\nconst zh: string = text('一', 'one').zh\nvoid zh\n```\n",
    "f.md": "- list\n\n  ```ts\n  import { nothing } from '@onevisit/core/reasons'\n  nothing()\n  ```\n",
    "g.md": "```ts\nvoid Promise.reject(new Error('nobody waits'))\n```\n",
    "packages/h.ts":
      "/** One. */\nexport const a = 1\n\n/**\n * Two.\n *\n * ```ts\n * const b: 2 = 3\n * ```\n */\nexport const b = 2\n",
    "i.md":
      "```ts\nimport { readdirSync } from 'node:fs'\nif (readdirSync('.').length > 0) throw new Error('not alone')\n```\n",
  }
  const shown = {
    "j.md":
      '```yaml file=a.yaml\nzh: 一\n```\n\n```ts\nimport { readFileSync } from "node:fs"\nif (readFileSync("a.yaml", "utf8") !== "zh: 一\\n") throw new Error("not shown")\n```\n',
    "k.md": '```ts\nimport { readFileSync } from "node:fs"\nreadFileSync("a.yaml", "utf8")\n```\n',
  }
  let broken: ReadonlyMap<string, string>

  beforeAll(async () => {
    const wrong = Object.entries({ ...samples, ...shown }).flatMap(
      ([document, text]) => findFences(document, text).fences,
    )
    const complaints = await checkFences(wrong, "documents-that-break")
    broken = new Map([...complaints].map(([{ document }, says]) => [document, says.join("\n")]))
  }, 300_000)

  it("finds a wrong type, in Markdown, in a list and in a docstring, on its line", () => {
    expect(broken.get("a.md")).toBe("a.md:4 Type 'string' is not assignable to type 'number'.")
    expect(broken.get("f.md")).toContain(
      "f.md:4 Module '\"@onevisit/core/reasons\"' has no exported member 'nothing'.",
    )
    expect(broken.get("packages/h.ts")).toBe("packages/h.ts:8 Type '3' is not assignable to type '2'.")
  })

  it("finds an assertion that fails, on its line", () => {
    expect(broken.get("b.md")).toMatch(/^b\.md:6 AssertionError/)
  })

  it("does not run what is tagged no-run", () => {
    expect(broken.get("c.md")).toBe("")
  })

  it("finds an example that ends the process or rejects unseen, and runs those behind it", () => {
    expect(broken.get("d.md")).toBe("d.md:2 The example ended the process.")
    expect(broken.get("g.md")).toMatch(/^g\.md:2 Error: nobody waits/)
    expect(broken.get("e.md")).toBe("")
  })

  it("runs each in an empty directory", () => {
    expect(broken.get("i.md")).toBe("")
  })

  it("puts the files that a document shows beside its own examples and no others", () => {
    expect(broken.get("j.md")).toBe("")
    expect(broken.get("k.md")).toContain("ENOENT")
  })

  it("finds fences that it would pass over", () => {
    const { strays } = findFences(
      "x.md",
      "```typescript\nlet a\n```\n\n```js\nb\n```\n\n```sh\nls\n```\n\n```ts\nnever closed\n",
    )
    expect(strays.map(({ line }) => line)).toEqual([1, 5, 13])
  })

  it("reads the code as it is written", () => {
    const fence: Fence = { document: "x.md", line: 2, code: "const a = `\n\n  b`", run: true }
    expect(findFences("x.md", "```ts\nconst a = `\n\n  b`\n```").fences).toEqual([fence])
  })
})
