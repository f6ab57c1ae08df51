import { chinaCalendarAsOf, chinaLaw, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import { authorityTable } from "@onevisit/core/intake"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import type { RegistryAnswer } from "@onevisit/core/ports"
import { RegistryError } from "@onevisit/core/ports"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"

const label = { zh: "样例", en: "sample" }
const citation = { statute: "sample-rules", title: label, sample: true }
const paperOf = (id: string): ServiceItem["materials"][number] => ({
  id,
  name: { zh: `样例${id}`, en: id },
  necessity: id === "form" ? "key" : "secondary",
  deferrable: id === "form" ? [] : ["absence"],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
})
const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [citation],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [
    paperOf("form"),
    paperOf("report"),
    {
      ...paperOf("licence"),
      obtainedBy: "agency-verified",
      lookUp: { registry: "register", record: "licence" },
    },
  ],
  visits: { declared: 0 },
  channels: ["online", "window"],
  collection: ["by-hand", "courier", "electronic"],
  fee: null,
  result: { name: label },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
}
const given = (requirement: string): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: false,
})
const officer = (...roles: string[]): Actor => ({
  kind: "officer",
  externalId: "w-1",
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
const clerk = officer("window")
const decider = officer(officerRoles.decidingOfficer)

async function setUp(
  answers: readonly (RegistryAnswer | "down")[] = [],
  over: Partial<DistrictOptions> = {},
) {
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const waiting = [...answers]
  const register = {
    id: "register",
    lookUp: async () => {
      const answer = waiting.shift()
      if (answer === undefined || answer === "down") throw new RegistryError("Unavailable", "no answer")
      return answer
    },
  }
  const options: DistrictOptions = {
    storage,
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    registries: [register],
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const identity = { kind: "enterprise", name: "样例公司", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error("not registered")
  const submission = (materials: readonly string[]) => ({
    item: item.id,
    applicant: registered.subject,
    arrival: { channel: "window" as const, on: clock.now().on, time: "09:30" },
    outlet: "hall",
    materials: materials.map(given),
    examination: { supplementWithin: workingDays(5) },
  })
  return { clock, district, options, storage, submission }
}

const found: RegistryAnswer = { outcome: "found", asOf: plainDate("2019-03-01"), reference: "r-1", facts: {} }

describe("intake over the ports", () => {
  it("takes a submission that is sent twice under one command id as one case", async () => {
    const { district, submission } = await setUp()
    const first = await district.intake.submit(submission(["form", "report"]), {
      as: clerk,
      commandId: "once",
    })
    const second = await district.intake.submit(submission(["form", "report"]), {
      as: clerk,
      commandId: "once",
    })
    expect(first).toMatchObject({ outcome: "accepted", replayed: false })
    expect(second).toMatchObject({ outcome: "accepted", replayed: true, case: first.case })
    expect(await district.intake.find({ item: item.id })).toHaveLength(1)
  })

  it("refuses another content under the same command id, and a version that has passed", async () => {
    const { district, submission } = await setUp()
    const opened = await district.intake.submit(submission(["form", "report"]), {
      as: clerk,
      commandId: "once",
    })
    const other = district.intake.submit(submission(["form"]), { as: clerk, commandId: "once" })
    await expect(other).rejects.toMatchObject({ _tag: "CommandIdReused" })
    const stale = district.intake.command(
      opened.case ?? "",
      { type: "withdraw" },
      { as: clerk, expectedVersion: 1 },
    )
    await expect(stale).rejects.toMatchObject({ _tag: "StaleVersion" })
  })

  it("gives numbers without a gap: a command that is refused takes none", async () => {
    const { district, submission } = await setUp()
    const numberOf = async (id: string | null) =>
      (await district.intake.documents(id ?? "", "test"))[1]?.number
    const first = await district.intake.submit(submission(["form", "report"]), { as: clerk })
    const refused = await district.intake.submit(
      { ...submission(["form"]), materials: [given("unheard-of")] },
      { as: clerk },
    )
    const second = await district.intake.submit(submission(["form", "report"]), { as: clerk })
    expect(refused).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "UnknownMaterial", positions: [0] },
    })
    expect([await numberOf(first.case), await numberOf(second.case)]).toEqual([
      "sample-bureau〔2019〕intake-1",
      "sample-bureau〔2019〕intake-2",
    ])
  })

  it("looks up what the authority can, retries a silent register, and holds the favourable act until it answers", async () => {
    const { clock, district, submission } = await setUp(["down", found])
    const opened = await district.intake.submit(submission(["form", "report"]), { as: clerk })
    const id = opened.case ?? ""
    const early = await district.intake.command(id, { type: "decide", favourable: true }, { as: decider })
    expect(early).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "StillOwed", lookUps: ["licence"], owed: [] },
    })
    expect((await district.runDue()).messages).toMatchObject({ again: 1, dead: 0 })
    expect((await district.intake.get(id)).state.lookUps["licence"]).toMatchObject({
      state: "requested",
      attempts: 1,
    })
    clock.advance({ minutes: 10 })
    expect((await district.runDue()).messages).toMatchObject({ done: 1 })
    expect((await district.intake.get(id)).state.lookUps["licence"]).toMatchObject({
      state: "found",
      attempts: 2,
    })
    expect(
      await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }),
    ).toMatchObject({ outcome: "decided" })
  })

  it("decides a case under the rules it was opened under, though the district has gone on without them", async () => {
    const { district, options, submission } = await setUp()
    const opened = await district.intake.submit(submission(["form"]), { as: clerk })
    const later = await createDistrict({ ...options, law: [] })
    const { ruleSet } = await later.intake.get(opened.case ?? "")
    expect(ruleSet.id).toContain("zhejiang-one-visit")
    expect(await later.intake.submit(submission(["form"]), { as: clerk })).toMatchObject({
      outcome: "refused",
      case: null,
      refusal: { _tag: "NoRuleSet" },
    })
  })

  it("fails by name when what a case pins is gone", async () => {
    const { district, options, storage, submission } = await setUp()
    const opened = await district.intake.submit(submission(["form"]), { as: clerk })
    const bare = await createDistrict({
      ...options,
      storage: {
        ...storage,
        getView: (query) => (query.view === "pinned" ? Promise.resolve(null) : storage.getView(query)),
      },
    })
    await expect(bare.intake.get(opened.case ?? "")).rejects.toMatchObject({ _tag: "PinUnavailable" })
  })

  it("goes on under a revised calendar: dates move, later clocks follow it, and each day is explained on its edition", async () => {
    const { clock, district, options, submission } = await setUp([], {
      clock: simulatedClock(instant("2019-03-20T01:30:00.000Z")),
    })
    const opened = await district.intake.submit(
      {
        ...submission(["form", "report"]),
        arrival: { channel: "online", enteredOn: plainDate("2019-03-20") },
      },
      { as: clerk },
    )
    const id = opened.case ?? ""
    const long = await district.intake.explain(id, "promised")
    const calendar = chinaCalendarAsOf(plainDate("2019-04-01"))
    const revised = await district.intake.command(id, { type: "revise-calendar", calendar }, { as: clerk })
    expect(revised).toMatchObject({ outcome: "recorded" })
    expect(await district.intake.explain(id, "promised")).toEqual(long)
    expect(revised.outcome !== "refused" && revised.state.calendar?.hash).not.toBe(
      opened.outcome !== "refused" && opened.state.calendar?.hash,
    )
    const reopened = await createDistrict(options)
    const decided = await reopened.intake.command(
      id,
      { type: "extend-clock", clock: "promised", reasonToldOn: clock.now().on },
      { as: clerk },
    )
    expect(decided).toMatchObject({ outcome: "refused" })
    expect(await reopened.intake.explain(id, "promised")).toEqual(long)
  })

  it("lets a timer that comes late change nothing, and once a lapse is a task, lets it rest", async () => {
    const { clock, district, submission } = await setUp()
    const id = (await district.intake.submit(submission(["form"]), { as: clerk })).case ?? ""
    clock.advance({ days: 40 })
    const first = await district.runDue()
    const second = await district.runDue()
    const { state } = await district.intake.get(id)
    expect([first.timers, second.timers]).toEqual([1, 0])
    expect(state.phase).toBe("deemed-withdrawn")
  })

  it("denies what the host's own table does not grant, and lets the rest be", async () => {
    const powers = { ...authorityTable, withdraw: [{ to: "applicant" }] } as const
    const { district, submission } = await setUp([], { powers })
    const opened = await district.intake.submit(submission(["form", "report"]), { as: clerk })
    const id = opened.case ?? ""
    const denied = await district.intake.command(id, { type: "withdraw" }, { as: clerk })
    expect(opened).toMatchObject({ outcome: "accepted" })
    expect(denied).toMatchObject({ outcome: "refused", refusal: { _tag: "NotAuthorised" } })
  })

  it("publishes an edition once and never another text under its name", async () => {
    const { district } = await setUp()
    const again = await district.catalogue.publish([item], { batch: "2018-08", as: clerk })
    const changed = await district.catalogue.publish([{ ...item, conditions: [label, label] }], {
      batch: "2018-08",
      as: clerk,
    })
    expect(again).toEqual({ outcome: "published", revision: 1 })
    expect(changed).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "EditionImmutable", editions: ["sample-confirmation@2018-07"] },
    })
  })

  it("needs a calendar, and says so", async () => {
    const district = await createDistrict({ storage: memoryStorage() })
    await expect(district.intake.get("x")).rejects.toMatchObject({ _tag: "CalendarMissing" })
  })
})
