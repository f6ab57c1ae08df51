/** 浙江省保障“最多跑一次”改革规定 on acceptance, time, promises and liability (arts. 11-44), clause by clause. */
import type { ClauseRow } from "../legal-row.ts"

export const zhejiangIntake: readonly ClauseRow[] = [
  [
    "11.1",
    "core",
    "材料齐全的予以受理并出具凭证；当场办结的可以不出具。",
    "What is complete is accepted with a voucher, unless it is finished on the spot.",
  ],
  [
    "11.1/spot",
    "finishedOnSpot",
    "当场办结的，可以不出具受理凭证。",
    "What is finished on the spot needs no voucher of its acceptance.",
  ],
  [
    "11.2/tolerance",
    "tolerance",
    "关键材料齐全、仅缺指南载明可容缺材料的，可以先予受理，当场一次告知需补内容和期限；规定未要求书面承诺，本规则集默认要求。",
    "With key materials complete and only deferrable ones of the guide missing, it may be accepted first; what is owed and by when is told at once. The regulation asks for no commitment; this rule set does by default.",
  ],
  [
    "11.2/default",
    "adverseActs",
    "逾期未补或者仍不符合要求的，撤销受理并书面说明理由。",
    "What is late or still wrong leads to acceptance being revoked, with written reasons.",
  ],
  [
    "11.3/notice",
    "correctionNotice",
    "其他材料不齐全的，当场一次告知需补正的内容和期限。",
    "Otherwise what is incomplete is told on the spot, once, with the time to correct it.",
  ],
  [
    "11.3/late",
    "lateSupplement",
    "逾期未补正的，视为撤回申请。",
    "Not corrected in time, the application is deemed withdrawn.",
  ],
  [
    "11.3/wrong",
    "wrongSupplement",
    "补正后仍不符合要求的，不予受理并书面说明理由。",
    "Corrected and still wrong, it is not accepted, with written reasons.",
  ],
  [
    "11.4",
    "core",
    "凭证加盖委托机关专用印章，可以采用电子形式。",
    "Vouchers bear the entrusting authority's special seal and may be electronic.",
  ],
  [
    "12/promised",
    "core",
    "承诺期限短于法定期限的，按承诺期限办结。",
    "A promised limit shorter than the statutory one binds.",
  ],
  [
    "12/fixed",
    "core",
    "没有法定期限的，确定办理期限并公布。",
    "Where no limit is set by law, one is fixed and published.",
  ],
  ["12/progress", "core", "提供办理进度查询。", "One can ask how far a case has come."],
  [
    "14/verify",
    "informedCommitment",
    "告知承诺：作出决定后六十个工作日或者省定期限内核查。",
    "Informed commitment: checked within sixty working days of the decision, or the province's limit.",
  ],
  [
    "14/rectify",
    "informedCommitment",
    "核查不符合条件的，限期整改，直至撤销决定。",
    "What does not meet the condition is put right in time, or the decision is revoked.",
  ],
  [
    "14/credit",
    "informedCommitment",
    "违反承诺的记入不良信用，期满或者修复前不再适用告知承诺。",
    "A broken promise is recorded as bad credit, and no other is taken until the term has passed or credit is repaired.",
  ],
  [
    "14/risk",
    "informedCommitment",
    "直接涉及国家安全、公共安全等风险较大的事项不适用告知承诺；适用事项由省公布清单。",
    "Not for what touches national security, public safety and the like; the province lists where it is available.",
  ],
  [
    "28/required",
    "suspensions",
    "法律、法规规定应当进行的检验、检测、检疫、鉴定、专家评审所需时间不计算在内，并书面告知。",
    "Expert work that a law or regulation requires does not count, if told in writing.",
  ],
  [
    "28/not-required",
    "core",
    "非法律、法规规定的检验、鉴定等所需时间计算在内。",
    "Expert work that no law or regulation requires counts.",
  ],
  [
    "43",
    "left-to-people",
    "要求额外、重复提交材料或者超过期限等的责任。",
    "Liability for asking more or again, or for missing limits.",
  ],
  [
    "44",
    "left-to-people",
    "当事人违反承诺的，予以警告，情节严重的处一万元以上三十万元以下罚款（分档）。",
    "An applicant who breaks a promise is warned, and fined between 10,000 and 300,000 yuan by degrees where grave.",
  ],
]
