import { type Actor, actorOfApplicant } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, given, officer, openDesk } from "./desk.fixture.ts"
import { workGroups } from "./work-groups.ts"
import type { Worklist } from "./worklist.ts"

const chief = officer("chief", "assigns-cases")
const casesOf = ({ groups }: Worklist) =>
  Object.fromEntries(workGroups.map((group) => [group, groups[group].cases.map((row) => row.case)]))
const none = { overdue: [], dueToday: [], red: [], yellow: [], owed: [], awaitingSeal: [], awaitingPaper: [] }

describe("a worklist", () => {
  it("shows a case overdue, due today, red, yellow or not yet, by working days ahead of its day", async () => {
    const { district, open, person } = await openDesk({ urgency: { red: 2, yellow: 5 } })
    const id = await open(await person("M-1"))
    await district.intake.command(
      id,
      { type: "record-seal", number: "sample-bureau〔2019〕intake-1" },
      { as: clerk },
    )
    const on = async (day: string) => casesOf(await district.intake.worklist({ on: plainDate(day) }))
    // Promised for Monday 25 March.
    expect(await on("2019-03-15")).toEqual(none)
    expect(await on("2019-03-18")).toEqual({ ...none, yellow: [id] })
    expect(await on("2019-03-20")).toEqual({ ...none, yellow: [id] })
    expect(await on("2019-03-21")).toEqual({ ...none, red: [id] })
    expect(await on("2019-03-24")).toEqual({ ...none, red: [id] })
    expect(await on("2019-03-25")).toEqual({ ...none, dueToday: [id] })
    expect(await on("2019-03-26")).toEqual({ ...none, overdue: [id] })
  })

  it("is never yellow or red where the host names no days", async () => {
    const { district, open, person } = await openDesk()
    await open(await person("M-1"))
    expect(await district.intake.worklist({ on: plainDate("2019-03-22") })).toMatchObject({
      groups: { red: { cases: [] }, yellow: { cases: [] } },
    })
  })

  it("shows what applicants owe, and what waits for a seal until it is sealed", async () => {
    const { district, open, person } = await openDesk()
    const id = await open(await person("M-1"), "form")
    const before = await district.intake.worklist()
    expect(casesOf(before)).toEqual({ ...none, owed: [id], awaitingSeal: [id] })
    const [row] = before.groups.awaitingSeal.cases
    expect(row).toMatchObject({ owedBy: "2019-03-11", owed: 1, unit: "sample-bureau", officer: "w-1" })
    expect(row?.toSeal).toEqual([
      { document: "3-correction", number: "sample-bureau〔2019〕intake-1", of: "CorrectionNotified" },
    ])
    const seal = { type: "record-seal", number: row?.toSeal[0]?.number ?? "" } as const
    await district.intake.command(id, seal, { as: clerk })
    expect(casesOf(await district.intake.worklist())).toEqual({ ...none, owed: [id] })
  })

  it("shows who asked for paper of what came electronically, until they have it, also after the end", async () => {
    const { clock, district, open, person } = await openDesk()
    const applicant = await person("M-1")
    const id = await open(applicant)
    const as = actorOfApplicant(applicant)
    const done = async (command: Parameters<typeof district.intake.command>[1], who: Actor = clerk) => {
      const answer = await district.intake.command(id, command, { as: who })
      if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
    }
    const on = clock.now().on
    await done({ type: "record-seal", number: "sample-bureau〔2019〕intake-1" })
    const { documents } = (await district.intake.get(id)).state
    const document = documents.find(({ isSealed }) => isSealed)?.id ?? ""
    const electronic = { system: "sample-platform", address: "sample" }
    await done(
      { type: "confirm-service-address", confirmedOn: on, electronic, letters: null, evidence: "x" },
      as,
    )
    const served = { type: "record-service", document, servers: ["样例送达人"] } as const
    const addressee = { role: "applicant", subject: applicant } as const
    const way = { method: "electronic", system: "sample-platform", arrivedOn: on, reference: "1" } as const
    await done({ ...served, addressee, way })
    expect((await district.intake.worklist()).groups.awaitingPaper.cases).toEqual([])
    await done({ type: "withdraw" }, as)
    await done({ type: "choose", choices: { optIns: { paperDocuments: true } } }, as)
    const [row] = (await district.intake.worklist()).groups.awaitingPaper.cases
    expect(row).toMatchObject({ case: id, isOpen: true, paperDue: [document] })
    expect(await district.intake.workByOfficer()).toMatchObject([{ counts: { awaitingPaper: 1 } }])
    await done({ ...served, addressee, way: { method: "direct", signedOn: on, place: "hall" } })
    expect((await district.intake.worklist()).groups.awaitingPaper.cases).toEqual([])
    expect((await district.intake.get(id)).summary).toMatchObject({ isOpen: false })
  })

  it("shows an application that nobody has looked at, by the day of the notice", async () => {
    const { clock, district, person, submission } = await openDesk({ item: { type: "licence" } })
    const { examination: _, ...unexamined } = submission(await person("M-1"), "form")
    const opened = await district.intake.submit(unexamined, { as: clerk })
    clock.advance({ days: 7 })
    expect(casesOf(await district.intake.worklist()).dueToday).toEqual([opened.case])
  })

  it("is one officer's: whoever acted last, or to whom the case was given; or one unit's", async () => {
    const { district, open, person } = await openDesk()
    const mine = await open(await person("M-1"), "form")
    const theirs = await open(await person("M-2"), "form")
    await district.intake.command(theirs, { type: "assign", officer: "w-9" }, { as: chief })
    const of = async (query: Parameters<typeof district.intake.worklist>[0]) =>
      casesOf(await district.intake.worklist(query)).owed
    expect(await of({ officer: "w-1" })).toEqual([mine])
    expect(await of({ officer: "w-9" })).toEqual([theirs])
    expect((await of({ unit: "sample-bureau" }))?.toSorted()).toEqual([mine, theirs].toSorted())
    expect(await of({ unit: "other-bureau" })).toEqual([])
    expect(
      await district.intake.command(mine, { type: "assign", officer: "w-9" }, { as: clerk }),
    ).toMatchObject({ refusal: { _tag: "NotAuthorised", needed: "assigns-cases" } })
  })

  it("goes on by the cursor of a group, and no further in the others", async () => {
    const { district, open, person } = await openDesk()
    const ids = [await open(await person("M-1"), "form"), await open(await person("M-2"), "form")]
    const first = await district.intake.worklist({ limit: 1 })
    const cursor = first.groups.owed.cursor ?? ""
    const second = await district.intake.worklist({ limit: 1, cursor })
    const seen = [...first.groups.owed.cases, ...second.groups.owed.cases].map((row) => row.case)
    expect(seen.toSorted()).toEqual(ids.toSorted())
    expect(second.groups).toMatchObject({ owed: { cursor: null }, awaitingSeal: { cases: [], cursor: null } })
    await expect(district.intake.worklist({ cursor: "x" })).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("leaves out what has ended", async () => {
    const { district, open, person } = await openDesk()
    const id = await open(await person("M-1"), "form")
    await district.intake.command(id, { type: "withdraw" }, { as: clerk })
    expect(casesOf(await district.intake.worklist({ on: plainDate("2019-06-01") }))).toEqual({
      ...none,
      awaitingSeal: [id],
    })
  })
})

describe("the work of each officer", () => {
  it("is counted, whoever is most behind first", async () => {
    const { clock, district, open, person, submission } = await openDesk({ item: { type: "licence" } })
    const late = await open(await person("M-1"))
    await district.intake.command(late, { type: "assign", officer: "w-9" }, { as: chief })
    clock.advance({ days: 60 })
    await open(await person("M-2"), "form")
    const { examination: _, ...unexamined } = submission(await person("M-3"), "form")
    await district.intake.submit(
      { ...unexamined, materials: [given("form")] },
      { as: { kind: "applicant", subject: unexamined.applicant } },
    )
    expect(await district.intake.workByOfficer({ unit: "sample-bureau" })).toMatchObject([
      { officer: "w-9", open: 1, counts: { overdue: 1, awaitingSeal: 1, owed: 0 } },
      { officer: "w-1", open: 1, counts: { overdue: 0, owed: 1, awaitingSeal: 1 } },
      { officer: null, open: 1, counts: { owed: 0, awaitingSeal: 0 } },
    ])
    expect(await district.intake.workByOfficer({ unit: "other-bureau" })).toEqual([])
  })
})
