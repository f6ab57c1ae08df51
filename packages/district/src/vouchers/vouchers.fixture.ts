/** A scheme, its officers and a district for the tests of vouchers. All of it is made up: 样例区. */
import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import type { Storage } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import type { Submission } from "../intake/index.ts"
import type { VoucherProvider, VoucherScheme } from "@onevisit/core/benefits/vouchers"
import { actorOfApplicant, type OfficerActor, type SubjectId } from "@onevisit/core/identity"
import { rate, yuan } from "@onevisit/core/money"
import { type Citation, text } from "@onevisit/core/reasons"
import { instant, months, plainDate, workingDays } from "@onevisit/core/time"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { claimItem, paperOf } from "./claim-item.fixture.ts"
import type { InnovationVouchers, QuotaInput, VoucherAnswer, VoucherClaimInput } from "./index.ts"

const on = plainDate
export const clause: Citation = {
  statute: "sample-voucher-measures",
  title: text("样例区创新券管理办法", "Sample District Measures on Innovation Vouchers"),
  sample: true,
}

export const scheme: VoucherScheme = {
  id: "sample-vouchers",
  version: "1",
  title: clause.title,
  source: clause,
  validFrom: on("2018-01-01"),
  validTo: null,
  unit: "sample-bureau",
  roles: {
    issuing: "quota",
    receiving: "window",
    examining: "examiner",
    settling: "settler",
    paying: "cashier",
  },
  item: "sample-voucher-claim",
  services: [{ id: "testing", title: text("检验检测", "testing"), clause }],
  shares: [{ services: ["testing"], holders: ["enterprise", "natural-person"], share: rate("50%"), clause }],
  smallService: null,
  perIssue: { most: yuan(10_000), clause },
  perYear: null,
  validity: { term: months(12), clause },
  claimWithin: null,
  rounding: "down-to-fen",
  evidence: { kinds: ["contract", "invoice", "payment", "report"], clause },
  listing: clause,
  doubleFunding: clause,
  exclusions: [],
  whenShort: { how: "in-order", clause },
  priorNotice: null,
  remedies: [
    {
      kind: "complaint",
      title: text("提出异议", "object"),
      body: text("样例区科技局", "Sample District Science Bureau"),
      within: null,
      clause,
    },
  ],
}
export const providers: readonly VoucherProvider[] = [
  {
    id: "lab",
    title: text("样例检测院", "Sample Laboratory"),
    region: "990200",
    listings: [{ from: on("2019-01-01"), to: null, services: ["testing"], source: clause }],
  },
]
export const vouchers: InnovationVouchers = {
  schemes: [scheme],
  providers,
  floor: { roundsAYear: 2, monthsApart: 6, clause },
}

const officer = (role: string): OfficerActor => ({
  kind: "officer",
  externalId: `${role}-1`,
  unit: "sample-bureau",
  roles: [role],
  validAt: on("2018-01-01"),
  validTo: on("2031-01-01"),
})
export const quota = officer("quota")
export const window = officer("window")
export const examiner = officer("examiner")
export const settler = officer("settler")
export const cashier = officer("cashier")
/** What people wrote; nothing of it may lie open in the storage. */
export const written = { purpose: "§样例检测§", reasons: ["§与合同不符§"] }

