/** 行政许可法 on fees, the end of licences, liability and counting (arts. 58-83), clause by clause. */
import type { ClauseRow } from "../legal-row.ts"

export const licensingAfterwards: readonly ClauseRow[] = [
  [
    "58.1",
    "core",
    "除法律、行政法规另有规定外，不得收费。",
    "No fee, unless a law or an administrative regulation says so.",
  ],
  [
    "69",
    "left-to-people",
    "违法准予的可以撤销，以欺骗、贿赂取得的应当撤销。",
    "A licence wrongly granted may be revoked; one got by fraud or bribery must be.",
  ],
  [
    "70",
    "left-to-people",
    "届满未延续、死亡、终止、被撤销等情形，办理注销。",
    "A licence is cancelled on expiry, death, dissolution, revocation and the like.",
  ],
  [
    "72.1(4)",
    "left-to-people",
    "未一次告知必须补正的全部内容的，责令改正；情节严重的给予处分。",
    "Not telling everything at once is to be put right, and punished where grave.",
  ],
  [
    "78/act",
    "left-to-people",
    "隐瞒情况或者提供虚假材料的，不予受理或者不予许可，并警告。",
    "Who hides facts or hands in false papers is refused and warned.",
  ],
  [
    "78/bar",
    "reapplicationBars",
    "前述情形直接关系公共安全、人身健康、生命财产安全的，一年内不得再次申请同一许可。",
    "Where that directly concerns public safety, health, life or property, the same licence may not be asked for again within a year.",
  ],
  [
    "79/bar",
    "reapplicationBars",
    "以欺骗、贿赂等不正当手段取得的许可直接关系公共安全、人身健康、生命财产安全的，三年内不得再次申请。",
    "Who got such a licence by fraud or bribery may not apply for it again for three years.",
  ],
  [
    "82",
    "core",
    "行政机关实施许可的期限以工作日计算，不含法定节假日。",
    "The authority's limits are counted in working days.",
  ],
  [
    "83",
    "core",
    "自2004年7月1日起施行；2019年4月23日修正。",
    "In force from 2004-07-01, and as amended from 2019-04-23.",
  ],
]
