/** The law of the plays: for licences and awards one made-up rule set that speaks on every point, and China's for the rest. */
import { chinaLaw } from "@onevisit/china"
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { calendarDays, months, plainDate, workingDays } from "@onevisit/core/time"

const label = text("样例", "sample")
const clause = { statute: "sample-rules", title: label, sample: true }

/** Speaks on every point, above all laws, so that every end of a case can be come to. */
const everyPoint: RuleSet = {
  id: "recorded-rules",
  version: "1",
  title: label,
  rank: "law",
  source: clause,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: ["licence", "award"],
  provisions: {
    correctionNotice: { time: { kind: "within", term: workingDays(5) }, clause },
    deemedAcceptance: { after: workingDays(5), clause },
    lateSupplement: { outcome: "deemed-withdrawn", clause },
    wrongSupplement: { outcome: "second-notice", clause },
    tolerance: {
      commitmentRequired: false,
      longest: workingDays(10),
      workingDaysBeforePromise: 1,
      onDefault: "terminate",
      furtherNotices: 1,
      clause,
    },
    adverseActs: { role: "decision-maker", clause },
    priorNotice: { acts: ["revoke-decision"], term: workingDays(3), clause },
    decision: { term: workingDays(45), clause },
    extension: { term: workingDays(15), approverRole: "government-head", clause },
    suspensions: [{ reason: "hearing", title: label, clause }],
    delivery: { term: workingDays(10), clause },
    renewal: { lead: calendarDays(30), deemedOnSilence: true, clause },
    reapplicationBars: [
      { ground: "false-material", term: months(12), onlyPublicSafety: false, clause },
      { ground: "obtained-by-fraud", term: months(36), onlyPublicSafety: false, clause },
    ],
    siteCheck: { officers: 2, clause },
    overdue: { explainInPublic: true, clause },
    informedCommitment: {
      conditions: { verifyWithin: workingDays(60), clause },
      proofs: { from: plainDate("2018-01-01"), clause },
      notFor: [],
    },
    waiver: { clause },
    identityEvidence: { means: ["senior-card"], clause },
    dataDispute: { clause },
    remedies: [
      { kind: "reconsideration", title: label, body: label, within: label, clause },
      { kind: "complaint", title: label, body: label, within: null, clause },
    ],
  },
  clauses: [],
}
const others = chinaLaw.filter(({ itemTypes }) => itemTypes === "every" || !itemTypes.includes("licence"))

export const playedLaw: readonly RuleSet[] = [everyPoint, ...others]
