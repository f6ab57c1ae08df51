/**
 * The citizen number of GB 11643-1999: 6 digits of the region of first registration, 8 of birth, 3 of
 * sequence (odd: male), 1 check character; and its predecessor of 15 digits.
 *
 * The region digits say where a number was first given, often under a code long abolished. They are never
 * compared with today's table, and nobody's registration (户籍) is derived from them: that is a fact with a
 * date and a source of its own. The kind of document decides on this scheme: the permanent residence card
 * of foreigners has 18 digits too.
 */
import { codeFinding, maskCitizenNumber, normaliseAscii } from "@onevisit/core/identity"
import type { Code, CodeContext, CodeScheme } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"
import { parsePlainDate, plainDate, type PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { citizenCheck } from "./check-digits.ts"
import { provinceCodes, sampleProvinceCode } from "./provinces.ts"

/**
 * The scheme of citizen numbers. Normalising makes 18 characters of an ordinary number of 15 digits, which a
 * warning tells; a number of 15 digits that was reserved for the oldest is refused for a person to look at.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseCode } from "@onevisit/core/identity"
 * import { citizenNumber, sampleCitizenNumber } from "@onevisit/china"
 *
 * const number = sampleCitizenNumber({ born: "1938-07-20", sequence: 101 })
 * const code = Result.getOrThrow(parseCode(citizenNumber, number))
 * assert.equal(`${code}`, `9****************${number.at(-1)}`)
 * ```
 */
export const citizenNumber: CodeScheme<"citizen-number"> = {
  id: "citizen-number",
  title: text("公民身份号码", "citizen number"),
  normalise: (raw) => {
    const value = normaliseAscii(raw)
    return isExpandable(value) ? expandCitizenNumber(value) : value
  },
  check: checkCitizenNumber,
  mask: maskCitizenNumber,
}

/** What else a citizen number says. The region digits are left out on purpose. */
export interface CitizenNumberContent {
  readonly born: PlainDate
  readonly sex: "male" | "female"
}

/** The date of birth and the sex in a checked citizen number, for a stated purpose. */
export function readCitizenNumber(code: Code<"citizen-number">, purpose: string): CitizenNumberContent {
  const value = code.reveal(purpose)
  return {
    born: plainDate(birthText(value)),
    sex: Number(value.charAt(16)) % 2 === 1 ? "male" : "female",
  }
}

/** A citizen number of 15 digits with its century and check character. Throws (a defect) on what cannot be expanded. */
export function expandCitizenNumber(fifteen: string): string {
  if (!isExpandable(fifteen)) throw new TypeError("Expected 15 digits whose last three lie below 996.")
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return body + citizenCheck(body)
}

/** Sequences 996 to 999 were kept for those born before 1900: their century is not to be guessed. */
function isExpandable(value: string): boolean {
  return /^\d{15}$/.test(value) && Number(value.slice(12)) < 996
}

function checkCitizenNumber(value: string, context: CodeContext = {}): readonly Finding[] {
  if (/^\d{15}$/.test(value)) return [centuryUnclear]
  const findings: Finding[] = []
  if (value.length !== 18) findings.push(wrongLength)
  if (!/^\d*X?$/.test(value) || (value.endsWith("X") && value.length !== 18)) findings.push(wrongAlphabet)
  if (findings.length > 0) return findings
  findings.push(...checkRegion(value), ...checkBirth(value, context.asOf))
  if (citizenCheck(value) !== value.charAt(17)) findings.push(wrongCheck)
  if (context.typed !== undefined && normaliseAscii(context.typed).length === 15) findings.push(expanded)
  return findings
}

function checkRegion(value: string): readonly Finding[] {
  const province = value.slice(0, 2)
  if (Number(province) < 11) return [wrongRegion]
  if (province === sampleProvinceCode) return [sampleRegion]
  return provinceCodes.has(province) ? [] : [unusualRegion]
}

function checkBirth(value: string, asOf: PlainDate | undefined): readonly Finding[] {
  const born = parsePlainDate(birthText(value))
  if (Result.isFailure(born)) return [noSuchDay]
  return asOf !== undefined && born.success > asOf ? [bornLater] : []
}

function birthText(value: string): string {
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
}

const wrongLength = codeFinding(
  "code-length",
  text("应为18位（旧号码为15位）", "expected 18 characters (15 in an old number)"),
)
const wrongAlphabet = codeFinding(
  "code-alphabet",
  text("前17位应为数字，第18位为数字或X", "expected digits, and as the 18th character a digit or X"),
)
const wrongCheck = codeFinding(
  "code-check-character",
  text(
    "应为18位，末位为前17位的校验码",
    "expected 18 characters whose last is the check character of the others",
  ),
)
const wrongRegion = codeFinding(
  "citizen-number-region",
  text("前两位应为省级代码", "expected the first two digits to be the code of a province"),
)
const unusualRegion = codeFinding(
  "citizen-number-province-unknown",
  text(
    "前两位不是已知的省级代码，请核对",
    "the first two digits are no known code of a province: compare with the document",
  ),
  "warning",
)
const sampleRegion = codeFinding(
  "code-sample-region",
  text("样例区划，不属于任何人", "a sample region: the code belongs to nobody"),
  "note",
)
const noSuchDay = codeFinding(
  "citizen-number-date",
  text("第7至14位应为存在的出生日期", "expected characters 7 to 14 to be a date of birth that exists"),
)
const bornLater = codeFinding(
  "citizen-number-date-future",
  text("出生日期不得晚于查验之日", "expected a date of birth not after the day of the check"),
)
const centuryUnclear = codeFinding(
  "citizen-number-century-unclear",
  text(
    "15位号码末三位为996至999，曾用于百岁以上老人，须人工核定出生世纪并填18位号码",
    "a number of 15 digits ending in 996 to 999 was kept for the oldest: expected the 18 characters, with the century checked by a person",
  ),
)
const expanded = codeFinding(
  "citizen-number-expanded",
  text("由15位号码升为18位，请与证件核对", "expanded from 15 digits: compare with the document"),
  "warning",
)
