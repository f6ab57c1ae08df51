/**
 * A case in which everything can happen: a licence to which two authorities have parts, which takes promises in place
 * of papers and may be a renewal, under a rule set that speaks on every point. Numbers that no statute gives are
 * samples.
 */
import type { HeardAct, RuleSet } from "../law/index.ts"
import { text } from "../reasons/index.ts"
import { calendarDays, months, plainDate, workingDays } from "../time/index.ts"
import { applicant, clerk, colleague, itemOf, paper, type Setting } from "./case.fixture.ts"
import type { CaseCommand, GivenCommitment, ServiceWay } from "./index.ts"
import { calendar, licensing, licensingInZhejiang, oneVisit } from "./law.fixture.ts"

/** Takes the first look, for the item's own authority. */
export const reviewer = { ...clerk, externalId: "officer-4" }
/** Of the other authority that has a part. */
export const neighbour = { ...clerk, externalId: "officer-5", unit: "other-bureau" }
export const keeper = {
  ...clerk,
  externalId: "officer-6",
  roles: ["records-correction", "back-entry", "assigns-cases"],
}
export const governor = { ...clerk, externalId: "officer-7", roles: ["government-head"] }

const listed = { statute: "list", title: text("样例清单", "sample list"), sample: true }

export const wholeItem = itemOf("licence", {
  promisedTerm: workingDays(20),
  reviewParts: [
    {
      id: "first",
      title: text("初审", "first look"),
      authority: { id: "sample-bureau", name: text("样例局", "Sample bureau") },
      term: workingDays(5),
      preliminary: true,
    },
    {
      id: "second",
      title: text("会审", "joint review"),
      authority: { id: "other-bureau", name: text("另一局", "Other bureau") },
      after: ["first"],
      term: workingDays(5),
    },
  ],
  commitmentOptions: [
    {
      id: "condition",
      kind: "licence-condition",
      title: text("条件", "condition"),
      listed,
      replaces: ["report"],
    },
    {
      id: "promise",
      kind: "proof",
      title: text("证明", "proof"),
      listed,
      replaces: ["proof"],
      verifyWithin: workingDays(5),
    },
  ],
})

const provisions: RuleSet["provisions"] = {
  ...licensingInZhejiang.provisions,
  tolerance: {
    commitmentRequired: false,
    longest: workingDays(10),
    workingDaysBeforePromise: 1,
    onDefault: "terminate",
    furtherNotices: 1,
    credit: { clause: oneVisit("14") },
    clause: oneVisit("11", "2"),
  },
  jointDecision: {
    term: workingDays(45),
    clause: licensing("42", "2"),
    extension: { term: workingDays(15), approverRole: "government-head", clause: licensing("42", "2") },
  },
  renewal: { lead: calendarDays(30), deemedOnSilence: true, clause: licensing("50") },
  reapplicationBars: [
    { ground: "false-material", term: months(12), onlyPublicSafety: false, clause: licensing("78") },
    { ground: "obtained-by-fraud", term: months(36), onlyPublicSafety: false, clause: licensing("79") },
  ],
  siteCheck: { officers: 2, clause: licensing("34", "3") },
  overdue: {
    explainInPublic: true,
    clause: {
      statute: "environment",
      title: text("优化营商环境条例", "Business Environment"),
      article: "36",
      paragraph: "2",
    },
  },
  informedCommitment: {
    conditions: { verifyWithin: workingDays(60), clause: oneVisit("14") },
    proofs: { from: plainDate("2018-01-01"), clause: oneVisit("14") },
    credit: { clause: oneVisit("14") },
    notFor: [{ risk: "public-safety", title: text("公共安全", "public safety"), clause: oneVisit("14") }],
  },
  waiver: { clause: oneVisit("9") },
  identityEvidence: { means: ["citizen-card", "senior-card"], clause: oneVisit("9") },
  dataDispute: { clause: oneVisit("7") },
  service: { publicNotice: { length: 10, unit: "calendar-day" } },
}

