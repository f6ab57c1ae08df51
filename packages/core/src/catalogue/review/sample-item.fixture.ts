import { expect, it } from "vitest"
import type { MaterialRequirement } from "../../materials/index.ts"
import { type Citation, formatPath, text, type Text } from "../../reasons/index.ts"
import { plainDate, workingDays } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { reviewItem } from "./review-item.ts"
import type { ReviewOptions } from "./review-options.ts"

export const sampleRules: Citation = {
  statute: "sample-rules",
  title: text("样例管理办法", "Sample Measures"),
  sample: true,
}

export function sampleMaterial(zh: string, over: Partial<MaterialRequirement> = {}): MaterialRequirement {
  return {
    id: "sample-material",
    name: text(zh, "Sample material"),
    necessity: "key",
    deferrable: [],
    accepts: [
      { copyKind: "original", medium: "paper", number: 1 },
      { copyKind: "copy", medium: "electronic", number: 1 },
    ],
    obtainedBy: "applicant",
    evidences: [],
    ...over,
  }
}

/** An item in which a review finds nothing. */
export const sampleItem: ServiceItem = {
  id: "sample-item",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: text("样例事项认定", "Recognition of a sample"),
  type: "confirmation",
  topics: [{ id: "research", title: text("科研创新", "Research"), of: "organisations" }],
  authority: { id: "sample-bureau", name: text("样例局", "Sample Bureau") },
  basis: [sampleRules],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [
    text("在样例区登记", "Registered in the sample district"),
    text("有研究开发机构", "Has a research unit"),
  ],
  procedure: [
    { ...text("受理", "Acceptance"), takes: workingDays(1) },
    { ...text("审核并决定", "Review and decision"), takes: workingDays(9) },
  ],
  promisedTerm: workingDays(10),
  specialProcedures: [],
  questions: [],
  materials: [sampleMaterial("样例申请表", { documentClass: "form" })],
  visits: { declared: 0 },
  channels: ["window", "online", "courier"],
  collection: ["courier"],
  fee: null,
  result: { name: text("样例认定证书", "Sample certificate"), kind: "certificate", sample: true },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: text("样例区服务中心1号窗口", "Window 1, Sample Centre"),
    hours: text("工作日 9:00–17:00", "Working days 9:00–17:00"),
  },
}

export const withConditions = (...zh: readonly string[]): Partial<ServiceItem> => ({
  conditions: zh.map((each) => text(each, "A sample condition")),
})

export const withMaterial = (zh: string, over: Partial<MaterialRequirement> = {}): Partial<ServiceItem> => ({
  materials: [sampleMaterial(zh, over)],
})

export const withContact = (over: Partial<ServiceItem["contact"]>): Partial<ServiceItem> => ({
  contact: { ...sampleItem.contact, ...over },
})

export const same = (words: string): Text => text(words, words)

/** What is found in the sample item with these changes: `code path`. */
export function found(over: Partial<ServiceItem>, options?: ReviewOptions): readonly string[] {
  return reviewItem({ ...sampleItem, ...over }, options).map(
    ({ code, path }) => `${code} ${formatPath(path)}`,
  )
}

/** The sample item without some fields it need not have. */
export function without(...keys: readonly (keyof ServiceItem)[]): ServiceItem {
  const left = Object.entries(sampleItem).filter(([key]) => !keys.some((gone) => gone === key))
  return Object.fromEntries(left) as unknown as ServiceItem
}

export type Case = readonly [says: string, over: Partial<ServiceItem>, found: readonly string[]]

/** Tests what is found in the sample item with these changes. */
export function hold(cases: readonly Case[]): void {
  it.each(cases)("%s", (_says, over, expected) => expect(found(over)).toEqual(expected))
}
