/**
 * The materials of an item as a table, each with the condition on which it is needed. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import { composeAlternatives, type MaterialRequirement } from "../materials/index.ts"
import { text, type Text } from "../reasons/index.ts"
import { composeCondition } from "./compose-condition.ts"
import { deferralNames, necessityNames } from "./guide-words.ts"
import type { GuideBlock } from "./guide.ts"

const COLUMNS = [
  text("材料名称", "Material"),
  text("何时需要", "Needed when"),
  text("形式和份数", "Form and number"),
  text("必要性", "Necessity"),
  text("容缺", "May be owed"),
  text("由谁提供", "Who provides it"),
]

/** The table of an item's materials, one row each; what the authority obtains is said not to be needed. */
export function composeMaterialsTable({ materials, questions }: ServiceItem): GuideBlock {
  return {
    kind: "table",
    columns: COLUMNS,
    rows: materials.map((material) => {
      const own = material.obtainedBy === "applicant"
      return [
        composeName(material),
        material.when ? composeCondition(material.when, questions) : text("均需", "always"),
        own ? composeAlternatives(material.accepts) : text("无需提交", "not to be handed in"),
        necessityNames[material.necessity],
        own ? composeDeferral(material) : text("不适用", "does not apply"),
        own
          ? composeProvider(material)
          : text("由办理机关核验，无需提交", "checked by the authority; not to be handed in"),
      ]
    }),
  }
}

function composeName({ name, remark }: MaterialRequirement): Text {
  return remark ? text(`${name.zh}（${remark.zh}）`, `${name.en} (${remark.en})`) : name
}

function composeDeferral({ deferrable }: MaterialRequirement): Text {
  if (deferrable.length === 0) return text("否", "no")
  const ways = deferrable.map((way) => deferralNames[way])
  return text(ways.map(({ zh }) => zh).join("；"), ways.map(({ en }) => en).join("; "))
}

function composeProvider({ issuedBy }: MaterialRequirement): Text {
  return issuedBy
    ? text(`申请人提供（出具：${issuedBy.zh}）`, `the applicant (issued by: ${issuedBy.en})`)
    : text("申请人提供", "the applicant")
}
