import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../../catalogue/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate, workingDays } from "../../time/index.ts"
import { composeGuide } from "./compose-guide.ts"
import { clause, exOfficioItem, fullItem, options, ruleSet } from "./item.fixture.ts"
import { rowsOf, textsOf, wordsOf, wordsUnder } from "./read-guide.fixture.ts"

const { publishedOn } = options
const guide = composeGuide(fullItem, options)

const guideOf = (over: Partial<ServiceItem>) => composeGuide({ ...fullItem, ...over }, options)

/** The item without what it need not say. */
const bareItem: ServiceItem = (() => {
  const {
    category,
    codes,
    faq,
    handling,
    legs,
    onlineDepth,
    power,
    review,
    servedAt,
    topics,
    units,
    ...rest
  } = fullItem
  void [category, codes, faq, handling, legs, onlineDepth, power, review, servedAt, topics, units]
  const procedure = rest.procedure.map(({ en, zh }) => text(zh, en))
  return { ...rest, fee: null, procedure, result: { name: rest.result.name } }
})()

describe("a service guide", () => {
  it("has something to say under every heading, in both languages, whatever the item leaves out", () => {
    for (const each of [
      guide,
      composeGuide(fullItem, { publishedOn }),
      composeGuide(bareItem, { publishedOn }),
      composeGuide(exOfficioItem, { publishedOn }),
    ]) {
      for (const { blocks, id } of each.sections) {
        expect(blocks.length, id).toBeGreaterThan(0)
        for (const block of blocks) {
          expect(textsOf(block).length, id).toBeGreaterThan(0)
          for (const words of textsOf(block)) {
            expect(words.zh.trim(), id).not.toBe("")
            expect(words.en.trim(), id).not.toBe("")
          }
        }
      }
      for (const language of ["zh", "en"] as const)
        expect(wordsOf(each.sections, language)).not.toMatch(/undefined|null|\[object/)
    }
  })

  it("leaves out what the item does not say, but for what the law wants told", () => {
    const bare = composeGuide(bareItem, { publishedOn })
    expect(bare.sections.map(({ id }) => id)).toEqual([
      "overview",
      "basis",
      "applicants",
      "conditions",
      "quantity",
      "application",
      "materials",
      "tolerant-intake",
      "sample-forms",
      "procedure",
      "time-limits",
      "visits",
      "fee",
      "result",
      "contact",
    ])
    expect(rowsOf(bare, "overview").map(([label]) => label)).toEqual([
      "事项名称",
      "事项类型",
      "实施机关",
      "版本",
      "有效期",
    ])
    expect(wordsUnder(bare, "procedure")).toBe("办理流程\n窗口受理\n专家评审\n作出决定")
    expect(wordsUnder(bare, "result")).not.toContain("结果类型")
    const { quantityLimit: _, ...unlimited } = fullItem
    expect(wordsUnder(composeGuide(unlimited, options), "quantity")).toContain("无数量限制")
    expect(wordsUnder(guideOf({ fee: null }), "fee")).toBe("收费\n不收费。")
  })

  it("names the units, the entry in the power list, the topics and the codes", () => {
    expect(rowsOf(guide, "overview")).toEqual([
      ["事项名称", "企业技术中心认定"],
      ["事项类型", "行政确认"],
      ["事项类别", "企业扶持"],
      ["自然人主题", "就业创业"],
      ["法人主题", "投资审批、科技创新"],
      ["实施机关", "样例机关"],
      ["牵头单位", "样例牵头局"],
      ["责任单位", "样例技术科"],
      ["配合单位", "样例财政局、样例税务局"],
      ["办件类型", "承诺件"],
      ["审查类型", "前审后批"],
      ["权责清单", "《样例区权责清单》：确认-12"],
      ["行使层级", "县级"],
      ["基本编码", "990712345000"],
      ["实施编码", "SAMPLE-31"],
      ["业务办理项编码", "SAMPLE-33"],
      ["地方编码", "样-00123"],
      ["版本", "2018-07"],
      ["有效期", "自 2018-08-01 起"],
    ])
  })

  it("says how long each step takes, and which time the promise does not count", () => {
    expect(rowsOf(guide, "procedure")).toEqual([
      ["1", "窗口受理", "1个工作日", "是"],
      ["2", "专家评审", "7个工作日", "否，不包含在承诺办结时限内"],
      ["3", "作出决定", "未另定", "是"],
    ])
  })

  it("tells the outlets and windows where the item is handled and who carries it there, and no others", () => {
    const hours = "工作日（含调休上班日）：08:30–17:00"
    expect(rowsOf(guide, "places")).toEqual([
      ["样例服务中心", "11号窗口、w12", "样例路2号", hours, "0571-0000 0006"],
      ["样例街道中心", "各窗口", "样例路3号", hours, "0571-0000 0004"],
    ])
    expect(wordsUnder(guide, "places")).toMatch(/代办：\n样例村代办点$/)
    expect(wordsUnder(composeGuide(fullItem, { publishedOn }), "places")).toBe("")
  })

  it("says of each material when it is needed, its form and number, whether key, and what may be owed", () => {
    const [form, agreement] = rowsOf(guide, "materials")
    expect(form).toEqual([
      "认定申请表",
      "均需",
      "原件 2 份（纸质，加盖印章）",
      "关键材料",
      "可后补盖章",
      "申请人提供",
    ])
    expect(agreement).toEqual([
      "合作协议（含附件）",
      "是否共建？“是”",
      "复印件 1 份（电子）",
      "次要材料",
      "可后补",
      "申请人提供（出具：合作单位）",
    ])
  })

  it("says by what a material is in order, and on what basis it is asked for", () => {
    expect(wordsUnder(guide, "materials")).toContain("受理标准：\n认定申请表：逐页签章")
    expect(wordsUnder(guide, "materials")).toContain("材料依据：\n认定申请表：《样例表格规定》")
  })

  it("never asks for what the authority obtains itself", () => {
    const licence = rowsOf(guide, "materials")[2]
    expect(licence?.at(-1)).toBe("由办理机关核验，无需提交")
    expect(licence).toContain("无需提交")
    expect(licence?.join()).not.toContain("复印件")
    expect(wordsUnder(guide, "tolerant-intake")).not.toContain("营业执照")
    expect(guide.brief?.bring.map(({ zh }) => zh)).toEqual(["认定申请表", "合作协议（视情形）"])
  })

  it("lists as forms those that are classed so, and of those not classed the ones named so", () => {
    const [form, agreement] = fullItem.materials
    if (form === undefined || agreement === undefined) throw new Error("The sample has no materials.")
    const { documentClass: _, ...unclassed } = form
    const forms = (materials: ServiceItem["materials"]) => wordsUnder(guideOf({ materials }), "sample-forms")
    expect(forms([unclassed, agreement])).toMatch(/认定申请表$/)
    expect(
      forms([
        { ...form, documentClass: "other" },
        { ...agreement, documentClass: "form" },
      ]),
    ).toMatch(/请向窗口索取。\n合作协议$/)
  })

  it("tells what may be owed and until when, by the rule set", () => {
    expect(wordsUnder(guide, "tolerant-intake")).toContain("最长10个工作日")
    expect(wordsUnder(guide, "tolerant-intake")).toContain("书面承诺")
    expect(wordsUnder(composeGuide(fullItem, { publishedOn }), "tolerant-intake")).not.toContain("最长")
  })

  it("tells the statutory and the promised term apart, and that special procedures stop only the promise", () => {
    const limits = wordsUnder(guide, "time-limits")
    expect(limits).toContain("15个工作日（《样例办法》第3条（样例））")
    expect(limits).toMatch(/不延长法定办结时限：\n专家评审程序/)
    expect(wordsUnder(composeGuide(fullItem, { publishedOn }), "time-limits")).toContain(
      "法定办结时限\n未规定",
    )
    expect(wordsUnder(guideOf({ statutoryTerm: workingDays(45, clause) }), "time-limits")).not.toContain(
      "20个工作日",
    )
  })

  it("says what is promised where no term of its own is", () => {
    const { handling: _, promisedTerm: __, ...unpromised } = fullItem
    const promise = (item: ServiceItem, more: Partial<typeof options> = options) =>
      rowsOf(composeGuide(item, { publishedOn, ...more }), "time-limits")[1]?.[1]
    expect(promise(unpromised)).toBe("与法定办结时限相同")
    expect(promise(unpromised, {})).toBe("未规定")
    expect(promise({ ...unpromised, handling: "on-the-spot" })).toBe("当场办结")
  })

  it("says how often one must come, what else there is to go through, and that a courier is a free choice", () => {
    expect(wordsUnder(guide, "visits", "en")).toContain("At most 1 visit. Reason: originals are handed in")
    expect(wordsUnder(guide, "visits")).toContain(
      "实验室查看：由工作人员上门办理或网上办理（是否共建？“否”的）（是否共建？“是”的）（是否需要由办理机关决定）",
    )
    expect(wordsUnder(guideOf({ visits: { declared: 0 } }), "visits")).toContain("不用跑")
    expect(wordsUnder(guide, "result")).toContain("自愿选择")
    expect(wordsUnder(guideOf({ collection: ["by-hand"] }), "result")).not.toContain("快递")
  })

  it("says whom it serves, what is charged for and how it is paid, what is issued, and what is often asked", () => {
    expect(wordsUnder(guide, "applicants")).toBe("服务对象\n企业法人\n自然人")
    expect(wordsUnder(guide, "fee")).toContain("收费项目：评审费\n可网上支付。")
    expect(wordsUnder(guide, "result")).toContain("认定文件\n结果类型：出文办结\n结果样本与本指南一同公布。")
    expect(wordsUnder(guide, "application")).toContain("网办深度：Ⅳ级（全程网上办理）。")
    expect(rowsOf(guide, "questions")).toEqual([
      ["可以代办吗？", "可以委托"],
      ["几年有效？", "三年"],
    ])
  })

  it("says that a sample is one, which edition it was composed from, and until when it holds", () => {
    expect(wordsUnder(guide, "overview")).toContain("本指南为样例")
    expect(guide).toMatchObject({
      item: fullItem.id,
      edition: "2018-07",
      effectiveFrom: "2018-08-01",
      publishedOn,
    })
    expect(wordsUnder(guideOf({ validTo: plainDate("2019-01-01") }), "overview")).toContain(
      "至 2019-01-01 前一日止",
    )
  })

  it("asks for no application and no material where the authority acts of its own accord", () => {
    const own = composeGuide(exOfficioItem, { publishedOn, ruleSet })
    expect(wordsUnder(own, "application")).toContain("无需申请")
    expect(wordsUnder(own, "materials")).toContain("无需提交任何材料")
    expect(wordsUnder(own, "sample-forms")).toContain("没有需要填写的表格")
    expect(own.brief).toMatchObject({ bring: [], where: { zh: "无需申请" } })
  })

  it("leaves every text as the item has it: what marks up a page is the channel's to escape", () => {
    const hostile = `<script>"&'\u202E`
    expect(wordsUnder(guideOf({ name: text(hostile, hostile) }), "overview")).toContain(hostile)
  })
})
