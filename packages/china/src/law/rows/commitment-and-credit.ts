/** Promises that a condition is met (告知承诺), and credit: the State Council's office, Anyang and Zhejiang. */
import type { ClauseRow } from "../legal-row.ts"

export const informedCommitment: readonly ClauseRow[] = [
  [
    "/difference",
    "not-encoded",
    "告知承诺是承诺条件已经具备，可以当场决定、事后核查；容缺承诺是承诺补交材料。",
    "Informed commitment promises that a condition is met, so that the decision may come at once and the check later; tolerance promises a paper.",
  ],
  [
    "/risk",
    "not-encoded",
    "涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境、人身健康和生命财产安全、重要涉外的事项不适用。",
    "Not for national security, state secrets, public safety, prudential finance, ecology, health, life and property, or important foreign matters.",
  ],
  [
    "/credit",
    "not-encoded",
    "有较严重不良信用或者曾作虚假承诺的，修复前不适用。",
    "Not for those with a grave bad record or an earlier false promise until it is repaired.",
  ],
]

export const anyang: readonly ClauseRow[] = [
  [
    "25",
    "not-encoded",
    "国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护和人身健康、生命财产安全的许可不适用告知承诺；适用事项报市政府批准并公布。",
    "Not for licences that touch national security, secrets, public safety, prudential finance, ecology, or health, life and property; where it applies, the city approves and publishes.",
  ],
  [
    "26",
    "not-encoded",
    "申请人可以不选择告知承诺，不得要求其承诺；决定作出前可以撤回承诺申请。",
    "An applicant may decline to promise and is then asked for none; before the decision the application by promise may be withdrawn.",
  ],
  [
    "29",
    "not-encoded",
    "有较严重不良信用或者曾作虚假承诺的，修复前不适用告知承诺。",
    "Not for those with a grave bad record or an earlier false promise until it is repaired.",
  ],
]

export const zhejiangCredit: readonly ClauseRow[] = [
  [
    "16",
    "not-encoded",
    "不良信息自认定之日起披露五年，期满删除。",
    "Bad information is shown for five years from its recognition and then deleted.",
  ],
  [
    "23.2",
    "not-encoded",
    "对不良信息主体可以限制适用便利措施。",
    "Conveniences may be withdrawn from those with bad information.",
  ],
  ["32", "not-encoded", "可以申请信用修复。", "Credit can be repaired."],
]
