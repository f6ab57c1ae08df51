import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

describe("columns without generated code", () => {
  it("give the same answers where no code may be generated", () => {
    const program = fileURLToPath(new URL("./eval-free.fixture.ts", import.meta.url))
    const run = (...flags: string[]) =>
      execFileSync(process.execPath, [...flags, "--conditions=onevisit-source", program], {
        env: { ...process.env, NODE_OPTIONS: "" },
        stdio: "pipe",
      })
    expect(run("--disallow-code-generation-from-strings")).toHaveLength(0)
    // Where code may be generated the program notices that it is.
    expect(() => run()).toThrow(/Code was generated/)
  })
})
