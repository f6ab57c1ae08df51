import { describe, expect, it } from "vitest"
import { clerk, openDesk, reviewed, revised } from "./desk.fixture.ts"

describe("a revision of the calendar", () => {
  it("shows first what it would move and what is kept as told, writing nothing", async () => {
    const { district, open, person, storage } = await openDesk()
    const owing = await open(await person("M-1"), "form")
    const accepted = await open(await person("M-2"))
    const before = await storage.readFeed({ after: 0, limit: 1000 })
    expect(await district.intake.reviseCalendar(revised, { as: clerk, dryRun: true })).toEqual({
      cases: 2,
      moved: [{ case: owing, clock: "correction", from: "2019-03-11", to: "2019-03-12" }],
      kept: [{ case: accepted, clock: "promised", from: "2019-03-25", to: "2019-03-26" }],
      refused: [],
    })
    expect(await storage.readFeed({ after: 0, limit: 1000 })).toEqual(before)
  })

  it("speaks of the part of an authority by its name", async () => {
    const { district, open, person } = await openDesk({ item: reviewed })
    const id = await open(await person("M-1"))
    const { kept } = await district.intake.reviseCalendar(revised, { as: clerk, dryRun: true })
    expect(kept).toContainEqual({ case: id, clock: "part:review", from: "2019-03-18", to: "2019-03-19" })
    const days = await district.intake.explain(id, "part:review")
    expect(days?.at(-1)).toMatchObject({ date: "2019-03-18", number: 10 })
    expect(await district.intake.explain(id, "part:nothing")).toBeNull()
    await expect(district.intake.explain(id, "part:" as "part:x")).rejects.toThrow()
  })

  it("moves them in earnest as it showed, and a second time does nothing", async () => {
    const { district, open, person } = await openDesk()
    const owing = await open(await person("M-1"), "form")
    await open(await person("M-2"))
    const shown = await district.intake.reviseCalendar(revised, { as: clerk, dryRun: true })
    expect(await district.intake.reviseCalendar(revised, { as: clerk })).toEqual(shown)
    expect((await district.intake.get(owing)).state.correction?.deadline.dueOn).toBe("2019-03-12")
    expect(await district.intake.reviseCalendar(revised, { as: clerk })).toMatchObject({
      cases: 0,
      moved: [],
    })
  })

  it("goes on where it was broken off, and reaches every open case however many there are", async () => {
    let isBroken = false
    const { district, open, person } = await openDesk({
      wrap: (inner) => ({
        ...inner,
        commit: async (acts) => {
          const ofCase = acts.some(({ commandId }) => commandId.startsWith("revise-calendar"))
          if (ofCase && isBroken) throw new Error("broken off")
          if (ofCase) isBroken = true
          return inner.commit(acts)
        },
      }),
    })
    const applicant = await person("M-1")
    const ids: string[] = []
    for (let count = 0; count < 3; count += 1) ids.push(await open(applicant, "form"))
    await expect(district.intake.reviseCalendar(revised, { as: clerk })).rejects.toThrow("broken off")
    isBroken = false
    await expect(district.intake.reviseCalendar(revised, { as: clerk })).rejects.toThrow("broken off")
    isBroken = false
    expect(await district.intake.reviseCalendar(revised, { as: clerk })).toMatchObject({ cases: 1 })
    for (const id of ids)
      expect((await district.intake.get(id)).state.correction?.deadline.dueOn).toBe("2019-03-12")
  })

  it("names the cases that the actor may not revise", async () => {
    const { district, open, person } = await openDesk()
    const id = await open(await person("M-1"))
    const stranger = { ...clerk, unit: "other-bureau" }
    expect(await district.intake.reviseCalendar(revised, { as: stranger })).toMatchObject({
      cases: 0,
      refused: [{ case: id, refusal: { _tag: "NotCompetent" } }],
    })
  })
})
