/** A rule set that provides for everything, an item of any type, and a calendar. All of them are made up. */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { ItemType, Remedy, RuleSet } from "../../law/index.ts"
import { type Citation, text } from "../../reasons/index.ts"
import { calendarDays, defineCalendar, months, plainDate, revise, workingDays } from "../../time/index.ts"

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
      furtherNotices: 1,
      clause: clause("15"),
    },
    decision: { term: workingDays(20), clause: clause("16") },
    extension: {
      term: workingDays(10),
      approverRole: "head",
      approver: text("样例局负责人", "head"),
      clause: clause("17"),
    },
    suspensions: [{ reason: "hearing", title: text("听证", "hearing"), clause: clause("18") }],
    delivery: { term: workingDays(10), clause: clause("19") },
    renewal: { lead: calendarDays(5), deemedOnSilence: true, clause: clause("21") },
    reapplicationBars: [
      { ground: "false-material", term: months(12), onlyPublicSafety: false, clause: clause("22") },
      { ground: "obtained-by-fraud", term: months(36), onlyPublicSafety: false, clause: clause("23") },
    ],
    informedCommitment: {
      conditions: { verifyWithin: workingDays(60), clause: clause("24") },
      notFor: [],
    },
    service: {
      clauses: { left: clause("26") },
      publicNotice: { length: 10, unit: "calendar-day" },
    },
    adverseActs: { role: "decider", clause: clause("20") },
    remedies: [
      remedy("reconsideration", "申请行政复议", "自知道本决定之日起样例期限"),
      remedy("litigation", "提起行政诉讼", "自知道本决定之日起样例期限"),
      remedy("complaint", "投诉", null),
    ],
  },
  clauses: [],
}

/** As above, but default on what is owed ends the case. */
export const terminatingRuleSet: RuleSet = {
  ...ruleSet,
  provisions: {
    ...ruleSet.provisions,
    ...(ruleSet.provisions.tolerance && {
      tolerance: { ...ruleSet.provisions.tolerance, onDefault: "terminate" },
    }),
  },
}

/** As above, but an overdue case is explained in public. */
export const explainingRuleSet: RuleSet = {
  ...ruleSet,
  provisions: { ...ruleSet.provisions, overdue: { explainInPublic: true, clause: clause("25") } },
}

/** As above, but whoever is acted against is told first. */
export const hearingRuleSet: RuleSet = {
  ...ruleSet,
  provisions: {
    ...ruleSet.provisions,
    priorNotice: {
      acts: ["refuse-acceptance", "revoke-acceptance", "terminate", "decide-adversely", "revoke-decision"],
      term: workingDays(3),
      clause: clause("27"),
    },
  },
}

export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") },
})

/** As above, with a Friday off. */
export const revisedCalendar = revise(calendar, {
  version: "2",
  papers: [],
  arrangements: [
    {
      key: "2019-sample-day",
      holiday: text("样例假日", "Sample Day"),
      off: [{ first: plainDate("2019-03-08"), last: plainDate("2019-03-08") }],
      work: [],
    },
  ],
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
    commitmentOptions: [
      {
        id: "condition",
        kind: "licence-condition",
        title: text("场所符合样例条件", "the premises are fit"),
        listed: { statute: "list", title: text("样例清单", "sample list"), sample: true },
        replaces: ["report"],
      },
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
