import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs")
const folder = realpathSync(mkdtempSync(join(tmpdir(), "onevisit-reporter-")))
const passing = "it('holds', () => {})"

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("the closing line of a test run", () => {
  it("counts what passed", () => {
    expect(closing({ "a.test.js": `${passing}; it('holds too', () => {})`, "b.test.js": passing })).toEqual([
      "3 passed, 0 failed",
      0,
    ])
  })

  it("counts a test that fails", () => {
    expect(closing({ "a.test.js": `${passing}; it('breaks', () => { throw new Error('no') })` })).toEqual([
      "1 passed, 1 failed",
      1,
    ])
  })

  it("counts a file that does not load as failed", () => {
    expect(closing({ "a.test.js": passing, "b.test.js": "import './nowhere.js'" })).toEqual([
      "1 passed, 1 failed",
      1,
    ])
    expect(closing({ "a.test.js": passing, "b.test.js": "const ;" })).toEqual(["1 passed, 1 failed", 1])
    expect(closing({ "a.test.js": passing, "b.test.js": "// no test" })).toEqual(["1 passed, 1 failed", 1])
  })

  it("counts an error that nobody catches as failed", () => {
    expect(closing({ "a.test.js": `${passing}; void Promise.reject(new Error('unseen'))` })).toEqual([
      "1 passed, 1 failed",
      1,
    ])
  })

  it("counts a suite whose set-up breaks as failed", () => {
    const [line, status] = closing({
      "a.test.js": `${passing}; describe('s', () => { beforeAll(() => { throw new Error('no') }); it('waits', () => {}) })`,
    })
    expect(line).toMatch(/^1 passed, [1-9]\d* failed$/)
    expect(status).toBe(1)
  })

  it("counts a skip or a to-do as failed unless its reason is listed", () => {
    const text = `${passing}; it.skip('later', () => {}); it.todo('much later')`
    expect(closing({ "a.test.js": text })).toEqual(["1 passed, 2 failed", 1])
    const listed = { later: "needs a part that is not there", "much later": "the same" }
    expect(closing({ "a.test.js": text }, listed)).toEqual(["1 passed, 0 failed", 0])
  })

  it("counts a run without tests as failed", () => {
    expect(closing({})).toEqual(["0 passed, 1 failed", 1])
  })
})

let runs = 0

/** Runs vitest on a folder with these files; answers with the last line and the exit code. */
function closing(files: Readonly<Record<string, string>>, allowedSkips?: Readonly<Record<string, string>>) {
  const root = join(folder, String((runs += 1)))
  mkdirSync(root)
  const reporters = ["default", [join(import.meta.dirname, "reporter.ts"), { allowedSkips }]]
  const config = { root, globals: true, reporters, maxWorkers: 1 }
  writeFileSync(join(root, "vitest.config.mjs"), `export default { test: ${JSON.stringify(config)} }`)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  const args = [vitest, "run", "--root", root, "--config", join(root, "vitest.config.mjs")]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" })
  return [stdout.trimEnd().split("\n").at(-1), status] as const
}
