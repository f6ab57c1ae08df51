/** The parts of an item code whose form is known: mended, put together again, and each one checked. */
import type { Finding } from "@onevisit/core/reasons"
import { creditCodeFindings } from "./credit-code.ts"
import { fitsSlot, isOfAlphabet, mendPart } from "./item-code-alphabets.ts"
import { levelOfItemCode } from "./item-code-basic.ts"
import * as found from "./item-code-findings.ts"
import {
  itemCodeShapes,
  type ItemCodePart,
  type ItemCodeSlot,
  type KnownItemCodeForm,
  type SplitItemCode,
} from "./item-code-forms.ts"
import { nationalItemTypes } from "./item-code-type.ts"
import { sampleProvinceCode } from "./provinces.ts"

/** The parts, the code in normal form and what there is to say, of a code taken apart and as it was before. */
export function readParts(form: KnownItemCodeForm, split: SplitItemCode, code: string) {
  const shape = itemCodeShapes[form]
  const { extra, pieces, separator = shape.separator } = split
  const findings: Finding[] = pieces.join(separator) + extra === code ? [] : [found.wrongSeparators]
  const parts: Partial<Record<ItemCodePart, string>> = {}
  const mended = pieces.map((piece, at) => mendPart(piece, shape.slots[at]?.of ?? "digits"))
  for (const [at, slot] of shape.slots.entries()) {
    const part = mended[at]
    const isLast = at >= mended.length - 1 && extra === ""
    if (part === undefined) {
      if (slot.optional !== true) findings.push(found.truncated(form, slot.part))
      break
    }
    parts[slot.part] = part
    if (part !== pieces[at]) findings.push(found.inPart(slot.part, found.letterForDigit))
    if (isLast && isShort(part, slot)) {
      findings.push(found.truncated(form, slot.part))
      break
    }
    findings.push(...(fitsSlot(part, slot) ? partFindings(part, slot, isLast) : [found.wrongSegment(slot)]))
  }
  if (extra !== "") {
    parts.extra = extra.replace(/^-/, "")
    findings.push(found.inPart("extra", found.extraSegments))
  }
  return { parts, value: mended.join(separator) + extra, findings }
}

function isShort(part: string, slot: ItemCodeSlot): boolean {
  return isOfAlphabet(part, slot.of) && part.length < (slot.length ?? 1)
}

function partFindings(part: string, slot: ItemCodeSlot, isLast: boolean): readonly Finding[] {
  switch (slot.part) {
    case "agency":
      if (part.length === 18)
        return creditCodeFindings(part).map((finding) => found.inPart("agency", finding))
      return isLast ? [] : [found.inPart("agency", found.otherAgency)]
    case "level":
      return levelOfItemCode(part) === undefined ? [found.inPart("level", found.unknownLevel)] : []
    case "region":
      return part.startsWith(sampleProvinceCode) ? [found.inPart("region", found.sampleRegion)] : []
    case "type": {
      const isWord = slot.of === "word" && !nationalItemTypes.some(({ word }) => word === part)
      return isWord ? [found.inPart("type", found.unknownType)] : []
    }
    default:
      return []
  }
}
