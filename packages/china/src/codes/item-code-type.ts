/**
 * The national types of item by their two digits. The text of GB/T 39554.1-2020 was not available: 01, 05,
 * 07, 08, 10 and 20 are borne out by links of running portals (许可, 资助, 认定, 奖励, 备案, 咨询), the others are
 * from general knowledge. A Guangdong basic code has 21 in this place, so a type not listed is never rejected.
 */
import type { ItemType } from "@onevisit/core/law"
import { text, type Text } from "@onevisit/core/reasons"

export interface NationalItemType {
  readonly code: string
  readonly title: Text
  /** The type of this library: it decides on the law. */
  readonly type: ItemType
  /** Whether people apply for it; of the rest the authority acts by itself. */
  readonly onApplication: "yes" | "no" | "some"
  /** The word by which Zhejiang's codes begin. */
  readonly word?: string
}

/** The national type of a code of one or two digits; one not listed is an other power with its code kept. */
export function nationalItemType(code: string): NationalItemType {
  const known = nationalItemTypes.find((each) => each.code === code.padStart(2, "0"))
  return known ?? { code, title: unlisted, type: "other-power", onApplication: "some" }
}

const unlisted = text("未列明的事项类型", "type of item not listed")

export const nationalItemTypes: readonly NationalItemType[] = [
  {
    code: "01",
    title: text("行政许可", "administrative licence"),
    type: "licence",
    onApplication: "yes",
    word: "许可",
  },
  {
    code: "02",
    title: text("行政处罚", "administrative penalty"),
    type: "other-power",
    onApplication: "no",
    word: "处罚",
  },
  {
    code: "03",
    title: text("行政强制", "administrative compulsion"),
    type: "other-power",
    onApplication: "no",
    word: "强制",
  },
  {
    code: "04",
    title: text("行政征收", "administrative levy"),
    type: "other-power",
    onApplication: "no",
    word: "征收",
  },
  {
    code: "05",
    title: text("行政给付", "benefit payment"),
    type: "benefit-payment",
    onApplication: "yes",
    word: "给付",
  },
  {
    code: "06",
    title: text("行政检查", "administrative inspection"),
    type: "other-power",
    onApplication: "no",
    word: "检查",
  },
  {
    code: "07",
    title: text("行政确认", "confirmation"),
    type: "confirmation",
    onApplication: "yes",
    word: "确认",
  },
  { code: "08", title: text("行政奖励", "award"), type: "award", onApplication: "yes", word: "奖励" },
  {
    code: "09",
    title: text("行政裁决", "administrative adjudication"),
    type: "other-power",
    onApplication: "yes",
    word: "裁决",
  },
  {
    code: "10",
    title: text("其他行政权力", "other administrative power"),
    type: "other-power",
    onApplication: "some",
    word: "其他",
  },
  {
    code: "20",
    title: text("公共服务", "public service"),
    type: "public-service",
    onApplication: "yes",
    word: "公共服务",
  },
]
