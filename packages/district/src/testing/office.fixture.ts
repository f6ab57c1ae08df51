/** One item on offer and whoever may act, for the tests of services. All is made up. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { OfficerActor } from "@onevisit/core/identity"
import { plainDate, workingDays } from "@onevisit/core/time"

export const label = { zh: "样例", en: "sample" }
const citation = { statute: "sample-rules", title: label, sample: true }

export const officer = (externalId: string, unit: string, ...roles: readonly string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit,
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "science", name: label },
  basis: [citation],
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
  collection: ["by-hand"],
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
