/** A district with one item, its clerk and people who apply, for the tests of what reaches across cases. */
import { chinaCalendarAsOf, chinaLaw, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { OfficerActor, SubjectId } from "@onevisit/core/identity"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import type { Storage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { type Calendar, instant, plainDate, revise, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { Submission } from "./index.ts"

const label = text("样例", "sample")
const paperOf = (id: string, necessity: "key" | "secondary"): ServiceItem["materials"][number] => ({
  id,
  name: text(`样例${id}`, id),
  necessity,
  deferrable: necessity === "key" ? [] : ["absence"],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
})

export const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: text("样例认定", "sample confirmation"),
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [{ statute: "sample-rules", title: label, sample: true }],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [paperOf("form", "key"), paperOf("report", "secondary")],
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

export const given = (requirement: string): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: false,
})

/** A part of the review, with ten working days of its own. */
export const reviewed: Pick<ServiceItem, "reviewParts"> = {
  reviewParts: [
    {
      id: "review",
      title: text("样例审查", "sample review"),
      authority: { id: "sample-bureau", name: label },
      term: workingDays(10),
    },
  ],
}

export const officer = (externalId: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const clerk = officer("w-1")
export const decider = officer("w-2", officerRoles.decidingOfficer)

const calendar = chinaCalendarAsOf(plainDate("2019-01-01"))
const day = (on: string) => ({ first: plainDate(on), last: plainDate(on) })
/** Takes a Monday off that was worked. */
export const revised: Calendar = revise(calendar, {
  version: "revised",
  papers: [],
  arrangements: [{ key: "extra", holiday: label, off: [day("2019-03-11")], work: [] }],
})

/** A Monday morning. */
export async function openDesk(
  over: Partial<DistrictOptions> & {
    readonly item?: Partial<ServiceItem>
    readonly wrap?: (storage: Storage) => Storage
  } = {},
) {
  const { item: itemOver = {}, wrap = (same) => same, ...options } = over
  const storage = memoryStorage()
  const keys = options.keys ?? memoryKeys()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const all: DistrictOptions = { storage: wrap(storage), clock, law: chinaLaw, calendar, ...options, keys }
  const district = await createDistrict(all)
  const offered = { ...item, ...itemOver }
  await district.catalogue.publish([offered], { batch: "2018-07", as: clerk })

  const person = async (value: string): Promise<SubjectId> => {
    const identifiers = [{ scheme: "sample-card", value }]
    const identity = { kind: "enterprise", name: `样例${value}公司`, identifiers } as const
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const submission = (applicant: SubjectId, ...materials: readonly string[]): Submission => ({
    item: offered.id,
    applicant,
    arrival: { channel: "online", enteredOn: clock.now().on },
    materials: materials.map(given),
    examination: { supplementWithin: workingDays(5) },
  })
  /** Complete unless said, and so accepted at once; the id of the case. */
  const open = async (applicant: SubjectId, ...materials: readonly string[]): Promise<string> => {
    const papers = materials.length === 0 ? ["form", "report"] : materials
    const answer = await district.intake.submit(submission(applicant, ...papers), { as: clerk })
    if (answer.outcome === "refused") throw new Error(`refused: ${answer.refusal._tag}`)
    return answer.case
  }
  return { clock, district, keys, open, options: all, person, storage, submission }
}
