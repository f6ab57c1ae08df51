/** Why a receipt is not believed. No message repeats anything of the receipt: it is a person's paper. */
import { text, type Text } from "../../../reasons/index.ts"

export type ReceiptFault =
  | "root-malformed"
  | "root-not-signed"
  | "receipt-malformed"
  | "not-in-tree"
  | "other-run"
  | "other-basis"
  | "rule-not-sound"
  | "verdict-differs"
  | "amount-differs"
  | "reasons-differ"

/** A receipt that does not hold, and the first thing that is wrong with it. */
export interface ReceiptRefused {
  readonly _tag: "ReceiptRefused"
  readonly fault: ReceiptFault
  readonly message: Text
}

const MESSAGES: Readonly<Record<ReceiptFault, Text>> = {
  "root-malformed": text(
    "公布的根文件格式不正确，请向核定机关重新索取。",
    "The signed root is not in its form: get it from the authority again.",
  ),
  "root-not-signed": text(
    "根文件的签名与该公钥不符，请核对公钥和根文件的来源。",
    "The root was not signed by this key: check where the key and the root come from.",
  ),
  "receipt-malformed": text(
    "回执格式不正确或已被改动，请使用核定机关交付的原文。",
    "The receipt is not in its form, or was changed: use the text as the authority handed it out.",
  ),
  "not-in-tree": text(
    "回执与该批次公布的根不符：内容或路径已被改动，或不属于该批次。",
    "The receipt does not lead to the root: it or its path was changed, or it is of another run.",
  ),
  "other-run": text(
    "回执属于另一批次，请取该批次的根文件。",
    "The receipt is of another run: get the root of that run.",
  ),
  "other-basis": text(
    "回执所附规则不是作出核定时所依据的规则，请使用原文。",
    "The rule in the receipt is not the one it was decided by: use the text as it was handed out.",
  ),
  "rule-not-sound": text(
    "回执所附规则不能重新计算，请联系核定机关。",
    "The rule in the receipt cannot be evaluated again: ask the authority.",
  ),
  "verdict-differs": text(
    "按回执所附事实和规则重新判定，结论与回执不一致，请要求核定机关复核。",
    "By its own facts and rule the verdict is another: ask the authority for a review.",
  ),
  "amount-differs": text(
    "按回执所附事实和规则重新计算，金额与回执不一致，请要求核定机关复核。",
    "By its own facts and rule the amount is another: ask the authority for a review.",
  ),
  "reasons-differ": text(
    "按回执所附事实和规则重新判定，理由与回执不一致，请要求核定机关复核。",
    "By its own facts and rule the reasons are others: ask the authority for a review.",
  ),
}

export function receiptRefused(fault: ReceiptFault): ReceiptRefused {
  return { _tag: "ReceiptRefused", fault, message: MESSAGES[fault] }
}
