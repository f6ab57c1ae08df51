/**
 * The unified social credit code of GB 32100-2015: registering department, kind of organisation, 6 digits of
 * region, the 9 characters of the organisation code (GB 11714), and a check character. An authority's own
 * code stands in its implementing codes, in licences and elsewhere, and is checked by the same function.
 */
import { codeFinding, maskOrganisationCode, normaliseAscii } from "@onevisit/core/identity"
import type { CodeScheme } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"
import { creditAlphabet, creditCheck, organisationCheck } from "./check-digits.ts"
import { sampleProvinceCode } from "./provinces.ts"

/** The scheme of unified social credit codes. Unknown leading characters warn: the standard's list has grown since. */
export const creditCode: CodeScheme<"credit-code"> = {
  id: "credit-code",
  title: text("统一社会信用代码", "unified social credit code"),
  normalise: normaliseAscii,
  check: creditCodeFindings,
  mask: maskOrganisationCode,
}

/** The scheme of organisation codes (组织机构代码), eight characters and a check character; a hyphen before it is dropped. */
export const organisationCode: CodeScheme<"organisation-code"> = {
  id: "organisation-code",
  title: text("组织机构代码", "organisation code"),
  normalise: (raw) => normaliseAscii(raw).replace(/-(?=.$)/u, ""),
  check: organisationCodeFindings,
  mask: maskOrganisationCode,
}

/** Whether a text is a credit code in normal form without any error. */
export function isCreditCode(value: string): boolean {
  return creditCodeFindings(value).every(({ severity }) => severity !== "error")
}

/** Everything wrong or odd about a credit code in normal form. */
export function creditCodeFindings(value: string): readonly Finding[] {
  const findings: Finding[] = []
  if (value.length !== 18) findings.push(wrongLength)
  if ([...value].some((character) => !creditAlphabet.includes(character))) findings.push(wrongAlphabet)
  if (findings.length > 0) return findings
  if (!/^\d{6}$/.test(value.slice(2, 8))) findings.push(wrongRegion)
  if (creditCheck(value) !== value.charAt(17)) findings.push(wrongCheck)
  if (organisationCheck(value.slice(8, 16)) !== value.charAt(16)) findings.push(oddOrganisation)
  if (!knownBeginnings.has(value.slice(0, 2))) findings.push(unknownBeginning)
  if (value.slice(2, 4) === sampleProvinceCode) findings.push(sampleRegion)
  return findings
}

function organisationCodeFindings(value: string): readonly Finding[] {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return [wrongOrganisationForm]
  return organisationCheck(value) === value.charAt(8) ? [] : [wrongOrganisationCheck]
}

/** Department and kind as far as they are known: 1 编办, 5 民政, 9 市场监管, N 农业农村, Y 其他. */
const knownBeginnings: ReadonlySet<string> = new Set(
  "11 12 13 19 51 52 53 59 91 92 93 N1 N2 N3 N9 Y1".split(" "),
)

const wrongLength = codeFinding("code-length", text("应为18位", "expected 18 characters"))
const wrongAlphabet = codeFinding(
  "code-alphabet",
  text(
    "应为数字或大写字母（不含I、O、S、V、Z）",
    "expected digits and capital letters without I, O, S, V, Z",
  ),
)
const wrongRegion = codeFinding(
  "credit-code-region",
  text("第3至8位应为区划数字", "expected characters 3 to 8 to be the digits of a region"),
)
const wrongCheck = codeFinding(
  "code-check-character",
  text(
    "应为18位，末位为前17位的校验码",
    "expected 18 characters whose last is the check character of the others",
  ),
)
const oddOrganisation = codeFinding(
  "credit-code-organisation",
  text(
    "第9至17位的组织机构代码校验不符，请核对",
    "characters 9 to 17 fail the check of an organisation code: compare with the licence",
  ),
  "warning",
)
const unknownBeginning = codeFinding(
  "credit-code-beginning-unknown",
  text(
    "前两位不是已知的登记部门和机构类别，请核对",
    "the first two characters are no known department and kind: compare with the licence",
  ),
  "warning",
)
const sampleRegion = codeFinding(
  "code-sample-region",
  text("样例区划，不属于任何组织", "a sample region: the code belongs to nobody"),
  "note",
)
const wrongOrganisationForm = codeFinding(
  "code-alphabet",
  text("应为8位数字或大写字母加1位校验码", "expected eight digits or capital letters and a check character"),
)
const wrongOrganisationCheck = codeFinding(
  "code-check-character",
  text(
    "应为9位，末位为前8位的校验码",
    "expected 9 characters whose last is the check character of the others",
  ),
)
