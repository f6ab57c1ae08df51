/** Cases played for the tests of documents, so that each kind of document comes out of one. All names are made up. */
import * as Result from "effect/Result"
import * as fc from "fast-check"
import type { ServiceItem } from "../../catalogue/index.ts"
import { type Actor, subjectIdOf } from "../../identity/index.ts"
import {
  decideCase,
  fold,
  noCase,
  type CaseCommand,
  type CaseEvent,
  type Examination,
  type Receipt,
} from "../../intake/index.ts"
import type { ItemType, Remedy, RuleSet } from "../../law/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import { type Citation, text } from "../../reasons/index.ts"
import {
  addDays,
  type ArrivalChannel,
  defineCalendar,
  instant,
  plainDate,
  type PlainDate,
  workingDays,
} from "../../time/index.ts"
import { composeDocuments } from "./compose-document.ts"
import type { DocumentContext } from "./draft.ts"
import type { CaseDocument, DocumentKind } from "./legal-document.ts"

const clause = (article: string): Citation => ({
  statute: "s",
  title: text("样例规定", "Sample rules"),
  article,
})
const remedy = (kind: Remedy["kind"], zh: string, within: string | null): Remedy => ({
  kind,
  title: text(zh, zh),
  body: text("样例机关", "sample body"),
  within: within === null ? null : text(within, within),
  clause: clause("90"),
})

export const ruleSet: RuleSet = {
  id: "sample",
  version: "1",
  title: text("样例规定", "Sample rules"),
  rank: "law",
  source: clause("1"),
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: {
    correctionNotice: { time: { kind: "within", term: workingDays(5) }, clause: clause("11") },
    deemedAcceptance: { after: workingDays(5), clause: clause("12") },
    lateSupplement: { outcome: "deemed-withdrawn", clause: clause("13") },
    wrongSupplement: { outcome: "not-accepted", clause: clause("14") },
    tolerance: {
      commitmentRequired: true,
      longest: workingDays(20),
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause: clause("15"),
    },
    decision: { term: workingDays(20), clause: clause("16") },
    extension: { term: workingDays(10), approverRole: "head", clause: clause("17") },
    suspensions: [{ reason: "hearing", title: text("听证", "hearing"), clause: clause("18") }],
    delivery: { term: workingDays(10), clause: clause("19") },
    adverseActs: { role: "decider", clause: clause("20") },
    remedies: [
      remedy("reconsideration", "申请行政复议", "自知道本决定之日起样例期限"),
      remedy("litigation", "提起行政诉讼", "自知道本决定之日起样例期限"),
      remedy("complaint", "投诉", null),
    ],
  },
  clauses: [],
}

const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") },
})

const asked = (id: string, zh: string, isKey: boolean) => ({
  id,
  name: text(zh, id),
  necessity: isKey ? ("key" as const) : ("secondary" as const),
  deferrable: isKey ? [] : (["absence", "copy-for-original"] as const),
  accepts: [{ copyKind: "original", medium: "paper", number: 2 } as const],
  obtainedBy: "applicant" as const,
  evidences: [],
})

export function itemOf(type: ItemType, more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    id: "sample",
    edition: "1",
    validFrom: plainDate("2018-01-01"),
    validTo: null,
    name: text("样例事项", "Sample item"),
    type,
    authority: { id: "sample-bureau", name: text("样例局", "Sample bureau") },
    basis: [],
    serves: ["enterprise"],
    initiation: "on-application",
    conditions: [],
    procedure: [],
    promisedTerm: workingDays(15),
    specialProcedures: [{ reason: "site-visit", title: text("现场踏勘", "site visit") }],
    questions: [],
    materials: [
      { ...asked("form", "申请表", true), remark: text("按样表填写", "as the sample") },
      asked("report", "审计报告", false),
    ],
    visits: { declared: 0 },
    channels: ["online"],
    collection: ["by-hand", "courier", "electronic"],
    fee: null,
    result: { name: text("样例证书", "Sample certificate") },
    contact: {
      phone: "0571-0000 0001",
      complaintPhone: "0571-0000 0002",
      email: "a@example.invalid",
      address: text("样例路1号", "1 Sample Road"),
      hours: text("工作日", "working days"),
    },
    ...more,
  }
}

const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const officer: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "sample-bureau",
  roles: ["decider", "head"],
  validAt: plainDate("2018-01-01"),
}
export const given = (requirement: string, more: Partial<SubmittedMaterial> = {}): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 2,
  sealed: false,
  ...more,
})
const receipt = (on: PlainDate, channel: ArrivalChannel = "online"): Receipt => ({ channel, receivedOn: on })
const plain: Examination = { number: "样例〔2019〕受1号", supplementWithin: workingDays(5) }
const tolerant: Examination = {
  ...plain,
  tolerance: {
    commitment: {
      clauses: ["自愿选择容缺受理", "按期补齐所欠材料"],
      hash: `sha256:${"0".repeat(64)}`,
      signedOn: plainDate("2019-03-04"),
      signature: "样例签名",
    },
  },
}
const pin = { id: "p", hash: `sha256:${"1".repeat(64)}` }

/** A step is a command on a day that comes so many days after the step before. */
export type Step = readonly [gap: number, command: (on: PlainDate) => CaseCommand]
export const submit =
  (materials: readonly SubmittedMaterial[], examination?: Examination): Step[1] =>
  (on) => ({
    type: "submit",
    item: pin,
    ruleSet: pin,
    calendar: pin,
    regions: null,
    applicant: subject,
    scenario: {},
    externalIds: [],
    receipt: receipt(on),
    number: "样例〔2019〕收1号",
    materials,
    ...(examination ? { examination } : {}),
  })
