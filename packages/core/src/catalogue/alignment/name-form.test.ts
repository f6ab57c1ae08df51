import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { likeness, nameFormOf } from "./name-form.ts"

const keyOf = (name: string, ...places: readonly string[]) => nameFormOf(name, places).key

describe("the form of a name", () => {
  it("has no blanks, brackets, 《》 and stops, and ASCII in one width and case", () => {
    const spellings = ["《ICP 许可证》核发（新办）。", "ｉｃｐ许可证核发【新办】", "ＩＣＰ许可证核发(新办)"]
    expect(new Set(spellings.map((name) => keyOf(name)))).toEqual(new Set(["ICP许可证核发新办"]))
  })

  it("has no place in front, the longest first, and is never left without a name", () => {
    const places = ["样例", "样例市", "样例区"]
    expect(keyOf("样例市样例区渔业捕捞许可", ...places)).toBe("渔业捕捞许可")
    expect(keyOf("样例区", ...places)).toBe("区")
    expect(keyOf("样例", ...places)).toBe("样例")
    expect(keyOf("渔业样例市许可", ...places)).toBe("渔业样例市许可")
  })

  it("tells the name from a case in brackets at its end", () => {
    const unqualified = (name: string) => nameFormOf(name, []).unqualified
    expect(unqualified("渔业捕捞许可（变更）")).toBe("渔业捕捞许可")
    expect(unqualified("渔业（捕捞）许可")).toBe("渔业捕捞许可")
    expect(unqualified("（变更）")).toBe("变更")
  })

  it("tells whether it joins several things", () => {
    expect(nameFormOf("设立、变更登记", []).isJoint).toBe(true)
    expect(nameFormOf("认定和评价", []).isJoint).toBe(true)
    expect(nameFormOf("设立登记", []).isJoint).toBe(false)
  })
})

describe("the likeness of two names", () => {
  const alike = (one: string, other: string) => likeness(nameFormOf(one, []), nameFormOf(other, []))

  it("is twice the pairs of characters they share, of those of both, in whole percent rounded down", () => {
    expect(alike("食品经营许可", "食品经营许可证")).toBe(90)
    expect(alike("食品经营许可", "食品生产许可")).toBe(40)
    expect(alike("食品经营许可", "村级印章")).toBe(0)
    expect(alike("证", "证")).toBe(100)
    expect(alike("。", "。")).toBe(0)
  })

  it("is the same either way, whole, and 100 for a name and itself", () => {
    const name = fc.string({ unit: fc.constantFrom("食", "品", "经", "营", "许", "可", "（"), maxLength: 8 })
    fc.assert(
      fc.property(name, name, (one, other) => {
        const percent = alike(one, other)
        expect(alike(other, one)).toBe(percent)
        expect(Number.isInteger(percent) && percent >= 0 && percent <= 100).toBe(true)
        if (nameFormOf(one, []).key !== "") expect(alike(one, one)).toBe(100)
      }),
    )
  })
})
