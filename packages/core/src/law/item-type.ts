/**
 * The types of service item (事项类型). The type decides which law governs an item, which final acts it
 * can end with and which clocks run: only an administrative licence stands under 行政许可法.
 */
import type { Text } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"

export type ItemType =
  | "licence"
  | "benefit-payment"
  | "confirmation"
  | "award"
  | "filing"
  | "public-service"
  /** 其他行政权力, and any national type code this library does not know. */
  | "other-power"
  /** 非行政事项, such as party affairs (党建): done at the same windows, under no law of administration. */
  | "non-administrative"

/** The act that ends a case, with the name people see. */
export interface FinalAct {
  readonly code: string
  readonly title: Text
}

export interface ItemTypeFacts {
  readonly title: Text
  readonly favourable: FinalAct
  /** `null` where the type knows no refusing decision: a public service is finished or terminated, not decided. */
  readonly unfavourable: FinalAct | null
  /** Whether the final act is an administrative decision, so that reasons and remedies belong to a refusal. */
  readonly isDecision: boolean
}

const act = (code: string, zh: string, en: string): FinalAct => ({ code, title: text(zh, en) })

export const itemTypes: Readonly<Record<ItemType, ItemTypeFacts>> = {
  licence: {
    title: text("行政许可", "administrative licence"),
    favourable: act("licence-granted", "准予行政许可决定", "decision to grant the licence"),
    unfavourable: act("licence-refused", "不予行政许可决定", "decision to refuse the licence"),
    isDecision: true,
  },
  "benefit-payment": {
    title: text("行政给付", "benefit payment"),
    favourable: act("payment-granted", "给付决定", "decision to pay"),
    unfavourable: act("payment-refused", "不予给付决定", "decision not to pay"),
    isDecision: true,
  },
  confirmation: {
    title: text("行政确认", "confirmation"),
    favourable: act("confirmed", "确认决定", "decision to confirm"),
    unfavourable: act("not-confirmed", "不予确认决定", "decision not to confirm"),
    isDecision: true,
  },
  award: {
    title: text("行政奖励", "award"),
    favourable: act("awarded", "表彰决定", "decision to award"),
    unfavourable: act("not-awarded", "不予表彰决定", "decision not to award"),
    isDecision: true,
  },
  filing: {
    title: text("行政备案", "filing"),
    favourable: act("filed", "备案回执", "filing receipt"),
    unfavourable: act("not-filed", "不予备案告知", "notice that filing is declined"),
    isDecision: true,
  },
  "public-service": {
    title: text("公共服务", "public service"),
    favourable: act("finished", "办结", "service finished"),
    unfavourable: act("terminated", "终止办理", "service terminated"),
    isDecision: false,
  },
  "other-power": {
    title: text("其他行政权力", "other administrative power"),
    favourable: act("other-granted", "准予办理决定", "decision to grant"),
    unfavourable: act("other-refused", "不予办理决定", "decision to refuse"),
    isDecision: true,
  },
  "non-administrative": {
    title: text("非行政事项", "non-administrative matter"),
    favourable: act("finished", "办结", "matter finished"),
    unfavourable: act("terminated", "终止办理", "matter terminated"),
    isDecision: false,
  },
}
