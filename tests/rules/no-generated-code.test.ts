import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

describe("where no code may be made from text", () => {
  it("rows and columns run without it, with the interpreter's answers", () => {
    const flags = ["--conditions=onevisit-source", "--disallow-code-generation-from-strings"]
    const program = join(import.meta.dirname, "without-generated-code.ts")
    const { stderr, stdout } = spawnSync(process.execPath, [...flags, program], { encoding: "utf8" })
    expect(stderr).not.toContain("Error")
    const [, agreed = "0"] = /^(\d+) agreed$/m.exec(stdout) ?? []
    expect(Number(agreed)).toBeGreaterThan(300)
  })
})
