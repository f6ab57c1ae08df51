/**
 * Rule sets and calendars for the tests of intake: the clauses that the tests name, as literals. What a
 * statute leaves open, or a practice does not say, is marked as a sample.
 */
import * as Result from "effect/Result"
import type { Remedy, RuleSet } from "../law/index.ts"
import { applicableRuleSet } from "../law/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import { defineCalendar, plainDate, revise, workingDays } from "../time/index.ts"

const licensingAct = text("行政许可法", "Administrative Licensing Law")
const oneVisitAct = text("浙江省保障“最多跑一次”改革规定", "Zhejiang One-Visit Regulation")
const practice = text("样例区容缺受理做法", "Sample District tolerant intake practice")

const cite = (statute: string, title: Text, article: string, paragraph?: string): Citation => ({
  statute,
  title,
  article,
  ...(paragraph === undefined ? {} : { paragraph }),
})
export const licensing = (article: string, paragraph?: string): Citation =>
  cite("licensing-law", licensingAct, article, paragraph)
export const oneVisit = (article: string, paragraph?: string): Citation =>
  cite("zhejiang-one-visit", oneVisitAct, article, paragraph)
const local = (article: string): Citation => ({ ...cite("practice", practice, article), sample: true })

const remedy = (kind: Remedy["kind"], zh: string, en: string): Remedy => ({
  kind,
  title: text(zh, en),
  body: text("样例市人民政府", "Sample City People's Government"),
  within: text("60日", "60 days"),
  clause: cite("reconsideration-law", text("行政复议法", "Administrative Reconsideration Law"), "20"),
})
const remedies: readonly Remedy[] = [
  remedy("reconsideration", "行政复议", "administrative reconsideration"),
  remedy("litigation", "行政诉讼", "litigation"),
  remedy("complaint", "投诉", "complaint"),
]

/** 行政许可法: licences alone. */
export const licensingLaw: RuleSet = {
  id: "licensing-law",
  version: "2019-04-23",
  title: licensingAct,
  rank: "law",
  source: licensing("1"),
  validFrom: plainDate("2004-07-01"),
  validTo: null,
  itemTypes: ["licence"],
  provisions: {
    correctionNotice: { time: { kind: "within", term: workingDays(5) }, clause: licensing("32", "1(4)") },
    deemedAcceptance: { after: workingDays(5), clause: licensing("32", "1(4)") },
    decision: { term: workingDays(20), clause: licensing("42", "1") },
    extension: { term: workingDays(10), approverRole: "agency-head", clause: licensing("42", "1") },
    suspensions: [{ reason: "hearing", title: text("听证", "hearing"), clause: licensing("45") }],
    delivery: { term: workingDays(10), clause: licensing("44") },
    remedies,
  },
  clauses: [],
}

/** 浙江省保障“最多跑一次”改革规定: every type, from 2019-01-01. */
export const zhejiangOneVisit: RuleSet = {
  id: "zhejiang-one-visit",
  version: "2018-11-30",
  title: oneVisitAct,
  rank: "local-regulation",
  source: oneVisit("1"),
  validFrom: plainDate("2019-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: {
    correctionNotice: { time: { kind: "on-the-spot" }, clause: oneVisit("11", "3") },
    lateSupplement: { outcome: "deemed-withdrawn", clause: oneVisit("11", "3") },
    wrongSupplement: { outcome: "not-accepted", clause: oneVisit("11", "3") },
    tolerance: {
      commitmentRequired: false,
      longest: null,
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause: oneVisit("11", "2"),
    },
    adverseActs: { role: "decision-maker", clause: oneVisit("11", "2") },
    remedies,
  },
  clauses: [],
}

/** A practice before that: a commitment, limits, a second notice on what a supplement spoiled, no deemed withdrawal. */
export const practice2018: RuleSet = {
  id: "practice",
  version: "2018-07-20",
  title: practice,
  rank: "practice",
  source: local("1"),
  validFrom: plainDate("2018-01-01"),
  validTo: plainDate("2019-01-01"),
  itemTypes: ["confirmation", "benefit-payment", "public-service", "award", "filing", "other-power"],
  provisions: {
    correctionNotice: { time: { kind: "within", term: workingDays(5) }, clause: local("2") },
    lateSupplement: { outcome: "task", clause: local("3") },
    wrongSupplement: { outcome: "second-notice", clause: local("4") },
    tolerance: {
      commitmentRequired: true,
      longest: workingDays(20),
      workingDaysBeforePromise: 2,
      onDefault: "revoke-acceptance",
      clause: local("5"),
    },
    adverseActs: { role: "decision-maker", clause: local("6") },
    remedies,
  },
  clauses: [],
}

/** What governs a licence in Zhejiang from 2019 on: the law, and where it is silent the regulation. */
export const licensingInZhejiang: RuleSet = Result.getOrThrow(
  applicableRuleSet([licensingLaw, zhejiangOneVisit], "licence", plainDate("2019-03-01")),
)

const day = (date: string) => ({ first: plainDate(date), last: plainDate(date) })
const off = (first: string, last: string) => ({ first: plainDate(first), last: plainDate(last) })
const holiday = (key: string, zh: string, en: string, days: ReturnType<typeof off>, work: string[] = []) => ({
  key,
  holiday: text(zh, en),
  off: [days],
  work: work.map((date) => plainDate(date)),
})

/** The working days of July 2018 to July 2019, as published until 2019-03-21: Labour Day alone is off. */
export const calendar = defineCalendar({
  id: "sample",
  version: "2018-12-06",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") },
  arrangements: [
    holiday("2018-national-day", "国庆节", "National Day", off("2018-10-01", "2018-10-07"), [
      "2018-09-29",
      "2018-09-30",
    ]),
    holiday("2019-spring", "春节", "Spring Festival", off("2019-02-04", "2019-02-10"), [
      "2019-02-02",
      "2019-02-03",
    ]),
    holiday("2019-qingming", "清明节", "Qingming", day("2019-04-05")),
    holiday("2019-labour-day", "劳动节", "Labour Day", day("2019-05-01")),
    holiday("2019-dragon-boat", "端午节", "Dragon Boat", day("2019-06-07")),
  ],
})

/** After the notice of 2019-03-22: Labour Day is bridged, two Sundays are worked for it. */
export const revisedCalendar = revise(calendar, {
  version: "2019-03-22",
  papers: [],
  arrangements: [
    holiday("2019-labour-day", "劳动节", "Labour Day", off("2019-05-01", "2019-05-04"), [
      "2019-04-28",
      "2019-05-05",
    ]),
  ],
})
