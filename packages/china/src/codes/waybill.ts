/**
 * Numbers of postal items and parcels. Only the letter form of UPU S10 (two letters, eight digits, a check
 * digit, two letters of the country) has a check digit; all others are taken by their length, 6 to 32.
 */
import { codeFinding, normaliseAscii } from "@onevisit/core/identity"
import type { CodeScheme } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"
import { postalCheck } from "./check-digits.ts"

/** The scheme of waybills. */
export const waybill: CodeScheme<"waybill"> = {
  id: "waybill",
  title: text("运单号", "waybill number"),
  normalise: normaliseAscii,
  check: checkWaybill,
  mask: (value) => `***${value.slice(value.length < 10 ? -2 : -4)}`,
}

/** Whether a waybill in normal form is an international one of UPU S10. */
export function isPostalItem(value: string): boolean {
  return /^[A-Z]{2}\d{9}[A-Z]{2}$/.test(value)
}

function checkWaybill(value: string): readonly Finding[] {
  const findings: Finding[] = []
  if (value.length < 6 || value.length > 32) findings.push(wrongLength)
  if (!/^[0-9A-Z-]*$/.test(value)) findings.push(wrongAlphabet)
  if (isPostalItem(value) && postalCheck(value.slice(2, 10)) !== value.charAt(10)) findings.push(wrongCheck)
  return findings
}

const wrongLength = codeFinding("code-length", text("应为6至32位", "expected 6 to 32 characters"))
const wrongAlphabet = codeFinding(
  "code-alphabet",
  text("应为数字、字母或连字符", "expected digits, letters and hyphens"),
)
const wrongCheck = codeFinding(
  "code-check-character",
  text(
    "两字母开头的邮件号码，第11位应为校验位",
    "expected the 11th character of a postal item number to be its check digit",
  ),
)
