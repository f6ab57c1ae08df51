import { actorOfApplicant, type OfficerActor } from "@onevisit/core/identity"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import type { PlainCommand } from "./index.ts"
import { clerk, item, officer, openDesk } from "./desk.fixture.ts"

const colleague = officer("w-9")
const today = plainDate("2019-03-04")
const check: PlainCommand = { type: "record-site-check", on: today, outcome: "fits", findings: "as said" }

describe("those whom the host vouches for", () => {
  it("check on site together, and nobody whom only the command names", async () => {
    const { district, open, person } = await openDesk()
    const { intake } = district
    const id = await open(await person("S1"))
    const alone = await intake.command(id, check, { as: clerk })
    expect(alone).toMatchObject({ outcome: "refused", refusal: { _tag: "TooFewOfficers" } })
    const named = { ...check, officers: ["w-1", "w-9"] } as PlainCommand
    await expect(intake.command(id, named, { as: clerk })).rejects.toMatchObject({ _tag: "InvalidInput" })
    const elsewhere: OfficerActor = { ...colleague, unit: "third-bureau" }
    expect(await intake.command(id, check, { as: clerk, alongside: [elsewhere] })).toMatchObject({
      refusal: { _tag: "NotCompetent" },
    })
    const both = await intake.command(id, check, { as: clerk, alongside: [colleague] })
    expect(both).toMatchObject({ happened: ["SiteChecked"] })
  })

  it("act on the day they were vouched for, and on the next only where the host's word holds longer", async () => {
    const { clock, district, open, person } = await openDesk()
    const id = await open(await person("S1"))
    const { validTo: _, ...forOneDay } = { ...clerk, validAt: today }
    const command: PlainCommand = { type: "extend-supplement", by: workingDays(1), reasons: ["because"] }
    const tag = async (as: OfficerActor) => {
      const answer = await district.intake.command(id, command, { as })
      return answer.outcome === "refused" ? answer.refusal._tag : null
    }
    expect(await tag(forOneDay)).toBe("NotInThisPhase")
    clock.set(instant("2019-03-05T01:30:00.000Z"))
    expect(await tag(forOneDay)).toBe("OfficerLapsed")
    expect(await tag({ ...forOneDay, validTo: plainDate("2019-03-06") })).toBe("NotInThisPhase")
    const batch = { batch: "2019-03", as: forOneDay }
    expect(await district.catalogue.publish([{ ...item, edition: "2019-03" }], batch)).toMatchObject({
      refusal: { _tag: "OfficerLapsed" },
    })
  })
})

describe("what applicants hand in themselves", () => {
  it("is received on the day it comes in, whatever they say", async () => {
    const { district, person, submission } = await openDesk()
    const applicant = await person("S1")
    const { examination: _, ...plain } = submission(applicant, "form", "report")
    const as = actorOfApplicant(applicant)
    const earlier = { ...plain, arrival: { channel: "online", enteredOn: plainDate("2019-03-01") } } as const
    expect(await district.intake.submit(earlier, { as })).toMatchObject({
      refusal: { _tag: "DatedByTheApplicant" },
    })
    expect(await district.intake.submit(plain, { as })).toMatchObject({ outcome: "received" })
  })
})
