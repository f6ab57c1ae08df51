/** 个人信息保护法: what sealed values are opened for, how long records are kept, and what people may ask. */
import type { ClauseRow } from "../legal-row.ts"

export const personalInformation: readonly ClauseRow[] = [
  [
    "6.1",
    "core",
    "处理个人信息应当具有明确、合理的目的，并与目的直接相关，采取对个人权益影响最小的方式。",
    "Personal data is handled for a stated and reasonable purpose, in what concerns it, with the least effect on the person.",
  ],
  [
    "13.1(3)",
    "core",
    "为履行法定职责或者法定义务所必需的，可以处理，不需取得同意。",
    "What a statutory duty needs may be handled without consent.",
  ],
  [
    "19",
    "core",
    "保存期限应当为实现目的所必要的最短时间，法律、行政法规另有规定的除外。",
    "It is kept for the shortest time the purpose needs, unless a law says otherwise.",
  ],
  [
    "24.3",
    "core",
    "自动化决策对个人权益有重大影响的，个人有权要求说明。",
    "Of an automated decision with a major effect the person may ask for an explanation.",
  ],
  [
    "45.1",
    "core",
    "个人有权查阅、复制其个人信息。",
    "A person may see what is held of them, and have a copy.",
  ],
  ["45.2", "core", "请求查阅、复制的，应当及时提供。", "Access and copies are given in time."],
  [
    "46",
    "core",
    "个人发现信息不准确或者不完整的，有权请求更正、补充；应当核实并及时更正、补充。",
    "What is wrong or incomplete is corrected or completed on request, once it was verified.",
  ],
  [
    "47.1/delete",
    "core",
    "处理目的已实现、保存期限已届满或者个人撤回同意等情形，应当主动删除；未删除的，个人有权请求删除。",
    "When the purpose is done, the term over or consent withdrawn, it is deleted, and the person may ask for it.",
  ],
  [
    "47.2/restrict",
    "core",
    "法定保存期限未届满，或者技术上难以删除的，应当停止除存储和必要安全保护之外的处理。",
    "While a statutory term runs it is stored and guarded, and not handled otherwise.",
  ],
  [
    "48",
    "core",
    "个人有权要求对处理规则进行解释说明。",
    "A person may ask to have the rules of the handling explained.",
  ],
  [
    "49",
    "core",
    "自然人死亡的，其近亲属为自身的合法、正当利益，可以行使查阅、复制、更正、删除等权利。",
    "After a person's death near relatives may, for lawful interests of their own, ask to see, copy, correct or delete.",
  ],
  [
    "50.1",
    "core",
    "应当建立便捷的申请受理和处理机制；拒绝请求的，应当说明理由。",
    "Requests are easy to make and are handled; a refusal gives its reasons.",
  ],
  [
    "50.2",
    "core",
    "请求被拒绝的，个人可以依法向人民法院提起诉讼。",
    "Whoever was refused may sue before a people's court.",
  ],
  [
    "51.1(3)",
    "core",
    "采取相应的加密、去标识化等安全技术措施。",
    "It is encrypted, de-identified and guarded otherwise.",
  ],
  [
    "51.1(4)",
    "core",
    "合理确定操作权限，并定期对从业人员进行安全教育和培训。",
    "Who may handle it is settled, and staff are trained.",
  ],
  [
    "56.2",
    "core",
    "个人信息保护影响评估报告和处理情况记录应当至少保存三年。",
    "The assessment of effects and the record of the handling are kept for at least three years.",
  ],
]
