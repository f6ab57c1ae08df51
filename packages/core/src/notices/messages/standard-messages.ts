/**
 * Wording for what a district tells people most often. Each says what happened, what is to be done by when, and where to
 * ask; who it is about, the addressee knows. An authority says it in its own words by `rewordTemplate`.
 */
import { text } from "../../reasons/index.ts"
import { defineTemplate } from "./template.ts"

const item = { kind: "words", longest: 20 } as const
const number = { kind: "reference", longest: 20 } as const
const phone = { kind: "office-phone" } as const

export const standardMessages = {
  /** A deadline of the applicant's that comes near (提醒): it serves nothing and moves no day. */
  supplementDue: defineTemplate({
    kind: "supplement-due",
    fields: { item, number, dueOn: { kind: "date" }, phone },
    title: text("材料补交提醒", "Your documents are due"),
    body: {
      zh: "您申请的“{item}”（{number}）还有材料待补交，请在{dueOn}前补齐，可寄送，不用跑。咨询{phone}。",
      en: "Your application for {item} ({number}) still lacks documents. Please hand them in by {dueOn}; you may send them. Questions: {phone}.",
    },
  }),
  accepted: defineTemplate({
    kind: "case-accepted",
    fields: { item, number, dueOn: { kind: "date" } },
    title: text("已受理", "Accepted"),
    body: {
      zh: "您申请的“{item}”（{number}）已受理，最迟{dueOn}办结。",
      en: "Your application for {item} ({number}) is accepted and will be finished by {dueOn}.",
    },
  }),
  /** That there is a decision, and not what it says: that is served (送达). */
  decided: defineTemplate({
    kind: "case-decided",
    fields: { item, number, phone },
    title: text("已办结", "Finished"),
    body: {
      zh: "您申请的“{item}”（{number}）已办结，文书将依法送达。咨询{phone}。",
      en: "Your application for {item} ({number}) is finished; the document will be served. Questions: {phone}.",
    },
  }),
  resultReady: defineTemplate({
    kind: "result-ready",
    fields: { item, number, place: { kind: "words", longest: 20 } },
    title: text("办理结果可领取", "Your result is ready"),
    body: {
      zh: "“{item}”（{number}）的办理结果可在{place}领取，也可选择寄送。",
      en: "The result of {item} ({number}) is ready at {place}; it can also be sent to you.",
    },
  }),
  /** Found without an application: they may say no, and may ask for a person. */
  benefitFound: defineTemplate({
    kind: "benefit-found",
    fields: { benefit: item, phone },
    title: text("免申即享告知", "A benefit without application"),
    body: {
      zh: "经数据比对，您可享受“{benefit}”，无需申请。信息有误或者不愿享受，请致电{phone}，由工作人员为您核实。",
      en: "Our records show that you may have {benefit}; you need not apply. If something is wrong or you do not want it, call {phone} and a person will look at it.",
    },
  }),
  paymentReturned: defineTemplate({
    kind: "payment-returned",
    fields: { benefit: item, phone },
    title: text("发放未成功", "A payment came back"),
    body: {
      zh: "“{benefit}”有一笔发放未成功，款项为您保留。请致电{phone}更新收款账户。",
      en: "A payment of {benefit} came back and is kept for you. Please call {phone} to update your account.",
    },
  }),
  parcelArrived: defineTemplate({
    kind: "parcel-arrived",
    fields: { item, number, on: { kind: "date" } },
    title: text("材料已收到", "Your documents arrived"),
    body: {
      zh: "您为“{item}”（{number}）寄来的材料已于{on}签收。",
      en: "The documents you sent for {item} ({number}) arrived on {on}.",
    },
  }),
} as const