/** A Monday, 2019-03-04. */
export async function openDistrict(
  over: Partial<DistrictOptions> & {
    readonly wrap?: (storage: Storage) => Storage
    /** Whether holders name an account to pay to. */
    readonly names?: boolean
  } = {},
) {
  const { names = true, wrap = (same) => same, ...more } = over
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const calendar = chinaCalendarAsOf(on("2019-01-01"))
  const keys = memoryKeys()
  const options = { storage: wrap(storage), clock, keys, law: chinaLaw, calendar, vouchers, ...more }
  const district = await createDistrict(options)
  await district.catalogue.publish([claimItem], { batch: "2018-07", as: window })
  const person = async (value: string): Promise<SubjectId> => {
    const identifiers = [{ scheme: "sample-card", value }]
    const identity = { kind: "enterprise", name: `样例${value}公司`, identifiers } as const
    const registered = await district.subjects.register(identity, { as: window })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const submission = (applicant: SubjectId, ...papers: readonly string[]): Submission => ({
    item: claimItem.id,
    applicant,
    arrival: { channel: "online", enteredOn: clock.now().on },
    materials: papers.map(paperOf),
    examination: { supplementWithin: workingDays(5) },
  })
  /** A complete case, accepted at once. */
  const open = async (applicant: SubjectId): Promise<string> => {
    const answer = await district.intake.submit(submission(applicant, "form", "report"), { as: window })
    if (answer.outcome === "refused") throw new Error(`refused: ${answer.refusal._tag}`)
    return answer.case
  }
  const morning = (day: string): void => clock.set(instant(`${day}T01:30:00.000Z`))
  const call = district.vouchers
  /** A holder with a voucher of ¥10,000 that is used for a contract of a price. */
  const holding = async (serial: string, price = 8000) => {
    const id = await person(serial)
    const actor = actorOfApplicant(id)
    const { account } = taken(await call.request(quotaOf(id), { as: actor }))
    const issue = { type: "issue-voucher", request: "R1", voucher: `V-${serial}` } as const
    taken(await call.command(account, issue, { as: quota }))
    const contract = {
      number: `HT-${serial}`,
      provider: "lab",
      service: "testing",
      price: yuan(price),
      signedOn: clock.now().on,
    }
    const reserve = { type: "reserve", use: "U1", voucher: `V-${serial}`, contract } as const
    taken(await call.command(account, reserve, { as: actor }))
    if (names) taken(await call.command(account, { type: "set-payee", payee: payee(serial) }, { as: actor }))
    return { account, actor, id }
  }
  /** And claims, and is approved of, half of a price. */
  const approvedOn = async (day: string, serial: string, price = 8000) => {
    const held = await holding(serial, price)
    morning(day)
    taken(await call.claim(held.account, claimOf(serial, day, price), { as: held.actor }))
    taken(await approve(held.account, serial))
    return held
  }
  const approve = (account: string, serial: string) =>
    call.command(account, { type: "approve-claim", claim: `C-${serial}` }, { as: examiner })
  const opened = async (round: string, cutOff: string, budget: number) =>
    call.openRound({ scheme: scheme.id, round, cutOff: on(cutOff), budget: yuan(budget) }, { as: settler })
  return {
    approve,
    approvedOn,
    call,
    district,
    holding,
    morning,
    open,
    opened,
    options,
    person,
    storage,
    submission,
    clock,
  }
}

export const payee = (serial: string) =>
  ({ name: `样例${serial}公司`, account: `6200-${serial}-0000`, bank: "样例银行", relation: "self" }) as const
export const quotaOf = (holder: SubjectId): QuotaInput => ({
  scheme: scheme.id,
  holder,
  request: "R1",
  amount: yuan(10_000),
  purpose: written.purpose,
})
export const claimOf = (
  serial: string,
  day: string,
  price = 8000,
  more: Partial<VoucherClaimInput> = {},
): VoucherClaimInput => ({
  claim: `C-${serial}`,
  use: "U1",
  servedOn: on(day),
  invoice: {
    number: `FP-${serial}`,
    on: on(day),
    amount: yuan(price),
    paid: yuan(price),
    paidOn: on(day),
  },
  evidence: scheme.evidence.kinds.map((kind) => ({ kind, ref: `sha256:${kind}` })),
  ...more,
})

/** The answer of a call that is expected to be taken. */
export function taken<Answer extends VoucherAnswer>(answer: Answer): Exclude<Answer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer as Exclude<Answer, { outcome: "refused" }>
}
