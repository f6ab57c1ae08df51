import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant, type Actor, type SubjectId, type SubjectIdentity } from "@onevisit/core/identity"
import type { AttestedRecommendation, RecommendationRules } from "@onevisit/core/intake/recommendation"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { CallAnswer, PlainCallCommand } from "./index.ts"

const label = { zh: "样例", en: "sample" }
const clause = { statute: "sample-measures", title: label, sample: true }
const itemOf = (id: string): ServiceItem => ({
  id,
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [clause],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [
    {
      id: "form",
      name: label,
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
    },
  ],
  visits: { declared: 1, reason: label },
  channels: ["window"],
  collection: ["courier"],
  fee: null,
  result: { name: label },
  recommendation: { required: true, clause },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
})

const rules = (item: string): RecommendationRules => ({
  id: "sample-2018",
  item,
  recommendationRequired: { required: true, clause },
  criteria: [{ id: "research-expenses", name: label, unit: "万元" }],
  roles: {
    open: "bureau",
    "take-in": "economy-office",
    attest: "economy-office",
    "pre-review": "economy-office",
    rank: "ranker",
    recommend: "recommender",
    publish: "bureau",
    settle: "bureau",
    "take-effect": "bureau",
  },
  preReviewerMayRecommend: false,
  notice: { of: "recommended", term: workingDays(5), clause },
})

const officer = (unit: string, role: string): Actor => ({
  kind: "officer",
  externalId: `${unit}-${role}`,
  unit,
  roles: [role],
  validAt: plainDate("2018-01-01"),
})
const bureau = officer("sample-bureau", "bureau")
const reviewer = officer("north", "economy-office")
const clerk = officer("centre", "window")

const person: SubjectIdentity = {
  kind: "natural-person",
  name: "欧阳样九",
  identifiers: [{ scheme: "outside-number", value: "sample-number-1" }],
}
const firm = (n: number): SubjectIdentity => ({
  kind: "enterprise",
  name: `样例智造${n}有限公司`,
  identifiers: [{ scheme: "outside-number", value: `sample-number-firm-${n}` }],
})

