/** 营业执照由机关自主查验: looked up by the authority, failing once, retried, and never asked for. */
import { text } from "@onevisit/core/reasons"
import { asked, checklistRows, firstAnswers, mayBeOwed, paper } from "../papers.ts"
import { clerk, enterprise } from "../people.ts"
import type { Story } from "../stage.ts"
import { itemOf, morningOf, showDocument, taken } from "./shared.ts"
import { workingDays } from "@onevisit/core/time"

export const licenceLookedUp: Story = {
  title: text("营业执照由机关自己查，不向企业要", "The business licence is looked up, never asked for"),
  ruleSets: ["xiaoshan-2018-practice", "zhejiang-administrative-procedure"],
  run: async (stage) => {
    const { check, clock, district, list, registryCalls, say } = stage
    const on = morningOf(stage, "2018-07-23")
    const item = itemOf(stage, "technology-centre")
    const scenario = firstAnswers(item)
    list(checklistRows(item, scenario))
    const applicant = await enterprise(district, 11)
    const [missing, ...brought] = asked(item, scenario).toReversed()
    if (missing === undefined) throw new Error("The item asks for nothing.")
    const answer = taken(
      await district.intake.submit(
        {
          item: item.id,
          applicant: applicant.id,
          scenario,
          arrival: { channel: "window", on, time: "09:30" },
          outlet: "service-centre",
          materials: brought.map(paper),
          examination: { supplementWithin: workingDays(5) },
        },
        { as: clerk },
      ),
    )
    const notice = await showDocument(stage, answer.case, "一次性补正")
    check(
      text("只告知缺少的材料，不要营业执照", "the notice names what is missing and no licence"),
      notice.includes(missing.name.zh) && !notice.includes("营业执照"),
    )

    const before = registryCalls()
    const first = await district.runDue()
    const failed = (await district.intake.get(answer.case)).state.lookUps
    say(`第一次查询：平台无应答，已记录，将自动重试`)
    clock.advance({ minutes: 5 })
    const second = await district.runDue()
    const found = (await district.intake.get(answer.case)).state.lookUps
    say(`第二次查询：已核验`)
    check(
      text("第一次失败有记录", "the first failure is on record"),
      first.messages.again === 1 && Object.values(failed).some(({ attempts }) => attempts === 1),
    )
    check(
      text("重试后查到", "the retry finds it"),
      second.messages.done === 1 && Object.values(found).every(({ state }) => state === "found"),
    )
    check(text("共查询两次", "the register was asked twice"), registryCalls() - before === 2)
    check(
      text("可容缺的材料已在指南列明", "what may be owed stands in the guide"),
      mayBeOwed(item, scenario).length > 0,
    )
  },
}
