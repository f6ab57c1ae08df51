import { parseCode } from "@onevisit/core/identity"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mod3736Check } from "./check-digits.ts"
import { composeLicenceIdentifier, licenceIdentifier, readLicenceIdentifier } from "./licence-identifier.ts"
import { sampleCreditCode } from "./samples.ts"

const root = "1.2.156.3005.2"
const parse = (raw: string) => Result.getOrThrow(parseCode(licenceIdentifier, raw))
const warningsOf = (raw: string) => parse(raw).warnings.map(({ code }) => code)

const identifiers = fc
  .record({
    type: fc.nat(999).map((n) => sampleCreditCode(n, { beginning: "11" }) + String(n).padStart(3, "0")),
    issuer: fc.oneof(
      fc.constant("990100"),
      fc.nat(9999).map((n) => sampleCreditCode(n, { beginning: "11" })),
    ),
    serial: fc.stringMatching(/^[0-9A-Z]{7,32}$/),
    version: fc.nat(999).map((n) => String(n).padStart(3, "0")),
  })
  .map(composeLicenceIdentifier)

describe("an e-licence identifier", () => {
  it("in circulation passes its check", () => {
    for (const identifier of [
      `${root}.11100000000013338W032.11220000013544541J.2430599.001.F`,
      `${root}.11100000000013338W009.11330105002500287C.2025052201.002.0`,
      `${root}.11100000000013338W011.11430000006122244L.20230000403.001.U`,
      `${root}.11100000MB03271699022.340100.000000016.001.9`,
    ]) {
      expect(warningsOf(identifier)).toEqual([])
    }
  })

  it("whose check fails is accepted with a warning", () => {
    const doubtful = `${root}.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M`
    expect(warningsOf(doubtful)).toEqual(["code-check-character"])
    expect(warningsOf(`${doubtful.slice(0, -1)}D`)).toEqual([])
  })

  it("with one wrong character in its parts always warns", () => {
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{5,50}$/),
        fc.nat(49),
        fc.integer({ min: 1, max: 35 }),
        (body, at, shift) => {
          const position = at % body.length
          const other = alphabet.charAt((alphabet.indexOf(body.charAt(position)) + shift) % 36)
          const wrong = body.slice(0, position) + other + body.slice(position + 1)
          expect(mod3736Check(wrong)).not.toBe(mod3736Check(body))
        },
      ),
    )
  })

  it("prints and parses to itself and shows neither serial nor check in print", () => {
    fc.assert(
      fc.property(identifiers, (identifier) => {
        const code = parse(identifier.toLowerCase())
        expect(code.reveal("to look the licence up")).toBe(identifier)
        expect(code.warnings).toEqual([])
        const { serial, ...rest } = readLicenceIdentifier(code, "to look the licence up")
        expect(composeLicenceIdentifier({ ...rest, serial })).toBe(identifier)
        expect(`${code}`.endsWith(".***")).toBe(true)
        expect(`${code}`).not.toContain(`.${serial}.`)
      }),
    )
  })

  it("of another form is refused, and prints as nothing", () => {
    for (const wrong of [root, "", `${root}.short.990100.1.001.0`, "2.2.156.3005.2.x", `${root}.a.b.c.d.e`]) {
      expect(Result.isFailure(parseCode(licenceIdentifier, wrong))).toBe(true)
      expect(licenceIdentifier.mask(wrong)).toBe("***")
    }
  })

  it("warns of a type or an issuer whose credit code fails its check", () => {
    const good = sampleCreditCode(1, { beginning: "11" })
    const bad = good.slice(0, 17) + (good.endsWith("0") ? "1" : "0")
    const identifier = composeLicenceIdentifier({
      type: `${bad}001`,
      issuer: bad,
      serial: "1",
      version: "001",
    })
    expect(warningsOf(identifier)).toEqual(["licence-identifier-type", "licence-identifier-issuer"])
  })
})
