import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  maskAddress,
  maskBankAccount,
  maskCitizenNumber,
  maskCitizenNumberForDesk,
  maskEmail,
  maskName,
  maskOrganisationCode,
  maskPhone,
} from "./masks.ts"

const digits = (min: number, max: number) =>
  fc.array(fc.constantFrom(..."0123456789"), { minLength: min, maxLength: max }).map((each) => each.join(""))
const han = fc.array(fc.constantFrom(..."张王李欧阳司马上官赵样例娟明伟𠮷"), { minLength: 1, maxLength: 6 })
const visible = (masked: string) => masked.replaceAll("*", "")

describe("masks", () => {
  it("a name shows the surname, compound surnames whole, and never its length", () => {
    expect(maskName("张三")).toBe("张*")
    expect(maskName("张三丰")).toBe("张*")
    expect(maskName("欧阳样例")).toBe("欧阳*")
    expect(maskName("欧阳")).toBe("欧*")
    expect(maskName("张")).toBe("*")
    expect(maskName("")).toBe("*")
    expect(maskName("阿卜杜热合曼·吐尔逊")).toBe("阿*")
    expect(maskName("𠮷野样例")).toBe("𠮷*")
  })

  it("a citizen number shows its ends: one character each in logs, four each at the desk", () => {
    const number = "990101193807201015"
    expect(maskCitizenNumber(number)).toBe("9****************5")
    expect(maskCitizenNumberForDesk(number)).toBe("9901**********1015")
  })

  it("a telephone number, an account and an organisation's code keep only what the custom shows", () => {
    expect(maskPhone("12000001234")).toBe("120****1234")
    expect(maskPhone("+86 120 0000 1234")).toBe("120****1234")
    expect(maskPhone("0571-00001234")).toBe("**********34")
    expect(maskPhone("1234")).toBe("****")
    expect(maskBankAccount("6200 0000 0000 0001 234")).toBe("****1234")
    expect(maskBankAccount("1234")).toBe("****")
    expect(maskOrganisationCode("91990101M000000000")).toBe("91**************00")
    expect(maskEmail("zhang.san@example.cn")).toBe("z***@example.cn")
    expect(maskEmail("z@example.cn")).toBe("***")
  })

  it("an address stops at the community, or above it where nothing would be hidden", () => {
    expect(maskAddress("样例省样例市样例区样例街道样例社区样例路1号3幢101室")).toBe(
      "样例省样例市样例区样例街道样例社区***",
    )
    expect(maskAddress("样例省样例市样例区样例镇样例村6组12号")).toBe("样例省样例市样例区样例镇样例村***")
    expect(maskAddress("样例省样例市样例区样例街道样例社区")).toBe("样例省样例市样例区样例街道***")
    expect(maskAddress("样例市样例区样例路1号样例社区")).toBe("样例市样例区***")
    expect(maskAddress("样例区样例花园小区三幢")).toBe("样例区***")
    expect(maskAddress("1 Sample Road")).toBe("***")
    expect(maskAddress("")).toBe("***")
  })

  it("no mask ever contains the whole value", () => {
    const masks = [
      maskBankAccount,
      maskCitizenNumber,
      maskCitizenNumberForDesk,
      maskName,
      maskOrganisationCode,
      maskPhone,
      maskAddress,
      maskEmail,
    ]
    const value = fc.oneof(
      digits(1, 25),
      han.map((each) => each.join("")),
      fc.stringMatching(/^[样例省市区县镇乡村街道社区路0-9号]{1,20}$/u),
    )
    fc.assert(
      fc.property(value, fc.constantFrom(...masks), (whole, mask) => {
        expect(mask(whole)).not.toContain(whole)
        expect(visible(mask(whole)).length).toBeLessThan(whole.length)
      }),
    )
  })

  it("a masked number leaves at least ten thousand candidates: the mask depends on nothing it hides", () => {
    const cases = [
      { mask: maskCitizenNumber, length: 18, head: 1, tail: 1 },
      { mask: maskCitizenNumberForDesk, length: 18, head: 4, tail: 4 },
      { mask: maskPhone, length: 11, head: 3, tail: 4 },
      { mask: maskBankAccount, length: 19, head: 0, tail: 4 },
      { mask: maskOrganisationCode, length: 18, head: 2, tail: 2 },
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        digits(19, 19),
        digits(19, 19),
        ({ head, length, mask, tail }, one, other) => {
          const first = `1${one}`.slice(0, length)
          const hidden = length - head - tail
          const second = first.slice(0, head) + other.slice(0, hidden) + first.slice(length - tail)
          expect(hidden).toBeGreaterThanOrEqual(4)
          expect(mask(second)).toBe(mask(first))
        },
      ),
    )
  })

  it("a masked address shows a true beginning of it without any digit", () => {
    const address = fc.stringMatching(/^[样例省市区县镇乡村街道社小路0-9号]{1,24}$/u)
    fc.assert(
      fc.property(address, (whole) => {
        const shown = maskAddress(whole).slice(0, -3)
        expect(whole.startsWith(shown)).toBe(true)
        expect(shown).not.toMatch(/\d/)
        expect(shown.length).toBeLessThan(whole.length)
      }),
    )
  })
})
