// Ratings and complaints lived through with a marked secret wherever people write something: none of it lies
// readable in the bytes of the database, and none shows in what the district answers, logs or fails with.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chinaCalendar } from "@onevisit/china"
import { actorOfApplicant, type OfficerActor, system } from "@onevisit/core/identity"
import type { FeedbackAct, FeedbackPolicy } from "@onevisit/core/intake/feedback"
import { calendarDays, instant, plainDate, workingDays } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys, simulatedClock } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, expect, it } from "vitest"
import { leaksInBytes, leaksInValue, type Secrets } from "./leaks.ts"

const FIELDS = [
  "ratingText",
  "changedText",
  "complaintText",
  "contact",
  "evidence",
  "findingReason",
  "asideReason",
  "measure",
  "answer",
  "note",
  "closeReason",
  "reopenText",
  "transferReason",
  "declineReason",
  "queryCode",
] as const
const secrets = Object.fromEntries(FIELDS.map((field, n) => [field, `暗记77${n}${field}号`])) as Record<
  (typeof FIELDS)[number],
  string
> &
  Secrets

const term = workingDays(3)
const role = "feedback"
const acts: readonly FeedbackAct[] = [
  "acknowledge",
  "verify",
  "set-aside",
  "rectify",
  "answer",
  "revisit",
  "close",
  "transfer",
  "accept-transfer",
]
const policy: FeedbackPolicy = {
  source: { statute: "sample-feedback", title: { zh: "样例办法", en: "Sample rules" }, sample: true },
  terms: {
    acknowledge: term,
    answer: term,
    verify: term,
    rectify: term,
    revisit: term,
    "accept-transfer": term,
  },
  changeWithin: calendarDays(5),
  reopenWithin: calendarDays(5),
  roles: Object.fromEntries(acts.map((act) => [act, role])),
  verifiedBy: "another-officer",
  revisitTries: 1,
  reasons: [],
}
const officer = (externalId: string, unit: string): OfficerActor => ({
  kind: "officer",
  externalId,
  unit,
  roles: [role],
  validAt: plainDate("2018-07-20"),
  validTo: plainDate("2031-01-01"),
})
const operator = officer("officer-1", "sample-bureau")
const second = officer("officer-2", "sample-bureau")
const elsewhere = officer("officer-3", "other-bureau")

const folder = mkdtempSync(join(tmpdir(), "onevisit-feedback-secrets-"))
const said: unknown[] = []
const say = async <T>(call: Promise<T>): Promise<T> => {
  const value = await call.catch((error: unknown) => {
    said.push(error)
    throw error
  })
  said.push(value)
  return value
}
let district: District
let ids: readonly string[]

beforeAll(async () => {
  const clock = simulatedClock(instant("2018-07-20T01:00:00Z"))
  district = await createDistrict({
    storage: sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    clock,
    calendar: chinaCalendar(),
    onLog: (record) => said.push(record),
    onSpan: (span) => said.push(span),
    feedback: {
      policy,
      numberedBy: "sample-district",
      concernedBy: async () => ({ concerned: { unit: "sample-bureau", officers: [] } }),
      proveService: async (claim) => ({
        service: { kind: "case", case: claim.kind === "case" ? claim.case : "", handling: "1" },
        rater: person.subject,
        item: null,
        outlet: null,
        concerned: { unit: "sample-bureau", officers: ["officer-9"] },
      }),
    },
  })
  const identity = { kind: "natural-person", name: "样例之名", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: operator })
  if (registered.outcome === "refused") throw new Error("Not registered.")
  const person = actorOfApplicant(registered.subject)
  const { feedback } = district
  const as = operator
  const s = secrets
  const service = { kind: "case", case: "case-1", code: s.queryCode } as const
  const finding = { outcome: "not-founded", evidence: [s.evidence], reasons: [s.findingReason] } as const

  const rate = (text: string) =>
    feedback.rate({ service, grade: "dissatisfied", text, contact: s.contact }, { as: person })
  const rated = idOf(await say(rate(s.ratingText)))
  await say(rate(s.changedText))
  await say(feedback.verify(rated, { ...finding, ground: "malicious" }, { as }))
  await say(feedback.command(rated, { type: "set-aside", reasons: [s.asideReason] }, { as: second }))
  await say(feedback.revisit(rated, { reached: false, note: s.note }, { as }))
  await say(feedback.close(rated, [s.closeReason], { as }))

  const made = {
    channel: "online",
    about: { kind: "other" },
    complainant: null,
    unit: "sample-bureau",
  } as const
  const complaint = { ...made, text: s.complaintText, contact: s.contact }
  const id = idOf(await say(feedback.complain(complaint, { as: person })))
  const offer = { type: "transfer", to: "other-bureau", reasons: [s.transferReason] } as const
  await say(feedback.command(id, offer, { as }))
  await say(feedback.command(id, { type: "decline-transfer", reasons: [s.declineReason] }, { as: elsewhere }))
  clock.advance({ days: 30 })
  await say(district.runDue())
  await say(feedback.command(id, { type: "acknowledge" }, { as }))
  await say(feedback.verify(id, { ...finding, outcome: "founded" }, { as }))
  await say(feedback.rectify(id, [s.measure], { as }))
  await say(feedback.command(id, { type: "answer", text: s.answer }, { as }))
  await say(feedback.revisit(id, { reached: true, satisfied: false, note: s.note }, { as }))
  await say(feedback.close(id, [s.closeReason], { as }))
  await say(feedback.command(id, { type: "reopen", text: s.reopenText }, { as: system("page") }))

  await say(feedback.command(id, { type: "answer", text: s.answer }, { as }))
  await say(feedback.verify(rated, { ...finding, outcome: s.evidence as never }, { as })).catch(
    () => undefined,
  )
  await say(feedback.get(s.complaintText, { as })).catch(() => undefined)
  await say(feedback.words(id, "to see", { as: person }))
  for (const each of [rated, id]) await say(feedback.get(each, { as }))
  await say(feedback.find({}, { as }))
  await say(feedback.figures({ from: plainDate("2018-07-01"), to: null }))
  ids = [rated, id]
})
afterAll(async () => {
  await district.close()
  rmSync(folder, { recursive: true, force: true })
})

it("leaves nothing that people wrote in the bytes of the database, its log or the key file", () => {
  const files = readdirSync(folder)
  expect(files).toContain("district.db")
  const leaks = files.flatMap((file) => leaksInBytes(readFileSync(join(folder, file)), secrets))
  expect(leaks).toEqual([])
})

it("shows nothing of it in an answer, an error, a log record or a span", () => {
  expect(said.length).toBeGreaterThan(25)
  expect(said.flatMap((value) => leaksInValue(value, secrets))).toEqual([])
})

it("gives all of it back to those who work on it, but for the query code, which is kept nowhere", async () => {
  const opened = []
  for (const id of ids) opened.push(await district.feedback.words(id, "to see to it", { as: operator }))
  expect([...leaksInValue(opened, secrets)].toSorted()).toEqual(
    FIELDS.filter((field) => field !== "queryCode").toSorted(),
  )
})

function idOf(answer: { readonly outcome: string; readonly feedback?: string }): string {
  if (answer.feedback === undefined) throw new Error(`It came to ${answer.outcome}.`)
  return answer.feedback
}
