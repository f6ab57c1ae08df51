/** A service item that is as short as one may be. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"

export const words = text("样例", "sample")
export const shortItem: ServiceItem = {
  id: "sample-item",
  edition: "2018-07",
  validFrom: plainDate("2018-08-01"),
  validTo: null,
  name: words,
  type: "public-service",
  authority: { id: "sample-bureau", name: words },
  basis: [{ statute: "sample-rules", title: words, article: "1", sample: true }],
  serves: ["natural-person"],
  initiation: "on-application",
  conditions: [words],
  procedure: [words],
  specialProcedures: [],
  questions: [],
  materials: [],
  visits: { declared: 0 },
  channels: ["online"],
  collection: ["electronic"],
  fee: null,
  result: { name: words },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: words,
    hours: words,
  },
}
