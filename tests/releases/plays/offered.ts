/** What the plays' district offers: one item for each way a case can go. All is made up; numbers are samples. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { MaterialRequirement } from "@onevisit/core/materials"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"

export const label = text("样例", "sample")
const clause = { statute: "sample-rules", title: label, sample: true }
const paperOf = (id: string, more: Partial<MaterialRequirement> = {}): MaterialRequirement => ({
  id,
  name: label,
  necessity: "secondary",
  deferrable: ["absence"],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
  ...more,
})
const bureau = { id: "sample-bureau", name: label }
const neighbouring = { id: "other-bureau", name: label }

/** Taken tolerantly, and revoked where what is owed does not come. */
export const service: ServiceItem = {
  id: "recorded-service",
  edition: "2020-06",
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  name: text("样例事项", "sample item"),
  type: "public-service",
  authority: bureau,
  basis: [clause],
  serves: ["enterprise", "natural-person"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(20),
  specialProcedures: [{ reason: "site-visit", title: label }],
  questions: [],
  materials: [paperOf("form", { necessity: "key", deferrable: [] }), paperOf("report"), paperOf("proof")],
  visits: { declared: 0 },
  channels: ["online", "window", "courier"],
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
/** Needs a recommendation. */
export const confirmation: ServiceItem = {
  ...service,
  id: "recorded-confirmation",
  type: "confirmation",
  recommendation: { required: true, clause },
}
/** By which vouchers are claimed at the window. */
export const voucherClaim: ServiceItem = {
  ...service,
  id: "recorded-voucher-claim",
  type: "benefit-payment",
}
/** What a school collects for. */
export const award: ServiceItem = { ...service, id: "recorded-award", type: "award" }
/** Under several authorities, with promises in place of papers, looked up and renewable. */
export const licence: ServiceItem = {
  ...service,
  id: "recorded-licence",
  type: "licence",
  materials: [
    ...service.materials,
    paperOf("register", {
      deferrable: [],
      obtainedBy: "agency-verified",
      lookUp: { registry: "sample-registry", record: "licence" },
    }),
  ],
  reviewParts: [
    { id: "first", title: label, authority: bureau, term: workingDays(5), preliminary: true },
    { id: "second", title: label, authority: neighbouring, after: ["first"], term: workingDays(5) },
  ],
  commitmentOptions: [
    { id: "condition", kind: "licence-condition", title: label, listed: clause, replaces: ["report"] },
    {
      id: "promise",
      kind: "proof",
      title: label,
      listed: clause,
      replaces: ["proof"],
      verifyWithin: workingDays(5),
    },
  ],
}
