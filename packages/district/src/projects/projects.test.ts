import { chinaCalendarAsOf } from "@onevisit/china"
import { subjectIdOf, system } from "@onevisit/core/identity"
import { composeLedger, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import {
  establishing,
  manager,
  openDistrict,
  recommendedProject,
  recommender,
  rules,
  signedProject,
  taken,
  written,
} from "./projects.fixture.ts"

const reasons = written.reasons

describe("a funded project in a district", () => {
  it("goes through its three stages, each step by the unit whose it is", async () => {
    const at = await openDistrict()
    const { district, morning, unit } = at
    const project = await signedProject(at)
    const stages: (string | null)[] = [(await district.projects.get(project)).summary.stage]
    const { command } = district.projects
    taken(await command(project, { type: "report-progress", report: written.report }, { as: unit.actor }))
    taken(await command(project, { type: "pay-tranche", tranche: "all" }, { as: manager }))
    morning("2019-02-28")
    const applied = taken(await command(project, { type: "apply-for-acceptance" }, { as: unit.actor }))
    expect(applied.outcome).toBe("acceptance-applied")
    stages.push(applied.summary.stage)
    const concluded = taken(await command(project, { type: "conclude", outcome: "passed" }, { as: manager }))
    expect(concluded).toMatchObject({ outcome: "concluded", summary: { outcome: "passed", tasks: [] } })
    expect(stages).toEqual(["execution", "acceptance"])
    const other = await command(project, { type: "lift-bar", reasons }, { as: recommender })
    expect(other).toMatchObject({ outcome: "refused", refusal: { _tag: "NotAuthorised" } })
  })

  it("leaves nothing of what people wrote in the storage, and gives it back for a purpose", async () => {
    const opened: unknown[] = []
    const at = await openDistrict({ onOpened: (event) => void opened.push(event) })
    const { district, morning, storage, unit } = at
    const project = await signedProject(at)
    const report = { type: "report-progress", report: written.report } as const
    taken(await district.projects.command(project, report, { as: unit.actor }))
    morning("2019-03-01")
    taken(await district.projects.command(project, { type: "record-default", reasons }, { as: manager }))
    const views = ["project", "project-bar"].map((view) => storage.findViews({ view, version: 1, limit: 10 }))
    const lies = JSON.stringify([await storage.readFeed({ after: 0, limit: 1000 }), await Promise.all(views)])
    expect(lies).not.toContain("§")
    expect(opened).toEqual([])
    const history = JSON.stringify(await district.projects.history(project, "to decide on the default"))
    for (const text of [written.title, written.opinion, written.report, ...reasons])
      expect(history).toContain(text)
    expect(opened.length).toBeGreaterThan(0)
  })

  it("has its day explained, each day from the end of the contract", async () => {
    const at = await openDistrict()
    const project = await signedProject(at, "2018-04-01")
    const lines = composeLedger((await at.district.projects.explain(project)) ?? []).map(({ zh }) => zh)
    expect(lines[0]).toBe("2018-04-01 周日 不计入：起算当日")
    expect(lines.at(-1)).toBe("2018-10-08 周一 不计入：届满日遇休息日顺延：工作日")
    expect(lines).toHaveLength(191)
    expect(await at.district.projects.explain(await recommendedProject(at))).toBeNull()
  })

  it("waits on the managing unit's list once it is overdue, timers or not, and on no other day", async () => {
    const at = await openDistrict()
    const { district, morning } = at
    const project = await signedProject(at)
    const overdue = () => district.projects.find({ managingUnit: "bureau", hasTask: true })
    morning("2019-02-28")
    await district.runDue()
    expect(await overdue()).toEqual([])
    morning("2019-03-01")
    expect((await district.runDue()).failures).toEqual([])
    await district.runDue()
    expect(await overdue()).toMatchObject([{ project, tasks: ["decide-on-default"], phase: "executing" }])
    expect((await district.projects.get(project)).state.defaulted).toBeNull()
  })

  it("is kept under the rules and the calendar it pins, whatever the district is opened with later", async () => {
    const at = await openDistrict()
    const project = await signedProject(at)
    const acceptance = { ...rules.acceptance, term: { length: 1, unit: "month" } as const }
    const later = await at.reopen({
      projects: { rules: [{ ...rules, version: "2", acceptance, outcomes: [rules.outcomes[0]!] }] },
      calendar: chinaCalendarAsOf(plainDate("2019-12-31")),
    })
    const { rules: pinned, state } = await later.projects.get(project)
    expect([pinned.version, state.acceptanceDue?.dueOn]).toEqual(["1", "2019-02-28"])
    expect((await later.projects.explain(project))?.at(-1)?.date).toBe("2019-02-28")
    const next = await recommendedProject({ ...at, district: later })
    expect((await later.projects.get(next)).rules.version).toBe("2")
  })

  it("has its day reckoned anew on a revised calendar, and explained on that one", async () => {
    const at = await openDistrict({ calendar: chinaCalendarAsOf(plainDate("2018-01-02")) })
    const project = await signedProject(at)
    expect((await at.district.projects.get(project)).state.acceptanceDue?.certainty).toBe("provisional")
    const later = await at.reopen({ calendar: chinaCalendarAsOf(plainDate("2019-01-01")) })
    const revised = taken(
      await later.projects.command(project, { type: "revise-calendar" }, { as: system("import") }),
    )
    expect(revised.happened).toEqual(["AcceptanceDueReckoned"])
    expect(revised.state.acceptanceDue).toMatchObject({ dueOn: "2019-02-28", certainty: "official" })
    expect(await later.projects.explain(project)).toHaveLength(182)
  })
})

describe("a default in one project", () => {
  it("keeps the unit from another, by the record's name, until an officer lifts it", async () => {
    const at = await openDistrict()
    const { district, morning, unit } = at
    const { command } = district.projects
    const first = await signedProject(at)
    const second = await recommendedProject(at)
    morning("2019-03-01")
    taken(await command(first, { type: "record-default", reasons }, { as: manager }))
    expect(await district.projects.bars(unit.id)).toMatchObject([{ project: first, until: "2020-03-01" }])
    const establish = establishing("2020-12-31", "2019-样例-2")
    expect(await command(second, establish, { as: manager })).toMatchObject({
      outcome: "refused",
      refusal: {
        _tag: "UndertakingBarred",
        bar: { project: first, from: "2019-03-01", until: "2020-03-01", objection: rules.remedies },
        clause: { article: "13" },
      },
    })
    taken(await command(first, { type: "lift-bar", reasons }, { as: manager }))
    expect(await district.projects.bars(unit.id)).toEqual([])
    expect(taken(await command(second, establish, { as: manager })).outcome).toBe("established")
  })

  it("keeps it no longer than its last day, and keeps nobody else", async () => {
    const at = await openDistrict()
    const { district, morning, unit } = at
    const first = await signedProject(at)
    morning("2019-03-01")
    const record = { type: "record-default", reasons } as const
    taken(await district.projects.command(first, record, { as: manager }))
    const second = await recommendedProject(at)
    const establish = (number: string) =>
      district.projects.command(second, establishing("2021-12-31", number), { as: manager })
    morning("2020-03-01")
    expect((await establish("2020-样例-1")).outcome).toBe("refused")
    morning("2020-03-02")
    expect(await district.projects.bars(unit.id)).toEqual([])
    expect((await establish("2020-样例-1")).outcome).toBe("established")
    const identity = { kind: "enterprise", name: "样例别家公司", identifiers: [] } as const
    const other = await district.subjects.register(identity, { as: system("test") })
    expect(await district.projects.bars((other as { subject: typeof unit.id }).subject)).toEqual([])
  })

  it("may be of an application that came late, which is recorded and answered as late", async () => {
    const at = await openDistrict()
    const project = await signedProject(at)
    at.morning("2019-03-01")
    const { command } = at.district.projects
    const late = await command(project, { type: "apply-for-acceptance" }, { as: at.unit.actor })
    expect(late).toMatchObject({
      outcome: "acceptance-applied-late",
      happened: ["TaskOpened", "AcceptanceAppliedFor"],
      summary: { phase: "acceptance", tasks: ["decide-on-default"] },
    })
  })
})

describe("a call to the projects", () => {
  it("that is sent twice opens one project", async () => {
    const { district, unit } = await openDistrict()
    const application = {
      rules: "sample-projects",
      undertaking: unit.id,
      recommendingUnit: "township",
      managingUnit: "bureau",
      title: written.title,
    }
    const call = { as: unit.actor, commandId: "application-1" }
    const first = taken(await district.projects.apply(application, call))
    expect(first).toMatchObject({ outcome: "applied", replayed: false })
    expect(await district.projects.apply(application, call)).toMatchObject({
      project: first.project,
      replayed: true,
    })
    expect(await district.projects.find({ undertaking: unit.id })).toHaveLength(1)
    const nobody = { ...application, undertaking: subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b") }
    await expect(district.projects.apply(nobody, { as: unit.actor })).rejects.toMatchObject({
      _tag: "UnknownSubject",
    })
    await expect(district.projects.apply({ ...application, rules: "none" }, call)).rejects.toMatchObject({
      _tag: "UnknownProjectRules",
    })
  })

  it("gives no number to two projects", async () => {
    const at = await openDistrict()
    const first = await signedProject(at)
    const second = await recommendedProject(at)
    const again = at.district.projects.command(second, establishing("2018-12-31"), { as: manager })
    await expect(again).rejects.toMatchObject({ _tag: "AlreadyExists", holder: first })
  })

  it("that names no project, or has not its form, is rejected without saying what was given", async () => {
    const { district } = await openDistrict()
    const { command, get, history } = district.projects
    const as = manager
    for (const id of ["SECRET", "0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"]) {
      const calls = [command(id, { type: "withdraw" }, { as }), get(id), history(id, "to see")]
      for (const call of calls) await expect(call).rejects.toMatchObject({ _tag: "UnknownProject" })
    }
    const wrong = { type: "record-default", reasons: [""], automatic: "SECRET" } as never
    const error: unknown = await command("x", wrong, { as }).catch((problem: unknown) => problem)
    expect(error).toMatchObject({ _tag: "InvalidInput", issues: [{}, {}] })
    expect(String(error)).not.toContain("SECRET")
    // What the application does by itself, nobody may ask for.
    for (const type of ["pass-time", "record-reminder"])
      await expect(command("x", { type } as never, { as })).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("needs a calendar, and rules that hold together", async () => {
    const bare = await createDistrict({ storage: memoryStorage() })
    await expect(bare.projects.find({})).rejects.toMatchObject({ _tag: "CalendarMissing" })
    const twice = { ...rules, remindBefore: [7, 7] }
    await expect(openDistrict({ projects: { rules: [rules, twice] } })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["projects", "rules", 1, "remindBefore"] }],
    })
  })
})
