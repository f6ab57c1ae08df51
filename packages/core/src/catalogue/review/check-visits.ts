/**
 * The number of visits an item declares, beside the reason it gives and the ways in which it can be done from afar. How
 * many visits its legs really need is proven elsewhere; here the words are held against each other.
 * 浙江省保障“最多跑一次”改革规定 art. 2.
 */
import { text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { isPlaceholder } from "./placeholder.ts"
import type { Report } from "./review-finding.ts"

export function aVisitHasAReason({ visits }: ServiceItem, report: Report): void {
  if (visits.declared === 0) return
  if (visits.reason !== undefined && !isPlaceholder(visits.reason.zh)) return
  report(
    ["visits", "reason"],
    text(
      `须到现场${visits.declared}次，却没有写明必须到现场的原因。`,
      `${visits.declared === 1 ? "A visit is" : `${visits.declared} visits are`} needed, but why is not said.`,
    ),
  )
}

export function noVisitNeedsNoReason({ visits }: ServiceItem, report: Report): void {
  if (visits.declared > 0 || visits.reason === undefined) return
  report(
    ["visits", "reason"],
    text(
      "到现场次数为0，不应再写必须到现场的原因。",
      "No visit is needed, so a reason for one only puts doubt in the reader.",
    ),
    {
      fix: {
        title: text("删去到现场的原因", "Take the reason out"),
        edits: [{ op: "remove", path: ["visits", "reason"] }],
      },
    },
  )
}

export function withoutAVisitItCanBeSent(item: ServiceItem, report: Report): void {
  const { channels, initiation, legs = [], visits } = item
  if (visits.declared > 0 || initiation === "ex-officio") return
  if (channels.some((channel) => channel !== "window")) return
  // An agent, or the authority that comes, may hand it in.
  const submits = legs.filter(({ kind }) => kind === "submit")
  if (submits.some(({ ways }) => ways.some(({ way }) => way !== "window"))) return
  report(
    ["channels"],
    text(
      "到现场次数为0，又不能网上办理：申请方式应当包括邮寄。",
      "No visit is needed and it is not done online, so it has to be possible to apply by mail.",
    ),
    {
      fix: {
        title: text("增加邮寄申请", "Take applications by mail too"),
        edits: [{ op: "insert", path: ["channels", channels.length], value: "mail" }],
      },
    },
  )
}

export function fullyOnlineNeedsNoVisit({ onlineDepth, visits }: ServiceItem, report: Report): void {
  if (onlineDepth !== 4 || visits.declared === 0) return
  report(
    ["onlineDepth"],
    text(
      `网办深度为全程网办（Ⅳ级），却须到现场${visits.declared}次。`,
      `It is said to be done online throughout (level IV), and yet to need ${visits.declared === 1 ? "a visit" : `${visits.declared} visits`}.`,
    ),
  )
}
