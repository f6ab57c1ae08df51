/** 跑几次，算出来，不是报出来：each item's visits proved, and a declaration that does not hold refuted and repaired. */
import {
  applyRepairs,
  boundVisits,
  checkVisitCertificate,
  composeJourney,
  composeScenario,
  judgeDeclaredVisits,
  type ServiceItem,
} from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import type { Story } from "../stage.ts"
import { itemOf } from "./shared.ts"

const patentOffice = { id: "patent-office", name: text("专利代办处", "the patent office") }

/**
 * The grant for patents as it might be done elsewhere: the receipt is compared with its original at the window, and
 * the grant letter is handed out there; with foreign patents the bureau's examiner asks to see them as well.
 */
function asDoneElsewhere(item: ServiceItem): ServiceItem {
  return {
    ...item,
    visits: { declared: 1, reason: text("核对缴费凭证原件", "the original of the receipt is compared") },
    collection: ["by-hand"],
    legs: [
      {
        id: "compare-originals",
        kind: "show-original",
        name: text("核对缴费凭证原件", "show the original of the receipt"),
        ways: [{ way: "window" }],
      },
      {
        id: "face-to-face",
        kind: "site-check",
        name: text("境外专利当面说明", "explain the foreign patents in person"),
        when: { fact: "grantedAbroad", is: true },
        atDiscretion: true,
        ways: [{ way: "window", outlets: [patentOffice.id] }],
      },
    ],
  }
}

export const visitsProved: Story = {
  title: text(
    "跑几次，算出来：逐项证明，报错的当场指出并给出改法",
    "How many visits: proved item by item, and a wrong number refuted and repaired",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, items, list, say } = stage
    const judged = items.map((item) => ({
      item,
      complete: judgeDeclaredVisits(item),
      owed: boundVisits(item, "tolerant"),
    }))
    const words = {
      proved: "已证明",
      fewer: "可更少",
      refuted: "不成立",
      "no-way": "办不成",
      "too-large": "未判定",
    }
    list([
      ["事项", "申报", "证明", "容缺时", ""],
      ...judged.map(({ complete, item, owed }) => [
        item.name.zh,
        `${complete.declared} 次`,
        "certificate" in complete ? `${complete.certificate.visits} 次` : "",
        owed.kind === "bounded" ? `${owed.visits} 次` : "",
        words[complete.verdict],
      ]),
    ])
    check(
      text("每一项都不超过申报的次数", "no item takes more visits than it declares"),
      judged.every(({ complete }) => complete.verdict === "proved" || complete.verdict === "fewer"),
    )
    check(
      text("证明可以独立复核", "every proof is replayed by an independent checker"),
      judged.every(
        ({ complete, item }) =>
          "certificate" in complete && checkVisitCertificate(item, complete.certificate).length === 0,
      ),
    )

    const wrong = asDoneElsewhere(itemOf(stage, "patent-grant"))
    const refuted = judgeDeclaredVisits(wrong)
    say(`换一种办法：${wrong.name.zh}，申报 ${refuted.declared} 次`)
    if (refuted.verdict === "refuted") {
      say(`反例（要跑 ${refuted.certificate.visits} 次）：`)
      list(composeScenario(wrong, refuted.scenario, "complete").map(({ zh }) => [`· ${zh}`]))
      list(composeJourney(wrong, refuted.journey, [patentOffice]).map(({ zh }, at) => [`${at + 1}. ${zh}`]))
      if (refuted.repairs.kind === "enough")
        list(refuted.repairs.repairs.map(({ message }) => [`改法：${message.zh}`]))
    }
    check(
      text("申报一次不成立：最坏要跑三次", "one visit does not hold: three are needed at worst"),
      refuted.verdict === "refuted" && refuted.certificate.visits === 3,
    )
    check(
      text("按改法修改后，一次即可", "with the repairs one visit always does"),
      refuted.verdict === "refuted" &&
        refuted.repairs.kind === "enough" &&
        judgeDeclaredVisits(applyRepairs(wrong, refuted.repairs.repairs)).verdict === "proved",
    )
  },
}
