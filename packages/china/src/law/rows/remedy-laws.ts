/** 行政复议法 and 行政诉讼法, as far as they bear on what an act tells. */
import type { ClauseRow } from "../legal-row.ts"

export const reconsideration: readonly ClauseRow[] = [
  [
    "20.1",
    "core",
    "自知道行政行为之日起六十日内申请复议；六十日为日历日。",
    "Reconsideration is asked for within sixty days, calendar days, of learning of the act.",
  ],
  [
    "20.3",
    "core",
    "未告知复议权利、机关和期限的，期限自知道之日起算，自知道行为内容之日起最长一年。",
    "Where the remedy was not told, the period begins when it is known, and ends a year after the act was known at the latest.",
  ],
  [
    "23.1(3)",
    "left-to-people",
    "认为行政机关未履行法定职责的，先申请复议。",
    "Against a failure to act, reconsideration comes before an action.",
  ],
  [
    "24",
    "core",
    "对本级人民政府工作部门的行为，由本级人民政府管辖。",
    "The government of the same level hears complaints against its departments.",
  ],
  [
    "30",
    "left-to-people",
    "复议机关收到申请后五日内审查是否受理。",
    "The body examines within five days whether to take the application.",
  ],
  [
    "31",
    "left-to-people",
    "申请材料需要补正的，自收到通知之日起十日内补正。",
    "What its applicant has to correct comes within ten days.",
  ],
  [
    "88",
    "left-to-people",
    "三日、五日、七日、十日的期间指工作日。",
    "Periods of three, five, seven and ten days are working days.",
  ],
]

export const litigation: readonly ClauseRow[] = [
  [
    "45",
    "left-to-people",
    "不服复议决定的，自收到之日起十五日内起诉。",
    "After a decision on reconsideration an action is brought within fifteen days.",
  ],
  [
    "46.1",
    "core",
    "直接起诉的，自知道或者应当知道之日起六个月内提出。",
    "An action against the act itself is brought within six months of learning of it.",
  ],
]
