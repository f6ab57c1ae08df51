import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { manager, openDistrict, rules, signedProject, taken, type TestDistrict } from "./projects.fixture.ts"

/** Runs what is due on the mornings given, and says which levels were sent on which. */
async function sentOn({ district, morning, sent }: TestDistrict, ...days: readonly string[]) {
  const log: (readonly [string, number, string, number])[] = []
  for (const day of days) {
    morning(day)
    const before = sent.length
    await district.runDue()
    for (const { daysBefore, daysLeft, dueOn } of sent.slice(before))
      log.push([day, daysBefore, dueOn, daysLeft])
  }
  return log
}

describe("reminders to apply for acceptance", () => {
  it("reach the host's hook on their days, each once, and no day before", async () => {
    const at = await openDistrict()
    const project = await signedProject(at)
    const days = ["2018-11-29", "2018-11-30", "2018-11-30", "2019-01-28", "2019-01-29", "2019-02-21"]
    expect(await sentOn(at, ...days, "2019-02-28", "2019-03-01")).toEqual([
      ["2018-11-30", 90, "2019-02-28", 90],
      ["2019-01-29", 30, "2019-02-28", 30],
      ["2019-02-21", 7, "2019-02-28", 7],
    ])
    expect(at.sent[0]).toMatchObject({
      project,
      undertaking: at.unit.id,
      recommendingUnit: "township",
      managingUnit: "bureau",
      id: `project:${project}/reminder/2019-02-28/90`,
      text: { zh: expect.stringContaining("还有 90 天") },
    })
    const { state } = await at.district.projects.get(project)
    expect(state.remindersSent.map(({ daysBefore }) => daysBefore)).toEqual([90, 30, 7])
  })

  it("of a day that was moved are void: those of the new day come in their place", async () => {
    const at = await openDistrict()
    const project = await signedProject(at)
    const { command } = at.district.projects
    at.morning("2018-08-01")
    const asked = {
      type: "request-amendment",
      endsOn: plainDate("2018-12-31"),
      reasons: ["样例理由"],
    } as const
    taken(await command(project, asked, { as: at.unit.actor }))
    expect(await sentOn(at, "2018-11-30")).toEqual([["2018-11-30", 90, "2019-02-28", 90]])
    taken(await command(project, { type: "grant-amendment" }, { as: manager }))
    const days = ["2019-01-29", "2019-02-21", "2019-04-02", "2019-06-01", "2019-06-24", "2019-07-01"]
    expect(await sentOn(at, ...days)).toEqual([
      ["2019-04-02", 90, "2019-07-01", 90],
      ["2019-06-01", 30, "2019-07-01", 30],
      ["2019-06-24", 7, "2019-07-01", 7],
    ])
  })

  it("stop once acceptance is applied for", async () => {
    const at = await openDistrict()
    const project = await signedProject(at)
    at.morning("2018-12-03")
    const apply = { type: "apply-for-acceptance" } as const
    taken(await at.district.projects.command(project, apply, { as: at.unit.actor }))
    expect(await sentOn(at, "2018-12-04", "2019-01-29", "2019-02-21")).toEqual([])
  })

  it("that come late are one, with the days that are left; and none comes after the day", async () => {
    const at = await openDistrict()
    await signedProject(at)
    expect(await sentOn(at, "2019-02-01")).toEqual([["2019-02-01", 30, "2019-02-28", 27]])
    expect(await sentOn(at, "2019-03-01")).toEqual([])
  })

  it("are tried again when they could not be sent, and recorded once", async () => {
    let failures = 1
    const sent: string[] = []
    const remind = async ({ id }: { readonly id: string }) => {
      if (failures-- > 0) throw new Error("no line")
      sent.push(id)
    }
    const at = await openDistrict({ projects: { rules: [rules], remind } })
    const project = await signedProject(at)
    at.morning("2018-11-30")
    expect((await at.district.runDue()).messages).toMatchObject({ done: 0, again: 1 })
    at.morning("2018-12-01")
    expect((await at.district.runDue()).messages).toMatchObject({ done: 1, again: 0 })
    expect(sent).toEqual([`project:${project}/reminder/2019-02-28/90`])
    expect((await at.district.projects.get(project)).state.remindersSent).toHaveLength(1)
  })

  it("wait for a host that sends none, and are then judged anew", async () => {
    const at = await openDistrict({ projects: { rules: [rules] } })
    await signedProject(at)
    expect(await sentOn(at, "2018-11-30", "2019-01-29")).toEqual([])
    const remind = async (reminder: (typeof at.sent)[number]) => at.sent.push(reminder)
    const later = await at.reopen({ projects: { rules: [rules], remind } })
    await later.runDue()
    expect(at.sent.map(({ daysBefore }) => daysBefore)).toEqual([30])
  })
})
