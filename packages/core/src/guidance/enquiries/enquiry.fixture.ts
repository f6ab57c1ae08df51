/** The commands of an enquiry and how far they bring it, for the tests of enquiries. */
import { plainDate } from "../../time/index.ts"
import { asked, playing, subject, taxman, type Step } from "../guidance.fixture.ts"
import { decideEnquiry, foldEnquiry, noEnquiry, type EnquiryCommand } from "./index.ts"

type Of<Type extends EnquiryCommand["type"]> = Extract<EnquiryCommand, { readonly type: Type }>

export const { play, refusalOf, stateAfter } = playing(noEnquiry, decideEnquiry, foldEnquiry)

export const receive: Of<"receive"> = {
  type: "receive",
  channel: "in-person",
  askedOn: plainDate("2018-07-20"),
  items: ["sample-item"],
  subject: null,
  question: "需要哪些材料？",
}
export const toTax: Of<"open-hand-over"> = {
  type: "open-hand-over",
  to: { authority: "tax" },
  reason: "属税务事项",
}
export const answer: Of<"answer"> = { type: "answer", answer: "三份材料" }
export const close: Of<"close"> = { type: "close", outcome: "answered" }
export const accept: Of<"accept-hand-over"> = { type: "accept-hand-over" }
export const decline: Of<"decline-hand-over"> = { type: "decline-hand-over", reason: "不属本局" }
export const withdraw: Of<"withdraw-hand-over"> = { type: "withdraw-hand-over" }
export const pass: Of<"pass-time"> = { type: "pass-time" }
export const link: Of<"link-case"> = { type: "link-case", case: "case-1" }
export const takeUp: Of<"take-up-misdirected-case"> = {
  type: "take-up-misdirected-case",
  case: "case-1",
  subject,
  items: ["sample-item"],
  fromAuthority: "science",
  toAuthority: "tax",
}
export const received: Step<EnquiryCommand> = ["2018-07-20", receive, asked]
export const offered: readonly Step<EnquiryCommand>[] = [received, ["2018-07-20", toTax, asked]]
export const accepted: readonly Step<EnquiryCommand>[] = [...offered, ["2018-07-23", accept, taxman]]
export const answerableAfter = (...steps: readonly Step<EnquiryCommand>[]) =>
  stateAfter(...steps).answerable?.externalId
