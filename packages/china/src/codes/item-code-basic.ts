/**
 * The inside of a basic code. The text of GB/T 39554.1-2020 was not available; the split is what codes in
 * circulation suggest, so no reading relies on it and a caller asks for it by name.
 */
import type { ExerciseLevel } from "@onevisit/core/catalogue"

/** The likely segments of a basic code. */
export interface BasicCodeSegments {
  /** Two digits of a province; 00 for the whole country. */
  readonly province: string
  /** Two digits of type: see `nationalItemType`. */
  readonly type: string
  readonly department: string
  readonly main: string
  readonly sub: string
}

/**
 * The likely segments of a basic code of 12 digits; `undefined` for any other text.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { nationalItemType, splitBasicCode } from "@onevisit/china"
 *
 * const segments = splitBasicCode("370117002011")
 * assert.ok(segments)
 * assert.equal(segments.department, "17")
 * assert.equal(nationalItemType(segments.type).type, "licence")
 * ```
 */
export function splitBasicCode(basic: string): BasicCodeSegments | undefined {
  const [, province, type, department, main, sub] = /^(\d\d)(\d\d)(\d\d)(\d{3})(\d{3})$/.exec(basic) ?? []
  if (province === undefined || type === undefined || department === undefined) return undefined
  return main === undefined || sub === undefined ? undefined : { province, type, department, main, sub }
}

/**
 * The level that the digit in an implementing code stands for. 2 and 3 are borne out by published codes; a 6
 * stands in a code of a city's authority, so the digit is a hint and never decides on a power.
 */
export function levelOfItemCode(digit: string): ExerciseLevel | undefined {
  return levels.get(digit)
}

const levels: ReadonlyMap<string, ExerciseLevel> = new Map([
  ["1", "nation"],
  ["2", "province"],
  ["3", "city"],
  ["4", "county"],
  ["5", "township"],
  ["6", "village"],
])
