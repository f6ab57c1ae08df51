/** A scheme, providers, holders, and a way to play vouchers, for their tests. All of it is made up: 样例区. */
import * as Result from "effect/Result"
import type { Pin } from "../../events/index.ts"
import {
  type Actor,
  actorOfAgent,
  actorOfApplicant,
  type OfficerActor,
  type SubjectId,
  subjectIdOf,
  type SubjectKind,
  system,
} from "../../identity/index.ts"
import { type Fen, rate, yuan } from "../../money/index.ts"
import { type Citation, text } from "../../reasons/index.ts"
import { defineCalendar, instant, months, plainDate, workingDays } from "../../time/index.ts"
import {
  type AccountCommand,
  type AccountContext,
  type AccountEvent,
  type AccountRefusal,
  decideAccount,
  type Evidence,
  foldAccount,
  noAccount,
  type PaidInvoice,
  type ServiceContract,
  type VoucherAccount,
  type VoucherProvider,
  type VoucherScheme,
} from "./index.ts"

const on = plainDate

export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: on("2018-01-01"), to: on("2022-01-01") },
})

export const article = (number: string): Citation => ({
  statute: "sample-voucher-measures",
  title: text("样例区创新券管理办法", "Sample District Measures on Innovation Vouchers"),
  article: number,
  sample: true,
})

export const scheme: VoucherScheme = {
  id: "sample-vouchers",
  version: "1",
  title: text("样例区创新券管理办法", "Sample District Measures on Innovation Vouchers"),
  source: article("1"),
  validFrom: on("2018-01-01"),
  validTo: null,
  unit: "science-bureau",
  roles: {
    issuing: "quota",
    receiving: "window",
    examining: "examiner",
    settling: "settler",
    paying: "cashier",
  },
  item: "voucher-claim",
  services: [
    { id: "testing", title: text("检验检测", "testing"), clause: article("3") },
    { id: "design", title: text("研究开发设计", "research and design"), clause: article("3") },
  ],
  shares: [
    { services: ["testing", "design"], holders: ["enterprise"], share: rate("50%"), clause: article("4") },
    { services: ["testing"], holders: ["natural-person"], share: rate("1/3"), clause: article("4") },
  ],
  smallService: { upTo: yuan(1000), share: rate("100%"), clause: article("5") },
  perIssue: { most: yuan(10_000), clause: article("6") },
  perYear: { most: yuan(15_000), by: "claim", clause: article("7") },
  validity: { term: months(12), clause: article("8") },
  claimWithin: { term: months(3), clause: article("9") },
  rounding: "down-to-yuan",
  evidence: { kinds: ["contract", "invoice", "payment", "report"], clause: article("10") },
  listing: article("11"),
  doubleFunding: article("12"),
  exclusions: [],
  whenShort: { how: "in-order", clause: article("13") },
  priorNotice: { term: workingDays(5), clause: article("14") },
  remedies: [
    {
      kind: "reconsideration",
      title: text("申请行政复议", "apply for reconsideration"),
      body: text("样例区人民政府", "Sample District People's Government"),
      within: text("六十日", "60 days"),
      clause: article("15"),
    },
  ],
}

const listing = (from: string, to: string | null, ...services: string[]) => ({
  from: on(from),
  to: to === null ? null : on(to),
  services,
  source: article("11"),
})
export const providers: readonly VoucherProvider[] = [
  {
    id: "lab",
    title: text("样例检测院", "Sample Laboratory"),
    region: "990100",
    listings: [listing("2018-01-01", null, "testing", "design")],
  },
  {
    id: "far-lab",
    title: text("外地样例检测院", "Sample Laboratory elsewhere"),
    region: "990200",
    listings: [listing("2018-03-01", "2018-09-01", "testing")],
  },
]

const officer = (role: string, more: Partial<OfficerActor> = {}): OfficerActor => ({
  kind: "officer",
  externalId: `${role}-1`,
  unit: "science-bureau",
  roles: [role],
  validAt: on("2018-01-01"),
  validTo: on("2031-01-01"),
  ...more,
})
export const quota = officer("quota")
export const window = officer("window", { unit: "service-centre", jurisdiction: ["science-bureau"] })
export const examiner = officer("examiner")
export const settler = officer("settler")
export const cashier = officer("cashier")

const uuid = (last: number) => `0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a${String(10 + last)}`
export const holderOf = (serial: number): SubjectId => subjectIdOf(uuid(serial))
export const firm = holderOf(0)
export const holder = actorOfApplicant(firm)
export const staff = actorOfAgent({ subject: holderOf(9), principal: firm, capacity: "handling-staff" })
/** None of them acts for the holder or for the voucher office. */
export const strangers: readonly Actor[] = [
  actorOfApplicant(holderOf(9)),
  actorOfAgent({ subject: firm, principal: holderOf(9), capacity: "handling-staff" }),
  officer("visitor"),
  officer("quota", { unit: "other-bureau", roles: ["quota", "window", "examiner", "settler", "cashier"] }),
  officer("quota", {
    roles: ["quota", "window", "examiner", "settler", "cashier"],
    delegation: { from: "head", validFrom: on("2017-01-01"), validTo: on("2018-01-02") },
  }),
  system("clock"),
]

