/**
 * The identifier of an electronic licence (电子证照标识, GB/T 36904-2018): the key by which an authority looks
 * a licence up instead of asking for it. Root, type (the credit code of the body that defines it and 3
 * characters), issuer (a credit code, sometimes a region code), serial, version, check character, with dots
 * between. The normative text was not available: the structure follows identifiers in circulation, and a
 * check that fails is a warning.
 */
import { codeFinding, normaliseAscii } from "@onevisit/core/identity"
import type { Code, CodeScheme } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"
import { mod3736Check } from "./check-digits.ts"
import { isCreditCode } from "./credit-code.ts"

/** The scheme of e-licence identifiers. */
export const licenceIdentifier: CodeScheme<"licence-identifier"> = {
  id: "licence-identifier",
  title: text("电子证照标识", "e-licence identifier"),
  normalise: normaliseAscii,
  check: checkLicenceIdentifier,
  mask: (value) => {
    const parts = partsOf(value)
    return parts === undefined ? "***" : `${root}.${parts.type}.${parts.issuer}.***`
  },
}

/** The parts of an e-licence identifier. */
export interface LicenceIdentifierParts {
  /** The licence type: a credit code and 3 characters. */
  readonly type: string
  /** A credit code or a region code. */
  readonly issuer: string
  readonly serial: string
  /** Three digits, from `001`. */
  readonly version: string
  readonly check: string
}

/** The parts of a checked identifier, for a stated purpose. */
export function readLicenceIdentifier(
  code: Code<"licence-identifier">,
  purpose: string,
): LicenceIdentifierParts {
  const parts = partsOf(code.reveal(purpose))
  if (parts === undefined) throw new TypeError("A checked e-licence identifier has its five parts.")
  return parts
}

/** An identifier of its parts, with the check character. */
export function composeLicenceIdentifier(parts: Omit<LicenceIdentifierParts, "check">): string {
  const { issuer, serial, type, version } = parts
  return [root, type, issuer, serial, version, mod3736Check(type + issuer + serial + version)].join(".")
}

const root = "1.2.156.3005.2"

function partsOf(value: string): LicenceIdentifierParts | undefined {
  const form = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18}|\d{6})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/
  const [, type, issuer, serial, version, check] = form.exec(value) ?? []
  if (type === undefined || issuer === undefined || serial === undefined) return undefined
  if (version === undefined || check === undefined) return undefined
  return { type, issuer, serial, version, check }
}

function checkLicenceIdentifier(value: string): readonly Finding[] {
  const parts = partsOf(value)
  if (parts === undefined) return [wrongForm]
  const findings: Finding[] = []
  if (!isCreditCode(parts.type.slice(0, 18))) findings.push(oddType)
  if (parts.issuer.length === 18 && !isCreditCode(parts.issuer)) findings.push(oddIssuer)
  const { check, issuer, serial, type, version } = parts
  if (mod3736Check(type + issuer + serial + version) !== check) findings.push(oddCheck)
  return findings
}

const wrongForm = codeFinding(
  "licence-identifier-form",
  text(
    `应为“${root}.类型21位.颁发机构18位或6位.流水号.版本3位.校验位”`,
    `expected "${root}", the type of 21 characters, the issuer of 18 or 6, a serial, a version of 3 digits and a check character, with dots between`,
  ),
)
const oddType = codeFinding(
  "licence-identifier-type",
  text("证照类型中的统一社会信用代码校验不符", "the credit code in the licence type fails its check"),
  "warning",
)
const oddIssuer = codeFinding(
  "licence-identifier-issuer",
  text("颁发机构的统一社会信用代码校验不符", "the credit code of the issuer fails its check"),
  "warning",
)
const oddCheck = codeFinding(
  "code-check-character",
  text("校验位不符，请核对", "the check character does not fit: compare with the licence"),
  "warning",
)
