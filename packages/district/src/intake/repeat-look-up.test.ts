import type { RegistryAnswer } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, item, openDesk } from "./desk.fixture.ts"

const nothing: RegistryAnswer = { outcome: "not-found", asOf: plainDate("2019-03-01") }
const found: RegistryAnswer = {
  outcome: "found",
  asOf: plainDate("2019-03-05"),
  reference: "r-1",
  facts: {},
}
const [form] = item.materials
const licence = {
  ...form!,
  id: "licence",
  obtainedBy: "agency-verified",
  lookUp: { registry: "register", record: "licence" },
} as const

describe("a register that had nothing", () => {
  it("is asked again the day after, as often as wanted, and what it has by then is taken", async () => {
    const answers = [nothing, nothing, found]
    const register = { id: "register", lookUp: async () => answers.shift() ?? nothing }
    const { clock, district, open, person } = await openDesk({
      item: { materials: [...item.materials, licence] },
      registries: [register],
    })
    const id = await open(await person("M-1"), "form", "report")
    const lookUp = async () => (await district.intake.get(id)).state.lookUps["licence"]
    await district.runDue()
    expect(await lookUp()).toMatchObject({ state: "not-found", attempts: 1 })
    for (const after of ["not-found", "found"]) {
      clock.advance({ minutes: 24 * 60 })
      await district.intake.command(id, { type: "repeat-look-up", requirement: "licence" }, { as: clerk })
      expect(await lookUp()).toMatchObject({ state: "requested" })
      await district.runDue()
      expect(await lookUp()).toMatchObject({ state: after })
    }
    expect(await lookUp()).toMatchObject({ attempts: 3, asOf: "2019-03-05" })
  })
})
