import { describe, expect, it } from "vitest"
import { subjectIdOf } from "../../identity/index.ts"
import type { ServiceWay } from "../../intake/index.ts"
import { plainDate, type PlainDate } from "../../time/index.ts"
import {
  always,
  context,
  documentOf,
  leftAtDoor,
  play,
  seal,
  serve,
  type Step,
  stepsTo,
  suspend,
} from "./cases.fixture.ts"
import { composeDocument } from "./compose-document.ts"
import { formatDocument } from "./format-document.ts"

const [received] = stepsTo.acceptance
const agent = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
const confirmed = always({
  type: "confirm-service-address",
  confirmedOn: plainDate("2019-03-04"),
  letters: null,
  electronic: { system: "样例办事平台", address: "样例账号" },
  evidence: "样例确认书1",
})
const sealed: readonly Step[] = [received, [0, confirmed], [0, seal("3-acceptance")]]
const direct = (on: PlainDate): ServiceWay => ({ method: "direct", signedOn: on, place: "样例窗口" })
const returned = (way: (on: PlainDate) => ServiceWay, ...more: readonly Step[]) =>
  formatDocument(documentOf("service-return", [...sealed, [4, serve("3-acceptance", way)], ...more]))

describe("送达回证", () => {
  it.each<[string, (on: PlainDate) => ServiceWay, evidence: string]>([
    ["direct", direct, "在样例窗口签收"],
    [
      "posted",
      (on) => ({ method: "posted", postedOn: on, waybill: "样例邮件1", signedOn: on, signedBy: "self" }),
      "2019年3月8日交寄，邮件号样例邮件1，回执附后",
    ],
    [
      "posted, and taken by another",
      (on) => ({ method: "posted", postedOn: on, waybill: "样例邮件1", signedOn: on, signedBy: "agent" }),
      "2019年3月8日交寄，邮件号样例邮件1，回执附后（他人代收）",
    ],
    [
      "entrusted",
      (on) => ({
        method: "entrusted",
        entrusted: "样例市另一局",
        letterNumber: "样例函1号",
        signedOn: on,
      }),
      "委托样例市另一局送达，委托函样例函1号",
    ],
    [
      "public",
      (on) => ({ method: "public", publishedOn: on, where: "样例区政府网站", because: "下落不明" }),
      "2019年3月8日在样例区政府网站公告；事由：下落不明",
    ],
    [
      "electronic",
      (on) => ({
        method: "electronic",
        system: "样例办事平台",
        arrivedOn: on,
        reference: "样例记录1",
      }),
      "样例办事平台到达记录样例记录1；送达地址确认于2019年3月4日",
    ],
  ])("names the evidence of a document served in the way: %s", (_, way, evidence) => {
    expect(returned(way)).toContain(`\n送达凭据：${evidence}\n`)
  })

  it("bears the day on which a public notice has stood long enough", () => {
    const notice = (on: PlainDate): ServiceWay => ({
      method: "public",
      publishedOn: on,
      where: "样例区政府网站",
      because: "下落不明",
    })
    expect(returned(notice)).toContain("\n送达日期：2019年3月18日（公告期满之日视为送达）\n")
  })

  it("lets another sign who took it, and says what they are to the addressee", () => {
    const taken = (on: PlainDate): ServiceWay => ({
      method: "direct",
      signedOn: on,
      place: "样例窗口",
      takenBy: { name: "样例同住人", relation: "同住成年家属" },
    })
    expect(returned(taken)).toContain("\n代收人（签字或盖章，同住成年家属）：样例同住人\n")
    const filmed = (on: PlainDate): ServiceWay => ({
      method: "left",
      leftOn: on,
      place: "样例路1号",
      refusal: "拒绝签收",
      witnesses: [],
      recording: "样例录像1",
    })
    expect(returned(filmed)).toContain("\n见证：拍照、录像记录样例录像1\n")
  })

  it("says of a later service that it moves nothing, and of the first no such thing", () => {
    const unmoved = "\n该文书的送达日期为2019年3月8日（直接送达），不因本次送达改变。\n"
    expect(returned(direct)).not.toContain("不因本次送达改变")
    expect(returned(direct, [5, serve("3-acceptance", leftAtDoor)])).toContain(unmoved)
  })

  it("names an agent by the name that is handed in, and says where none is", () => {
    const party = always({
      type: "change-parties",
      parties: [{ role: "handler", subject: agent, scope: ["receive"], validFrom: plainDate("2019-03-01") }],
    })
    const more = { addressee: { role: "handling-staff", subject: agent } } as const
    const steps: readonly Step[] = [...sealed, [0, party], [1, serve("3-acceptance", direct, more)]]
    const names = { [agent]: "样例经办人" }
    const named = documentOf("service-return", steps, { names })
    expect(formatDocument(named)).toContain("\n受送达人：样例经办人（经办人）\n")
    expect(named.addressee).toBe("样例经办人")
    expect(documentOf("service-return", steps).addressee).toBe("（未提供姓名）")
  })

  it("bears the number that a document got when it was printed", () => {
    const steps: readonly Step[] = [
      received,
      [2, suspend("statutory", "hearing")],
      [0, seal("4-special-procedure")],
      [1, serve("4-special-procedure", direct, { number: "样例〔2019〕告1号" })],
    ]
    const words = formatDocument(documentOf("service-return", steps))
    expect(words).toContain("\n送达文书：特别程序告知书（样例〔2019〕告1号）\n")
  })

  it("comes of the whole case alone, since it names another document of it", () => {
    const served = play({ item: context.item, ruleSet: context.ruleSet }, ...stepsTo["service-return"]).at(-1)
    if (served?.type !== "DocumentServed") throw new Error("not served")
    expect(composeDocument(served, context)).toBeNull()
  })
})
