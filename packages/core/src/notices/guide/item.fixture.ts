/** An item that says all that an item can say, and what goes with it. Made up. */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate, workingDays } from "../../time/index.ts"
import type { GuideOutlet } from "./where-to-apply.ts"

export const clause = {
  statute: "sample-rules",
  title: text("样例办法", "Sample rules"),
  article: "3",
  sample: true,
}

const unit = (id: string, zh: string, en: string) => ({ id, name: text(zh, en) })

export const fullItem: ServiceItem = {
  id: "technology-centre",
  edition: "2018-07",
  validFrom: plainDate("2018-08-01"),
  validTo: null,
  name: text("企业技术中心认定", "Technology centre"),
  type: "confirmation",
  codes: { basic: "990712345000", implementing: "SAMPLE-31", handling: "SAMPLE-33", local: "样-00123" },
  power: {
    list: { statute: "power-list", title: text("样例区权责清单", "Sample power list") },
    entry: "确认-12",
    level: "county",
  },
  category: { id: "enterprise-support", title: text("企业扶持", "Support of enterprises") },
  topics: [
    { id: "investment", title: text("投资审批", "Investment"), of: "organisations" },
    { id: "science", title: text("科技创新", "Science"), of: "organisations" },
    { id: "work", title: text("就业创业", "Work"), of: "persons" },
  ],
  authority: unit("sample-bureau", "样例机关", "Sample bureau"),
  units: {
    lead: unit("lead", "样例牵头局", "Sample Lead Bureau"),
    responsible: unit("responsible", "样例技术科", "Sample Technology Section"),
    cooperating: [
      unit("finance", "样例财政局", "Sample Finance Bureau"),
      unit("tax", "样例税务局", "Sample Tax Bureau"),
    ],
  },
  basis: [clause],
  serves: ["enterprise", "natural-person"],
  initiation: "on-application",
  conditions: [text("在本区登记", "Registered in the district"), text("设有研发机构", "Has a research unit")],
  quantityLimit: text("每年二十家", "Twenty a year"),
  procedure: [
    { ...text("窗口受理", "The window accepts"), takes: workingDays(1) },
    { ...text("专家评审", "Experts assess"), takes: workingDays(7), counted: false },
    text("作出决定", "It is decided"),
  ],
  promisedTerm: workingDays(15, clause),
  handling: "promised",
  review: "after-acceptance",
  specialProcedures: [{ reason: "expert-review", title: text("专家评审程序", "expert review") }],
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
      documentClass: "form",
      obtainedBy: "applicant",
      evidences: [],
      basis: { statute: "form-rules", title: text("样例表格规定", "Sample rules on forms") },
      standard: text("逐页签章", "Every page is signed and sealed"),
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
      remark: text("含附件", "with its annexes"),
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
  legs: [
    {
      id: "inspection",
      kind: "site-check",
      name: text("实验室查看", "The laboratory is looked at"),
      atDiscretion: true,
      when: { fact: "jointCentre", is: true },
      ways: [{ way: "authority-comes" }, { way: "online", when: { fact: "jointCentre", is: false } }],
    },
  ],
  channels: ["window", "online", "courier"],
  onlineDepth: 4,
  servedAt: [{ outlet: "centre", windows: ["w11", "w12"] }, { outlet: "street" }],
  collection: ["by-hand", "courier"],
  fee: {
    amount: text("每件 100 元", "100 yuan each"),
    basis: { statute: "fee-rules", title: text("样例收费办法", "Sample rules on fees") },
    charges: text("评审费", "Assessment"),
    payOnline: true,
  },
  result: { name: text("认定文件", "Document of recognition"), kind: "document", sample: true },
  faq: [
    { question: text("可以代办吗？", "May an agent apply?"), answer: text("可以委托", "Yes, by authority") },
    { question: text("几年有效？", "How long does it hold?"), answer: text("三年", "Three years") },
  ],
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: text("样例路1号", "1 Sample Road"),
    hours: text("工作日上午", "Working days, mornings"),
  },
  sample: text("本指南为样例", "This guide is a sample"),
}

export const exOfficioItem: ServiceItem = {
  ...fullItem,
  initiation: "ex-officio",
  channels: [],
  materials: [],
  questions: [],
  legs: [],
}

const hours = { workingDays: [{ from: "08:30", to: "17:00" }] }

export const outlets: readonly GuideOutlet[] = [
  {
    id: "centre",
    name: text("样例服务中心", "Sample Service Centre"),
    address: text("样例路2号", "2 Sample Road"),
    phone: "0571-0000 0003",
    hours,
    windows: [
      { id: "w11", name: text("11号窗口", "Window 11"), phone: "0571-0000 0006" },
      { id: "w13", name: text("13号窗口", "Window 13") },
    ],
  },
  {
    id: "street",
    name: text("样例街道中心", "Sample Street Centre"),
    address: text("样例路3号", "3 Sample Road"),
    phone: "0571-0000 0004",
    hours,
    windows: [],
  },
  {
    id: "village",
    name: text("样例村代办点", "Sample Village Agents"),
    address: text("样例路5号", "5 Sample Road"),
    phone: "0571-0000 0007",
    hours,
    windows: [],
    carries: ["technology-centre"],
  },
  {
    id: "elsewhere",
    name: text("样例村便民点", "Sample Village Point"),
    address: text("样例路4号", "4 Sample Road"),
    phone: "0571-0000 0005",
    hours,
    windows: [],
    carries: ["another-item"],
  },
]

export const ruleSet: RuleSet = {
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

export const options = { publishedOn: plainDate("2018-07-20"), ruleSet, outlets }
