import { describe, expect, it } from "vitest"
import { noCase, type CaseEvent, type Choices } from "../../intake/index.ts"
import type { ItemType } from "../../law/index.ts"
import type { Shortfall } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  always,
  context,
  documentOf,
  extendSupplement,
  given,
  inGeneral,
  notPutRight,
  play,
  promisedSuspended,
  refuse,
  refuseAsFalse,
  type Step,
  stepsTo,
  submit,
  supplement,
  suppliedTooLate,
  supplemented,
  toAnotherAuthority,
} from "./cases.fixture.ts"
import { composeDocument, composeDocuments } from "./compose-document.ts"
import { formatDocument } from "./format-document.ts"
import { goldenOfLater } from "./golden-later.fixture.ts"
import { goldenOfIntake } from "./golden.fixture.ts"
import { anyDocumentOf } from "./on-paper.fixture.ts"
import { itemOf, ruleSet, terminatingRuleSet } from "./sample-law.fixture.ts"

describe("a legal document says, word for word,", () => {
  it.each([...goldenOfIntake, ...goldenOfLater])(
    "what the case made of it: %s (%s)",
    (kind, title, number, to, says, date) => {
      const sealed = kind === "commitment" ? [] : ["样例局（印章）"]
      expect(formatDocument(anyDocumentOf(kind)).split("\n")).toEqual([
        title,
        ...(number === null ? [] : [number]),
        "",
        `${to}：`,
        ...says,
        "",
        ...sealed,
        date,
      ])
    },
  )

  it("that what was owed came too late, where all of it came", () => {
    const words = formatDocument(documentOf("acceptance-revoked", suppliedTooLate))
    expect(words).toContain("\n所欠的材料在期限届满后才补交。\n")
    expect(words).not.toContain("尚欠")
  })

  it("to whom the application belongs, where it is not this authority", () => {
    const words = formatDocument(documentOf("not-accepted", toAnotherAuthority))
    expect(words).toContain("该事项依法不属于本机关职权范围，本机关决定不予受理。")
    expect(words).toContain("请向样例区另一局提出申请。")
  })

  it("until when one may not apply again after false papers, and by which clause", () => {
    const barred =
      "\n根据《样例规定》第22条，你（单位）自2019年3月5日起不得再次申请该事项；自2020年3月6日起可以重新申请。\n"
    const [first] = stepsTo.acceptance
    const notAccepted = documentOf("not-accepted", [
      [0, submit([given("form")])],
      [1, refuse("false-material")],
    ])
    expect(formatDocument(notAccepted)).toContain(barred)
    expect(formatDocument(documentOf("refused", [first, [1, refuseAsFalse]]))).toContain(barred)
    expect(formatDocument(documentOf("refused", stepsTo.refused))).not.toContain("再次申请")
  })

  it("by which promise a decision is revoked, with no bar where there was no fraud", () => {
    const words = formatDocument(documentOf("decision-revoked", notPutRight))
    expect(words).toContain("\n未履行的承诺事项：场所符合样例条件\n")
    expect(words).toContain("\n根据《样例规定》第24条，本机关决定撤销2019年3月7日作出的确认决定。\n")
    expect(words).not.toContain("再次申请")
  })

  it("that a broken promise leads to a refusal, where nothing was decided yet", () => {
    const [received, promised, , ...verified] = stepsTo.rectification
    const words = formatDocument(documentOf("rectification", [received, promised, ...verified]))
    expect(words).toContain("本机关将依法作出不予办理的决定。")
  })

  it("that default ends the case, where the rule set leads there, in the promise too", () => {
    for (const kind of ["tolerant-acceptance", "commitment", "further-notice"] as const) {
      const words = formatDocument(documentOf(kind, stepsTo[kind], { ruleSet: terminatingRuleSet }))
      expect(words).toContain("本机关将依法作出终止办理的书面决定，并说明理由。")
      expect(words).not.toContain("撤销受理")
    }
  })

  it("why a case is overdue to everyone, and names nobody", () => {
    const words = formatDocument(documentOf("overdue-explanation", stepsTo["overdue-explanation"]))
    expect(words).not.toContain(context.addressee)
    expect(words).not.toContain("你（单位）")
  })

  it("which published procedure stops the promised clock, and cites no law for it", () => {
    const words = formatDocument(documentOf("special-procedure", promisedSuspended))
    expect(words).toContain("\n办理中需要进行现场踏勘。\n")
    expect(words).toContain("不计入承诺办结时限")
  })

  it("by which number and code to ask how the case stands, on every receipt and on nothing else", () => {
    const documents = composeDocuments(play(inGeneral, ...supplemented), {
      ...context,
      queryCode: "ABCD-1234",
    })
    const asked = "\n查询办理进度，请提供收件凭证文号（样例〔2019〕收1号）和查询码（ABCD-1234）。\n"
    const telling = documents.filter((each) => formatDocument(each).includes(asked))
    expect(telling.map(({ id }) => id)).toEqual(["2-receipt", "4-receipt"])
    const words = documents.map(formatDocument).join("\n")
    expect(words.split("ABCD-1234")).toHaveLength(3)
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

  it("say in place of a reason that it is sealed, or was erased, where nobody opened it", () => {
    const place = { suite: "s", subject: "s", context: "c", nonce: "n", ciphertext: "c", tag: "t" }
    const reasons = [{ sealed: 1, ...place } as const, { erased: true } as const]
    const refused = play(inGeneral, ...stepsTo.refused).map((event) =>
      event.type === "DecisionMade" ? { ...event, data: { ...event.data, reasons } } : event,
    )
    const words = composeDocuments(refused, context).map(formatDocument).join("\n")
    expect(words).toContain("理由如下：\n1. （内容已封存）\n2. （内容已删除）\n")
  })

  it("say of a material found wrong what is wrong with it, or that it is sealed or was erased", () => {
    const noted = (note: Shortfall["note"]) =>
      composeDocuments(
        play(inGeneral, ...stepsTo.correction).map((event) =>
          event.type === "CorrectionNotified"
            ? {
                ...event,
                data: { ...event.data, shortfalls: event.data.shortfalls.map((each) => ({ ...each, note })) },
              }
            : event,
        ) as readonly CaseEvent[],
        context,
      )
        .map(formatDocument)
        .join("\n")
    expect(noted(text("签名不符", "wrong"))).toContain("原件 2 份（纸质）。签名不符。（按样表填写）")
    expect(noted({ erased: true })).toContain("原件 2 份（纸质）。（内容已删除）")
    const place = { suite: "s", subject: "s", context: "c", nonce: "n", ciphertext: "c", tag: "t" }
    expect(noted({ sealed: 1, ...place })).toContain("原件 2 份（纸质）。（内容已封存）")
  })

  it("are, of one event alone, the first that it calls for, or none", () => {
    const [opened, received] = play(inGeneral, ...stepsTo.granted)
    if (opened === undefined || received === undefined) throw new Error("not played")
    expect(composeDocument(opened, context, noCase)).toBeNull()
    expect(composeDocument(received, context)?.title).toBe("收件凭证")
  })

  it("let the result be collected in the way that the applicant chose, and in no other", () => {
    const chose = (choices: Choices) => {
      const [received, decided] = stepsTo.collection
      const chosen: Step = [0, always({ type: "choose", choices })]
      return formatDocument(documentOf("collection", [received, chosen, decided]))
    }
    const byHand = chose({ collection: "by-hand", address: "样例省样例市样例区样例街道样例路1号" })
    expect(byHand).toContain("已经办结，按你（单位）选择的以下方式领取结果。\n")
    expect(byHand).toContain("\n1. 窗口领取\n领取地点和时间：样例路1号（工作日）\n")
    expect(byHand).not.toMatch(/快递|电子送达|寄送地址/)
    const sent = chose({ collection: "courier", address: "样例省样例市样例区样例街道样例路1号" })
    expect(sent).toContain("\n1. 快递送达（自愿选择）\n寄送地址：样例省样例市样例区样例街道***\n")
    expect(sent).not.toMatch(/样例路1号（工作日）|身份证件/)
    expect(chose({ collection: "courier", address: { erased: true } })).not.toContain("寄送地址")
  })

  it("say that a stop which was told late begins when it was told", () => {
    const [received] = stepsTo.acceptance
    const told = documentOf("special-procedure", [
      received,
      [
        3,
        (on) => ({
          type: "suspend-clock",
          clock: "statutory",
          reason: "hearing",
          from: plainDate("2019-03-05"),
          toldInWritingOn: on,
          enteredLate: "系统升级",
        }),
      ],
    ])
    expect(formatDocument(told)).toContain("\n听证自2019年3月7日起，")
  })

  it("name the role where the rule set has no words for who approves an extension", () => {
    const extension = { ...ruleSet.provisions.extension, approver: undefined } as never
    const silent = { ...ruleSet, provisions: { ...ruleSet.provisions, extension } }
    const words = formatDocument(documentOf("extension", stepsTo.extension, { ruleSet: silent }))
    expect(words).toContain("\n批准：head，2019年3月6日。\n")
  })

  it("say when a delay is excused that all is there, and of a correction what follows if it is late again", () => {
    const [tolerated, excused] = stepsTo["delay-excused"]
    const late: readonly Step[] = [tolerated, [9, supplement(given("report"))], excused]
    expect(formatDocument(documentOf("delay-excused", late))).toContain("\n需要补齐的材料已经全部收到。\n")
    const corrected: readonly Step[] = [...stepsTo.correction, [1, extendSupplement]]
    expect(formatDocument(documentOf("supplement-extended", corrected))).toContain(
      "\n逾期未补正的，视为撤回申请；",
    )
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
