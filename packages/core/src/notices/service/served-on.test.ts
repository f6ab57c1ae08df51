import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { context } from "../documents/cases.fixture.ts"
import { composeServiceReturn, formatDocument } from "../documents/index.ts"
import { firstService, servedOn, type ServiceRecord, type ServiceRules } from "./index.ts"

const day = plainDate
const common = {
  document: { title: "不予确认决定书", number: "样例〔2019〕决1号" },
  addressee: { role: "applicant", name: "样例科技公司" },
  servedBy: "样例送达人",
} as const
type Of<Method> = Extract<ServiceRecord, { method: Method }>
const direct: Of<"direct"> = { ...common, method: "direct", signedOn: day("2019-03-08"), place: "样例窗口" }
const left: Of<"left"> = {
  ...common,
  method: "left",
  leftOn: day("2019-03-08"),
  place: "样例路1号",
  refusal: "拒绝签收",
  witnesses: [{ name: "样例见证人", unit: "样例社区" }],
}
const posted: Of<"posted"> = {
  ...common,
  method: "posted",
  postedOn: day("2019-03-08"),
  waybill: "样例邮件1",
  signedOn: day("2019-03-11"),
  signedBy: "self",
  confirmation: null,
}
const entrusted: Of<"entrusted"> = {
  ...common,
  method: "entrusted",
  entrusted: "样例市另一局",
  letterNumber: "样例函1号",
  signedOn: day("2019-03-12"),
}
const published: Of<"public"> = {
  ...common,
  method: "public",
  publishedOn: day("2019-01-31"),
  where: "样例区政府网站",
  because: "下落不明",
}
const electronic: Of<"electronic"> = {
  ...common,
  method: "electronic",
  confirmation: { confirmedOn: day("2019-03-01"), system: "样例办事平台", letters: false },
  system: "样例办事平台",
  arrivedOn: day("2019-03-09"),
  reference: "样例记录1",
}
const rules: ServiceRules = {
  clauses: { left: { statute: "s", title: text("样例送达规定", "Sample rules"), article: "3" } },
  publicNotice: { length: 10, unit: "calendar-day" },
}

describe("the day of service", () => {
  it.each<[ServiceRecord, on: string, why: string]>([
    [direct, "2019-03-08", "以签收之日为送达日"],
    [left, "2019-03-08", "以留置之日为送达日"],
    [posted, "2019-03-11", "以回执上注明的收件日期为送达日"],
    [entrusted, "2019-03-12", "以签收之日为送达日"],
    [published, "2019-02-10", "公告期满之日视为送达"],
    [electronic, "2019-03-09", "以到达受送达人确认的系统之日为送达日"],
  ])("of $method is $1", (record, on, why) => {
    expect(Result.getOrThrow(servedOn(record, rules))).toMatchObject({
      on,
      reason: { zh: why },
      findings: [],
    })
  })

  it("by a notice may be counted in months, to the end of a shorter one", () => {
    const monthly: ServiceRules = { publicNotice: { length: 1, unit: "month" } }
    expect(Result.getOrThrow(servedOn(published, monthly)).on).toBe("2019-02-28")
  })

  it("cites the clause that the rules hand in, and none of its own", () => {
    expect(Result.getOrThrow(servedOn(left, rules)).clause).toEqual(rules.clauses?.left)
    expect(Result.getOrThrow(servedOn(direct, rules))).not.toHaveProperty("clause")
  })
})

describe("what proves too little serves nothing", () => {
  it.each<[string, ServiceRecord, ServiceRules, tag: string]>([
    ["a letter without a slip", { ...posted, signedOn: null }, rules, "NotArrived"],
    ["a message that no system recorded", { ...electronic, arrivedOn: null }, rules, "NotArrived"],
    [
      "a message to an address never confirmed",
      { ...electronic, confirmation: null },
      rules,
      "AddressNotConfirmed",
    ],
    ["a message into another system", { ...electronic, system: "短信网关" }, rules, "AddressNotConfirmed"],
    [
      "a message before the address was confirmed",
      { ...electronic, arrivedOn: day("2019-02-28") },
      rules,
      "AddressNotConfirmed",
    ],
    ["what was left before nobody", { ...left, witnesses: [] }, rules, "WitnessesMissing"],
    ["a notice of unknown length", published, {}, "NoticePeriodUnknown"],
  ])("%s", (_, record, given, tag) => {
    const served = servedOn(record, given)
    expect(Result.isFailure(served) && served.failure._tag).toBe(tag)
  })

  it("but a film will do where there was no witness, with the clause in a refusal where there is one", () => {
    const filmed = { ...left, witnesses: [], recording: "样例录像1" }
    expect(Result.isSuccess(servedOn(filmed, rules))).toBe(true)
    const refused = servedOn({ ...left, witnesses: [] }, rules)
    expect(Result.isFailure(refused) && refused.failure.clause).toEqual(rules.clauses?.left)
  })

  it.each(["agent", "locker"] as const)("and the signature of %s is a weaker proof", (signedBy) => {
    const { findings } = Result.getOrThrow(servedOn({ ...posted, signedBy }, rules))
    expect(findings.map(({ code }) => code)).toEqual(["weak-proof-of-service"])
  })
})

describe("of several services", () => {
  it("the first that counts is the service, and no later one restarts a clock", () => {
    const unconfirmed = { ...electronic, confirmation: null, arrivedOn: day("2019-03-02") }
    expect(firstService([entrusted, posted, direct, unconfirmed], rules)?.on).toBe("2019-03-08")
    expect(firstService([unconfirmed], rules)).toBeNull()
  })
})

describe("送达回证", () => {
  const words = (record: ServiceRecord) =>
    formatDocument(composeServiceReturn(record, Result.getOrThrow(servedOn(record, rules)), context))

  it("says what was served on whom, how, with which evidence, and the day that counts", () => {
    expect(words(left).split("\n")).toEqual([
      "送达回证",
      "",
      "样例科技公司：",
      "送达“样例事项”有关文书的情况如下：",
      "受送达人：样例科技公司（申请人）",
      "送达文书：不予确认决定书（样例〔2019〕决1号）",
      "送达方式：根据《样例送达规定》第3条，留置送达",
      "送达凭据：在样例路1号留置；拒收事由：拒绝签收",
      "送达日期：2019年3月8日（以留置之日为送达日）",
      "见证：样例见证人（样例社区）",
      "受送达人（签字或盖章）：____________",
      "签收日期：____________",
      "送达人（签字）：样例送达人",
      "见证人（签字）：样例见证人",
      "",
      "样例局（印章）",
      "2019年3月8日",
    ])
  })

  it.each<[ServiceRecord, evidence: string]>([
    [direct, "在样例窗口签收"],
    [posted, "2019年3月8日交寄，邮件号样例邮件1，回执附后"],
    [entrusted, "委托样例市另一局送达，委托函样例函1号"],
    [published, "2019年1月31日在样例区政府网站公告；事由：下落不明"],
    [electronic, "样例办事平台到达记录样例记录1；送达地址确认于2019年3月1日"],
  ])("names the evidence of $method", (record, evidence) => {
    expect(words(record)).toContain(`\n送达凭据：${evidence}\n`)
  })

  it("lets another sign who took it, and says what they are to the addressee", () => {
    const taken = { ...direct, takenBy: { name: "样例同住人", relation: "同住成年家属" } }
    expect(words(taken)).toContain("\n代收人（签字或盖章，同住成年家属）：样例同住人\n")
    const filmed = { ...left, witnesses: [], recording: "样例录像1" }
    expect(words(filmed)).toContain("\n见证：拍照、录像记录样例录像1\n")
  })
})
