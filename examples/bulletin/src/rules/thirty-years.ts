/**
 * The honour for thirty years of teaching (任教三十年教师荣誉证书) as a rule. Its name says what it takes; how the years
 * are counted, and from what, is made up for the sample district.
 */
import { type ServiceKind, type ServiceRules } from "@onevisit/core/benefits/service-years"
import { type Citation, text } from "@onevisit/core/reasons"
import { checkRule, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
import * as Result from "effect/Result"

const teacher = factSheet("teacher", {
  yearsTaught: fact.integer(text("累计任教年限", "years of teaching in all"), {
    min: 0,
    max: 60,
    from: ["teacher-archive", "city-education-system"],
  }),
})

export const thirtyYears = Result.getOrThrow(
  checkRule(
    defineRule({
      id: "thirty-year-teachers",
      title: text("任教三十年教师荣誉证书", "Honour for thirty years of teaching"),
      eligible: teacher.yearsTaught.atLeast(30),
    }),
    { sheet: sheetOf(teacher) },
  ),
)

const measures = (article: string): Citation => ({
  statute: "sample-teachers-honour",
  title: text("样例区教师荣誉证书办法", "Sample District Measures on Teachers' Honours"),
  article,
  sample: true,
})
const kind = (zh: string, en: string, article: string, more: Partial<ServiceKind> = {}): ServiceKind => ({
  label: text(zh, en),
  effect: "counts",
  clause: measures(article),
  ...more,
})

/** By the month, to the end of June, time at two schools once. */
export const teachingYears: ServiceRules = {
  id: "years-taught",
  title: text("累计任教年限", "years of teaching in all"),
  unit: "month",
  unitsPerYear: 12,
  cutOff: { month: 6, day: 30, clause: measures("4") },
  kinds: {
    teaching: kind("任教", "teaching", "5"),
    "study-leave": kind("脱产学习", "study leave", "6", {
      needs: [
        { trait: "paid", label: text("是否带薪", "whether it was paid") },
        { trait: "approved", label: text("是否经批准", "whether it was approved") },
      ],
    }),
    secondment: kind("借调", "secondment", "7", { longest: { months: 12, beyond: "none" } }),
  },
  clause: measures("4"),
}
