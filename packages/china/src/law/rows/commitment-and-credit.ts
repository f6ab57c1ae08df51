/** Promises that a condition is met (告知承诺), and credit: the State Council's office, Anyang and Zhejiang. */
import { text } from "@onevisit/core/reasons"
import type { ClauseRow } from "../legal-row.ts"

export const informedCommitment: readonly ClauseRow[] = [
  [
    "/difference",
    "core",
    "告知承诺是承诺条件已经具备，可以当场决定、事后核查；容缺承诺是承诺补交材料。",
    "Informed commitment promises that a condition is met, so that the decision may come at once and the check later; tolerance promises a paper.",
  ],
  [
    "/risk",
    "left-to-people",
    "涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境、人身健康和生命财产安全、重要涉外的事项不适用。",
    "Not for national security, state secrets, public safety, prudential finance, ecology, health, life and property, or important foreign matters.",
  ],
  [
    "/credit",
    "core",
    "有较严重不良信用或者曾作虚假承诺的，修复前不适用。",
    "Not for those with a grave bad record or an earlier false promise until it is repaired.",
  ],
]

export const anyang: readonly ClauseRow[] = [
  [
    "25",
    "left-to-people",
    "国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护和人身健康、生命财产安全的许可不适用告知承诺；适用事项报市政府批准并公布。",
    "Not for licences that touch national security, secrets, public safety, prudential finance, ecology, or health, life and property; where it applies, the city approves and publishes.",
  ],
  [
    "26",
    "core",
    "申请人可以不选择告知承诺，不得要求其承诺；决定作出前可以撤回承诺申请。",
    "An applicant may decline to promise and is then asked for none; before the decision the application by promise may be withdrawn.",
  ],
  [
    "29",
    "core",
    "有较严重不良信用或者曾作虚假承诺的，修复前不适用告知承诺。",
    "Not for those with a grave bad record or an earlier false promise until it is repaired.",
  ],
]

export const zhejiangCredit: readonly ClauseRow[] = [
  [
    "16.1",
    "left-to-people",
    "不良信息的保存和披露期限为五年，自认定之日起计算，另有规定的除外。",
    "Bad information is kept and shown for five years from its recognition, unless another rule says otherwise.",
  ],
  ["16.2", "core", "期限届满后及时删除。", "It is deleted when the five years are over."],
  [
    "23.1(2)",
    "core",
    "对不良信息主体，可以就相关联事项取消已享受的行政便利措施。",
    "From those with bad information conveniences they enjoy may be withdrawn, in related matters.",
    text(
      "该项称“取消已享受的”便利且限于相关联事项，能否据此事先不予容缺，未经核实。",
      "It speaks of conveniences already enjoyed and of related matters; whether it lets tolerance be denied beforehand was not verified.",
    ),
  ],
  [
    "30",
    "core",
    "认为披露的信息有误、遗漏或者逾期的，可以提出异议。",
    "Whoever thinks the information wrong, incomplete or out of date may object.",
  ],
  [
    "32.1",
    "core",
    "主动改正、消除不良影响的，可以申请信用修复。",
    "Whoever put things right may ask for credit to be repaired.",
  ],
]