export const payee = { name: "样例公司", account: "0000", bank: "样例银行", relation: "self" } as const
export const because = ["样例理由"]
export const pinOf = (id: string): Pin => ({ id, hash: `sha256:${"0".repeat(64)}` })

export interface Setting {
  readonly scheme: VoucherScheme
  readonly providers: readonly VoucherProvider[]
  readonly fundedBy: string | null
}
export const setting: Setting = { scheme, providers, fundedBy: null }

export const nowOn = (day: string) => ({ at: instant(`${day}T02:00:00Z`), on: on(day), time: "10:00:00" })

export function contextOn(day: string, actor: Actor, given: Setting = setting): AccountContext {
  return { ...given, now: nowOn(day), actor, calendar }
}

/** A day, who acts, and what is asked. */
export type Step = readonly [day: string, actor: Actor, command: AccountCommand]

export interface Played {
  readonly state: VoucherAccount
  readonly events: readonly AccountEvent[]
  readonly refused: readonly AccountRefusal[]
}

/** Plays steps one after another; what is refused changes nothing. */
export function play(given: Setting, ...steps: readonly Step[]): Played {
  let state = noAccount
  const events: AccountEvent[] = []
  const refused: AccountRefusal[] = []
  for (const [day, actor, command] of steps) {
    const decided = decideAccount(state, command, contextOn(day, actor, given))
    if (Result.isFailure(decided)) refused.push(decided.failure)
    else {
      events.push(...decided.success)
      state = foldAccount(decided.success, state)
    }
  }
  return { state, events, refused }
}

/** The one refusal of the last step, after steps that are all taken. */
export function refusalOf(given: Setting, ...steps: readonly Step[]): AccountRefusal {
  const { refused } = play(given, ...steps)
  const [only, ...more] = refused
  if (only === undefined || more.length > 0)
    throw new Error(`Expected one refusal: ${JSON.stringify(refused)}`)
  return only
}

export const ask = (
  amount: Fen = yuan(10_000),
  request = "R1",
  holderKind: SubjectKind = "enterprise",
  subject: SubjectId = firm,
): AccountCommand => ({
  type: "request-quota",
  request,
  scheme: pinOf("sample-vouchers@1"),
  holder: subject,
  holderKind,
  amount,
  purpose: "样例检测",
})
export const issue = (request = "R1", voucher = "V1"): AccountCommand => ({
  type: "issue-voucher",
  request,
  voucher,
})
export const contractOf = (price: number, more: Partial<ServiceContract> = {}): ServiceContract => ({
  number: "HT-1",
  provider: "lab",
  service: "testing",
  price: yuan(price),
  signedOn: on("2018-02-01"),
  ...more,
})
export const reserve = (contract: ServiceContract, use = "U1", voucher = "V1"): AccountCommand => ({
  type: "reserve",
  use,
  voucher,
  contract,
})
export const papers: readonly Evidence[] = (["contract", "invoice", "payment", "report"] as const).map(
  (kind) => ({ kind, ref: `sha256:${kind}` }),
)
export const invoiceOf = (paid: number, more: Partial<PaidInvoice> = {}): PaidInvoice => ({
  number: "FP-1",
  on: on("2018-03-10"),
  amount: yuan(paid),
  paid: yuan(paid),
  paidOn: on("2018-03-12"),
  ...more,
})
type ClaimCommand = Extract<AccountCommand, { type: "claim" }>
export const claimOf = (
  invoice: PaidInvoice,
  more: Partial<Omit<ClaimCommand, "type">> = {},
): ClaimCommand => ({
  type: "claim",
  claim: "C1",
  use: "U1",
  servedOn: on("2018-03-09"),
  invoice,
  evidence: papers,
  via: { channel: "online" },
  ...more,
})

/** A voucher of ¥10,000, issued on 2018-01-15. */
export const issued: readonly Step[] = [
  ["2018-01-10", holder, ask()],
  ["2018-01-15", quota, issue()],
]
/** And used for a contract on 2018-02-02. */
export const used = (price = 8000): readonly Step[] => [
  ...issued,
  ["2018-02-02", holder, reserve(contractOf(price))],
]
/** And claimed online on 2018-03-20. */
export const claimed = (price = 8000): readonly Step[] => [
  ...used(price),
  ["2018-03-20", holder, claimOf(invoiceOf(price))],
]
/** And approved on 2018-04-02. */
export const approved = (price = 8000): readonly Step[] => [
  ...claimed(price),
  ["2018-04-02", examiner, { type: "approve-claim", claim: "C1" }],
]
