import * as fc from "fast-check"
import { afterEach, describe, expect, it, vi } from "vitest"

const before = fc.readConfigureGlobal()

async function drawnWith(seed: string, timeZone = "UTC"): Promise<readonly number[]> {
  vi.stubEnv("PROPERTY_SEED", seed)
  vi.stubEnv("TZ", timeZone)
  vi.resetModules()
  return (await import("fast-check")).sample(fc.nat(), 20)
}

describe("the seed of the properties", () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    fc.configureGlobal(before)
  })

  it("draws the same values for the same seed, and others for another or in another time zone", async () => {
    const drawn = await drawnWith("7")
    expect(await drawnWith("7")).toEqual(drawn)
    expect(await drawnWith("8")).not.toEqual(drawn)
    expect(await drawnWith("7", "America/Los_Angeles")).not.toEqual(drawn)
  })

  it.each(["", "-1", "1.5", "4294967296", "seven"])("is refused when it is %j", async (seed) => {
    await expect(drawnWith(seed)).rejects.toThrow(TypeError)
  })
})
