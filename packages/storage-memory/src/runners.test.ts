import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

describe("the contracts of the testkit", () => {
  it("run under node:test as they do under vitest", () => {
    const file = join(import.meta.dirname, "node-test.fixture.ts")
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined }
    const node = ["--conditions=onevisit-source", "--test", "--test-reporter=tap", file]
    const { status, stdout } = spawnSync(process.execPath, node, { encoding: "utf8", env: environment })
    const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(stdout)?.[1])
    expect(count("pass")).toBeGreaterThan(80)
    expect(count("fail")).toBe(0)
    expect(count("skipped")).toBe(0)
    expect(status).toBe(0)
    expect(stdout).toContain("refuses an act that expects a stale version and names the stream")
    expect(stdout.match(/合格证 Certificate/g)).toHaveLength(3)
  })
})
