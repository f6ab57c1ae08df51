/** A district with a simulated platform. All names and numbers are made up. */
import { chinaCalendarAsOf, chinaLaw, citizenNumber, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { system, type Actor } from "@onevisit/core/identity"
import type { OutsideMessage } from "@onevisit/core/intake"
import { ExchangeError } from "@onevisit/core/ports"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedPlatform, type SimulatedPlatformOptions } from "@onevisit/testkit"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

const label = { zh: "样例", en: "sample" }
export const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
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
/** Reviewed by a second authority before it is decided. */
export const jointItem: ServiceItem = {
  ...item,
  id: "sample-joint-confirmation",
  reviewParts: [{ id: "fire", title: label, authority: { id: "other-bureau", name: label } }],
}
const officer = (...roles: string[]): Actor => ({
  kind: "officer",
  externalId: "w-1",
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const as = officer("window", officerRoles.decidingOfficer)
export const platformId = "sample-platform"
export const scheme = "sample-case-number"
const form = { requirement: "form", copyKind: "original", medium: "paper", number: 1, sealed: false } as const

export async function setUp(platform: SimulatedPlatformOptions = {}, over: Partial<DistrictOptions> = {}) {
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const exchange = simulatedPlatform({ id: platformId, ...platform })
  const options: DistrictOptions = {
    storage: memoryStorage(),
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    exchanges: [exchange],
    outside: [{ scheme, system: platformId }],
    schemes: [citizenNumber],
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([item, jointItem], { batch: "2018-07", as })
  const identity = { kind: "enterprise", name: "样例公司", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as })
  if (registered.outcome === "refused") throw new Error("not registered")
  const submit = async (number?: string, examined = true, of = item) => {
    const answer = await district.intake.submit(
      {
        item: of.id,
        applicant: registered.subject,
        arrival: { channel: "online", enteredOn: clock.now().on },
        materials: [form],
        ...(number === undefined ? {} : { externalIds: [{ scheme, value: number }] }),
        ...(examined ? { examination: {} } : {}),
      },
      { as },
    )
    if (answer.case === null) throw new Error("no case")
    return { answer, id: answer.case }
  }
  return { applicant: registered.subject, clock, district, exchange, options, submit }
}

export const message = (
  number: string,
  stage: "accepted" | "withdrawn",
  on: string,
  id = `${stage}-${number}`,
): OutsideMessage => ({
  system: platformId,
  messageId: id,
  externalId: { scheme, value: number },
  stage,
  on: plainDate(on),
})
export const adopt = (district: District, given: OutsideMessage) =>
  district.exchange.adopt(given, { as: system(given.system) })
export const stagesOf = (held: readonly { readonly stage: string; readonly case: string }[], id: string) =>
  held.filter((change) => change.case === id).map(({ stage }) => stage)

export async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof ExchangeError) || attempt > 50) throw error
    }
  }
}
