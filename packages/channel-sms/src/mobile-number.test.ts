import { describe, expect, it } from "vitest"
import { parseMobileNumber } from "./mobile-number.ts"

describe("a mobile number", () => {
  it.each([
    "12012345678",
    "+8612012345678",
    "008612012345678",
    "8612012345678",
    "+86 120-1234-5678",
    "120 1234 5678",
  ])("written %s is one and the same", (written) => expect(parseMobileNumber(written)).toBe("12012345678"))

  it.each([
    "",
    " ",
    "0571-00000000",
    "1201234567",
    "120123456789",
    "11012345678",
    "+85212345678",
    "12012345678,12012345679",
    "12012345678 12012345679",
    "12012345678\n",
    "-12012345678",
    "12012345678 ",
    "１２０１２３４５６７８",
    "12012345678x",
    "+86+8612012345678",
  ])("is not %j", (written) => expect(parseMobileNumber(written)).toBeNull())

  it("from abroad is one where those are allowed", () => {
    const foreign = true
    expect(parseMobileNumber("+852 1234 5678", { foreign })).toBe("+85212345678")
    expect(parseMobileNumber("0085212345678", { foreign })).toBe("+85212345678")
    expect(parseMobileNumber("+8612012345678", { foreign })).toBe("12012345678")
    expect(parseMobileNumber("+862112345678", { foreign })).toBeNull()
    expect(parseMobileNumber("85212345678", { foreign })).toBeNull()
    expect(parseMobileNumber("+852", { foreign })).toBeNull()
  })
})
