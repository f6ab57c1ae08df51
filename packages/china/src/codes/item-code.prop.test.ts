import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cleanItemCode, dirtyItemCode, written } from "./item-code-dirt.fixture.ts"
import { itemCodeDefects, readItemCode } from "./item-code.ts"

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code)
const mended = /^code-(?:blank|full-width|dash|case|letter-for-digit|separator)$/

describe("an item code of any form", () => {
  it("that is clean is read in its form and part for part, and strictly too there is nothing to say", () => {
    fc.assert(
      fc.property(cleanItemCode, (clean) => {
        const raw = written(clean)
        const reading = readItemCode(raw)
        expect([reading.form, reading.value, reading.raw]).toEqual([clean.form, raw, raw])
        const { form, parts } = clean
        expect(Object.values(reading.parts)).toEqual(form === "local" ? [] : parts.map(({ value }) => value))
        expect(codesOf(itemCodeDefects(raw))).toEqual(form === "local" ? ["item-code-form"] : [])
        expect(codesOf(itemCodeDefects(raw, "local"))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it("with dirt on it is read, every dirt named, none lost, and what can be had back is", () => {
    fc.assert(
      fc.property(dirtyItemCode, ({ clean, dirt, isReversible, raw }) => {
        const reading = readItemCode(raw)
        const named = codesOf(reading.findings)
        expect(reading.raw).toBe(raw)
        const unnamed = dirt.filter(
          ({ namedBy }) => namedBy.length > 0 && !namedBy.some((code) => named.includes(code)),
        )
        expect(unnamed).toEqual([])
        const isCut = dirt.some(({ kind }) => kind === "truncation")
        if (!isCut) expect(reading.form).toBe(clean.form)
        if (isReversible) expect(reading.value).toBe(written(clean))
      }),
      { numRuns: 2000 },
    )
  })

  it("loses no letter and no digit to its reading", () => {
    const marks = (text: string) =>
      text
        .replaceAll(/[^\p{L}\p{N}]/gu, "")
        .replaceAll("O", "0")
        .replaceAll("I", "1")
    fc.assert(
      fc.property(dirtyItemCode, ({ raw }) => {
        const { value } = readItemCode(raw)
        expect(marks(value.toUpperCase())).toBe(marks(raw.normalize("NFKC").toUpperCase()))
      }),
      { numRuns: 1000 },
    )
  })

  it("once read has nothing left to mend", () => {
    fc.assert(
      fc.property(dirtyItemCode, ({ raw }) => {
        const once = readItemCode(raw)
        const twice = readItemCode(once.value)
        expect([twice.value, twice.form, twice.parts]).toEqual([once.value, once.form, once.parts])
        expect(codesOf(twice.findings).filter((code) => mended.test(code))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it("of the nation that is cut off is told wherever it is cut, where the field is known", () => {
    const national = cleanItemCode.filter(({ form }) => ["basic", "implementing", "handling"].includes(form))
    fc.assert(
      fc.property(national, fc.nat(), (clean, n) => {
        const whole = written(clean)
        const cut = whole.slice(0, 1 + (n % (whole.length - 1)))
        const field = clean.form === "basic" || clean.form === "implementing" ? clean.form : "handling"
        const reading = readItemCode(cut, field)
        expect(reading.form).toBe(field)
        expect(codesOf(reading.findings)).toContain("code-truncated")
        expect(Object.values(reading.parts).join("")).toBe(cut)
      }),
      { numRuns: 500 },
    )
  })

  it("is read whatever the text, and what was read is read again as the same", () => {
    const soup = fc.string({
      unit: fc.constantFrom(..."001159OI-－–·许可市AGXk５Ａ\u3000\u200b/."),
      maxLength: 55,
    })
    const field = fc.constantFrom(undefined, "basic", "implementing", "handling", "local")
    fc.assert(
      fc.property(soup, field, (raw, field) => {
        const once = readItemCode(raw, field)
        expect(once.raw).toBe(raw)
        const twice = readItemCode(once.value, field)
        expect([twice.value, twice.form, twice.parts]).toEqual([once.value, once.form, once.parts])
      }),
      { numRuns: 2000 },
    )
  })
})

describe("the generated codes", () => {
  it("are of every form and have every dirt", () => {
    const sample = fc.sample(dirtyItemCode, { numRuns: 1500, seed: 2018 })
    const tally = (keys: readonly string[]) => [...new Set(keys)].sort()
    expect(tally(sample.map(({ clean }) => clean.form))).toEqual(
      "basic guizhou handling hubei implementing local sichuan zhejiang".split(" "),
    )
    expect(tally(sample.flatMap(({ dirt }) => dirt.map(({ kind }) => kind)))).toEqual([
      ..."blanks case dashes extra-segment full-width irregular-segment letter-for-digit".split(" "),
      ..."other-agency separators truncation wrong-check".split(" "),
    ])
  })
})
