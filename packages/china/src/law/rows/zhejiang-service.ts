/** 浙江省保障“最多跑一次”改革规定 on guides, channels and materials (arts. 2-10), clause by clause. */
import type { ClauseRow } from "../legal-row.ts"

export const zhejiangService: readonly ClauseRow[] = [
  [
    "2/scope",
    "core",
    "适用于许可、确认、给付和其他办事服务。",
    "For licences, confirmations, payments and other services.",
  ],
  [
    "2/one-visit",
    "core",
    "材料齐全的，从申请到取得结果一次上门或者零上门。",
    "With complete materials one visit or none, from application to result.",
  ],
  [
    "2/one-thing",
    "core",
    "“一件事”是一个事项，或者材料可以一次提交的几个相关事项。",
    "One thing is one item, or several related ones whose materials are filed together.",
  ],
  [
    "4/guide",
    "core",
    "办事指南载明名称、材料、流程、依据、时限，在浙江政务服务网公布；例外由省规定。",
    "The guide names the matter, materials, flow, basis and time limit and is published; only the province makes exceptions.",
  ],
  [
    "4/deferrable",
    "core",
    "办事指南载明容缺受理的材料范围。",
    "The guide says which materials tolerant intake covers.",
  ],
  [
    "5/parallel",
    "core",
    "统一收件视为各部门收件。",
    "Receipt by the one window is receipt by every authority concerned.",
  ],
  [
    "5/serial",
    "core",
    "依次办理的，以前一部门办结告知为收件。",
    "In a chain the next authority's receipt is the notice that the former is done.",
  ],
  [
    "6/channel",
    "left-to-people",
    "没有法律依据不得限定申请渠道。",
    "The channel may not be limited without a basis in law.",
  ],
  [
    "6/electronic",
    "core",
    "电子材料与纸质材料具有同等效力，不得再要求提交纸质。",
    "What is handed in online counts as paper and is not asked for again.",
  ],
  [
    "7/obtained",
    "core",
    "能够通过平台取得的材料，不得要求提交。",
    "What the platform can provide is not asked for.",
  ],
  [
    "7/confirmed",
    "left-to-people",
    "通过平台取得的材料，可以要求当事人确认。",
    "What the platform provided may be shown to the applicant to confirm.",
  ],
  [
    "7/disputed",
    "dataDispute",
    "当事人认为平台数据有误的，以其提交的材料为准，并予校核。",
    "Where the applicant says the platform's data is wrong, the applicant's document prevails and the data is checked.",
  ],
  ["8/e-licence", "core", "电子证照与纸质证照具有同等效力。", "An e-licence counts as paper."],
  [
    "8/original",
    "left-to-people",
    "可在线核验的不再核对原件。",
    "What can be verified online needs no original.",
  ],
  [
    "9/waiver",
    "waiver",
    "缺少法定材料而其他证据能够证明事实的，可以免予提交并记录。",
    "A document may be waived, on record, where other evidence proves the fact.",
  ],
  [
    "9/identity",
    "identityEvidence",
    "身份可以户口簿、居住证、驾驶证、社保卡、市民卡、老年卡或者人脸识别等证明。",
    "Identity may be proved by other papers, such as a residence permit or a driving licence, or by face recognition.",
  ],
  [
    "10",
    "left-to-people",
    "电子签名或者生物识别等同于当面签名。",
    "An e-signature or biometric check equals signing in person.",
  ],
]
