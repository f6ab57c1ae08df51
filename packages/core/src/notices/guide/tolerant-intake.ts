/**
 * 容缺受理: which materials may be owed, in which way, and until when. Only what stands here may be.
 * 浙江省保障“最多跑一次”改革规定 art. 4, 11.
 */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { deferralNames, type MaterialRequirement } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import { composeTerm } from "../../time/index.ts"
import { labelled, list, paragraph, section } from "./blocks.ts"
import type { GuideSection } from "./guide.ts"

export function composeTolerantIntake({ materials }: ServiceItem, ruleSet?: RuleSet): GuideSection {
  const owed = materials.filter((each) => each.obtainedBy === "applicant" && each.deferrable.length > 0)
  if (owed.length === 0) {
    return section("tolerant-intake", "容缺受理", "Tolerant intake", [
      paragraph("本事项没有可容缺的材料。", "No material of this item may be owed."),
    ])
  }
  const tolerance = ruleSet?.provisions.tolerance
  const until = tolerance?.longest ? composeTerm(tolerance.longest) : undefined
  return section("tolerant-intake", "容缺受理", "Tolerant intake", [
    paragraph(
      `关键材料齐全的，先予受理；下列材料可按注明的方式容缺，在受理时书面告知的期限内${until ? `（最长${until.zh}）` : ""}补齐，可由快递寄送${tolerance?.commitmentRequired ? "，并须作出书面承诺" : ""}。`,
      `Once the key materials are complete the application is accepted. The following may be owed as noted, until the day told in writing at acceptance${until ? ` (at most ${until.en})` : ""}; they may come by courier${tolerance?.commitmentRequired ? "; a written commitment is needed" : ""}.`,
    ),
    list(owed.map(composeOwed)),
  ])
}

function composeOwed({ deferrable, name }: MaterialRequirement): Text {
  const ways = deferrable.map((way) => deferralNames[way])
  return labelled(name, text(ways.map(({ zh }) => zh).join("；"), ways.map(({ en }) => en).join("; ")))
}
