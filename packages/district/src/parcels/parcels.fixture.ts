/** A district with one item, a case that lacks its papers, and a courier in the tests' hand. All is made up. */
import { chinaCalendarAsOf, chinaLaw, waybill } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant } from "@onevisit/core/identity"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import { type InTimeMode, instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { type KnownTrack, simulatedCourier } from "@onevisit/testkit"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { item as sample, officer } from "../testing/office.fixture.ts"

export const clerk = officer("clerk", "science")
export const NUMBER = "SAMPLE000001"
export const PHONE = "0000"
export const SAID = "样例收件人"
export const sending = { carrier: "sample-carrier", waybill: NUMBER } as const

const [form] = sample.materials
export const item: ServiceItem = {
  ...sample,
  collection: ["courier"],
  materials: form === undefined ? [] : [form, { ...form, id: "licence" }],
}

export const paper = (requirement: string): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: false,
})

/** Something that happened at an hour of a day by China's time, from 8 on. */
export const told = (
  stage: KnownTrack["stage"],
  day: string,
  hour: number,
  by: KnownTrack["by"] = null,
): KnownTrack => ({
  at: instant(`${day}T${String(hour - 8).padStart(2, "0")}:00:00.000Z`),
  stage,
  by,
  text: `${SAID} ${stage} ${hour}`,
})

export async function setUp(over: Partial<DistrictOptions> = {}) {
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const courier = simulatedCourier({ now: () => clock.now().at })
  const options: DistrictOptions = {
    storage,
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    couriers: [courier],
    parcels: { waybills: { "sample-carrier": waybill } },
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const feedText = async () => JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
  /** Lets the hours pass one by one, and does what is due. */
  const hours = async (count: number): Promise<void> => {
    for (let hour = 0; hour < count; hour += 1) {
      clock.advance({ hours: 1 })
      await district.runDue()
    }
  }
  return { clock, courier, district, feedText, hours, options, storage }
}

/** A case whose papers are asked for, to be posted or to have arrived by 2019-03-11. */
export async function wantingCase(district: District, mode: InTimeMode = "posted") {
  const identity = { kind: "enterprise", name: "样例公司", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error("not registered")
  const applicant = registered.subject
  const opened = await district.intake.submit(
    {
      item: item.id,
      applicant,
      arrival: { channel: "online", enteredOn: plainDate("2019-03-04") },
      materials: [],
      examination: { supplementWithin: workingDays(5), mode },
    },
    { as: clerk },
  )
  if (opened.outcome !== "correction-notified") throw new Error(`Not asked for: ${opened.outcome}`)
  return { id: opened.case, applicant, inPerson: actorOfApplicant(applicant), state: opened.state }
}

/** What was asked, done; a refusal fails the test with its tag. */
export function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if (answer.outcome === "refused")
    throw new Error(`Refused: ${(answer as unknown as { refusal: { _tag: string } }).refusal._tag}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}
