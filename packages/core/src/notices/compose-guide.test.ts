import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../catalogue/index.ts"
import type { RuleSet } from "../law/index.ts"
import { text } from "../reasons/index.ts"
import { plainDate, workingDays } from "../time/index.ts"
import { composeGuide } from "./compose-guide.ts"
import type { Guide, GuideSection } from "./guide.ts"

const clause = {
  statute: "sample-rules",
  title: text("样例办法", "Sample rules"),
  article: "3",
  sample: true,
}

const item: ServiceItem = {
  id: "technology-centre",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: text("企业技术中心认定", "Technology centre"),
  type: "confirmation",
  authority: { id: "sample-bureau", name: text("样例机关", "Sample bureau") },
  basis: [clause],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [text("在本区登记", "Registered in the district")],
  procedure: [text("受理", "Acceptance"), text("审核", "Review")],
  promisedTerm: workingDays(15, clause),
  specialProcedures: [{ reason: "expert-review", title: text("专家评审", "expert review") }],
  questions: [
    {
      fact: "jointCentre",
      question: text("是否共建？", "Is it run jointly?"),
      answers: [
        { value: true, label: text("是", "yes") },
        { value: false, label: text("否", "no") },
      ],
    },
  ],
  materials: [
    {
      id: "application-form",
      name: text("认定申请表", "Application form"),
      necessity: "key",
      deferrable: ["missing-seal"],
      accepts: [{ copyKind: "original", medium: "paper", number: 2, sealed: true }],
      obtainedBy: "applicant",
      evidences: [],
    },
    {
      id: "agreement",
      name: text("合作协议", "Agreement"),
      necessity: "secondary",
      deferrable: ["absence"],
      accepts: [{ copyKind: "copy", medium: "electronic", number: 1 }],
      issuedBy: text("合作单位", "the partner"),
      obtainedBy: "applicant",
      evidences: [],
      when: { fact: "jointCentre", is: true },
    },
    {
      id: "business-licence",
      name: text("营业执照", "Business licence"),
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "copy", medium: "electronic", number: 1 }],
      obtainedBy: "agency-verified",
      lookUp: { registry: "market-registration", record: "business-licence" },
      evidences: [],
    },
  ],
  visits: { declared: 1, reason: text("交原件", "originals are handed in") },
  channels: ["window", "courier"],
  collection: ["by-hand", "courier"],
  fee: null,
  result: { name: text("认定文件", "Document of recognition") },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: text("样例路1号", "1 Sample Road"),
    hours: text("工作日", "Working days"),
  },
  sample: text("样例", "Sample"),
}

const ruleSet: RuleSet = {
  id: "sample-rules",
  version: "1",
  title: text("样例办法", "Sample rules"),
  rank: "practice",
  source: clause,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  clauses: [],
  provisions: {
    decision: { term: workingDays(20), clause },
    delivery: { term: workingDays(10), clause },
    tolerance: {
      commitmentRequired: true,
      longest: workingDays(10),
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause,
    },
  },
}

const options = { publishedOn: plainDate("2018-07-20") }

function wordsOf(sections: readonly GuideSection[], language: "zh" | "en"): string {
  return sections
    .flatMap(({ blocks, heading }) => [heading, ...blocks.flatMap((block) => textsOf(block))])
    .map((each) => each[language])
    .join("\n")
}

function textsOf(block: GuideSection["blocks"][number]) {
  if (block.kind === "paragraph") return [block.text]
  return block.kind === "list" ? block.items : [...block.columns, ...block.rows.flat()]
}

const of = (guide: Guide, id: string, language: "zh" | "en" = "zh") =>
  wordsOf(
    guide.sections.filter((section) => section.id === id),
    language,
  )

