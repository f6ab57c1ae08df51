/** Tolerant intake in other places: pages, running systems, and the acts that name it. */
import { text } from "@onevisit/core/reasons"
import type { ClauseRow } from "../legal-row.ts"

export const otherTolerancePractices: readonly ClauseRow[] = [
  [
    "/fuxin-notice",
    "core",
    "阜新：告知名称、形式、期限和逾期后果，一式两份。",
    "Fuxin: the notice says name, form, limit and what being late leads to, in two copies.",
  ],
  [
    "/fuxin-grant",
    "core",
    "阜新：补齐之前不出具准予结果。",
    "Fuxin: no favourable result before completion.",
  ],
  [
    "/fuxin-credit",
    "core",
    "阜新：有不良信用记录的，修复前不适用。",
    "Fuxin: not for those with a bad credit record until it is repaired.",
  ],
  ["/zhenglan-choice", "core", "正蓝旗：由申请人自愿选择。", "Zhenglan Banner: the applicant chooses."],
  [
    "/zhenglan-commitment",
    "core",
    "正蓝旗：须书面承诺。",
    "Zhenglan Banner: a written commitment is needed.",
  ],
  [
    "/zhenglan-content",
    "left-to-people",
    "正蓝旗：承诺内容为意愿真实、已知悉补交内容和期限、所交材料真实、按期补齐、接受后果。",
    "Zhenglan Banner: the commitment says that it is willing, knows what to supply by when, is true in what was handed in, will complete in time and accepts what follows.",
  ],
  [
    "/jiangsu-limit",
    "core",
    "江苏2018年：须能在作出决定前补齐。",
    "Jiangsu 2018: completion must be possible before the decision.",
  ],
  [
    "/county-limits",
    "left-to-people",
    "县级清单中常见三、五、十、十五个工作日。",
    "Lists of counties commonly say three, five, ten or fifteen working days.",
    text("凭记忆，未核实。", "From memory, not verified."),
  ],
  [
    "/overdue-check",
    "core",
    "在用系统：查补正是否逾期。",
    "Running systems ask whether what is owed is overdue.",
  ],
  [
    "/credit-check",
    "core",
    "在用系统：查申请人是否失信。",
    "Running systems ask whether the applicant is dishonest.",
  ],
]

export const guangdong: readonly ClauseRow[] = [
  [
    "32/lists",
    "core",
    "公布容缺受理的事项、关键材料和可容缺材料清单。",
    "The items, key materials and deferrable materials of tolerant intake are published.",
  ],
  [
    "32/commitment",
    "core",
    "申请人书面承诺后容缺受理。",
    "Tolerance follows the applicant's written commitment.",
  ],
]

export const qingdao: readonly ClauseRow[] = [
  [
    "24",
    "core",
    "公布容缺受理的事项和材料清单。",
    "The items and materials of tolerant intake are published.",
  ],
]

export const henan: readonly ClauseRow[] = [
  [
    "28.2",
    "core",
    "办事指南写明容缺受理、告知承诺等内容。",
    "The guide says what holds of tolerant intake and of informed commitment.",
  ],
  [
    "35.1",
    "core",
    "主要材料齐全、仅缺次要材料的，先行受理，一次性告知补充的材料和期限。",
    "With the main materials there and only secondary ones missing it is accepted first; what is missing and by when is told at one time.",
  ],
  [
    "35.2",
    "core",
    "公开容缺受理的适用事项、缺项材料和办理条件。",
    "The items, deferrable materials and conditions of tolerant intake are published.",
  ],
]

export const binzhou: readonly ClauseRow[] = [
  [
    "10",
    "core",
    "并联审批中各部门就已有材料先行审查。",
    "In a joint review every department reviews what there is.",
  ],
  ["11/grant", "core", "补齐之前不予批准。", "No approval before completion."],
  [
    "11/default",
    "core",
    "逾期未补或者仍不符合的，不予审批。",
    "What is late or still wrong is not approved.",
  ],
]
