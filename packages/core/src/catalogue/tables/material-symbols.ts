/**
 * The words and numbers for materials. The numbers are those that two running systems in Zhejiang and elsewhere write:
 * they clash, since 1 means needed in one and not needed in the other. 非必要 is never owed; 容缺后补 is.
 */
import {
  type CopyKind,
  type Deferral,
  deferralNames,
  type DocumentClass,
  documentClassNames,
  type Medium,
  necessityNames,
  type ObtainedBy,
} from "../../materials/index.ts"
import { printedLabels } from "./printed-labels.ts"
import { national, type Symbols, wordsAlone } from "./symbols.ts"

/**
 * 材料必要性 as tables have it. `later` (容缺后补) is a secondary material that may be absent at first.
 * `exempt-or-credit` (信息免交、信用后补) is two things in one number: that the authority looks the material up, or
 * that it may follow because the applicant's credit is good. Neither can be told from it, so it is never read as one.
 */
export type Need = "key" | "secondary" | "optional" | "later" | "exempt-or-credit"

export const needs: Symbols<Need> = {
  labels: [
    ["关键", "key"],
    ["必要", "key"],
    ["次要", "secondary"],
    ["可选", "optional"],
    ["非必要", "optional"],
    ...printedLabels(necessityNames),
    ["容缺后补", "later"],
    ["信息免交、信用后补", "exempt-or-credit"],
    ["信息免交", "exempt-or-credit"],
    ["信用后补", "exempt-or-credit"],
  ],
  numbers: {
    "system-a": { 1: "key", 2: "optional", 3: "later" },
    "system-b": { 0: "key", 1: "optional", 2: "later", 3: "exempt-or-credit" },
  },
}

export const deferrals: Symbols<Deferral> = wordsAlone([
  ["可后补", "absence"],
  ["可先交复印件", "copy-for-original"],
  ["可后补印章", "missing-seal"],
  ["可先交受理凭证", "receipt-in-lieu"],
  ["可先交办理回执", "receipt-in-lieu"],
  ...printedLabels(deferralNames),
])

/** Of two forms of a material: one, or either. `both` is what 和 says and `accepts` cannot: it is read as either. */
export type OneOrEither<T> = T | "either" | "both"

export const copyKinds: Symbols<OneOrEither<CopyKind>> = wordsAlone([
  ["原件", "original"],
  ["复印件", "copy"],
  ["原件或复印件", "either"],
  ["原件/复印件", "either"],
  ["原件和复印件", "both"],
  ["原件及复印件", "both"],
])

const mediumNumbers = { 1: "paper", 2: "electronic", 3: "either" } as const

export const mediums: Symbols<OneOrEither<Medium>> = {
  labels: [
    ["纸质", "paper"],
    ["电子", "electronic"],
    ["电子化", "electronic"],
    ["纸质或电子", "either"],
    ["纸质/电子", "either"],
    ["纸质/电子化", "either"],
    ["纸质和电子", "both"],
    ["纸质和电子化", "both"],
  ],
  numbers: { "system-a": mediumNumbers, "system-b": mediumNumbers },
}

/** Whether it bears a seal: in every form, in none, or in the one that is named. */
export type Sealing = "all" | "none" | Medium

export const sealings: Symbols<Sealing> = {
  labels: [
    ["是", "all"],
    ["否", "none"],
    ["仅纸质", "paper"],
    ["仅电子", "electronic"],
  ],
  numbers: national({ 1: "all", 0: "none" }),
}

export const documentClasses: Symbols<DocumentClass> = {
  labels: printedLabels(documentClassNames),
  numbers: { "system-a": { 1: "certificate", 2: "form", 3: "other" } },
}

const sourceNumbers = { 0: "applicant", 1: "government", 2: "other" } as const

/** 来源渠道: who made the document. The issuing unit says it better, so this is read only to check that one stands there. */
export const sources: Symbols<"applicant" | "government" | "other"> = {
  labels: [
    ["申请人自备", "applicant"],
    ["政府部门核发", "government"],
    ["其他", "other"],
  ],
  numbers: { "system-a": sourceNumbers, "system-b": sourceNumbers },
}

export const obtainedBy: Symbols<ObtainedBy> = wordsAlone([
  ["申请人提交", "applicant"],
  ["部门核验", "agency-verified"],
  ["数据共享", "shared"],
  ["电子证照", "e-licence"],
])
