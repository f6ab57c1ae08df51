import { parseCode } from "@onevisit/core/identity"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { postalCheck } from "./check-digits.ts"
import { sampleWaybill } from "./samples.ts"
import { isPostalItem, waybill } from "./waybill.ts"

const accepts = (raw: string) => Result.isSuccess(parseCode(waybill, raw))

describe("a waybill", () => {
  it("of UPU S10 has the check digit of its serial number", () => {
    expect(["12345678", "47312482", "00000000", "26399951"].map(postalCheck)).toEqual(["5", "9", "5", "3"])
    expect(accepts("EE123456785CN")).toBe(true)
    expect(accepts("EE123456784CN")).toBe(false)
  })

  it("of UPU S10 with one wrong digit is refused, but where the standard gives two remainders one digit", () => {
    const remainder = (serial: string) =>
      [8, 6, 4, 2, 3, 5, 9, 7].reduce((sum, weight, at) => sum + weight * Number(serial.charAt(at)), 0) % 11
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(7), fc.integer({ min: 1, max: 9 }), (n, at, shift) => {
        const item = sampleWaybill(n)
        expect(isPostalItem(item) && accepts(item)).toBe(true)
        const place = at + 2
        const wrong = item.slice(0, place) + ((Number(item[place]) + shift) % 10) + item.slice(place + 1)
        const pair = [remainder(item.slice(2, 10)), remainder(wrong.slice(2, 10))].toSorted((a, b) => a - b)
        expect(accepts(wrong)).toBe(pair.join() === "0,6")
      }),
    )
  })

  it("of any other form is taken by its length, 6 to 32", () => {
    expect(accepts("1234567890123")).toBe(true)
    expect(accepts("SF-12345")).toBe(true)
    expect(accepts("12345")).toBe(false)
    expect(accepts("1".repeat(33))).toBe(false)
    expect(accepts("运单123456")).toBe(false)
  })

  it("prints and parses to itself and shows only its last characters in print", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6,32}$/), (number) => {
        const code = Result.getOrThrow(parseCode(waybill, ` ${number} `))
        expect(code.reveal("to ask the courier")).toBe(number)
        expect(`${code}`.length).toBeLessThanOrEqual(7)
        expect(`${code}`).not.toContain(number)
      }),
    )
  })
})
