/**
 * Sample identifiers for examples and tests: deterministic, with right check characters, under a region no
 * authority has, so that they can belong to nobody.
 */
import { plainDate } from "@onevisit/core/time"
import { citizenCheck, creditCheck, organisationCheck, postalCheck } from "./check-digits.ts"

/** The sample district, 样例区. */
export const sampleRegionCode = "990101"

/** A sample citizen number. `sequence` is 0 to 999, odd for a man. Throws (a defect) on a day that does not exist. */
export function sampleCitizenNumber(of: {
  readonly born: string
  readonly sequence: number
  readonly region?: string
}): string {
  const body =
    sampleRegion(of.region) +
    plainDate(of.born).replaceAll("-", "") +
    serial(of.sequence, 3, "a sequence number")
  return body + citizenCheck(body)
}

/** The nth sample credit code, by default of an enterprise (`91`); an authority has `11`, a public institution `12`. */
export function sampleCreditCode(
  n: number,
  of: { readonly beginning?: string; readonly region?: string } = {},
): string {
  const body = (of.beginning ?? "91") + sampleRegion(of.region) + sampleOrganisationCode(n)
  return body + creditCheck(body)
}

/** The nth sample organisation code. */
export function sampleOrganisationCode(n: number): string {
  const body = serial(n, 8, "an organisation's number")
  return body + organisationCheck(body)
}

/** The nth sample waybill in the letter form of UPU S10; no postal service uses the letters ZZ. */
export function sampleWaybill(n: number): string {
  const body = serial(n, 8, "a waybill's number")
  return `ZZ${body}${postalCheck(body)}CN`
}

/** The nth sample mobile number, in a block from which no mobile numbers are given. */
export function samplePhone(n: number): string {
  return `120${serial(n, 8, "a telephone number")}`
}

/** Names that are plainly made up. */
export const sampleNames: readonly string[] = [
  "赵样一",
  "钱样二",
  "孙样三",
  "李样四",
  "周样五",
  "吴样六",
  "郑样七",
  "王样八",
  "欧阳样九",
  "司马样十",
]

/** Names of organisations that are plainly made up. */
export const sampleOrganisationNames: readonly string[] = [
  "样例区样例精密机械有限公司",
  "样例区样例生物科技有限公司",
  "样例区样例软件有限公司",
  "样例区样例纺织有限公司",
  "样例区样例设计院",
]

function sampleRegion(region: string = sampleRegionCode): string {
  if (!/^99\d{4}$/.test(region))
    throw new RangeError("A sample lies in a sample region: six digits beginning with 99.")
  return region
}

function serial(n: number, digits: number, what: string): string {
  if (!Number.isInteger(n) || n < 0 || n >= 10 ** digits) {
    throw new RangeError(`Expected ${what} to be a whole number of at most ${digits} digits.`)
  }
  return String(n).padStart(digits, "0")
}
