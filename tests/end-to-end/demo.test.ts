import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const root = resolve(import.meta.dirname, "..", "..")
const folder = mkdtempSync(join(tmpdir(), "onevisit-demo-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function demo(...args: readonly string[]) {
  const flags = ["--conditions=onevisit-source", "--disable-warning=ExperimentalWarning"]
  const main = join(root, "examples", "bulletin", "src", "main.ts")
  const { status, stderr, stdout } = spawnSync(process.execPath, [...flags, main, ...args], {
    encoding: "utf8",
    cwd: folder,
  })
  return { status, stdout, stderr }
}

describe("the demonstration", () => {
  it("plays the bulletin's stories, which hold, and is plain when piped", () => {
    const { status, stdout } = demo()
    expect(status).toBe(0)
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^bulletin: (\d+)\/\1 stories hold$/)
    expect(stdout).not.toContain("\u001B[")
    // A check of a story stands at the margin; what a review marks stands in a frame.
    expect(stdout).not.toMatch(/^ {2}✗/m)
    // It plays a half-year of cases and four months of 1.2 million residents, which takes its time beside other tests.
  }, 900_000)

  it("tells every problem of a malformed catalogue at its line, publishes nothing and exits with 2", () => {
    const file = join(folder, "broken.yaml")
    writeFileSync(
      file,
      [
        "authority:",
        "  id: sample-authority",
        "  name: { zh: 样例局, en: Sample Bureau }",
        "items:",
        "  - id: Not An Id",
        "    edition: 2018-07",
        "    type: nonsense",
        "    necessity: key",
      ].join("\n"),
    )
    const { status, stderr, stdout } = demo("--catalogue", file)
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toMatch(/^\d+ problems in the input:/)
    expect(stderr).toMatch(/broken\.yaml:7:\d+ items\[0\]\.type: expected/)
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+ items\[0\]\.materials|items\[0\]\.name/)
    expect(stderr).not.toContain("Not An Id")
    expect(stderr).not.toContain("nonsense")
  })

  it("says so when there is no such catalogue", () => {
    const { status, stderr } = demo("--catalogue", join(folder, "absent.yaml"))
    expect(status).toBe(2)
    expect(stderr).toContain("cannot be read")
  })
})
