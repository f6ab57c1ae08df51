import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../events/index.ts"
import { PortError } from "./port-error.ts"
import { storableCount, storableInstant, storableJson, storableText } from "./storable.ts"
import { compareStored } from "./view-order.ts"

const reasonOf = (call: () => unknown): string => {
  try {
    call()
  } catch (thrown) {
    if (thrown instanceof PortError) return thrown.reason
    throw thrown
  }
  return "storable"
}

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
/** Any sequence of 16-bit units, sound text or not. */
const units = fc.string({ unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) })

describe("what can be stored", () => {
  it("is the canonical JSON of text, safe integers, truth values and null", () => {
    expect(storableJson({ b: [1, null], a: "样" })).toBe('{"a":"样","b":[1,null]}')
    expect(reasonOf(() => storableJson({ a: 0.1 }))).toBe("Rejected")
    expect(reasonOf(() => storableJson(2 ** 53))).toBe("Rejected")
    expect(reasonOf(() => storableJson(undefined))).toBe("Rejected")
  })

  it("is JSON of at most two hundred levels", () => {
    expect(reasonOf(() => storableJson(nested(200)))).toBe("storable")
    expect(reasonOf(() => storableJson(nested(201)))).toBe("Rejected")
    const cycle: unknown[] = []
    cycle.push(cycle, cycle)
    expect(reasonOf(() => storableJson(cycle))).toBe("Rejected")
  })

  it("is text that encodes to UTF-8 and back and has no U+0000, inside JSON as well as outside", () => {
    fc.assert(
      fc.property(
        fc.oneof(units, fc.string({ unit: "binary" }), fc.constantFrom("\\u0000", "\\\\ud800", "\\\ud800")),
        (text) => {
          const sound = isWellFormed(text) && !text.includes("\0")
          const expected = sound ? "storable" : "Rejected"
          expect(reasonOf(() => storableText(text))).toBe(expected)
          expect(reasonOf(() => storableJson({ [text]: 1 }))).toBe(expected)
          expect(reasonOf(() => storableJson(["\\", text]))).toBe(expected)
          if (sound) expect(storableJson(text)).toBe(canonicalJson(text))
        },
      ),
    )
  })

  it("is a whole number from 0 where a number counts, and an instant that sorts as text", () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(reasonOf(() => storableCount(wrong))).toBe("Rejected")
    expect(storableCount(0)).toBe(0)
    for (const wrong of ["2018-07-20T01:30:00Z", "2018-07-20", ""]) {
      expect(reasonOf(() => storableInstant(wrong as Parameters<typeof storableInstant>[0]))).toBe("Rejected")
    }
  })
})

describe("the order of view rows", () => {
  it("is by code point for text, by value for numbers, and puts numbers first", () => {
    const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.maxSafeInteger())
    fc.assert(
      fc.property(value, value, (a, b) => {
        const got = Math.sign(compareStored(a, b))
        if (typeof a === "number" || typeof b === "number") {
          if (typeof a === "number" && typeof b === "number") expect(got).toBe(Math.sign(a - b))
          else expect(got).toBe(typeof a === "number" ? -1 : 1)
          return
        }
        const [left, right] = [codePoints(a), codePoints(b)]
        const at = left.findIndex((point, index) => point !== right[index])
        const expected = at >= 0 && at < right.length ? left[at]! - right[at]! : left.length - right.length
        expect(got).toBe(Math.sign(expected))
      }),
    )
  })
})

/** Whether text is well formed, by the platform's own judgement. */
function isWellFormed(text: string): boolean {
  try {
    encodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
