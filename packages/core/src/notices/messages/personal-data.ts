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
  const plain = text.normalize("NFKC")
  const numbers = [...plain.matchAll(/(?<![\d-])\d(?:[ -]?[\dXx]){9,22}(?![\d-])/g)].map(([number]) =>
    number.replace(/[ -]/g, ""),
  )
  if (numbers.some(isCitizenNumber)) found.push("citizen-number")
  if (numbers.some((number) => /^(?:86)?1\d{10}$/.test(number))) found.push("mobile-number")
  if (numbers.some((number) => /^\d{16,19}$/.test(number) && passesLuhn(number) && !isCitizenNumber(number)))
    found.push("bank-account")
  const squeezed = squeeze(plain)
  // One sign alone, such as a surname, stands in many words.
  const isTold = (value: string) => squeeze(value).length > 1 && squeezed.includes(squeeze(value))
  if (known.some(isTold)) found.push("known-value")
  return found
}

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

function passesLuhn(number: string): boolean {
  let sum = 0
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number[number.length - 1 - at]) * (at % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
