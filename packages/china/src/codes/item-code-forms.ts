/**
 * The forms in which service items are numbered. National: the basic code (基本编码), the implementing code
 * (实施编码, the credit code of the authority, one digit of level, the basic code) and the handling-item code
 * (业务办理项编码, two digits more), after GB/T 39554.1-2020 as codes in circulation show it. Local: Guizhou by
 * DB52/T 1264-2018, Hubei by the province's coding rules for online powers, Sichuan and Zhejiang as their
 * portals write them. Every other local code, that of Jilin (DB22/T 2848-2017) among them, is opaque.
 */
import { text, type Text } from "@onevisit/core/reasons"

export type ItemCodeForm =
  | "basic"
  | "implementing"
  | "handling"
  | "guizhou"
  | "hubei"
  | "sichuan"
  | "zhejiang"
  /** A local code of a form not known here: kept as it is. */
  | "local"

/** What a part of a code means; the 3rd, 5th and 6th of a Sichuan code have no published meaning. */
export type ItemCodePart =
  | "agency"
  | "level"
  | "basic"
  | "handling"
  | "type"
  | "main"
  | "sub"
  | "region"
  | "body"
  | "catalogue"
  | "third"
  | "fifth"
  | "sixth"
  /** What follows a complete code. */
  | "extra"

/** The characters a part is written in. */
export type ItemCodeAlphabet =
  | "digits"
  | "letters"
  | "alphanumeric"
  /** Of a credit code. */
  | "credit"
  /** Of a credit code, or of whatever number stands in its place. */
  | "agency"
  /** Of a catalogue code of Sichuan. */
  | "catalogue"
  /** Chinese characters. */
  | "word"

/** The place of one part in a form. */
export interface ItemCodeSlot {
  readonly part: ItemCodePart
  readonly of: ItemCodeAlphabet
  /** Characters; without it a part may have any number. */
  readonly length?: number
  readonly optional?: true
}

export interface ItemCodeShape {
  readonly title: Text
  /** What stands between the parts. */
  readonly separator: "" | "-"
  readonly slots: readonly ItemCodeSlot[]
}

export type KnownItemCodeForm = Exclude<ItemCodeForm, "local">

/** A code taken apart, nothing mended yet. */
export interface SplitItemCode {
  readonly form: ItemCodeForm
  /** In the order of the form's slots, as far as they go. */
  readonly pieces: readonly string[]
  /** What follows them, with its own separator if it has one. */
  readonly extra: string
  /** What stands between the pieces, where it is not what the form says. */
  readonly separator?: "-"
}

const agency: ItemCodeSlot = { part: "agency", of: "credit", length: 18 }
const level: ItemCodeSlot = { part: "level", of: "digits", length: 1 }
const basic: ItemCodeSlot = { part: "basic", of: "digits", length: 12 }
const handling: ItemCodeSlot = { part: "handling", of: "digits", length: 2 }

export const itemCodeShapes: Readonly<Record<KnownItemCodeForm, ItemCodeShape>> = {
  basic: { title: text("基本编码", "basic code"), separator: "", slots: [basic] },
  implementing: {
    title: text("实施编码", "implementing code"),
    separator: "",
    slots: [agency, level, basic],
  },
  handling: {
    title: text("业务办理项编码", "handling-item code"),
    separator: "",
    slots: [agency, level, basic, handling],
  },
  guizhou: {
    title: text("贵州事项编码", "item code of Guizhou"),
    separator: "",
    slots: [
      { part: "type", of: "letters", length: 2 },
      { part: "main", of: "digits", length: 5 },
      { part: "sub", of: "digits", length: 3 },
    ],
  },
  hubei: {
    title: text("湖北职权编码", "code of powers of Hubei"),
    separator: "",
    slots: [
      { part: "region", of: "digits", length: 6 },
      { part: "body", of: "alphanumeric", length: 3 },
      { part: "type", of: "alphanumeric", length: 2 },
      { part: "main", of: "digits", length: 3 },
      { part: "sub", of: "digits", length: 2 },
    ],
  },
  sichuan: {
    title: text("四川事项编码", "item code of Sichuan"),
    separator: "-",
    slots: [
      { part: "catalogue", of: "catalogue" },
      { part: "region", of: "digits", length: 12 },
      { part: "third", of: "digits", length: 3 },
      { part: "agency", of: "agency" },
      { part: "fifth", of: "digits", length: 1 },
      { part: "sixth", of: "digits", length: 2 },
    ],
  },
  zhejiang: {
    title: text("浙江权力事项编码", "code of powers of Zhejiang"),
    separator: "-",
    slots: [
      { part: "type", of: "word" },
      { part: "main", of: "digits", length: 5 },
      { part: "sub", of: "digits", length: 3 },
      { ...handling, optional: true },
    ],
  },
}

/** The parts as people call them. */
export const itemCodeParts: Readonly<Record<ItemCodePart, Text>> = {
  agency: text("实施主体代码", "code of the authority"),
  level: text("行使层级", "level of exercise"),
  basic: text("基本编码", "basic code"),
  handling: text("办理项序号", "number of the handling item"),
  type: text("事项类型", "type of item"),
  main: text("主项代码", "number of the main item"),
  sub: text("子项代码", "number of the sub-item"),
  region: text("行政区划代码", "region code"),
  body: text("行政主体代码", "number of the body"),
  catalogue: text("目录编码", "catalogue code"),
  third: text("第三段", "third segment"),
  fifth: text("第五段", "fifth segment"),
  sixth: text("第六段", "sixth segment"),
  extra: text("多余内容", "what follows the code"),
}
