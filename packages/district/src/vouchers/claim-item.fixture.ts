/** The service item by which vouchers are claimed at the window. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"

const label = text("样例", "sample")
const requirement = (id: string, necessity: "key" | "secondary"): ServiceItem["materials"][number] => ({
  id,
  name: text(`样例${id}`, id),
  necessity,
  deferrable: necessity === "key" ? [] : ["absence"],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
})

export const claimItem: ServiceItem = {
  id: "sample-voucher-claim",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: text("样例创新券兑付", "sample claim on vouchers"),
  type: "benefit-payment",
  authority: { id: "sample-bureau", name: label },
  basis: [{ statute: "sample-rules", title: label, sample: true }],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [requirement("form", "key"), requirement("report", "secondary")],
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

export const paperOf = (id: string): SubmittedMaterial => ({
  requirement: id,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: false,
})
