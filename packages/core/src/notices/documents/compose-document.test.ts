import { describe, expect, it } from "vitest"
import { noCase } from "../../intake/index.ts"
import type { ItemType } from "../../law/index.ts"
import { text } from "../../reasons/index.ts"
import {
  context,
  documentOf,
  given,
  inGeneral,
  itemOf,
  play,
  promisedSuspended,
  ruleSet,
  type Step,
  stepsTo,
  submit,
  supplemented,
  toAnotherAuthority,
} from "./cases.fixture.ts"
import { composeDocument, composeDocuments } from "./compose-document.ts"
import { formatDocument } from "./format-document.ts"
import type { DocumentKind } from "./legal-document.ts"

const CONTACT = "联系电话：0571-0000 0001；地址：样例路1号。"
const REMEDIES = [
  "如对本决定不服，可以自知道本决定之日起样例期限内向样例机关申请行政复议（《样例规定》第90条）。",
  "如对本决定不服，可以自知道本决定之日起样例期限内向样例机关提起行政诉讼（《样例规定》第90条）。",
]
const TWO_COPIES = "（本文书一式两份，申请人和受理机关各执一份）"
const TOO_LATE = "逾期未补齐或者补交后仍不符合要求的，本机关将依法作出撤销受理的书面决定，并说明理由。"

type Golden = readonly [
  kind: Exclude<DocumentKind, "service-return">,
  title: string,
  number: string | null,
  to: string,
  says: readonly string[],
  date: string,
]

