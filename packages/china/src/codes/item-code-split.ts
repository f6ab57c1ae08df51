/**
 * Which form a tidied code has, and its parts as far as they go. A complete code goes before one cut off;
 * a number of no known form stays whole, as an opaque local code.
 */
import type { ItemCodes } from "@onevisit/core/catalogue"
import { isCreditCode } from "./credit-code.ts"
import { fitsSlot, isOfAlphabet, mendPart } from "./item-code-alphabets.ts"
import { itemCodeShapes, type SplitItemCode } from "./item-code-forms.ts"
import { splitSichuan, splitZhejiang } from "./item-code-segments.ts"
import { provinceCodes, sampleProvinceCode } from "./provinces.ts"

/** Takes a code apart. The field it comes from decides where a text can be two things, but never hides a third. */
export function splitItemCode(code: string, field: keyof ItemCodes | undefined): SplitItemCode {
  const segments = code.split("-")
  return (
    (field === undefined || field === "local" ? undefined : splitAs(segments, field)) ??
    splitZhejiang(code) ??
    splitSichuan(code) ??
    splitComplete(segments) ??
    (field === "local" ? undefined : splitIncomplete(segments)) ?? { form: "local", pieces: [], extra: "" }
  )
}

/** Whether a text begins with the department, kind and region of a credit code, as far as it goes. */
export function beginsAsAgency(code: string): boolean {
  const begin = mendPart(code.slice(0, 8), "credit")
  const province = begin.slice(2, 4)
  if (!/^(?:[159][1239]|N[1239]|Y1)\d{2,6}$/.test(begin)) return false
  return provinceCodes.has(province) || province === sampleProvinceCode || "100000".startsWith(begin.slice(2))
}

/** The forms without separators. */
const compactForms = ["handling", "implementing", "hubei", "basic", "guizhou"] as const

type CompactForm = (typeof compactForms)[number]

/** The field's own form, complete or cut off, unless the text is a whole code of another. */
function splitAs(segments: readonly string[], form: CompactForm): SplitItemCode | undefined {
  const head = segments.join("")
  const isAnother =
    !beginsAsAgency(head) && compactForms.some((each) => each !== form && isComplete(head, each))
  return isAnother || !isBeginning(head, form) ? undefined : { form, pieces: cutUp(head, form), extra: "" }
}

/** The longest run of segments that makes a complete code; what follows is extra. */
function splitComplete(segments: readonly string[]): SplitItemCode | undefined {
  let longest: { readonly form: CompactForm; readonly head: string; readonly taken: number } | undefined
  let head = ""
  for (const [at, segment] of segments.entries()) {
    head += segment
    if (head.length > lengthOf("handling")) break
    const form = compactForms.find((each) => isComplete(head, each))
    if (form !== undefined) longest = { form, head, taken: at + 1 }
  }
  if (longest === undefined) return undefined
  const extra = segments.slice(longest.taken).map((segment) => `-${segment}`)
  return { form: longest.form, pieces: cutUp(longest.head, longest.form), extra: extra.join("") }
}

function splitIncomplete(segments: readonly string[]): SplitItemCode | undefined {
  const head = segments.join("")
  if (beginsAsAgency(head) || isCreditCode(mendPart(head.slice(0, 18), "credit"))) {
    return splitIrregular(segments) ?? splitByLength(head)
  }
  const form = (["guizhou", "basic", "hubei"] as const).find((each) => isBeginning(head, each))
  return form === undefined ? undefined : { form, pieces: cutUp(head, form), extra: "" }
}

/** An authority's code written in as many segments as it has parts, one of them of a wrong length. */
function splitIrregular(segments: readonly string[]): SplitItemCode | undefined {
  const form = (["implementing", "handling"] as const).find(
    (each) => itemCodeShapes[each].slots.length === segments.length,
  )
  return form === undefined ? undefined : { form, pieces: segments, extra: "", separator: "-" }
}

function splitByLength(head: string): SplitItemCode {
  const form = head.length <= lengthOf("implementing") ? "implementing" : "handling"
  return { form, pieces: cutUp(head, form), extra: head.slice(lengthOf(form)) }
}

function isComplete(head: string, form: CompactForm): boolean {
  return head.length === lengthOf(form) && isBeginning(head, form)
}

/** Whether a text can be the beginning of a code, or all of it. Hubei's codes begin with the province's 42. */
function isBeginning(head: string, form: CompactForm): boolean {
  if (head === "" || head.length > lengthOf(form)) return false
  if (form === "hubei" && !/^(?:42|99)/.test(mendPart(head, "digits"))) return false
  const { slots } = itemCodeShapes[form]
  const pieces = cutUp(head, form).map((piece, at) => mendPart(piece, slots[at]?.of ?? "digits"))
  return pieces.every((piece, at) => {
    const slot = slots[at]
    if (slot === undefined) return false
    return at < pieces.length - 1 ? fitsSlot(piece, slot) : isOfAlphabet(piece, slot.of)
  })
}

function cutUp(head: string, form: CompactForm): readonly string[] {
  const pieces: string[] = []
  let at = 0
  for (const { length = 0 } of itemCodeShapes[form].slots) {
    if (at < head.length) pieces.push(head.slice(at, at + length))
    at += length
  }
  return pieces
}

function lengthOf(form: CompactForm): number {
  return itemCodeShapes[form].slots.reduce((sum, { length = 0 }) => sum + length, 0)
}