async function setUp() {
  const clock = simulatedClock(instant("2018-07-02T01:30:00.000Z"))
  const storage = memoryStorage()
  const district = await createDistrict({
    storage,
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    recommendations: [rules("centre"), rules("other")],
  })
  await district.catalogue.publish([itemOf("centre"), itemOf("other"), itemOf("unruled")], {
    batch: "2018-07",
    as: bureau,
  })
  const register = async (identity: SubjectIdentity): Promise<SubjectId> => {
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const opening = (item: string) => ({
    item,
    year: 2018,
    townships: [{ id: "north", name: label, quota: 2 }],
  })
  const open = async (item = "centre") =>
    recorded(await district.recommendations.open(opening(item), { as: bureau })).call
  const morning = (on: string) => clock.set(instant(`${on}T01:30:00.000Z`))
  return { clock, district, morning, open, opening, register, storage }
}

function recorded(answer: CallAnswer): Exclude<CallAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal._tag}`)
  return answer
}

/** Both candidates passed, ranked, recommended and shown on Monday 2018-07-02, so through 2018-07-09. */
async function showBoth(district: District, call: string, candidates: readonly SubjectId[]) {
  const steps: (readonly [Actor, PlainCallCommand])[] = candidates.flatMap((candidate, n) => {
    const fact = {
      criterion: "research-expenses",
      value: `${300 - n}.5`,
      unit: "万元",
      year: 2017,
      evidence: `a-${n}`,
    }
    return [
      [reviewer, { type: "take-in", candidate, township: "north" }],
      [reviewer, { type: "attest-merit", candidate, facts: [fact] }],
      [reviewer, { type: "pre-review", candidate, passed: true, reasons: ["符合条件"] }],
    ] as const
  })
  const places = candidates.map((candidate, at) => ({ candidate, place: at + 1 }))
  steps.push(
    [officer("north", "ranker"), { type: "rank", township: "north", places }],
    [officer("north", "recommender"), { type: "recommend", township: "north", candidates }],
    [bureau, { type: "publish-notice", township: "north" }],
  )
  for (const [as, command] of steps) recorded(await district.recommendations.command(call, command, { as }))
}

async function inEffect() {
  const ground = await setUp()
  const { district, morning, open, register } = ground
  const [first, second] = [await register(firm(1)), await register(firm(2))]
  const call = await open()
  await showBoth(district, call, [first, second])
  morning("2018-07-10")
  recorded(
    await district.recommendations.command(
      call,
      { type: "take-effect", candidates: [first] },
      { as: bureau },
    ),
  )
  const submission = {
    arrival: { channel: "window" as const, on: plainDate("2018-07-11"), time: "10:00" },
    outlet: "hall",
    materials: [
      { requirement: "form", copyKind: "original", medium: "paper", number: 1, sealed: true },
    ] as const,
    examination: {},
  }
  morning("2018-07-11")
  const attested = (await district.recommendations.attestation(call, first)) as AttestedRecommendation
  return { ...ground, call, first, second, submission, attested }
}

describe("a call for recommendations over the ports", () => {
  it("is opened once for an edition and a year, and one that is sent twice is one call", async () => {
    const { district, opening } = await setUp()
    const once = await district.recommendations.open(opening("centre"), { as: bureau, commandId: "once" })
    const again = await district.recommendations.open(opening("centre"), { as: bureau, commandId: "once" })
    expect(again).toMatchObject({
      outcome: "recorded",
      replayed: true,
      call: once.call,
      summary: { year: 2018 },
    })
    const other = await district.recommendations.open(opening("centre"), { as: bureau })
    expect(other).toMatchObject({
      outcome: "refused",
      call: once.call,
      refusal: { _tag: "CallOpenedAlready" },
    })
    const next = await district.recommendations.open({ ...opening("centre"), year: 2019 }, { as: bureau })
    expect(next.outcome).toBe("recorded")
    expect(await district.recommendations.find({ item: "centre", year: 2019 })).toHaveLength(1)
  })

  it("says by name what is missing: the item, its rules, the call, a subject, the calendar, the form", async () => {
    const { district, open, opening } = await setUp()
    const rejects = (call: Promise<unknown>, _tag: string) => expect(call).rejects.toMatchObject({ _tag })
    const { recommendations } = district
    await rejects(recommendations.open(opening("unruled"), { as: bureau }), "RecommendationRulesMissing")
    const early = await setUp()
    early.morning("2018-06-29")
    await rejects(early.district.recommendations.open(opening("centre"), { as: bureau }), "UnknownItem")
    await rejects(recommendations.get("some number"), "UnknownCall")
    await rejects(recommendations.get("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"), "UnknownCall")
    const call = await open()
    const nobody = "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" as SubjectId
    const takeIn = { type: "take-in", candidate: nobody, township: "north" } as const
    await rejects(recommendations.command(call, takeIn, { as: reviewer }), "UnknownSubject")
    await rejects(
      recommendations.command(call, { ...takeIn, name: "欧阳样九" } as never, { as: reviewer }),
      "InvalidInput",
    )
    const bare = await createDistrict({ storage: memoryStorage() })
    await rejects(bare.recommendations.get(call), "CalendarMissing")
  })

  it("shows the public an enterprise's name in full and a person's masked, with no id, number or merit", async () => {
    const { district, open, register } = await setUp()
    const [one, two] = [await register(person), await register(firm(2))]
    const call = await open()
    await showBoth(district, call, [one, two])
    const [notice, ...others] = await district.recommendations.notices(call)
    expect(others).toEqual([])
    expect(notice).toEqual({
      notice: "north-1",
      township: label,
      of: "recommended",
      publishedOn: "2018-07-02",
      lastDay: "2018-07-09",
      entries: [
        { rank: 1, name: "欧阳*" },
        { rank: 2, name: "样例智造2有限公司" },
      ],
    })
    const gone = { type: "withdraw-candidate", candidate: one } as const
    recorded(await district.recommendations.command(call, gone, { as: actorOfApplicant(one) }))
    expect((await district.recommendations.notices(call))[0]?.entries).toEqual([
      { rank: 2, name: "样例智造2有限公司" },
    ])
  })

  it("stores no name, reason, merit or ground in the clear", async () => {
    const { district, open, register, storage } = await setUp()
    const [one, two] = [await register(person), await register(firm(2))]
    const call = await open()
    await showBoth(district, call, [one, two])
    const objection = { type: "object", objection: "o-1", notice: "north-1", candidate: two } as const
    recorded(
      await district.recommendations.command(
        call,
        { ...objection, grounds: "研发费用不实" },
        { as: actorOfApplicant(one) },
      ),
    )
    const settle = {
      type: "settle-objection",
      objection: "o-1",
      upheld: false,
      reasons: ["经核查属实"],
    } as const
    recorded(await district.recommendations.command(call, settle, { as: bureau }))
    const stored = JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
    const rows = await storage.findViews({ view: "recommendation-call", version: 1, limit: 10 })
    for (const secret of ["欧阳", "智造2", "300.5", "符合条件", "研发费用不实", "经核查属实"])
      expect(stored + JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain("sub_")
    expect(stored).toContain("SelectionObjectionSettled")
  })

  it("opens a task by its timer when a notice has run, and lets nothing take effect by itself", async () => {
    const { district, morning, open, register } = await setUp()
    const one = await register(firm(1))
    const call = await open()
    await showBoth(district, call, [one])
    morning("2018-07-09")
    expect((await district.runDue()).timers).toBe(0)
    morning("2018-07-10")
    expect((await district.runDue()).timers).toBe(1)
    expect(await district.recommendations.find({ hasTask: true })).toMatchObject([
      { call, awaitingEffect: ["north-1"], townships: [{ recommended: 1, effective: 0 }] },
    ])
    expect(await district.recommendations.attestation(call, one)).toBeNull()
    expect((await district.runDue()).timers).toBe(0)
    const effect = { type: "take-effect", candidates: [one] } as const
    recorded(await district.recommendations.command(call, effect, { as: bureau }))
    expect(await district.recommendations.find({ hasTask: true })).toEqual([])
  })
})

describe("the window and a recommendation", () => {
  it("receives the candidate's application with what is on record, on the window's own day", async () => {
    const { attested, call, district, first, submission } = await inEffect()
    const answer = await district.recommendations.submit(
      call,
      { ...submission, applicant: first },
      { as: clerk },
    )
    expect(attested).toEqual({ call, township: "north", rank: 1, quota: 2, effectiveOn: "2018-07-10" })
    expect(answer).toMatchObject({
      outcome: "accepted",
      state: {
        recommendation: attested,
        receipt: { receivedOn: "2018-07-11" },
        promised: { startsOn: "2018-07-11" },
      },
      summary: { item: "centre", receivedOn: "2018-07-11", visits: 1 },
    })
    const { state } = await district.recommendations.get(call)
    expect(state.candidates[first]?.takenInOn).toBe("2018-07-02")
  })

  it("refuses an application without, one that is forged, another candidate's and another item's", async () => {
    const { attested, call, district, first, open, second, submission } = await inEffect()
    const submit = async (applicant: SubjectId, recommendation?: AttestedRecommendation, item = "centre") => {
      const of = recommendation === undefined ? {} : { recommendation }
      const answer = await district.intake.submit({ ...submission, item, applicant, ...of }, { as: clerk })
      return answer.outcome === "refused" ? answer.refusal._tag : answer.outcome
    }
    expect(await submit(first)).toBe("RecommendationMissing")
    expect(await submit(first, { ...attested, rank: 2 })).toBe("RecommendationNotAttested")
    expect(await submit(first, { ...attested, effectiveOn: plainDate("2018-07-09") })).toBe(
      "RecommendationNotAttested",
    )
    expect(await submit(first, { ...attested, call: "no-call" })).toBe("RecommendationNotAttested")
    expect(await submit(first, { ...attested, call: await open("other") })).toBe("RecommendationNotAttested")
    expect(await submit(second, attested)).toBe("RecommendationNotAttested")
    expect(await submit(first, attested, "other")).toBe("RecommendationNotAttested")
    const waiting = await district.recommendations.submit(
      call,
      { ...submission, applicant: second },
      { as: clerk },
    )
    expect(waiting).toMatchObject({ outcome: "refused", refusal: { _tag: "RecommendationMissing" } })
    expect(await district.intake.find({})).toEqual([])
    expect(await submit(first, attested)).toBe("accepted")
  })

  it("stops believing a recommendation once an objection in time is upheld, but answers what was sent before as before", async () => {
    const { attested, call, district, first, submission } = await inEffect()
    const send = (commandId: string) =>
      district.intake.submit(
        { ...submission, item: "centre", applicant: first, recommendation: attested },
        { as: clerk, commandId },
      )
    const before = await send("once")
    expect(before).toMatchObject({ outcome: "accepted", replayed: false })
    const late = {
      type: "object",
      objection: "o-1",
      notice: "north-1",
      candidate: first,
      receivedOn: plainDate("2018-07-09"),
      grounds: "材料不实",
    } as const
    recorded(await district.recommendations.command(call, late, { as: officer("post-room", "window") }))
    const settle = { type: "settle-objection", objection: "o-1", upheld: true, reasons: ["属实"] } as const
    recorded(await district.recommendations.command(call, settle, { as: bureau }))
    expect(await send("another")).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "RecommendationNotAttested" },
    })
    expect(await send("once")).toMatchObject({ outcome: "accepted", replayed: true, case: before.case })
  })
})