export const wholeLaw: RuleSet = { ...licensingInZhejiang, id: "whole", validTo: null, provisions }
export const whole: Setting = { item: wholeItem, ruleSet: wholeLaw, calendar, alongside: [colleague] }
/** The same law, of one authority, where every act against the applicant is announced first: three working days to answer. */
export const heard: Setting = {
  ...whole,
  item: itemOf("licence"),
  ruleSet: {
    ...wholeLaw,
    id: "heard",
    provisions: {
      ...provisions,
      priorNotice: {
        acts: ["refuse-acceptance", "revoke-acceptance", "terminate", "decide-adversely", "revoke-decision"],
        term: workingDays(3),
        clause: {
          statute: "hearing",
          title: text("样例程序规定", "Sample rules of procedure"),
          article: "5",
        },
      },
    },
  },
}
export const announce = (
  act: HeardAct,
  reasons: readonly string[] = ["because"],
): Extract<CaseCommand, { type: "announce-adverse-act" }> => ({
  type: "announce-adverse-act",
  act,
  reasons,
  number: "A-1",
})
export const answer = (act: HeardAct): CaseCommand => ({
  type: "state-defence",
  act,
  statement: "it is not so",
})

const clauses = { clauses: ["True."], hash: `sha256:${"0".repeat(64)}`, signedOn: plainDate("2019-03-01") }
export const promiseOf = (option: "condition" | "promise"): GivenCommitment => ({
  kind: option === "condition" ? "licence-condition" : "proof",
  option,
  text: { ...clauses, signature: "signature" },
})
export const giveCommitment = (option: "condition" | "promise"): CaseCommand => ({
  type: "give-commitment",
  commitment: promiseOf(option),
})
export const finishPart = (
  part: string,
  toldOn: string,
  outcome: "agreed" | "objected" = "agreed",
): CaseCommand => ({
  type: "finish-part",
  part,
  outcome,
  opinion: outcome === "agreed" ? null : "opinion",
  toldOn: plainDate(toldOn),
})
export const explainOverdue = (clock: "statutory" | "promised", on: string): CaseCommand => ({
  type: "explain-overdue",
  clock,
  explanation: text("因案情复杂", "because it is intricate"),
  publishedOn: plainDate(on),
})
/** May be served electronically from the day on. */
export const confirmAddress = (
  on: string,
  more: Partial<Extract<CaseCommand, { type: "confirm-service-address" }>> = {},
): CaseCommand => ({
  type: "confirm-service-address",
  confirmedOn: plainDate(on),
  letters: "1 Sample Road",
  electronic: { system: "sample-platform", address: "sample-account" },
  evidence: "signed paper",
  ...more,
})
export const directly = (on: string): ServiceWay => ({
  method: "direct",
  signedOn: plainDate(on),
  place: "the window",
})
export const electronically = (on: string): ServiceWay => ({
  method: "electronic",
  system: "sample-platform",
  arrivedOn: plainDate(on),
  reference: "arrival 1",
})
export const published = (on: string): ServiceWay => ({
  method: "public",
  publishedOn: plainDate(on),
  where: "the district's site",
  because: "nobody knows where they are",
})
export const posted = (on: string, signedOn: string | null): ServiceWay => ({
  method: "posted",
  postedOn: plainDate(on),
  waybill: "W-1",
  signedOn: signedOn === null ? null : plainDate(signedOn),
  signedBy: "self",
})
export const serve = (document: string, way: ServiceWay, number?: string): CaseCommand => ({
  type: "record-service",
  document,
  addressee: { role: "applicant", subject: applicant.subject },
  way,
  servers: ["a server"],
  ...(number === undefined ? {} : { number }),
})
export const dispute: CaseCommand = {
  type: "dispute-platform-data",
  requirement: "licence",
  material: paper("licence"),
  statement: "the register is wrong",
}
export const waive = (requirement: string): CaseCommand => ({
  type: "waive-material",
  requirement,
  evidence: "another paper",
  note: "seen",
})
