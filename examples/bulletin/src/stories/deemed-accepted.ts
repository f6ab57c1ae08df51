/** 样例许可事项: no notice within five working days, so accepted from the day of receipt. */
import { text } from "@onevisit/core/reasons"
import { asked, firstAnswers, paper } from "../papers.ts"
import { enterprise } from "../people.ts"
import type { Story } from "../stage.ts"
import { itemOf, morningOf, showDocument, showLedger, taken } from "./shared.ts"

export const deemedAccepted: Story = {
  title: text(
    "样例许可：五日内未告知，自收到之日起即为受理",
    "Sample licence: no notice in five days, accepted from receipt",
  ),
  ruleSets: ["licensing-law"],
  run: async (stage) => {
    const { check, district, say } = stage
    const on = morningOf(stage, "2019-05-06")
    const item = itemOf(stage, "sample-licence")
    const scenario = firstAnswers(item)
    const applicant = await enterprise(district, 31)
    const received = taken(
      await district.intake.submit(
        {
          item: item.id,
          applicant: applicant.id,
          scenario,
          arrival: { channel: "online", enteredOn: on },
          materials: asked(item, scenario).slice(1).map(paper),
        },
        { as: applicant.actor },
      ),
    )
    await showLedger(stage, received.case, "notice", "一次性告知的最后一日")
    morningOf(stage, "2019-05-13")
    await district.runDue()
    const lastDay = await district.intake.get(received.case)
    morningOf(stage, "2019-05-20")
    await district.runDue()
    const after = await district.intake.get(received.case)
    say(`${on} 收到材料，期间没有任何告知`)
    await showDocument(stage, received.case, "视为受理")
    await showLedger(stage, received.case, "statutory", "法定办结期限")
    check(
      text("第五个工作日当天尚未视为受理", "not yet on the fifth working day itself"),
      lastDay.state.phase === "received",
    )
    check(
      text("逾期后视为受理，受理日为收到之日", "then accepted, as of the day of receipt"),
      after.state.acceptance?.how === "deemed" && after.state.acceptance.on === on,
    )
    check(text("不用跑", "no visit"), after.summary.visits === 0)
  },
}