const golden: readonly Golden[] = [
  [
    "receipt",
    "收件凭证",
    "样例〔2019〕收1号",
    "样例科技公司",
    [
      "你（单位）就“样例事项”提交的申请材料，本机关已收到。",
      "收到日期：2019年3月4日（网上提交）",
      "收到的材料如下：",
      "1. 申请表｜原件｜纸质｜2",
      "2. 审计报告｜复印件｜电子｜1",
      CONTACT,
    ],
    "2019年3月4日",
  ],
  [
    "correction",
    "一次性补正告知书",
    "样例〔2019〕受1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，经审查，申请材料不齐全或者不符合规定形式。",
      "根据《样例规定》第11条，本机关现将需要补正的全部内容一次性告知如下：",
      "1. 申请表｜“申请表”份数不足，请提交：原件 2 份（纸质）。（按样表填写）",
      "2. 审计报告｜请提交“审计报告”（原件 2 份（纸质））。",
      "请于2019年3月11日（含当日）前补齐，以寄出之日为准。",
      "逾期未补正的，视为撤回申请；补正后仍不符合要求的，不予受理，并书面说明理由。",
      CONTACT,
    ],
    "2019年3月4日",
  ],
  [
    "acceptance",
    "受理通知书",
    "样例〔2019〕受1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，经审查，申请材料齐全、符合规定形式。",
      "本机关自2019年3月4日起受理。",
      "收到的材料如下：",
      "1. 申请表｜原件｜纸质｜2",
      "2. 审计报告｜原件｜纸质｜2",
      "法定办结日：2019年4月1日。",
      "承诺办结日：2019年3月25日。",
      CONTACT,
    ],
    "2019年3月4日",
  ],
  [
    "deemed-acceptance",
    "视为受理告知书",
    null,
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，本机关未在2019年3月11日（含当日）前一次性告知需要补正的全部内容。",
      "自收到申请材料之日（2019年3月4日）起即为受理。",
      "依据：《样例规定》第12条。",
      "收到的材料如下：",
      "1. 申请表｜原件｜纸质｜2",
      "法定办结日：2019年4月1日。",
      "承诺办结日：2019年3月25日。",
      CONTACT,
    ],
    "2019年3月12日",
  ],
  [
    "tolerant-acceptance",
    "容缺受理告知书",
    "样例〔2019〕受1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，经审查，关键材料齐全。",
      "根据《样例规定》第15条，本机关自2019年3月4日起先予受理，下列材料请后补：",
      "1. 审计报告｜请提交“审计报告”（原件 2 份（纸质））。",
      "请于2019年3月11日（含当日）前补齐，以寄出之日为准。",
      TOO_LATE,
      "收到的材料如下：",
      "1. 申请表｜原件｜纸质｜2",
      "法定办结日：2019年4月1日。",
      "承诺办结日：2019年3月25日。",
      CONTACT,
      TWO_COPIES,
    ],
    "2019年3月4日",
  ],
  [
    "commitment",
    "容缺受理承诺书",
    null,
    "样例局",
    [
      "承诺人样例科技公司就“样例事项”自愿申请容缺受理，郑重承诺如下：",
      "1. 自愿选择容缺受理",
      "2. 按期补齐所欠材料",
      "尚欠交的材料：",
      "1. 审计报告｜请提交“审计报告”（原件 2 份（纸质））。",
      "补齐期限：2019年3月11日（含当日）前，以寄出之日为准。",
      `未按承诺补齐的，承诺人知悉：${TOO_LATE}`,
      "对应的容缺受理告知书：样例〔2019〕受1号",
      "承诺人（签字或盖章）：____________",
      "承诺日期：2019年3月4日",
      TWO_COPIES,
    ],
    "2019年3月4日",
  ],
  [
    "not-accepted",
    "不予受理通知书",
    "样例〔2019〕不1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，本机关已经审查。",
      "该事项依法不需要申请办理，本机关决定不予受理。",
      "理由如下：",
      "1. 理由甲",
      ...REMEDIES,
      CONTACT,
    ],
    "2019年3月5日",
  ],
  [
    "acceptance-revoked",
    "撤销受理决定书",
    "样例〔2019〕撤1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”经容缺受理后，下列材料未按要求补齐：",
      "1. 审计报告｜请提交“审计报告”（原件 2 份（纸质））。",
      "根据《样例规定》第15条，本机关决定撤销受理。",
      "理由如下：",
      "1. 理由甲",
      ...REMEDIES,
      CONTACT,
    ],
    "2019年3月24日",
  ],
  [
    "deemed-withdrawn",
    "视为撤回申请告知书",
    null,
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，本机关已一次性告知需要补正的全部内容。",
      "至2019年3月11日，你（单位）未按告知要求补正。",
      "你（单位）的申请视为撤回。你（单位）可以重新申请。",
      "依据：《样例规定》第13条。",
      CONTACT,
    ],
    "2019年3月12日",
  ],
  [
    "special-procedure",
    "特别程序告知书",
    null,
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”正在办理中。",
      "根据《样例规定》第18条，办理中需要进行听证。",
      "听证自2019年3月6日起，所需时间不计入法定办结时限；结束后期限继续计算，并另行告知。",
      "书面告知日期：2019年3月6日",
      CONTACT,
    ],
    "2019年3月6日",
  ],
  [
    "extension",
    "延期通知书",
    null,
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”正在办理中，不能在原定期限内办结。",
      "根据《样例规定》第17条，经依法批准，法定办结时限延长10个工作日，延长至2019年4月15日。",
      "延期的理由已于2019年3月6日告知你（单位）。",
      CONTACT,
    ],
    "2019年3月6日",
  ],
  [
    "granted",
    "确认决定书",
    "样例〔2019〕决1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，经审查符合条件。",
      "本机关作出确认决定。",
      "办理结果：样例证书",
      "理由如下：",
      "1. 理由甲",
      "颁发、送达期限：2019年3月21日。",
      CONTACT,
    ],
    "2019年3月7日",
  ],
  [
    "refused",
    "不予确认决定书",
    "样例〔2019〕决1号",
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”，本机关已经审查。",
      "本机关作出不予确认决定。",
      "理由如下：",
      "1. 理由甲",
      ...REMEDIES,
      CONTACT,
    ],
    "2019年3月7日",
  ],
  [
    "collection",
    "办理结果领取单",
    null,
    "样例科技公司",
    [
      "你（单位）申请的“样例事项”已经办结，请选择以下一种方式领取结果。",
      "办理结果：样例证书",
      "决定文号：样例〔2019〕决1号",
      "1. 窗口领取",
      "2. 快递送达（自愿选择）",
      "3. 电子送达",
      "领取地点和时间：样例路1号（工作日）",
      "到窗口领取的，请携带本领取单和领取人的有效身份证件；委托他人领取的，请一并携带委托书。",
      "颁发、送达期限：2019年3月21日。",
      "领取人（签字）：____________",
      "领取日期：____________",
      "经办人（签字）：____________",
      CONTACT,
    ],
    "2019年3月7日",
  ],
]

describe("a legal document says, word for word,", () => {
  it.each(golden)("what the case made of it: %s (%s)", (kind, title, number, to, says, date) => {
    const sealed = kind === "commitment" ? [] : ["样例局（印章）"]
    expect(formatDocument(documentOf(kind, stepsTo[kind])).split("\n")).toEqual([
      title,
      ...(number === null ? [] : [number]),
      "",
      `${to}：`,
      ...says,
      "",
      ...sealed,
      date,
    ])
  })

  it("to whom the application belongs, where it is not this authority", () => {
    const words = formatDocument(documentOf("not-accepted", toAnotherAuthority))
    expect(words).toContain("该事项依法不属于本机关职权范围，本机关决定不予受理。")
    expect(words).toContain("请向样例区另一局提出申请。")
  })

  it("which published procedure stops the promised clock, and cites no law for it", () => {
    const words = formatDocument(documentOf("special-procedure", promisedSuspended))
    expect(words).toContain("\n办理中需要进行现场踏勘。\n")
    expect(words).toContain("不计入承诺办结时限")
  })

  it("that nothing was handed in, where nothing was", () => {
    expect(formatDocument(documentOf("receipt", [[0, submit([])]]))).toContain("\n未提交材料。\n")
  })

  it("that a receipt stands in for a document that was applied for", () => {
    const steps: readonly Step[] = [[0, submit([given("report", { receiptInLieu: true })])]]
    expect(formatDocument(documentOf("receipt", steps))).toContain("1. 审计报告｜原件｜纸质｜2｜申办回执")
  })

  it("what follows a correction that is late only as the rule set has it", () => {
    const { lateSupplement: _, wrongSupplement: __, ...provisions } = ruleSet.provisions
    const more = { ruleSet: { ...ruleSet, provisions } }
    const words = formatDocument(documentOf("correction", stepsTo.correction, more))
    expect(words).toContain("\n逾期未补正的，由本机关依法处理并书面告知。\n")
    expect(words).not.toContain("视为撤回")
  })
})

