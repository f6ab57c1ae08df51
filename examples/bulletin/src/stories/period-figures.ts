/** 件和件次、跑动、按时、投诉: the figures of all that was played before, counted from the log. */
import { formatFigures, formatGroups } from "@onevisit/core/statistics"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import type { Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

export const periodFigures: Story = {
  title: text(
    "前面各个故事的数字：件和件次、跑动、按时、投诉和评价，都从日志算出",
    "The figures of these stories: cases and handlings, visits, punctuality, complaints, all counted from the log",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, show } = stage
    morningOf(stage, "2019-12-31")
    const year = (from: string, to: string) =>
      district.statistics.figures({ from: plainDate(from), to: plainDate(to) })
    const figures = await year("2018-01-01", "2020-01-01")
    show(formatFigures(figures, "zh"))
    show(formatGroups(figures.byAuthority, "zh"))
    const { all, byItem, feedback } = figures
    const cases = await district.intake.find({})
    check(
      text("件数与台账一致，件次另计", "cases are those on the books, and handlings are counted apart"),
      all.cases.received === cases.length && all.handlings.total > all.cases.received,
    )
    const years = await Promise.all([year("2018-01-01", "2019-01-01"), year("2019-01-01", "2020-01-01")])
    const added = years.reduce((sum, each) => sum + each.all.handlings.total, 0)
    check(
      text("两年相加等于全部", "the two years add up to both"),
      added === all.handlings.total && years.every((each) => each.all.handlings.total > 0),
    )
    const inItems = Object.values(byItem).reduce((sum, { counts }) => sum + counts.cases.received, 0)
    check(
      text(
        "投诉是算出来的，没有地方可以填：只有街道那一件",
        "complaints are counted, with nowhere to enter them: the one about the street alone",
      ),
      feedback.complaints.received === 1 &&
        feedback.byItem["street-low-income"]?.complaints.received === 1 &&
        inItems === all.cases.received,
    )
  },
}
