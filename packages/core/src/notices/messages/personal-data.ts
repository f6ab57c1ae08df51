/**
 * A last look at a text that is about to travel. Fields cannot hold personal data by their kinds; what somebody writes
 * into public words can. Numbers are known by their form, the addressee's own data by what the subject is known by.
 */

/** What gave a text away. Says what was found and never repeats it. */
export type PersonalTrace = "citizen-number" | "mobile-number" | "bank-account" | "known-value"

/**
 * What of a person stands in a text: an 18-digit citizen number with its check digit (GB 11643-1999), a mobile number,
 * a number of a bank card with its check digit (ISO/IEC 7812-1), or one of the values that the caller knows them by.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { findPersonalData } from "@onevisit/core/notices"
 *
 * assert.deepEqual(findPersonalData("请联系 120-1234-5678", []), ["mobile-number"])
 * assert.deepEqual(findPersonalData("样例甲的申请", ["样例甲"]), ["known-value"])
 * assert.deepEqual(findPersonalData("您的申请已受理", ["样例甲"]), [])
 * ```
 */
export function findPersonalData(text: string, known: readonly string[]): readonly PersonalTrace[] {
  const found: PersonalTrace[] = []
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "")
  const numbers = numbersIn(plain)
  const joined = numbers.map((groups) => groups.join(""))
  if (joined.some(isCitizenNumber)) found.push("citizen-number")
  if (joined.some((number) => /^(?:86)?1\d{10}$/.test(number))) found.push("mobile-number")
  if (numbers.some(isBankCard)) found.push("bank-account")
  const squeezed = squeeze(plain)
  // One sign alone, such as a surname, stands in many words.
  const isTold = (value: string) => squeeze(value).length > 1 && squeezed.includes(squeeze(value))
  if (known.some(isTold)) found.push("known-value")
  return found
}

/** What may be one number each: groups of digits that stand together, written apart by a space, a hyphen or a dot. */
function numbersIn(text: string): readonly (readonly string[])[] {
  const numbers: string[][] = []
  for (const [run] of text.replace(UUID, " _ ").matchAll(/\d+(?:[\s.\p{Pd}]{1,3}\d+)*[Xx]?/gu)) {
    const groups = run.split(/[\s.\p{Pd}]+/u)
    for (let from = 0; from < groups.length; from += 1) {
      let length = 0
      for (let to = from; to < groups.length && length < LONGEST; to += 1) {
        length += groups[to]?.length ?? 0
        if (length >= SHORTEST && length <= LONGEST) numbers.push(groups.slice(from, to + 1))
      }
    }
  }
  return numbers
}

/** An id without meaning, whose digits only look like somebody's. */
const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi

/** A mobile number, and a bank card. */
const SHORTEST = 11
const LONGEST = 19

function squeeze(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s·-]/g, "")
    .toLowerCase()
}

function isCitizenNumber(number: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(number)) return false
  // ISO 7064, MOD 11-2: from the right, the weights are the powers of two.
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += Number(number[at]) * (2 ** (17 - at) % 11)
  return "10X98765432"[sum % 11] === number[17]?.toUpperCase()
}

/** Cards are written in groups of four or more; days and times of day, which may stand in a row, are not. */
function isBankCard(groups: readonly string[]): boolean {
  const number = groups.join("")
  return (
    /^\d{16,19}$/.test(number) &&
    groups.every((group, at) => group.length >= 4 || at === groups.length - 1) &&
    passesLuhn(number) &&
    !isCitizenNumber(number)
  )
}

function passesLuhn(number: string): boolean {
  let sum = 0
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number[number.length - 1 - at]) * (at % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
