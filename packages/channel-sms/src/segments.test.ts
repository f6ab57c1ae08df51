import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { smsSegments } from "./segments.ts"

const count = (text: string, alphabet?: "gsm7") =>
  smsSegments(text, alphabet === undefined ? {} : { alphabet }).segments

describe("a text in UCS-2", () => {
  it.each([
    [0, 1],
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
    [202, 4],
  ])("of %i characters is sent as %i", (length, segments) => {
    expect(count("字".repeat(length))).toBe(segments)
    expect(count("a".repeat(length))).toBe(segments)
  })

  it("counts a character beyond the basic plane as the two units that it takes, and does not split it", () => {
    expect(smsSegments("𠮷".repeat(35))).toEqual({ alphabet: "ucs2", units: 70, segments: 1 })
    expect(count("𠮷".repeat(36))).toBe(2)
    // 67 units leave no room for half a character: 33 of them to each segment.
    expect(count("𠮷".repeat(66))).toBe(2)
    expect(count("𠮷".repeat(67))).toBe(3)
  })

  it("counts its signature with its brackets", () => {
    expect(smsSegments("【样例区】您好").units).toBe(7)
  })
})

describe("a text in the 7-bit alphabet", () => {
  it.each([
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
  ])("of %i characters is sent as %i", (length, segments) => {
    expect(count("a".repeat(length), "gsm7")).toBe(segments)
  })

  it("counts what stands behind an escape twice", () => {
    expect(smsSegments("€".repeat(80), { alphabet: "gsm7" })).toEqual({
      alphabet: "gsm7",
      units: 160,
      segments: 1,
    })
    expect(count("€".repeat(81), "gsm7")).toBe(2)
    expect(count("€".repeat(153), "gsm7")).toBe(3)
  })

  it("travels in UCS-2 as soon as one character is not in it", () => {
    expect(smsSegments(`${"a".repeat(70)}字`, { alphabet: "gsm7" })).toEqual({
      alphabet: "ucs2",
      units: 71,
      segments: 2,
    })
  })
})

it("has at least the segments that its units fill, and a longer text never fewer", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 400 }),
      fc.string({ maxLength: 40 }),
      (text, more) => {
        const { segments, units } = smsSegments(text)
        expect(units).toBe(text.length)
        expect(segments).toBeGreaterThanOrEqual(units <= 70 ? 1 : Math.ceil(units / 67))
        expect(segments).toBeLessThanOrEqual(units <= 70 ? 1 : Math.ceil(units / 66))
        expect(smsSegments(text + more).segments).toBeGreaterThanOrEqual(segments)
      },
    ),
  )
})
