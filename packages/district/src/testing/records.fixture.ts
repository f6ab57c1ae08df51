/** A district with rules about its records, and people to look after them. All is made up; terms are samples. */
import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import { actorOfApplicant, type OfficerActor, type SubjectId } from "@onevisit/core/identity"
import type { RecordAct, RecordRules } from "@onevisit/core/records"
import { instant, type PlainDate, months, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { item, label, officer } from "./office.fixture.ts"

const source = { statute: "sample-rules", title: label, sample: true }
const acts: readonly RecordAct[] = [
  "read-access-log",
  "read-records",
  "search-subjects",
  "set-holds",
  "restrict-records",
  "dispose-of-records",
  "take-requests",
  "decide-requests",
]

export const clerk = officer("clerk", "science")
export const archivist: OfficerActor = officer("archivist", "archive", "records")

export const recordRules: RecordRules = {
  purposes: [
    { id: "handle", title: { zh: "办理", en: "Handling" }, basis: "statutory-duty", clause: source },
    { id: "remedy", title: { zh: "救济", en: "Remedy" }, basis: "statutory-duty", restricted: "remedy" },
  ],
  classes: [
    {
      id: "case",
      title: label,
      streams: ["case", "document"],
      endedBy: ["ApplicationWithdrawn", "ResultDelivered"],
      terms: [{ validFrom: plainDate("2018-01-01"), validTo: null, term: months(24), source }],
    },
    { id: "request", title: label, streams: ["request"], endedBy: "last-event", terms: [] },
  ],
  search: { keys: ["identifier", "phone", "name-and-last-four"], most: 2 },
  requests: {
    answerWithin: workingDays(15),
    remedies: [{ zh: "可向人民法院起诉", en: "May sue before a people's court" }],
  },
  roles: Object.fromEntries(acts.map((act) => [act, ["records"]])),
}

const personal = { ...item, id: "sample-personal", serves: ["natural-person"] as const }

/** The district, and a person who is registered. */
export async function setUp(over: Partial<DistrictOptions> = {}) {
  const storage = memoryStorage()
  const keys = memoryKeys()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const options: DistrictOptions = {
    storage,
    keys,
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    records: recordRules,
    ...over,
  }
  const district = await createDistrict(options)
  const registered = await district.subjects.register(
    {
      kind: "natural-person",
      name: "样例之人",
      identifiers: [{ scheme: "member-card", value: "M-1234" }],
      phone: "120 0000 1234",
    },
    { as: clerk },
  )
  if (registered.outcome === "refused") throw new Error("refused")
  await district.catalogue.publish([personal], { batch: "personal", as: clerk })
  const feedText = async () => JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
  return { clock, district, feedText, keys, options, person: registered.subject, storage }
}

/** A case of the person's; sealed words stand in it. */
export async function openCase(district: District, applicant: SubjectId, on: PlainDate): Promise<string> {
  const submitted = await district.intake.submit(
    {
      item: personal.id,
      applicant,
      arrival: { channel: "online", enteredOn: on },
      materials: [
        {
          requirement: "form",
          copyKind: "original",
          medium: "paper",
          number: 1,
          sealed: true,
          file: {
            hash: `sha256:${"0".repeat(64)}`,
            size: 1,
            mediaType: "application/pdf",
            name: "样例之名.pdf",
          },
        },
      ],
    },
    { as: clerk },
  )
  if (submitted.outcome === "refused") throw new Error("refused")
  return submitted.case
}

/** A person whose only case was withdrawn on the first day. */
export async function withEndedCase(over: Parameters<typeof setUp>[0] = {}) {
  const at = await setUp(over)
  const id = await openCase(at.district, at.person, plainDate("2019-03-04"))
  const self = actorOfApplicant(at.person)
  await at.district.intake.command(id, { type: "withdraw" }, { as: self })
  return { ...at, id, stream: `case:${id}`, identity: `subject:${at.person}` }
}
