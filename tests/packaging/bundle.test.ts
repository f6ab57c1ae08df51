import { describe, expect, it } from "vitest"
import { bundleEntry, RULES_CEILING_KB } from "./bundle.ts"

const ofZod = (files: readonly string[]) => files.filter((path) => path.includes("/node_modules/zod/"))

describe("the entry of the rules, bundled with all it needs", () => {
  it("is no larger than its ceiling", async () => {
    const { files, kilobytes } = await bundleEntry("@onevisit/core/rules")
    expect(kilobytes).toBeLessThanOrEqual(RULES_CEILING_KB)
    // What was not resolved would weigh nothing.
    expect(files).toContain("packages/core/src/rules/interpret/decide.ts")
    expect(files.some((path) => path.endsWith("/node_modules/effect/dist/Result.js"))).toBe(true)
  })

  it("brings neither zod nor any schema along, nor the barrel of effect", async () => {
    const { files } = await bundleEntry("@onevisit/core/rules")
    expect(ofZod(files)).toEqual([])
    expect(files.filter((path) => path.endsWith(".schema.ts"))).toEqual([])
    expect(files.filter((path) => /\/effect\/dist\/(?:index|Effect|Layer)\.js$/.test(path))).toEqual([])
  })

  it("would be seen to bring zod along: its schemas do", async () => {
    expect(ofZod((await bundleEntry("@onevisit/core/rules/schema")).files)).not.toEqual([])
  })

  it("is held to a ceiling that stays near what it is", async () => {
    const { kilobytes } = await bundleEntry("@onevisit/core/rules")
    expect(kilobytes).toBeGreaterThan(RULES_CEILING_KB / 2)
  })
})

describe("the entry that checks decision receipts", () => {
  it("asks Node for cryptography alone, and brings neither services nor the barrel of effect", async () => {
    const { files } = await bundleEntry("@onevisit/district/receipts", ["node:crypto"])
    expect(files).toContain("packages/core/src/benefits/receipts/verify/verifier.ts")
    expect(files.filter((path) => /\/effect\/dist\/(?:index|Effect|Layer)\.js$/.test(path))).toEqual([])
    expect(
      files.filter((path) => path.startsWith("packages/district/") && !path.includes("/receipts/")),
    ).toEqual([])
  })
})