describe("a service guide", () => {
  const guide = composeGuide(item, { ...options, ruleSet })

  it("tells all that 行政许可法 art. 30 has posted and the bulletin asks for, in both languages", () => {
    for (const each of [guide, composeGuide(item, options), composeGuide(exOfficio, options)]) {
      expect(each.sections.map(({ id }) => id)).toEqual([
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
      expect(wordsOf(each.sections, "zh")).not.toMatch(/undefined|null|\[object/)
    }
  })

  it("says of each material when it is needed, its form and number, whether key, and what may be owed", () => {
    const [form, agreement] = rows(guide)
    expect(form).toEqual([
      "认定申请表",
      "均需",
      "原件 2 份（纸质，加盖印章）",
      "关键材料",
      "可后补盖章",
      "申请人提供",
    ])
    expect(agreement).toEqual([
      "合作协议",
      "是否共建？“是”",
      "复印件 1 份（电子）",
      "次要材料",
      "可后补",
      "申请人提供（出具：合作单位）",
    ])
  })

  it("never asks for what the authority obtains itself", () => {
    const licence = rows(guide)[2]
    expect(licence?.at(-1)).toBe("由办理机关核验，无需提交")
    expect(licence).toContain("无需提交")
    expect(licence?.join()).not.toContain("复印件")
    expect(of(guide, "tolerant-intake")).not.toContain("营业执照")
  })

  it("tells what may be owed and until when, by the rule set", () => {
    expect(of(guide, "tolerant-intake")).toContain("最长10个工作日")
    expect(of(guide, "tolerant-intake")).toContain("书面承诺")
    expect(of(guide, "tolerant-intake")).toContain("合作协议：可后补")
    expect(of(composeGuide(item, options), "tolerant-intake")).not.toContain("最长")
  })

  it("tells the statutory and the promised term apart, and that special procedures stop only the promise", () => {
    const limits = of(guide, "time-limits")
    expect(limits).toContain("20个工作日")
    expect(limits).toContain("15个工作日（《样例办法》第3条（样例））")
    expect(limits).toContain("10个工作日")
    expect(limits).toMatch(/不延长法定办结时限/)
    expect(of(composeGuide(item, options), "time-limits")).toContain("未规定")
    const own = { ...item, statutoryTerm: workingDays(45, clause) }
    expect(of(composeGuide(own, { ...options, ruleSet }), "time-limits")).not.toContain("20个工作日")
  })

  it("says how often one must come, and that a courier is a free choice", () => {
    expect(of(guide, "visits")).toContain("最多到现场 1 次。原因：交原件")
    expect(of(guide, "visits", "en")).toContain("At most 1 visit.")
    expect(of(composeGuide({ ...item, visits: { declared: 0 } }, options), "visits")).toContain("不用跑")
    expect(of(guide, "result")).toContain("自愿选择")
  })

  it("names phone, e-mail and where to complain", () => {
    for (const value of ["0571-0000 0001", "0571-0000 0002", "window@example.invalid"]) {
      expect(of(guide, "contact")).toContain(value)
    }
  })

  it("says that a sample is one, and which edition it was composed from", () => {
    expect(of(guide, "overview")).toContain("样例")
    expect(guide).toMatchObject({
      item: item.id,
      edition: "2018-07",
      effectiveFrom: "2018-07-01",
      ...options,
    })
  })

  it("asks for no application and no material where the authority acts of its own accord", () => {
    const own = composeGuide(exOfficio, options)
    expect(of(own, "application")).toContain("无需申请")
    expect(of(own, "materials")).toContain("无需提交任何材料")
    expect(of(own, "sample-forms")).toContain("没有需要填写的表格")
  })
})

const exOfficio: ServiceItem = {
  ...item,
  initiation: "ex-officio",
  channels: [],
  materials: [],
  questions: [],
}

function rows(guide: Guide): readonly (readonly string[])[] {
  const block = guide.sections.find(({ id }) => id === "materials")?.blocks[0]
  return block?.kind === "table" ? block.rows.map((row) => row.map(({ zh }) => zh)) : []
}
