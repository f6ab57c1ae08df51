/** The vouchers of the plays' district. Every number is a sample. */
import type { VoucherScheme } from "@onevisit/core/benefits/vouchers"
import { rate, yuan } from "@onevisit/core/money"
import { months, plainDate, workingDays } from "@onevisit/core/time"
import type { InnovationVouchers } from "@onevisit/district"
import { label, voucherClaim } from "./offered.ts"

const clause = { statute: "sample-rules", title: label, sample: true }
export const scheme: VoucherScheme = {
  id: "recorded-vouchers",
  version: "1",
  title: label,
  source: clause,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  unit: "sample-bureau",
  roles: {
    issuing: "issuing",
    receiving: "receiving",
    examining: "examining",
    settling: "settling",
    paying: "paying",
  },
  item: voucherClaim.id,
  services: [{ id: "testing", title: label, clause }],
  shares: [{ services: ["testing"], holders: ["enterprise"], share: rate("50%"), clause }],
  smallService: null,
  perIssue: { most: yuan(10_000), clause },
  perYear: null,
  validity: { term: months(12), clause },
  claimWithin: null,
  rounding: "down-to-fen",
  evidence: { kinds: ["report"], clause },
  listing: clause,
  doubleFunding: clause,
  exclusions: [],
  whenShort: { how: "in-order", clause },
  priorNotice: { term: workingDays(5), clause },
  remedies: [{ kind: "complaint", title: label, body: label, within: null, clause }],
}
export const vouchers: InnovationVouchers = {
  schemes: [scheme],
  providers: [
    {
      id: "sample-lab",
      title: label,
      region: "990200",
      listings: [{ from: plainDate("2019-01-01"), to: null, services: ["testing"], source: clause }],
    },
  ],
  floor: { roundsAYear: 2, monthsApart: 6, clause },
}
