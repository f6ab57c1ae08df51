/** What can be wrong or odd about an item code, each with the part it stands in. */
import { codeFinding } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"
import {
  itemCodeParts,
  itemCodeShapes,
  type ItemCodeAlphabet,
  type ItemCodePart,
  type ItemCodeSlot,
  type KnownItemCodeForm,
} from "./item-code-forms.ts"

/** A finding about one part: its path, and the part's name before its message. */
export function inPart(part: ItemCodePart, { message, ...finding }: Finding): Finding {
  const { zh, en } = itemCodeParts[part]
  return { ...finding, path: [part], message: text(`${zh}：${message.zh}`, `${en}: ${message.en}`) }
}

/** A part of a wrong length or with characters it cannot have. */
export function wrongSegment({ length, of, part }: ItemCodeSlot): Finding {
  const { zh, en } = characters[of]
  const expected =
    length === undefined
      ? text(`应为${zh}`, `expected ${en}`)
      : text(`应为${length}位${zh}`, `expected ${en}, ${length} in all`)
  return inPart(part, codeFinding("item-code-segment", expected))
}

/** A code that ends before its form does; the part is the first one missing or not whole. */
export function truncated(form: KnownItemCodeForm, part: ItemCodePart): Finding {
  const { title } = itemCodeShapes[form]
  const message = text(
    `${title.zh}到此为止，不完整，请对照原件补全`,
    `the ${title.en} is cut off here: complete it from the source`,
  )
  return inPart(part, codeFinding("code-truncated", message))
}

/** A code of another form than its field holds. */
export function unexpectedForm(field: KnownItemCodeForm): Finding {
  const { title } = itemCodeShapes[field]
  return codeFinding("item-code-field", text(`此处应填${title.zh}`, `expected the ${title.en} here`))
}

export const empty = codeFinding("code-empty", text("未填编码", "there is no code"))
export const smallLetters = codeFinding(
  "code-case",
  text("含小写字母，已按大写读取", "holds small letters; read as capitals"),
  "warning",
)
export const letterForDigit = codeFinding(
  "code-letter-for-digit",
  text("字母O、I处应为数字0、1，已按数字读取", "has an O or I where 0 or 1 belongs; read as the digit"),
  "warning",
)
export const wrongSeparators = codeFinding(
  "code-separator",
  text(
    "分段连接号缺失或多余，已按规定形式读取",
    "has hyphens missing or too many; read in the form it should have",
  ),
  "warning",
)
export const extraSegments = codeFinding(
  "code-extra",
  text("已保留，请核对原件", "it was kept: compare with the source"),
  "warning",
)
export const ambiguous = codeFinding(
  "item-code-ambiguous",
  text(
    "可能是基本编码，也可能是被截断的实施编码，请核对",
    "a basic code, or the beginning of an implementing code: compare with the source",
  ),
  "warning",
)
export const unknownForm = codeFinding(
  "item-code-form",
  text(
    "不是已知形式的编码，按地方编码原样保留",
    "no known form of item code: kept as it is, as a local code",
  ),
  "warning",
)
export const unknownLevel = codeFinding(
  "item-code-level",
  text("不是已知的层级代码，请核对", "no known level: compare with the source"),
  "warning",
)
export const unknownType = codeFinding(
  "item-code-type",
  text("不是已知的事项类型，已保留", "no known type of item; it was kept"),
  "warning",
)
export const otherAgency = codeFinding(
  "item-code-agency",
  text(
    "不是18位统一社会信用代码，按原代码保留",
    "not a credit code of 18 characters; the number was kept as it is",
  ),
  "warning",
)
export const sampleRegion = codeFinding(
  "code-sample-region",
  text("样例区划，不属于任何地方", "a sample region: it belongs to no place"),
  "note",
)

const characters: Readonly<Record<ItemCodeAlphabet, { readonly zh: string; readonly en: string }>> = {
  digits: text("数字", "digits"),
  letters: text("字母", "letters"),
  alphanumeric: text("数字或字母", "digits or letters"),
  credit: text("数字或字母", "digits or letters"),
  agency: text("数字或字母", "digits or letters"),
  catalogue: text("数字或字母", "digits or letters"),
  word: text("汉字", "Chinese characters"),
}
