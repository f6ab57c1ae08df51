/**
 * The honour for thirty years of teaching (任教三十年教师荣誉证书) as a rule. Its name says what it takes; how the years
 * are counted, and from what, is made up for the sample district.
 */
import { text } from "@onevisit/core/reasons"
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
