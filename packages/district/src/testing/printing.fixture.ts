/** A district with one case of which documents can be printed. */
import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { PrintAnswer } from "../documents/index.ts"

export const label = text("样例", "sample")
const paperOf = (id: string) => ({
  id,
  name: text(id, id),
  necessity: id === "form" ? ("key" as const) : ("secondary" as const),
  deferrable: id === "form" ? [] : (["absence"] as const),
  accepts: [{ copyKind: "original", medium: "paper", number: 1 } as const],
  obtainedBy: "applicant" as const,
  evidences: [],
})
const item: ServiceItem = {
  id: "sample-item",
  edition: "2018-07",
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  name: text("样例认定", "Sample confirmation"),
  type: "confirmation",
  authority: { id: "sample-bureau", name: text("样例局", "Sample bureau") },
  basis: [{ statute: "sample", title: label, sample: true }],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [paperOf("form"), paperOf("report")],
  visits: { declared: 0 },
  channels: ["online"],
  collection: ["by-hand"],
  fee: null,
  result: { name: text("样例证书", "Sample certificate") },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
}
export const officer = (...roles: string[]): Actor => ({
  kind: "officer",
  externalId: "w-1",
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const clerk = officer("window")
export const name = "暗记样例公司"
const opened = instant("2019-03-04T01:30:00.000Z")
export const checkPath = "https://district.example.invalid/check"

export async function setUp(over: Partial<DistrictOptions> = {}, at = opened) {
  const storage = over.storage ?? memoryStorage()
  const keys = over.keys ?? memoryKeys()
  const clock = simulatedClock(at)
  const options: DistrictOptions = {
    storage,
    keys,
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    documents: { checkPath, printedBy: text("样例政务服务中心", "Sample centre") },
    ...over,
  }
  return { district: await createDistrict(options), storage, keys, clock, options }
}

/** A case that was received, and from which a correction was asked. */
export async function withCase(over: Partial<DistrictOptions> = {}) {
  const made = await setUp(over)
  const { district } = made
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const identity = { kind: "enterprise", name, identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error("not registered")
  const { subject } = registered
  const submission = (...materials: readonly string[]) => ({
    item: item.id,
    applicant: subject,
    arrival: { channel: "online", enteredOn: plainDate("2019-03-04") } as const,
    materials: materials.map((requirement) => ({
      requirement,
      copyKind: "original" as const,
      medium: "paper" as const,
      number: 1,
      sealed: false,
    })),
    examination: { supplementWithin: workingDays(5) },
  })
  const answer = await district.intake.submit(submission("form"), { as: clerk })
  if (answer.case === null) throw new Error("not taken")
  const request = { case: answer.case, document: "3-correction", purpose: "to hand over" }
  return { ...made, subject, submission, request }
}

export const printed = (answer: PrintAnswer): Extract<PrintAnswer, { outcome: "printed" }> => {
  if (answer.outcome === "refused") throw new Error(answer.refusal.message.en)
  return answer
}
