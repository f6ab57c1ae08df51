/** The file for the bank, as rows: whoever sends it writes them as the bank wants them. */
import { printYuan, type Fen } from "../../money/index.ts"
import type { Month } from "../../time/index.ts"
import { amountOf } from "./payment-state.ts"
import type { PaymentLine } from "./payment-events.ts"

/** The account of a line, opened for this file alone. */
export interface OpenPayee {
  readonly name: string
  readonly account: string
  readonly bank: string
}

export const paymentHeader = ["序号", "收款人", "账号", "开户行", "金额", "用途"] as const

/**
 * One row a line, in order, amounts in yuan with two decimals. `purpose` is what the person reads on the statement.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composePaymentRows, payingText } from "@onevisit/core/benefits"
 * import { subjectIdOf } from "@onevisit/core/identity"
 * import { month } from "@onevisit/core/time"
 *
 * const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
 * const line = { line: "1", subject, items: [{ month: month("2018-08"), amount: 3000 }], setOff: 0, refund: 0 }
 * const payee = { name: "样例", account: "0000", bank: "样例银行" }
 * const purpose = payingText("样例区", month("2018-08"), "高龄津贴")
 * assert.deepEqual(composePaymentRows([{ line, payee }], purpose), [
 *   ["序号", "收款人", "账号", "开户行", "金额", "用途"],
 *   ["1", "样例", "0000", "样例银行", "30.00", "样例区2018年8月高龄津贴"],
 * ])
 * ```
 */
export function composePaymentRows(
  lines: readonly { readonly line: PaymentLine; readonly payee: OpenPayee }[],
  purpose: string,
): readonly (readonly string[])[] {
  return [
    paymentHeader,
    ...lines.map(({ line, payee: { account, bank, name } }) => [
      line.line,
      name,
      account,
      bank,
      printYuan(amountOf(line) as Fen),
      purpose,
    ]),
  ]
}

/** 用途: the district, the month and the benefit. */
export function payingText(district: string, month: Month, benefit: string): string {
  return `${district}${Number(month.slice(0, 4))}年${Number(month.slice(5))}月${benefit}`
}
