import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { ServiceRules } from "../../law/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { servedOn, type ElectronicConsent, type ServiceWay } from "./index.ts"

const day = plainDate
type Of<Method> = Extract<ServiceWay, { method: Method }>
const direct: Of<"direct"> = { method: "direct", signedOn: day("2019-03-08"), place: "样例窗口" }
const left: Of<"left"> = {
  method: "left",
  leftOn: day("2019-03-08"),
  place: "样例路1号",
  refusal: "拒绝签收",
  witnesses: [{ name: "样例见证人", unit: "样例社区" }],
}
const posted: Of<"posted"> = {
  method: "posted",
  postedOn: day("2019-03-08"),
  waybill: "样例邮件1",
  signedOn: day("2019-03-11"),
  signedBy: "self",
}
const entrusted: Of<"entrusted"> = {
  method: "entrusted",
  entrusted: "样例市另一局",
  letterNumber: "样例函1号",
  signedOn: day("2019-03-12"),
}
const published: Of<"public"> = {
  method: "public",
  publishedOn: day("2019-01-31"),
  where: "样例区政府网站",
  because: "下落不明",
}
const electronic: Of<"electronic"> = {
  method: "electronic",
  system: "样例办事平台",
  arrivedOn: day("2019-03-09"),
  reference: "样例记录1",
}
const agreed: readonly ElectronicConsent[] = [{ from: day("2019-03-01"), system: "样例办事平台" }]
const takenBack: readonly ElectronicConsent[] = [...agreed, { from: day("2019-03-09"), system: null }]
const rules: ServiceRules = {
  clauses: { left: { statute: "s", title: text("样例送达规定", "Sample rules"), article: "3" } },
  publicNotice: { length: 10, unit: "calendar-day" },
}

describe("the day of service", () => {
  it.each<[ServiceWay, on: string, why: string]>([
    [direct, "2019-03-08", "以签收之日为送达日"],
    [left, "2019-03-08", "以留置之日为送达日"],
    [posted, "2019-03-11", "以回执上注明的收件日期为送达日"],
    [entrusted, "2019-03-12", "以签收之日为送达日"],
    [published, "2019-02-10", "公告期满之日视为送达"],
    [electronic, "2019-03-09", "以到达受送达人确认的系统之日为送达日"],
  ])("of $method is $1", (way, on, why) => {
    expect(Result.getOrThrow(servedOn(way, agreed, rules))).toMatchObject({
      on,
      reason: { zh: why },
      findings: [],
    })
  })

  it("by a notice may be counted in months, to the end of a shorter one", () => {
    const monthly: ServiceRules = { publicNotice: { length: 1, unit: "month" } }
    expect(Result.getOrThrow(servedOn(published, [], monthly)).on).toBe("2019-02-28")
  })

  it("cites the clause that the rules hand in, and none of its own", () => {
    expect(Result.getOrThrow(servedOn(left, [], rules)).clause).toEqual(rules.clauses?.left)
    expect(Result.getOrThrow(servedOn(direct, [], rules))).not.toHaveProperty("clause")
  })
})

describe("what proves too little serves nothing", () => {
  it.each<[string, ServiceWay, readonly ElectronicConsent[], ServiceRules, tag: string]>([
    ["a letter without a slip", { ...posted, signedOn: null }, agreed, rules, "NotArrived"],
    ["a message that no system recorded", { ...electronic, arrivedOn: null }, agreed, rules, "NotArrived"],
    ["a message to one who agreed to none", electronic, [], rules, "AddressNotConfirmed"],
    [
      "a message into another system",
      { ...electronic, system: "短信网关" },
      agreed,
      rules,
      "AddressNotConfirmed",
    ],
    [
      "a message before they agreed",
      { ...electronic, arrivedOn: day("2019-02-28") },
      agreed,
      rules,
      "AddressNotConfirmed",
    ],
    ["a message after they took it back", electronic, takenBack, rules, "AddressNotConfirmed"],
    ["what was left before nobody", { ...left, witnesses: [] }, [], rules, "WitnessesMissing"],
    ["a notice of unknown length", published, [], {}, "NoticePeriodUnknown"],
  ])("%s", (_, way, consents, given, tag) => {
    const served = servedOn(way, consents, given)
    expect(Result.isFailure(served) && served.failure._tag).toBe(tag)
  })

  it("but a film will do where there was no witness, with the clause in a refusal where there is one", () => {
    const filmed = { ...left, witnesses: [], recording: "样例录像1" }
    expect(Result.isSuccess(servedOn(filmed, [], rules))).toBe(true)
    const refused = servedOn({ ...left, witnesses: [] }, [], rules)
    expect(Result.isFailure(refused) && refused.failure.clause).toEqual(rules.clauses?.left)
  })

  it.each(["agent", "locker"] as const)("and the signature of %s is a weaker proof", (signedBy) => {
    const { findings } = Result.getOrThrow(servedOn({ ...posted, signedBy }, [], rules))
    expect(findings.map(({ code }) => code)).toEqual(["weak-proof-of-service"])
  })
})

it("a message that came before they took their word back is served all the same", () => {
  const earlier = { ...electronic, arrivedOn: day("2019-03-08") }
  expect(Result.getOrThrow(servedOn(earlier, takenBack, rules)).on).toBe("2019-03-08")
})
