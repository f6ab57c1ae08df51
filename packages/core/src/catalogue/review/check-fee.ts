/**
 * What an item says of its fee. Its basis every item has to name; that a free item takes no payment online needs no
 * check, for such an item has nowhere to say so. Whether a fee is lawful (行政许可法 art. 58) is left to people.
 */
import { text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Report } from "./review-finding.ts"

export function aFeeNamesItsCharges({ fee }: ServiceItem, report: Report): void {
  if (fee === null || fee.charges !== undefined) return
  report(["fee", "charges"], text("收费事项没有写明收费项目。", "A fee is taken, but what for is not said."))
}

export function aFeeSaysHowItIsPaid({ fee }: ServiceItem, report: Report): void {
  if (fee === null || fee.payOnline !== undefined) return
  report(
    ["fee", "payOnline"],
    text(
      "收费事项没有写明是否支持网上支付。",
      "A fee is taken, but whether it can be paid online is not said.",
    ),
  )
}

const FREE = /^(?:免费|不收费|不收取(?:任何)?费用|无需缴费|0\s*元)。?$/

export function aFeeIsNotFree({ fee }: ServiceItem, report: Report): void {
  if (fee === null || !FREE.test(fee.amount.zh)) return
  report(
    ["fee"],
    text(
      "收费标准写的是不收费：不收费的事项不填收费信息。",
      "The fee is said to be nothing: an item that is free has no fee.",
    ),
    {
      fix: {
        title: text("改为不收费", "Make it free of charge"),
        edits: [{ op: "replace", path: ["fee"], value: null }],
      },
    },
  )
}
