/**
 * Whom to ask, whom to complain to, where and when. The bulletin of Xiaoshan: every notice leaves a telephone number
 * and an e-mail address. Whether anyone answers there is left to people.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { ItemContact, ServiceItem } from "../service-item.ts"
import { isPlaceholder } from "./placeholder.ts"
import type { Report } from "./review-finding.ts"

const FIELDS: readonly (readonly [keyof ItemContact, Text])[] = [
  ["phone", text("咨询电话", "telephone number")],
  ["complaintPhone", text("投诉电话", "telephone number for complaints")],
  ["email", text("电子邮箱", "e-mail address")],
  ["address", text("办理地点", "address")],
  ["hours", text("办理时间", "hours")],
]

export function contactIsComplete({ contact }: ServiceItem, report: Report): void {
  for (const [field, name] of FIELDS) {
    const value = contact[field]
    if (!isPlaceholder(typeof value === "string" ? value : value.zh)) continue
    report(
      ["contact", field],
      text(`没有写明${name.zh}，群众无从联系。`, `There is no ${name.en}, so nobody can get in touch.`),
    )
  }
}

export function complaintsGoElsewhere({ contact }: ServiceItem, report: Report): void {
  const { complaintPhone, phone } = contact
  if (isPlaceholder(phone) || isPlaceholder(complaintPhone) || !isSameNumber(phone, complaintPhone)) return
  report(
    ["contact", "complaintPhone"],
    text(
      "投诉电话与咨询电话是同一个号码：请另设投诉电话。",
      "Complaints go to the number for enquiries: name another.",
    ),
  )
}

export function numbersHaveAnAreaCode({ contact }: ServiceItem, report: Report): void {
  for (const field of ["phone", "complaintPhone"] as const) {
    if (!lacksAreaCode(contact[field])) continue
    report(
      ["contact", field],
      text(
        "电话号码没有区号，外地无法拨打。",
        "The number has no area code and cannot be dialled from elsewhere.",
      ),
    )
  }
}

/** One number, be it once with and once without its area code. */
function isSameNumber(a: string, b: string): boolean {
  const [first, second] = [digitsOf(a), digitsOf(b)]
  if (first === second) return true
  const [longer, shorter] = first.length > second.length ? [first, second] : [second, first]
  return (
    shorter.length >= 7 && /^0\d{2,3}$/.test(longer.slice(0, -shorter.length)) && longer.endsWith(shorter)
  )
}

/** A fixed line has seven or eight digits after its area code; hotlines, mobiles and 400 numbers have none. */
function lacksAreaCode(phone: string): boolean {
  return /^[2-8]\d{6,7}$/.test(digitsOf(phone))
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, "")
}

// To the window or the room: 窗口, 3号窗, 201室, 柜台.
const EXACT_PLACE = /窗|室|柜台|服务台/

export function addressLeadsToTheWindow({ contact, servedAt = [] }: ServiceItem, report: Report): void {
  if (EXACT_PLACE.test(contact.address.zh) || isPlaceholder(contact.address.zh)) return
  if (servedAt.length > 0 && servedAt.every(({ windows }) => windows !== undefined)) return
  report(
    ["contact", "address"],
    text("办理地点没有具体到窗口或者房间号。", "The address does not lead to the window or the room."),
  )
}

export function hoursSayWorkingDays({ contact }: ServiceItem, report: Report): void {
  if (/工作日|全天|24\s*小时/.test(contact.hours.zh) || isPlaceholder(contact.hours.zh)) return
  report(
    ["contact", "hours"],
    text(
      "办理时间没有写明是工作日还是全天：遇节假日和调休时无法判断是否办理。",
      "The hours do not say working days or around the clock: on holidays and make-up days nobody can tell.",
    ),
  )
}
