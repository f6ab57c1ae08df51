/**
 * 创新券: the bulletin tells that vouchers are claimed online and at the window, and paid in two rounds a year. It gives
 * no number, so the measures here are a sample district's, and every share, cap and length in them is made up.
 */
import { zhejiangVoucherSettlement } from "@onevisit/china"
import type { VoucherProvider, VoucherScheme } from "@onevisit/core/benefits/vouchers"
import { rate, yuan } from "@onevisit/core/money"
import { type Citation, text } from "@onevisit/core/reasons"
import { months, plainDate, workingDays } from "@onevisit/core/time"
import type { InnovationVouchers } from "@onevisit/district"

const sample = (article: string): Citation => ({
  statute: "innovation-voucher-measures",
  title: text("样例区创新券实施管理办法", "Sample District Innovation Voucher Measures"),
  article,
  sample: true,
})

export const sampleVouchers: VoucherScheme = {
  id: "sample-vouchers",
  version: "2018",
  title: sample("1").title,
  source: sample("1"),
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  unit: "science-and-technology-bureau",
  roles: {
    issuing: "voucher-quota",
    receiving: "window",
    examining: "voucher-examiner",
    settling: "voucher-settler",
    paying: "voucher-cashier",
  },
  item: "innovation-voucher-claim",
  services: [
    { id: "testing", title: text("检验检测", "testing"), clause: sample("3") },
    { id: "research-and-design", title: text("研究开发设计", "research and design"), clause: sample("3") },
  ],
  shares: [
    {
      services: ["testing", "research-and-design"],
      holders: ["enterprise", "natural-person"],
      share: rate("50%"),
      clause: sample("4"),
    },
  ],
  smallService: { upTo: yuan(3000), share: rate("100%"), clause: sample("5") },
  perIssue: { most: yuan(20_000), clause: sample("6") },
  perYear: { most: yuan(60_000), by: "claim", clause: sample("7") },
  validity: { term: months(12), clause: sample("8") },
  claimWithin: null,
  rounding: "down-to-yuan",
  evidence: { kinds: ["contract", "invoice", "payment", "report"], clause: sample("9") },
  listing: sample("10"),
  doubleFunding: sample("11"),
  exclusions: [{ kind: "related-party", clause: sample("12") }],
  whenShort: { how: "in-order", clause: sample("13") },
  priorNotice: { term: workingDays(5), clause: sample("14") },
  remedies: [
    {
      kind: "complaint",
      title: text("提出异议", "object"),
      body: text("样例区科技局", "Sample District Science and Technology Bureau"),
      within: null,
      clause: sample("15"),
    },
  ],
}

/** One of them stands elsewhere: that alone refuses nothing. */
const providers: readonly VoucherProvider[] = [
  {
    id: "sample-laboratory",
    title: text("外地样例检测院", "Sample Laboratory elsewhere"),
    region: "990200",
    listings: [{ from: plainDate("2018-01-01"), to: null, services: ["testing"], source: sample("10") }],
  },
]

/** Invoices that a project's accounts show already. */
const inProjectAccounts: ReadonlyMap<string, string> = new Map([["样例票-4", "样例重大2018-9"]])

export const innovationVouchers: InnovationVouchers = {
  schemes: [sampleVouchers],
  providers,
  fundedBy: async ({ invoice }) => inProjectAccounts.get(invoice.number) ?? null,
  floor: zhejiangVoucherSettlement,
}
