import { inspect } from "node:util"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import { codeFinding, identifierOf, normaliseAscii, parseCode, type CodeScheme } from "./code-scheme.ts"

const evenPair: CodeScheme<"even-pair"> = {
  id: "even-pair",
  title: text("偶数对", "even pair"),
  normalise: normaliseAscii,
  check: (value) => [
    ...(value.length === 2 ? [] : [codeFinding("code-length", text("应为2位", "expected 2 characters"))]),
    ...(/^[02468]*$/.test(value)
      ? []
      : [codeFinding("code-alphabet", text("应为偶数", "expected even digits"))]),
    ...(value === "00" ? [codeFinding("pair-zero", text("不常见", "unusual"), "warning")] : []),
  ],
  mask: () => "**",
}

describe("a code", () => {
  it("is read in normal form and prints as its mask", () => {
    const code = Result.getOrThrow(parseCode(evenPair, " ４ ２ "))
    expect(code.reveal("to compare")).toBe("42")
    expect(`${code} ${JSON.stringify(code)} ${inspect(code)}`).not.toContain("42")
    expect(code.warnings).toEqual([])
    expect(identifierOf(code, "to keep it sealed")).toEqual({ scheme: "even-pair", value: "42" })
  })

  it("that is wrong is refused with every defect at once and without its value", () => {
    const refused = parseCode(evenPair, "135")
    if (Result.isSuccess(refused)) throw new Error("accepted")
    expect(refused.failure.findings.map(({ code }) => code)).toEqual(["code-length", "code-alphabet"])
    expect(refused.failure.message.en).toBe(
      "Not a valid even pair: expected 2 characters; expected even digits",
    )
    expect(JSON.stringify(refused.failure)).not.toContain("135")
  })

  it("that is only odd is accepted with its warnings", () => {
    const code = Result.getOrThrow(parseCode(evenPair, "00"))
    expect(code.warnings.map(({ code: id }) => id)).toEqual(["pair-zero"])
  })

  it("that is no text is refused", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.object(), fc.constant(null)), (value) => {
        expect(Result.isFailure(parseCode(evenPair, value))).toBe(true)
      }),
    )
  })

  it("normalising twice is normalising once", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ9 xＸ９ａ－　-.ß①") }), (raw) => {
        expect(normaliseAscii(normaliseAscii(raw))).toBe(normaliseAscii(raw))
        expect(normaliseAscii(raw)).not.toMatch(/[\s\uFF01-\uFF5Ea-z]/)
      }),
    )
  })
})
