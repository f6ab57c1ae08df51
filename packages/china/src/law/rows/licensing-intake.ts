/** 行政许可法 on application and acceptance (arts. 29-33), clause by clause. */
import type { ClauseRow } from "../legal-row.ts"

export const licensingIntake: readonly ClauseRow[] = [
  [
    "29.1",
    "left-to-people",
    "需要格式文本的，由机关提供；格式文本不得含有与许可无直接关系的内容。",
    "Where a form is needed the authority gives it, with nothing in it that is not about the licence.",
  ],
  [
    "29.2",
    "core",
    "可以委托代理人提出申请，依法须本人到场的除外。",
    "An agent may apply, unless the law wants the applicant there in person.",
  ],
  [
    "29.3",
    "core",
    "可以以信函、电报、传真、电子数据交换、电子邮件等方式提出。",
    "One may apply by letter, telegram, fax, data exchange or e-mail.",
  ],
  [
    "30.1",
    "core",
    "公示事项、依据、条件、数量、程序、期限、全部材料目录和示范文本。",
    "The matter, basis, conditions, quantity, procedure, time limit, list of all materials and sample form are posted.",
  ],
  [
    "30.2",
    "core",
    "申请人要求说明、解释公示内容的，应当说明、解释。",
    "What is posted is explained to whoever asks.",
  ],
  [
    "31.1/truth",
    "left-to-people",
    "申请人对申请材料实质内容的真实性负责。",
    "The applicant answers for the truth of what is handed in.",
  ],
  [
    "31.1/unrelated",
    "core",
    "不得要求申请人提交与许可事项无关的材料。",
    "Nothing unrelated may be asked for.",
  ],
  [
    "32.1(1)",
    "left-to-people",
    "不需要许可的，即时告知不受理。",
    "Where no licence is needed, tell at once that it is not accepted.",
  ],
  [
    "32.1(2)",
    "core",
    "不属于本机关职权的，即时不予受理并告知向谁申请。",
    "Where another authority is competent, refuse at once and name it.",
  ],
  [
    "32.1(3)",
    "core",
    "可以当场更正的错误，应当允许当场更正。",
    "What can be corrected on the spot must be allowed to be.",
  ],
  [
    "32.1(4)/notice",
    "correctionNotice",
    "材料不齐全或者不符合法定形式的，当场或者五日内一次告知需要补正的全部内容。",
    "Where materials are incomplete or not in due form, tell everything to be corrected once, on the spot or within five days.",
  ],
  [
    "32.1(4)/once",
    "core",
    "告知之后不得再以当时可以发现的缺陷要求补正。",
    "Once told, nothing that could have been seen then may be asked for again.",
  ],
  [
    "32.1(4)/deemed",
    "deemedAcceptance",
    "逾期不告知的，自收到申请材料之日起即为受理。",
    "Without notice in time it is accepted from the day the materials were received.",
  ],
  [
    "32.1(5)",
    "core",
    "材料齐全，或者按要求提交全部补正材料的，应当受理。",
    "What is complete, or supplemented with all that was asked for, must be accepted.",
  ],
  [
    "32.2",
    "core",
    "受理或者不予受理，出具加盖专用印章并注明日期的书面凭证。",
    "Acceptance and refusal to accept are given in writing and dated; the seal is for the authority to affix.",
  ],
  [
    "33/publish",
    "core",
    "在网站上公布许可事项，方便以数据电文方式申请。",
    "Matters are published online, so that one may apply by data message.",
  ],
  [
    "33/share",
    "left-to-people",
    "与其他行政机关共享许可信息。",
    "Information on licences is shared with other authorities.",
  ],
]
