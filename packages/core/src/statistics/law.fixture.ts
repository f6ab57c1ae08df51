/** The calendar and the rule sets that the plays are under: they speak on every point. All made up; numbers are samples. */
import type { Remedy, RuleSet, Tolerance } from "../law/index.ts"
import { text } from "../reasons/index.ts"
import { calendarDays, defineCalendar, plainDate, workingDays } from "../time/index.ts"

const label = text("样例", "sample")
export const clause = (article: string) => ({ statute: "sample-rules", title: label, article, sample: true })

export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") },
})

const remedy = (kind: Remedy["kind"]): Remedy => ({
  kind,
  title: label,
  body: label,
  within: null,
  clause: clause("20"),
})

const tolerance: Tolerance = {
  commitmentRequired: false,
  longest: workingDays(8),
  workingDaysBeforePromise: 0,
  onDefault: "revoke-acceptance",
  furtherNotices: 1,
  clause: clause("6"),
}

export const ruleSet: RuleSet = {
  id: "sample-rules",
  version: "1",
  title: label,
  rank: "law",
  source: clause("1"),
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: {
    correctionNotice: { time: { kind: "within", term: workingDays(5) }, clause: clause("2") },
    deemedAcceptance: { after: workingDays(5), clause: clause("3") },
    lateSupplement: { outcome: "deemed-withdrawn", clause: clause("4") },
    wrongSupplement: { outcome: "second-notice", clause: clause("5") },
    tolerance,
    decision: { term: workingDays(20), clause: clause("7") },
    extension: { term: workingDays(10), approverRole: "head", clause: clause("7") },
    suspensions: [{ reason: "hearing", title: label, clause: clause("8") }],
    overdue: { explainInPublic: true, clause: clause("9") },
    delivery: { term: workingDays(5), clause: clause("10") },
    remedies: [remedy("reconsideration"), remedy("litigation")],
    informedCommitment: {
      proofs: { from: plainDate("2018-01-01"), clause: clause("11") },
      notFor: [],
    },
    renewal: { lead: calendarDays(10), deemedOnSilence: true, clause: clause("14") },
    waiver: { clause: clause("12") },
    dataDispute: { clause: clause("13") },
  },
  clauses: [],
}

/** The same, but that default on what is owed ends the case (终止办理). */
export const terminating: RuleSet = {
  ...ruleSet,
  id: "terminating-rules",
  provisions: {
    ...ruleSet.provisions,
    tolerance: { ...tolerance, onDefault: "terminate" },
  },
}
