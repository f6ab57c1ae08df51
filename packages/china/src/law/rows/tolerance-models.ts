/** How places take applications with gaps (容缺受理): practices, known from papers and pages about them. */
import { text } from "@onevisit/core/reasons"
import type { ClauseRow } from "../legal-row.ts"

export const xiaoshanBulletin: readonly ClauseRow[] = [
  [
    "/notice",
    "correctionNotice",
    "信息告知实行“一次性”。",
    "What is needed is told once, whole. That it is told on the spot is a sample.",
  ],
  [
    "/tolerance",
    "tolerance",
    "关键材料齐备情况下先予受理，允许下次再将其他材料补齐。",
    "With key materials complete it is accepted first, and the rest may come next time. The longest time and the commitment are samples.",
  ],
  [
    "/looked-up",
    "core",
    "营业执照等改由本局在有关平台自主查验。",
    "The business licence and the like are looked up by the authority itself.",
  ],
  [
    "/no-catch-all",
    "core",
    "取消“其他材料”等兜底条款，明确原件、复印件、纸质件、电子稿。",
    "No catch-all materials; each says original or copy, paper or electronic.",
  ],
  [
    "/courier",
    "core",
    "企业自主选择EMS等快递代送。",
    "Materials may be sent by courier, as the applicant chooses.",
  ],
]

export const shenzhenTolerance: readonly ClauseRow[] = [
  [
    "/necessity",
    "core",
    "主审材料是缺了便无法审查、或者决定结果及其内容的材料，其余为非主审材料；由部门按事项划分。",
    "Key is what review cannot do without, or what decides the result or its content; the rest is secondary. Each department says which, item by item.",
  ],
  [
    "/form",
    "core",
    "应盖章而未盖章的复印件也可作为非主审材料；备案类或者通过率高的事项，可以受理回执代替前置批件。",
    "A copy without its stamp may be secondary too, and so may, for filings and items that mostly pass, a receipt in place of a prior approval.",
  ],
  [
    "/shared",
    "core",
    "已以电子证照、电子印章共享的材料无需提交纸质。",
    "What is shared as an e-licence or under an e-seal needs no paper.",
  ],
  [
    "/limit",
    "core",
    "承诺补齐的时间须比承诺办理时限少至少两个工作日，且不超过二十个工作日。",
    "What is owed comes at least two working days before the promised time is over, and within twenty working days.",
  ],
  [
    "/clock",
    "core",
    "自容缺受理起计算办理时限，审查同时进行。",
    "The clock runs from tolerant acceptance, and review goes on.",
  ],
  ["/grant", "core", "补齐之后方可出具办理结果。", "The result is given only after completion."],
  [
    "/held",
    "left-to-people",
    "容缺收件只保存材料、不计时，最长二十日，不同于容缺受理。",
    "Papers may be kept, up to twenty days and with no clock, without acceptance: not the same as tolerant intake.",
  ],
]

export const xianTolerance: readonly ClauseRow[] = [
  [
    "/choice",
    "core",
    "容缺受理由申请人自愿选择，可以选择一般程序。",
    "Tolerance is the applicant's choice; the ordinary way stays open.",
  ],
  [
    "/limit",
    "left-to-people",
    "在承诺的期限内补齐，没有规定天数。",
    "What is owed comes within the period committed to; no number is given.",
  ],
  [
    "/clock",
    "core",
    "自容缺受理起计时，审查同时进行。",
    "The clock runs from tolerant acceptance, and review goes on.",
  ],
  ["/default", "core", "逾期未补或者仍不符合的，终止办理。", "What is late or still wrong ends the case."],
  [
    "/credit",
    "core",
    "有不良信用记录、曾作虚假承诺的，修复前不适用。",
    "Not for those with a bad credit record, or an earlier false promise, until it is repaired.",
  ],
]

export const yangxianTolerance: readonly ClauseRow[] = [
  [
    "/limit",
    "left-to-people",
    "在承诺的期限内补齐，没有规定天数。",
    "What is owed comes within the period committed to; no number is given.",
  ],
  [
    "/clock",
    "core",
    "自容缺受理起计时，补齐后出具结果。",
    "The clock runs from tolerant acceptance; the result follows completion.",
  ],
  [
    "/default",
    "core",
    "逾期未补的，退办。",
    "What is not supplied in time is sent back.",
    text(
      "“退办”在本库归入终止办理，退件本身不是办理结果。",
      "Here sending back is a case ended (终止办理); returned papers are no outcome of their own.",
    ),
  ],
  [
    "/further-notice",
    "core",
    "补交的材料仍不符合的，再一次性书面告知一次。",
    "Where what was supplied is wrong, one more complete written notice is given.",
  ],
]

export const civilAffairsTolerance: readonly ClauseRow[] = [
  [
    "/commitment",
    "core",
    "申请人书面承诺；委托代理的，附授权委托书。",
    "The applicant commits in writing; an agent brings a letter of authority.",
  ],
  [
    "/notice",
    "core",
    "告知名称、形式、期限和逾期后果，一式两份，申请人与存档各一。",
    "The notice says name, form, limit and what being late leads to, in two copies: the applicant's and the file's.",
  ],
  ["/limit", "core", "不超过承诺办理时限。", "What is owed comes no later than the promised time."],
  [
    "/arrival",
    "core",
    "以材料到达机关之日为准，当日有效。",
    "What counts is the day of arrival, the last day included.",
  ],
  ["/force-majeure", "core", "因不可抗力可以延长。", "Force majeure may lengthen it."],
]
