/** The columns of a roll, and the names under which districts' tables have them. */
import type { ListForm } from "../tables/index.ts"

export type RollField =
  | "person"
  | "name"
  | "category"
  | "firstMonth"
  | "paidThrough"
  | "amount"
  | "payeeName"
  | "payeeAccount"
  | "payeeBank"
  | "payeeRelation"
  | "owed"
  | "overpaid"

/** For each field the name under which it is written and spoken of, then others under which it is read. */
export type RollColumns = ListForm<RollField>["columns"]

export const usualRollColumns: RollColumns = {
  person: ["身份证号", "公民身份号码", "身份证号码", "证件号码"],
  name: ["姓名", "老人姓名", "享受人姓名"],
  category: ["类别", "享受类别", "年龄段"],
  firstMonth: ["起始月份", "起发月份", "享受起始月"],
  paidThrough: ["已发至月份", "已发至", "发放至"],
  amount: ["月标准", "发放标准", "月发放金额"],
  payeeName: ["收款人", "收款人姓名", "开户名"],
  payeeAccount: ["收款账号", "银行账号", "卡号"],
  payeeBank: ["开户行", "开户银行"],
  payeeRelation: ["与本人关系", "收款人与本人关系"],
  owed: ["应补金额", "待补发金额"],
  overpaid: ["多发金额", "待追回金额"],
}

/** A roll with columns named otherwise. */
export function rollForm(columns: Partial<RollColumns> = {}): ListForm<RollField> {
  return {
    columns: { ...usualRollColumns, ...columns },
    needed: ["person", "name", "category", "firstMonth", "paidThrough", "amount"],
  }
}