describe("the final act is named as the type of the item names it", () => {
  it.each<[ItemType, granted: string, refused: string, act: string]>([
    ["licence", "准予行政许可决定书", "不予行政许可决定书", "本机关作出不予行政许可决定。"],
    ["benefit-payment", "给付决定书", "不予给付决定书", "本机关作出不予给付决定。"],
    ["award", "表彰决定书", "不予表彰决定书", "本机关作出不予表彰决定。"],
    ["filing", "备案回执", "不予备案告知书", "本机关决定不予办理。"],
    ["public-service", "办结告知书", "终止办理告知书", "本事项终止办理。"],
  ])("%s: %s, or %s", (type, granted, refused, act) => {
    const more = { item: itemOf(type) }
    expect(documentOf("granted", stepsTo.granted, more).title).toBe(granted)
    const document = documentOf("refused", stepsTo.refused, more)
    expect(document.title).toBe(refused)
    expect(formatDocument(document)).toContain(`\n${act}\n`)
  })

  it("and a public service carries a complaint and neither reconsideration nor an action", () => {
    const words = formatDocument(documentOf("refused", stepsTo.refused, { item: itemOf("public-service") }))
    expect(words).toContain("如对办理有异议，可以向样例机关投诉（《样例规定》第90条）。")
    expect(words).not.toMatch(/复议|诉讼/)
  })
})

describe("the documents of a case", () => {
  it("are in the order of its events, each with an id of its own", () => {
    const documents = composeDocuments(play(inGeneral, ...supplemented), context)
    expect(documents.map(({ id, title }) => [id, title])).toEqual([
      ["2-receipt", "收件凭证"],
      ["3-correction", "一次性补正告知书"],
      ["4-receipt", "补正材料收件凭证"],
      ["5-acceptance", "受理通知书"],
    ])
  })

  it("list with an acceptance every material received until then, with those handed in later", () => {
    const words = formatDocument(documentOf("acceptance", supplemented))
    expect(words).toContain("1. 申请表｜原件｜纸质｜2\n2. 审计报告｜原件｜纸质｜2")
  })

  it("name the entrusting authority at the place of the seal, and who printed them apart from it", () => {
    const seal = {
      authority: text("委托机关", "entrusting authority"),
      printedBy: text("政务服务中心", "centre"),
    }
    const document = documentOf("acceptance", stepsTo.acceptance, { seal })
    expect(document.seal).toEqual({ authority: "委托机关", printedBy: "政务服务中心" })
    expect(formatDocument(document)).toContain("\n委托机关（印章）\n（受委托打印：政务服务中心）\n")
    expect(documentOf("commitment", stepsTo.commitment, { seal })).toMatchObject({
      addressee: "委托机关",
      seal: null,
    })
  })

  it("are, of one event alone, the first that it calls for, or none", () => {
    const [opened, received] = play(inGeneral, ...stepsTo.granted)
    if (opened === undefined || received === undefined) throw new Error("not played")
    expect(composeDocument(opened, context, noCase)).toBeNull()
    expect(composeDocument(received, context)?.title).toBe("收件凭证")
  })

  it("have no slip to collect by where there is no paper, and no place where nothing is collected there", () => {
    const kinds = (item: ReturnType<typeof itemOf>) =>
      composeDocuments(play({ item, ruleSet }, ...stepsTo.granted), { ...context, item }).map(
        ({ kind }) => kind,
      )
    const payment = itemOf("confirmation", { result: { name: text("样例", "sample"), kind: "payment" } })
    expect(kinds(payment)).not.toContain("collection")
    const electronic = itemOf("confirmation", { collection: ["electronic"] })
    expect(kinds(electronic)).toContain("collection")
    const words = formatDocument(documentOf("collection", stepsTo.collection, { item: electronic }))
    expect(words).not.toMatch(/领取地点|身份证件/)
  })
})
