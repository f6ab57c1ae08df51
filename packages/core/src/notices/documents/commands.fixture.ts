/** Commands on their day, for the tests of documents. All names are made up. */
import { type Actor, subjectIdOf } from "../../identity/index.ts"
import {
  type CaseCommand,
  type Examination,
  type NotAcceptedGround,
  type Receipt,
  type ServiceWay,
} from "../../intake/index.ts"
import type { HeardAct } from "../../law/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import { type ArrivalChannel, plainDate, type PlainDate, workingDays } from "../../time/index.ts"
import { revisedCalendar } from "./sample-law.fixture.ts"

const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const officer: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "sample-bureau",
  roles: ["decider", "head", "back-entry"],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
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
export const both = [given("form"), given("report")]
export const received = submit(both, plain)
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
export const announce = (act: HeardAct) =>
  always({ type: "announce-adverse-act", act, reasons: ["理由甲"], number: "样例〔2019〕告1号" })
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
export const resume =
  (clock: "statutory" | "promised"): Step[1] =>
  (on) => ({ type: "resume-clock", clock, on })
export const reviseCalendar = always({
  type: "revise-calendar",
  calendar: revisedCalendar,
  pin: { id: "revised", hash: `sha256:${"2".repeat(64)}` },
})
export const extendSupplement = always({
  type: "extend-supplement",
  by: workingDays(3),
  reasons: ["理由甲"],
})
export const excuseDelay = always({ type: "excuse-delay", reasons: ["理由甲"] })
export const seal = (document: string) => always({ type: "record-seal", document })
/** Which day a way of service begins is the day of the step. */
export const serve =
  (
    document: string,
    way: (on: PlainDate) => ServiceWay,
    more: Partial<Extract<CaseCommand, { type: "record-service" }>> = {},
  ): Step[1] =>
  (on) => ({
    type: "record-service",
    document,
    addressee: { role: "applicant", subject },
    way: way(on),
    servers: ["样例送达人"],
    ...more,
  })
export const leftAtDoor = (on: PlainDate): ServiceWay => ({
  method: "left",
  leftOn: on,
  place: "样例路1号",
  refusal: "拒绝签收",
  witnesses: [{ name: "样例见证人", unit: "样例社区" }],
})
export const extend: Step[1] = (on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: on })
export const supplement =
  (...materials: readonly SubmittedMaterial[]): Step[1] =>
  (on) => ({ type: "supplement", receipt: receipt(on, "courier"), materials, examination: plain })
