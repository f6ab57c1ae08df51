/** Who takes part: made-up people and a made-up enterprise, under a fictional region. */
import { officerRoles, sampleCitizenNumber, sampleCreditCode, samplePhone } from "@onevisit/china"
import {
  actorOfApplicant,
  type Actor,
  type Identifier,
  type OfficerActor,
  type SubjectId,
  type SubjectIdentity,
} from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import type { District } from "@onevisit/district"

/** The authorities whose window the service centre keeps, and for whose cases its officers may act. */
const bureaus = [
  "civil-affairs-bureau",
  "economy-and-information-bureau",
  "education-bureau",
  "market-bureau",
  "sample-licensing-authority",
  "sample-street",
  "science-and-technology-bureau",
]

const officer = (externalId: string, unit: string, roles: readonly string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit,
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
  jurisdiction: bureaus,
})

export const clerk = officer("window-07", "service-centre", ["window"])
export const examiner = officer("examiner-03", "service-centre", ["examiner"])
export const decider = officer("decider-01", "service-centre", [officerRoles.decidingOfficer])

/** The officer at the science window, who is asked first. */
export const scienceClerk = officer("science-02", "science-window", ["window"])
export const taxOfficer = officer("tax-05", "tax-window", [])
/** A leader of the science bureau, who sits at the window once a month. */
export const leader = officer("science-leader-01", "science-and-technology-bureau", [])
/** The office that plans duty and briefings, and puts them on record. */
export const office = officer("science-office-01", "science-and-technology-bureau", ["guidance-office"])
/** Of the managing and the recommending unit of funded projects. */
export const projectOffice = officer("project-01", "science-bureau", ["project-office"])
export const township = officer("township-02", "sample-township", ["recommending"])
/** Of the voucher office: who grants quota and examines claims, and who settles and pays. */
export const voucherExaminer = officer("vouchers-01", "science-and-technology-bureau", [
  "voucher-quota",
  "voucher-examiner",
])
export const voucherCashier = officer("vouchers-02", "science-and-technology-bureau", [
  "voucher-settler",
  "voucher-cashier",
])

/** Registers an entrepreneur (创业者) who does not exist. */
export async function entrepreneur(
  district: District,
  serial: number,
): Promise<{ readonly id: SubjectId; readonly actor: Actor }> {
  const identity = { kind: "natural-person", name: `样例创业者${serial}`, identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error(registered.refusal.message.en)
  return { id: registered.subject, actor: actorOfApplicant(registered.subject) }
}

/** Registers an enterprise that does not exist, and returns its id and the actor it is. */
export async function enterprise(
  district: District,
  serial: number,
): Promise<{ readonly id: SubjectId; readonly actor: Actor }> {
  const identity = {
    kind: "enterprise",
    name: `样例智造${serial}有限公司`,
    identifiers: [{ scheme: "credit-code", value: sampleCreditCode(serial) }],
    phone: "13800000000",
  } as const
  return registeredIn(district, identity)
}

export const cardOf = (serial: number): Identifier => ({
  scheme: "citizen-number",
  value: sampleCitizenNumber({
    born: `19${String(40 + (Math.floor(serial / 1000) % 60))}-02-03`,
    sequence: serial % 1000,
  }),
})

/** Registers a resident who does not exist. */
export async function resident(
  district: District,
  serial: number,
): Promise<{ readonly id: SubjectId; readonly actor: Actor }> {
  const identity = {
    kind: "natural-person",
    name: `样例居民${serial}`,
    identifiers: [cardOf(serial)],
    phone: samplePhone(serial),
  } as const
  return registeredIn(district, identity)
}

async function registeredIn(
  district: District,
  identity: SubjectIdentity,
): Promise<{ readonly id: SubjectId; readonly actor: Actor }> {
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error(registered.refusal.message.en)
  return { id: registered.subject, actor: actorOfApplicant(registered.subject) }
}
