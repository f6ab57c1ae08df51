/** Every kind of actor, and a command for every act of the table, for the tests of who may do what. */
import {
  type Actor,
  byLaw,
  type Delegation,
  type OfficerActor,
  subjectIdOf,
  system,
} from "../identity/index.ts"
import { addDays, plainDate, workingDays } from "../time/index.ts"
import {
  agent as anAgent,
  all,
  applicant,
  atWindow,
  clerk,
  decide,
  examination,
  found,
  paper,
  stranger,
  submit,
  supplement,
} from "./case.fixture.ts"
import type { CaseAct, CaseCommand, Party, PartyAct } from "./index.ts"
import { calendar, licensing } from "./law.fixture.ts"
import {
  confirmAddress,
  directly,
  dispute,
  explainOverdue,
  finishPart,
  giveCommitment,
  serve,
  waive,
} from "./whole-case.fixture.ts"

export const today = plainDate("2019-03-05")
const tomorrow = addDays(today, 1)
const longAgo = plainDate("2018-01-01")

const person = (last: string) => subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0b${last}`)
export const acting = (last: string): Actor => ({ ...anAgent, subject: person(last) })
export const everyAct: readonly PartyAct[] = [
  "submit",
  "supplement",
  "withdraw",
  "commit",
  "choose",
  "receive",
]
export const entrusted = (last: string, more: Partial<Party> = {}): Party => ({
  role: "handler",
  subject: person(last),
  scope: everyAct,
  validFrom: longAgo,
  ...more,
})
export const parties: readonly Party[] = [
  entrusted("01", { validFrom: today, validTo: tomorrow }),
  entrusted("02", { scope: [] }),
  entrusted("03", { validTo: today }),
  entrusted("04", { validFrom: tomorrow }),
  entrusted("05", { role: "legal-representative", scope: [] }),
  entrusted("06", { role: "contact" }),
]

const everyRole = [
  "decision-maker",
  "agency-head",
  "government-head",
  "records-correction",
  "back-entry",
  "assigns-cases",
]
export const officer = (more: Partial<OfficerActor> = {}): OfficerActor => ({ ...clerk, roles: [], ...more })
const delegated = (validFrom: typeof today, validTo: typeof today) =>
  officer({ roles: everyRole, delegation: { from: "officer-3", validFrom, validTo } })

const empowered = (more: Partial<Delegation>): OfficerActor =>
  officer({ roles: everyRole, delegation: { from: "officer-3", validFrom: longAgo, ...more } })

/** The columns of the matrix below, from left to right. */
export const actors: readonly (readonly [who: string, actor: Actor])[] = [
  ["the applicant", applicant],
  ["another applicant", stranger],
  ["a handler, from today to today", acting("01")],
  ["a handler entrusted with nothing", acting("02")],
  ["a handler until yesterday", acting("03")],
  ["a handler from tomorrow", acting("04")],
  ["an agent not on record", acting("99")],
  ["a handler, as of another's", { ...anAgent, subject: person("01"), principal: person("98") }],
  ["the legal representative", acting("05")],
  ["a contact", acting("06")],
  ["an officer of the unit", officer()],
  ["an officer of another unit, in every role", officer({ unit: "third-bureau", roles: everyRole })],
  ["one given jurisdiction", officer({ unit: "third-bureau", jurisdiction: ["sample-bureau"] })],
  ["one given another jurisdiction", officer({ unit: "third-bureau", jurisdiction: ["fourth-bureau"] })],
  ["an officer who has a part", officer({ unit: "other-bureau" })],
  ["one delegated from today to today", delegated(today, tomorrow)],
  ["one delegated until yesterday", delegated(longAgo, today)],
  ["one delegated from tomorrow", delegated(tomorrow, addDays(today, 9))],
  ["one vouched for until yesterday", officer({ roles: everyRole, validAt: longAgo, validTo: today })],
  ["one vouched for from tomorrow", officer({ roles: everyRole, validAt: tomorrow })],
  ["one vouched for until today", officer({ roles: everyRole, validAt: longAgo, validTo: tomorrow })],
  ["one delegated to examine alone", empowered({ acts: ["examine"] })],
  ["one delegated a third unit's powers", empowered({ unit: "third-bureau" })],
  ["a third unit's, delegated this one's", { ...empowered({ unit: "sample-bureau" }), unit: "third-bureau" }],
  ["a decision-maker", officer({ roles: ["decision-maker"] })],
  ["the agency's head", officer({ roles: ["agency-head"] })],
  ["the government's head", officer({ roles: ["government-head"] })],
  ["a keeper of records", officer({ roles: ["records-correction"] })],
  ["one who assigns cases", officer({ roles: ["assigns-cases"] })],
  ["a program", system("timer")],
  ["the law", byLaw(licensing("32"))],
]

const pinned = { id: "pinned", hash: `sha256:${"1".repeat(64)}` }
const externalId = { scheme: "platform-number", value: "P-1" }
const applicantOf = (actor: Actor) => (actor.kind === "applicant" ? actor.subject : person("98"))
const because = { reasons: ["because"], number: "X-1" }
export const receipt = atWindow(today)
export const commands: Readonly<Record<CaseAct, CaseCommand>> = {
  submit: { ...submit(all, receipt), parties } as CaseCommand,
  import: {
    type: "import",
    system: "platform",
    asOf: today,
    item: pinned,
    ruleSet: pinned,
    calendar: pinned,
    regions: null,
    applicant: applicantOf(applicant),
    scenario: { isBranch: false },
    externalIds: [externalId],
    receipt,
    materials: [],
    there: { stage: "received" },
    clocks: [],
  },
  adopt: {
    type: "adopt",
    message: { system: "timer", messageId: "m-1", externalId, stage: "accepted", on: today },
  },
  "add-external-id": { type: "add-external-id", externalId },
  "settle-conflict": { type: "settle-conflict", conflict: "c-1", keep: "ours", reasons: ["because"] },
  assign: { type: "assign", officer: "officer-9" },
  "record-seal": { type: "record-seal", number: "N-1" },
  "confirm-service-address": confirmAddress(today),
  "record-service": serve("3-acceptance", directly(today)),
  "correct-on-spot": { type: "correct-on-spot", materials: [paper("report")] },
  supplement: supplement([paper("report")], receipt),
  withdraw: { type: "withdraw" },
  choose: { type: "choose", choices: { collection: "courier" } },
  "give-commitment": giveCommitment("condition"),
  "dispute-platform-data": dispute,
  "change-parties": { type: "change-parties", parties: [] },
  examine: { type: "examine", examination },
  "hold-documents": { type: "hold-documents", note: null },
  "complete-hand-over": { type: "complete-hand-over", takenOn: today },
  "extend-supplement": { type: "extend-supplement", by: workingDays(2), reasons: ["because"] },
  "excuse-delay": { type: "excuse-delay", reasons: ["because"] },
  "notify-owed": { type: "notify-owed", supplementWithin: workingDays(3), number: "N-2" },
  "waive-material": waive("report"),
  "record-identity": { type: "record-identity", of: "agent", means: "senior-card", reference: null },
  "hand-to-reviewer": { type: "hand-to-reviewer", part: "first" },
  "finish-part": finishPart("first", today),
  "record-site-check": {
    type: "record-site-check",
    on: today,
    outcome: "fits",
    findings: "as said",
  },
  "verify-commitment": { type: "verify-commitment", option: "condition", isKept: true, note: null },
  "suspend-clock": {
    type: "suspend-clock",
    clock: "statutory",
    reason: "hearing",
    from: today,
    toldInWritingOn: today,
  },
  "resume-clock": { type: "resume-clock", clock: "statutory", on: today },
  "explain-overdue": explainOverdue("statutory", today),
  "propose-correction": {
    type: "propose-correction",
    entry: { field: "receipt", receipt: atWindow("2019-03-01") },
    reason: "typing error",
  },
  "decide-favourably": decide(true),
  "dispatch-result": { type: "dispatch-result", waybill: "SF1" },
  "record-look-up-failure": { type: "record-look-up-failure", requirement: "licence", willRetry: true },
  "record-look-up-answer": found,
  "repeat-look-up": { type: "repeat-look-up", requirement: "licence" },
  "record-source-check": { type: "record-source-check", requirement: "licence", outcome: "upheld" },
  "revise-calendar": {
    type: "revise-calendar",
    calendar,
    pin: { id: "c", hash: `sha256:${"2".repeat(64)}` },
  },
  "deliver-result": { type: "deliver-result", method: "by-hand", on: today },
  "pass-time": { type: "pass-time" },
  "announce-adverse-act": { type: "announce-adverse-act", act: "decide-adversely", ...because },
  "state-defence": { type: "state-defence", act: "decide-adversely", statement: "it is not so" },
  "refuse-acceptance": { type: "refuse-acceptance", ground: "not-required", ...because },
  "revoke-acceptance": { type: "revoke-acceptance", ...because },
  terminate: { type: "terminate", ...because },
  "order-rectification": {
    type: "order-rectification",
    option: "condition",
    within: workingDays(5),
    ...because,
  },
  "revoke-decision": { type: "revoke-decision", option: "condition", ...because },
  "decide-adversely": decide(false),
  "extend-clock": { type: "extend-clock", clock: "statutory", reasonToldOn: today },
  "confirm-correction": { type: "confirm-correction", proposal: 1 },
}
