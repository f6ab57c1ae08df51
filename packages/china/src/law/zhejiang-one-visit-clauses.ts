/** 浙江省保障“最多跑一次”改革规定, article by article as far as it concerns a case, and what became of each here. */
import type { ClauseRow } from "./clause-table.ts"

export const zhejiangOneVisitClauses: readonly ClauseRow[] = [
  [
    "2",
    "left-to-people",
    "适用于许可、确认、给付和其他政务服务；材料齐全的，从申请到取得结果最多跑一次。",
    "For licences, confirmations, payments and other services: with complete materials at most one visit from application to result.",
  ],
  ["4", "core", "办事指南载明容缺受理的材料范围。", "The guide says which materials tolerant intake covers."],
  [
    "5",
    "not-encoded",
    "统一收件视为各部门收件；依次办理的，以前一部门办结告知为收件。",
    "Receipt by the one window is receipt by all; in a chain the next authority's receipt is the notice that the former is done.",
  ],
  [
    "6",
    "not-encoded",
    "不得限定申请渠道；电子材料与纸质材料具有同等效力，不得再要求提交纸质。",
    "The channel may not be limited; what is handed in online counts as paper and is not asked for again.",
  ],
  ["7", "core", "能够通过平台取得的材料，不得要求提交。", "What the platform can provide is not asked for."],
  [
    "7",
    "dataDispute",
    "当事人认为平台数据有误的，以其提交的材料为准，并予校核。",
    "Where the applicant says the platform's data is wrong, the applicant's document prevails and the data is checked.",
  ],
  [
    "8",
    "not-encoded",
    "电子证照与纸质证照具有同等效力；可在线核验的不再核对原件。",
    "An e-licence counts as paper; what can be verified online needs no original.",
  ],
  [
    "9",
    "waiver",
    "缺少法定材料而其他证据能够证明事实的，可以免予提交并记录。",
    "A document may be waived, on record, where other evidence proves the fact.",
  ],
  [
    "9",
    "identityEvidence",
    "身份可以户口簿、居住证、驾驶证等其他证件或者人脸识别证明。",
    "Other papers, or face recognition, may show who a person is.",
  ],
  [
    "10",
    "not-encoded",
    "电子签名或者生物识别等同于当面签名。",
    "An e-signature or biometric check equals signing in person.",
  ],
  [
    "11.1",
    "core",
    "材料齐全的予以受理并出具凭证；当场办结的可以不出具。",
    "What is complete is accepted with a voucher, unless it is finished on the spot.",
  ],
  [
    "11.2",
    "tolerance",
    "关键材料齐全、仅缺指南载明可容缺材料的，可以先予受理，当场一次告知需补内容和期限；规定未要求书面承诺，本规则集默认要求。",
    "With key materials complete and only deferrable ones of the guide missing, it may be accepted first; what is owed and by when is told at once. The regulation asks for no commitment; this rule set does by default.",
  ],
  [
    "11.2",
    "adverseActs",
    "逾期未补或者仍不符合要求的，撤销受理并书面说明理由。",
    "What is late or still wrong leads to acceptance being revoked, with written reasons.",
  ],
  [
    "11.3",
    "correctionNotice",
    "其他材料不齐全的，当场一次告知需补正的内容和期限。",
    "Otherwise what is incomplete is told on the spot, once, with the time to correct it.",
  ],
  [
    "11.3",
    "lateSupplement",
    "逾期未补正的，视为撤回申请。",
    "Not corrected in time, the application is deemed withdrawn.",
  ],
  [
    "11.3",
    "wrongSupplement",
    "补正后仍不符合要求的，不予受理并书面说明理由。",
    "Corrected and still wrong, it is not accepted, with written reasons.",
  ],
  [
    "11.4",
    "not-encoded",
    "凭证加盖委托机关专用印章，可以采用电子形式。",
    "Vouchers bear the entrusting authority's special seal and may be electronic.",
  ],
  [
    "12",
    "core",
    "承诺期限短于法定期限的，按承诺期限办结。",
    "A promised limit shorter than the statutory one binds.",
  ],
  [
    "14",
    "informedCommitment",
    "告知承诺：六十个工作日或者省定期限内核查；不符合的限期整改，直至撤销，并记入信用。",
    "Informed commitment: checked within sixty working days or the province's limit; then put right, revoked, and recorded as bad credit.",
  ],
  [
    "28",
    "suspensions",
    "法律、法规规定应当进行的检验、检测、检疫、鉴定、专家评审所需时间不计算在内，并书面告知；非法定的计算在内。",
    "Expert work that a law or regulation requires does not count, if told in writing; other expert work does.",
  ],
  [
    "43",
    "left-to-people",
    "要求额外、重复提交材料或者超过期限等的责任。",
    "Liability for asking more or again, or for missing limits.",
  ],
  ["44", "left-to-people", "当事人违反承诺的责任。", "Liability of an applicant who breaks a promise."],
]