const always =
  (command: CaseCommand): Step[1] =>
  () =>
    command
const both = [given("form"), given("report")]
const received = submit(both, plain)
const passTime = always({ type: "pass-time" })
const decide = (favourable: boolean) =>
  always({ type: "decide", favourable, reasons: ["理由甲"], number: "样例〔2019〕决1号" })
const refuse = (ground: "not-required" | "wrong-authority" | "still-incomplete") =>
  always({
    type: "refuse-acceptance",
    ground,
    reasons: ["理由甲"],
    number: "样例〔2019〕不1号",
    ...(ground === "wrong-authority" ? { referredTo: "样例区另一局" } : {}),
  })
const revoke = always({ type: "revoke-acceptance", reasons: ["理由甲"], number: "样例〔2019〕撤1号" })
const suspend =
  (clock: "statutory" | "promised", reason: string): Step[1] =>
  (on) => ({ type: "suspend-clock", clock, reason, from: on, toldInWritingOn: on })
const extend: Step[1] = (on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: on })
const supplement =
  (...materials: readonly SubmittedMaterial[]): Step[1] =>
  (on) => ({ type: "supplement", receipt: receipt(on, "courier"), materials, examination: plain })

export interface Setting {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
}
export const inGeneral: Setting = { item: itemOf("confirmation"), ruleSet }
export const context: DocumentContext = { ...inGeneral, addressee: "样例科技公司" }

/** Plays a case from Monday 2019-03-04 on; a step that is refused leaves it as it was. */
export function play(setting: Setting, ...steps: readonly Step[]): readonly CaseEvent[] {
  const events: CaseEvent[] = []
  let on = plainDate("2019-03-04")
  for (const [gap, command] of steps) {
    on = addDays(on, gap)
    const now = { at: instant(`${on}T02:00:00.000Z`), on, time: "10:00:00" }
    const done = decideCase(fold(events, noCase), command(on), { ...setting, calendar, actor: officer, now })
    if (Result.isSuccess(done)) events.push(...done.success)
  }
  return events
}

/** The document of a kind that the steps end in. Throws where there is none. */
export function documentOf(
  kind: DocumentKind,
  steps: readonly Step[],
  more: Partial<DocumentContext> = {},
): CaseDocument {
  const all = { ...context, ...more }
  const found = composeDocuments(play(all, ...steps), all).findLast((each) => each.kind === kind)
  if (found === undefined) throw new Error(`These steps lead to no ${kind}.`)
  return found
}

/** Steps that lead to a document of each kind that a case gives rise to. */
export const stepsTo = {
  receipt: [
    [0, submit([given("form"), given("report", { copyKind: "copy", medium: "electronic", number: 1 })])],
  ],
  correction: [[0, submit([given("form", { number: 1 })], plain)]],
  acceptance: [[0, received]],
  "deemed-acceptance": [
    [0, submit([given("form")])],
    [20, passTime],
  ],
  "tolerant-acceptance": [[0, submit([given("form")], tolerant)]],
  commitment: [[0, submit([given("form")], tolerant)]],
  "not-accepted": [
    [0, submit([given("form")])],
    [1, refuse("not-required")],
  ],
  "acceptance-revoked": [
    [0, submit([given("form")], tolerant)],
    [20, revoke],
  ],
  "deemed-withdrawn": [
    [0, submit([given("report")], plain)],
    [20, passTime],
  ],
  "special-procedure": [
    [0, received],
    [2, suspend("statutory", "hearing")],
  ],
  extension: [
    [0, received],
    [2, extend],
  ],
  granted: [
    [0, received],
    [3, decide(true)],
  ],
  refused: [
    [0, received],
    [3, decide(false)],
  ],
  collection: [
    [0, received],
    [3, decide(true)],
  ],
} as const satisfies Readonly<Record<Exclude<DocumentKind, "service-return">, readonly Step[]>>

export const toAnotherAuthority: readonly Step[] = [
  [0, submit([given("form")])],
  [1, refuse("wrong-authority")],
]
export const promisedSuspended: readonly Step[] = [
  [0, received],
  [2, suspend("promised", "site-visit")],
]
export const supplemented: readonly Step[] = [
  [0, submit([given("form")], plain)],
  [1, supplement(given("report"))],
]

const commands = fc.constantFrom(
  supplement(given("report")),
  supplement(given("form", { copyKind: "copy" }), given("report")),
  always({ type: "examine", examination: plain }),
  always({ type: "examine", examination: tolerant }),
  decide(true),
  decide(false),
  refuse("not-required"),
  refuse("wrong-authority"),
  refuse("still-incomplete"),
  revoke,
  suspend("statutory", "hearing"),
  suspend("promised", "site-visit"),
  extend,
  passTime,
  always({ type: "withdraw" }),
)
const types = fc.constantFrom<ItemType>(
  "licence",
  "benefit-payment",
  "confirmation",
  "award",
  "filing",
  "public-service",
  "other-power",
  "non-administrative",
)

/** Any type of item, any few materials, and any commands on later days; what the rules refuse does not happen. */
export const randomPlays: fc.Arbitrary<{ readonly setting: Setting; readonly steps: readonly Step[] }> = fc
  .record({
    type: types,
    materials: fc.subarray([given("form"), given("report"), given("form", { number: 1 })]),
    examination: fc.constantFrom(undefined, plain, tolerant),
    later: fc.array(fc.tuple(fc.nat({ max: 12 }), commands), { maxLength: 6 }),
  })
  .map(({ examination, later, materials, type }) => ({
    setting: { item: itemOf(type), ruleSet },
    steps: [[0, submit(materials, examination)], ...later],
  }))
