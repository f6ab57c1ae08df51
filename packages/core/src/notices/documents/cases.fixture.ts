/** Cases played for the tests of documents, so that each kind of document comes out of one. All names are made up. */
import * as Result from "effect/Result"
import type { ServiceItem } from "../../catalogue/index.ts"
import { type Actor, subjectIdOf } from "../../identity/index.ts"
import {
  decideCase,
  fold,
  noCase,
  type CaseCommand,
  type CaseEvent,
  type Examination,
  type NotAcceptedGround,
  type Receipt,
} from "../../intake/index.ts"
import type { RuleSet } from "../../law/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import {
  addDays,
  type ArrivalChannel,
  instant,
  plainDate,
  type PlainDate,
  workingDays,
} from "../../time/index.ts"
import { composeDocuments } from "./compose-document.ts"
import type { DocumentContext } from "./draft.ts"
import type { CaseDocument, DocumentKind } from "./legal-document.ts"
import { calendar, explainingRuleSet, itemOf, ruleSet, terminatingRuleSet } from "./sample-law.fixture.ts"

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
export const plain: Examination = { number: "样例〔2019〕受1号", supplementWithin: workingDays(5) }
export const tolerant: Examination = {
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
  (materials: readonly SubmittedMaterial[], examination?: Examination, expiresOn?: PlainDate): Step[1] =>
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
    ...(expiresOn ? { renewal: { expiresOn } } : {}),
  })
export const always =
  (command: CaseCommand): Step[1] =>
  () =>
    command
const both = [given("form"), given("report")]
const received = submit(both, plain)
export const passTime = always({ type: "pass-time" })
export const decide = (favourable: boolean) =>
  always({ type: "decide", favourable, reasons: ["理由甲"], number: "样例〔2019〕决1号" })
export const refuseAsFalse = always({
  type: "decide",
  favourable: false,
  falseMaterial: true,
  reasons: ["理由甲"],
  number: "样例〔2019〕决1号",
})
export const refuse = (ground: NotAcceptedGround) =>
  always({
    type: "refuse-acceptance",
    ground,
    reasons: ["理由甲"],
    number: "样例〔2019〕不1号",
    ...(ground === "wrong-authority" ? { referredTo: "样例区另一局" } : {}),
  })
export const revoke = always({ type: "revoke-acceptance", reasons: ["理由甲"], number: "样例〔2019〕撤1号" })
export const terminate = always({ type: "terminate", reasons: ["理由甲"], number: "样例〔2019〕终1号" })
export const notifyOwed = always({
  type: "notify-owed",
  supplementWithin: workingDays(5),
  number: "样例〔2019〕再1号",
})
export const explainOverdue: Step[1] = (on) => ({
  type: "explain-overdue",
  clock: "promised",
  explanation: text("系统升级", "an upgrade"),
  publishedOn: on,
})
export const promise = always({
  type: "give-commitment",
  commitment: {
    kind: "licence-condition",
    option: "condition",
    text: {
      clauses: ["场所符合样例条件"],
      hash: `sha256:${"0".repeat(64)}`,
      signedOn: plainDate("2019-03-04"),
      signature: "样例签名",
    },
  },
})
export const findBroken = always({
  type: "verify-commitment",
  option: "condition",
  isKept: false,
  note: null,
})
export const orderRectification = always({
  type: "order-rectification",
  option: "condition",
  within: workingDays(5),
  reasons: ["理由甲"],
  number: "样例〔2019〕改1号",
})
export const revokeDecision = (option: "condition" | null) =>
  always({ type: "revoke-decision", option, reasons: ["理由甲"], number: "样例〔2019〕销1号" })
export const suspend =
  (clock: "statutory" | "promised", reason: string): Step[1] =>
  (on) => ({ type: "suspend-clock", clock, reason, from: on, toldInWritingOn: on })
export const extend: Step[1] = (on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: on })
export const supplement =
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
  const all = { ...context, ...settings[kind], ...more }
  const found = composeDocuments(play(all, ...steps), all).findLast((each) => each.kind === kind)
  if (found === undefined) throw new Error(`These steps lead to no ${kind}.`)
  return found
}

/** Under what a document of a kind comes about, where that is not the sample rule set as it is. */
const settings: Readonly<Partial<Record<DocumentKind, Partial<DocumentContext>>>> = {
  terminated: { ruleSet: terminatingRuleSet },
  "overdue-explanation": { ruleSet: explainingRuleSet },
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
  "further-notice": [
    [0, submit([given("form")], tolerant)],
    [1, supplement(given("report", { copyKind: "copy" }))],
    [0, notifyOwed],
  ],
  "not-accepted": [
    [0, submit([given("form")])],
    [1, refuse("not-required")],
  ],
  "acceptance-revoked": [
    [0, submit([given("form")], tolerant)],
    [20, revoke],
  ],
  terminated: [
    [0, submit([given("form")], tolerant)],
    [20, terminate],
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
  "overdue-explanation": [
    [0, received],
    [25, explainOverdue],
  ],
  granted: [
    [0, received],
    [3, decide(true)],
  ],
  refused: [
    [0, received],
    [3, decide(false)],
  ],
  "deemed-renewal": [
    [0, submit(both, plain, plainDate("2019-03-20"))],
    [20, passTime],
  ],
  collection: [
    [0, received],
    [3, decide(true)],
  ],
  rectification: [
    [0, received],
    [0, promise],
    [3, decide(true)],
    [4, findBroken],
    [0, orderRectification],
  ],
  "decision-revoked": [
    [0, received],
    [3, decide(true)],
    [4, revokeDecision(null)],
  ],
} as const satisfies Readonly<Record<Exclude<DocumentKind, "service-return">, readonly Step[]>>

/** A promise that was broken, and not put right in time. */
export const notPutRight: readonly Step[] = [...stepsTo.rectification, [20, revokeDecision("condition")]]
/** Everything that was owed came, and too late. */
export const suppliedTooLate: readonly Step[] = [
  [0, submit([given("form")], tolerant)],
  [20, supplement(given("report"))],
  [1, revoke],
]
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
