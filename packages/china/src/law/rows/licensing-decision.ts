/** 行政许可法 on examination, decision, time and delivery (arts. 34-57), clause by clause. */
import { text } from "@onevisit/core/reasons"
import type { ClauseRow } from "../legal-row.ts"

export const licensingDecision: readonly ClauseRow[] = [
  [
    "34.2",
    "left-to-people",
    "材料齐全、能够当场决定的，当场作出书面决定。",
    "What is complete and can be decided on the spot is decided there, in writing.",
  ],
  [
    "34.3",
    "siteCheck",
    "需要核实实质内容的，指派两名以上工作人员核查。",
    "Where the substance must be checked, at least two officers do so.",
  ],
  [
    "35",
    "left-to-people",
    "下级机关初审后直接报送全部材料，上级机关不得要求重复提供。",
    "The lower authority forwards everything; the upper may not ask again.",
  ],
  [
    "36",
    "left-to-people",
    "直接关系他人重大利益的，告知利害关系人并听取意见。",
    "Interested third parties are told and heard.",
  ],
  [
    "38.2/reasons",
    "adverseActs",
    "不予许可的书面决定应当说明理由。",
    "A refusal is in writing and gives its reasons.",
  ],
  [
    "38.2/remedies",
    "remedies",
    "不予许可的，告知申请行政复议或者提起行政诉讼的权利。",
    "A refusal tells the right to reconsideration or an action.",
  ],
  [
    "39",
    "core",
    "准予许可的，颁发许可证、资格证、批准文件或者证明文件等。",
    "A licence is a permit, a certificate of qualification, an approval or another document.",
  ],
  [
    "40",
    "left-to-people",
    "准予许可的决定予以公开，公众有权查阅。",
    "Grants are public and anybody may read them.",
  ],
  [
    "42.1/decision",
    "decision",
    "自受理之日起二十日内作出决定。",
    "The decision is made within twenty days of acceptance.",
  ],
  [
    "42.1/extension",
    "extension",
    "经本机关负责人批准，可以延长十日，并告知理由。",
    "With the approval of the agency's head ten days more, the reason being told.",
  ],
  [
    "42.1/other",
    "core",
    "法律、法规另有规定的，依照其规定。",
    "Where another law or regulation sets another time, that holds: the item's own statutory term.",
  ],
  [
    "42.2/term",
    "jointDecision",
    "统一、联合、集中办理的，自受理起四十五日内办结。",
    "Forty-five days where several authorities act as one.",
  ],
  [
    "42.2/extension",
    "jointDecision",
    "经本级人民政府负责人批准，可以延长十五日，并告知理由。",
    "Fifteen days more with the approval of the head of the government of the same level, the reason being told.",
  ],
  [
    "43",
    "left-to-people",
    "下级机关自受理之日起二十日内审查完毕。",
    "The lower authority examines within twenty days.",
  ],
  [
    "44",
    "delivery",
    "自作出决定之日起十日内颁发、送达许可证件。",
    "The licence is issued and delivered within ten days of the decision.",
  ],
  [
    "45/listed",
    "suspensions",
    "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在内。",
    "Hearings, tenders, auctions, inspections, tests, quarantine, appraisals and expert reviews do not count.",
  ],
  ["45/told", "core", "所需时间书面告知申请人。", "The time they need is told the applicant in writing."],
  [
    "46",
    "left-to-people",
    "涉及公共利益的，公告并举行听证。",
    "Where the public interest is at stake, a public hearing is held.",
  ],
  [
    "47",
    "left-to-people",
    "被告知听证权利之日起五日内申请，二十日内组织听证。",
    "A hearing is asked for within five days of being told and held within twenty.",
  ],
  [
    "48.1(1)",
    "left-to-people",
    "举行听证的七日前通知时间、地点。",
    "Time and place of a hearing are told at least seven days before.",
  ],
  [
    "48.1(3)",
    "left-to-people",
    "听证主持人不得是审查该申请的人员。",
    "Whoever examined the application does not chair the hearing.",
  ],
  [
    "49",
    "left-to-people",
    "被许可人要求变更的，符合条件的依法变更。",
    "A licence is changed when its holder asks and the conditions are met.",
  ],
  [
    "50.1",
    "renewal",
    "延续在有效期届满三十日前申请，另有规定的除外。",
    "Renewal is asked for thirty days before expiry, unless another rule says otherwise.",
    text(
      "第八十二条只称行政机关的期限，这三十日按日历日还是工作日计有争议；此处按日历日。",
      "Art. 82 speaks of the authority's limits alone, so whether these thirty days are calendar or working days is arguable; here they are calendar days.",
    ),
  ],
  [
    "50.2",
    "renewal",
    "延续申请届满前未作决定的，视为准予延续。",
    "A renewal not decided before expiry is deemed granted.",
  ],
  [
    "55.2",
    "left-to-people",
    "检验、检测、检疫自受理之日起五日内指派两名以上工作人员进行。",
    "For inspections two officers or more are assigned within five days of acceptance.",
  ],
  [
    "56",
    "left-to-people",
    "企业或者其他组织设立登记，材料齐全的，当场登记。",
    "The registration of an organisation that is complete is made on the spot.",
  ],
  [
    "57",
    "core",
    "有数量限制的，按照受理的先后顺序作出决定。",
    "Where numbers are limited, licences go by the order of acceptance.",
  ],
]
