/** 高龄津贴“不用跑”: an item that asks for nothing says so, and takes no application. */
import { text } from "@onevisit/core/reasons"
import { clerk, enterprise } from "../people.ts"
import type { Story } from "../stage.ts"
import { itemOf, morningOf } from "./shared.ts"

export const allowanceNeedsNoApplication: Story = {
  title: text("高龄津贴：无需申请，无需材料", "Old-age allowance: no application, no papers"),
  ruleSets: ["zhejiang-one-visit"],
  run: async (stage) => {
    const { check, district, say } = stage
    const on = morningOf(stage, "2019-05-21")
    const item = itemOf(stage, "old-age-allowance")
    const someone = await enterprise(district, 41)
    const answer = await district.intake.submit(
      { item: item.id, applicant: someone.id, arrival: { channel: "online", enteredOn: on }, materials: [] },
      { as: clerk },
    )
    if (answer.outcome === "refused") say(answer.refusal.message.zh)
    check(text("不需要任何材料", "no material is asked for"), item.materials.length === 0)
    check(
      text("窗口不收申请，由民政部门主动发放", "no application is taken: the bureau finds the person"),
      answer.outcome === "refused" && answer.refusal._tag === "NoApplicationNeeded",
    )
  },
}
