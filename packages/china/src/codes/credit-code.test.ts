import { parseCode } from "@onevisit/core/identity"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { creditAlphabet, creditCheck } from "./check-digits.ts"
import { creditCode, creditCodeFindings, isCreditCode, organisationCode } from "./credit-code.ts"
import { sampleCreditCode, sampleOrganisationCode } from "./samples.ts"

/** Codes published as examples or in public registers of authorities and companies. */
const published = [
  "91350100M000100Y43",
  "91440300708461136T",
  "91110108551385082Q",
  "91110000802100433B",
  "91110108740084270C",
  "91110108735106340Y",
  "911101077776591113",
  "51610700305332460K",
  "91440300359143307G",
  "91110105771583283D",
  "112302070019030687",
  "9144030071526726XG",
  "91330100799655058B",
  "914403001922038216",
  "11330105002500287C",
  "12441500196720244T",
  "11370800MB28559184",
  "11430000006122244L",
  "91330109MAHT7LRNX0",
  "91330109MA12455X80",
]
const codes = fc.nat(99_999_999).map((n) => sampleCreditCode(n))
const errorsOf = (value: string) =>
  creditCodeFindings(creditCode.normalise(value))
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code)

describe("a unified social credit code", () => {
  it("as published is right", () => {
    for (const code of published) expect(errorsOf(code)).toEqual([])
  })

  it("whose sum leaves nothing over has 0 as its check character", () => {
    expect(isCreditCode("91330109MAHT7LRNX0")).toBe(true)
    expect(isCreditCode("91330109MA12455X80")).toBe(true)
  })

  it("that public pages show with a wrong check character is refused all the same", () => {
    for (const code of ["91350128M00000019A", "91350200M000000510", "91310115MA1H8R7C6D"]) {
      expect(errorsOf(code)).toEqual(["code-check-character"])
    }
    expect(errorsOf("91350100M000100Y4Z")).toEqual(["code-alphabet"])
  })

  it("has a check character that makes the weighted sum a multiple of 31", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const sum = [...code].reduce((total, each, at) => {
          const value = BigInt(creditAlphabet.indexOf(each))
          return total + value * (at === 17 ? 1n : 3n ** BigInt(at))
        }, 0n)
        expect(sum % 31n).toBe(0n)
      }),
    )
  })

  it("prints and parses to itself, small letters and full width included", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const wide = [...code].map((each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)).join("")
        for (const raw of [code, code.toLowerCase(), wide, ` ${code} `]) {
          const parsed = Result.getOrThrow(parseCode(creditCode, raw))
          expect(parsed.reveal("to compare in a test")).toBe(code)
          expect(`${parsed}`).toBe(`91${"*".repeat(14)}${code.slice(16)}`)
        }
      }),
    )
  })

  it("with one wrong character is always refused", () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const other = creditAlphabet.charAt((creditAlphabet.indexOf(code.charAt(at)) + shift) % 31)
        expect(errorsOf(code.slice(0, at) + other + code.slice(at + 1))).toContain("code-check-character")
      }),
    )
  })

  it("of another length, alphabet or form of region is refused with what is expected and not the value", () => {
    expect(errorsOf("91990101")).toEqual(["code-length"])
    expect(errorsOf("9199010IOSVZ")).toEqual(["code-length", "code-alphabet"])
    expect(errorsOf(`91AA0101${"0".repeat(10)}`)).toContain("credit-code-region")
    const refused = parseCode(creditCode, "91350128M00000019A")
    expect(JSON.stringify(Result.isFailure(refused) && refused.failure)).not.toContain("M0000001")
  })

  it("with leading characters or an organisation code out of the ordinary is accepted with a warning", () => {
    const strange = sampleCreditCode(7, { beginning: "A1" })
    const warnings = Result.getOrThrow(parseCode(creditCode, strange)).warnings.map(({ code }) => code)
    expect(warnings).toEqual(["credit-code-beginning-unknown", "code-sample-region"])
    const body = sampleCreditCode(7).slice(0, 16) + "0"
    const doubtful = Result.getOrThrow(parseCode(creditCode, body + creditCheck(body)))
    expect(doubtful.warnings.map(({ code }) => code)).toEqual([
      "credit-code-organisation",
      "code-sample-region",
    ])
  })
})

describe("an organisation code", () => {
  it("of the published credit codes has its own check character", () => {
    for (const code of published.slice(1, 6)) {
      expect(Result.isSuccess(parseCode(organisationCode, code.slice(8, 17)))).toBe(true)
    }
    expect(Result.isSuccess(parseCode(organisationCode, "71526726X"))).toBe(true)
  })

  it("prints and parses to itself, with or without a hyphen", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (n) => {
        const code = sampleOrganisationCode(n)
        for (const raw of [code, `${code.slice(0, 8)}-${code.slice(8)}`]) {
          expect(Result.getOrThrow(parseCode(organisationCode, raw)).reveal("to compare in a test")).toBe(
            code,
          )
        }
      }),
    )
  })

  it("with one wrong digit is always refused", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(7), fc.integer({ min: 1, max: 9 }), (n, at, shift) => {
        const code = sampleOrganisationCode(n)
        const wrong = code.slice(0, at) + ((Number(code[at]) + shift) % 10) + code.slice(at + 1)
        expect(Result.isFailure(parseCode(organisationCode, wrong))).toBe(true)
      }),
    )
    expect(Result.isFailure(parseCode(organisationCode, "1234"))).toBe(true)
  })
})
