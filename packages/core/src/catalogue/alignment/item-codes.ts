/**
 * The codes by which an item and an entry are one. A directory names items by 基本编码 alone. An item may say only its
 * 实施编码 (18 characters of the agency's credit code, one digit of level, the 12 digits of the basic code) or its
 * 业务办理项编码 (the same and two digits): the basic code stands in either. Of other lengths nothing is told.
 */
import { normaliseAscii } from "../../identity/index.ts"
import type { ItemCodes } from "../service-item.ts"

export type ComparedCode = "basic" | "local"

/** A code in the form in which it is compared. A basic code has no hyphens of its own, a local one may. */
export function codeForm(kind: ComparedCode, code: string): string {
  return kind === "basic" ? withoutHyphens(code) : normaliseAscii(code)
}

/** A code of an item, and the field in which it stands. */
export interface FoundCode {
  readonly code: string
  readonly field: keyof ItemCodes
}

/** The code as the item says it; a basic code that it does not say, out of one that does. */
export function codeOf(codes: ItemCodes, kind: ComparedCode): FoundCode | undefined {
  const said = codes[kind]
  if (said !== undefined) return { code: said, field: kind }
  return kind === "basic" ? (basicWithin("implementing", codes) ?? basicWithin("handling", codes)) : undefined
}

function basicWithin(field: "implementing" | "handling", codes: ItemCodes): FoundCode | undefined {
  const code = SHAPES[field].exec(withoutHyphens(codes[field] ?? ""))?.[1]
  return code === undefined ? undefined : { code, field }
}

const SHAPES = {
  implementing: /^[0-9A-Z]{18}\d(\d{12})$/,
  handling: /^[0-9A-Z]{18}\d(\d{12})[0-9A-Z]{2}$/,
}

function withoutHyphens(code: string): string {
  return normaliseAscii(code).replaceAll(/[\p{Pd}−]/gu, "")
}
