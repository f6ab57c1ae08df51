import { parseCode, type InvalidCode } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { citizenCheck } from "./check-digits.ts"
import { citizenNumber, expandCitizenNumber, readCitizenNumber } from "./citizen-number.ts"
import { sampleCitizenNumber } from "./samples.ts"

const asOf = plainDate("2018-08-01")
const parse = (raw: unknown) => parseCode(citizenNumber, raw, { asOf })
const valueOf = (raw: unknown) => Result.getOrThrow(parse(raw)).reveal("to compare in a test")
const errorsOf = (raw: unknown): readonly string[] => {
  const parsed: Result.Result<unknown, InvalidCode> = parse(raw)
  return Result.isSuccess(parsed)
    ? []
    : parsed.failure.findings.filter(({ severity }) => severity === "error").map(({ code }) => code)
}
const notesOf = (raw: unknown) => Result.getOrThrow(parse(raw)).warnings.map(({ code }) => code)

/** ISO 7064 MOD 11-2 by its recursion, another way than the weights of the standard's text. */
const recursiveCheck = (body: string) => {
  const product = [...body].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  return "0123456789X".charAt((12 - product) % 11)
}
const withCheck = (body: string) => body + recursiveCheck(body)

const born = fc
  .tuple(
    fc.integer({ min: 1900, max: 2017 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)
const numbers = fc
  .tuple(born, fc.nat(999))
  .map(([day, sequence]) => sampleCitizenNumber({ born: day, sequence }))

describe("a citizen number", () => {
  it("of the standard's two examples is right, with no finding", () => {
    for (const example of ["11010519491231002X", "440524188001010014"]) {
      expect(valueOf(example)).toBe(example)
      expect(notesOf(example)).toEqual([])
    }
  })

  it("has the check character of ISO 7064 MOD 11-2", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(citizenCheck(number)).toBe(recursiveCheck(number.slice(0, 17)))
      }),
    )
  })

  it("under a region code abolished long ago, or made after the birth, is right: no table of today is asked", () => {
    for (const region of ["991282", "990120", "990121", "995005", "990181"]) {
      const number = withCheck(`${region}19381231107`)
      expect(valueOf(number)).toBe(number)
      expect(notesOf(number)).toEqual(["code-sample-region"])
    }
  })

  it("of a resident of Hong Kong, Macao or Taiwan, or of a province unknown, is not refused for its region", () => {
    const province = (value: string) => citizenNumber.check(value).map(({ code }) => code)
    const body = (first: string) => `${first}000019490230021`
    for (const first of ["81", "82", "83", "33"])
      expect(province(withCheck(body(first)))).toEqual(["citizen-number-date"])
    expect(province(withCheck(body("91")))).toContain("citizen-number-province-unknown")
    expect(province(withCheck(body("10")))).toContain("citizen-number-region")
    expect(province(withCheck(body("00")))).toContain("citizen-number-region")
  })

  it("is read from full-width digits, a small x and blanks", () => {
    const number = sampleCitizenNumber({ born: "1940-06-15", sequence: 219 })
    const x = numberEndingInX()
    const wide = [...number].map((each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)).join("")
    expect(valueOf(wide)).toBe(number)
    expect(valueOf(` ${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}\n`)).toBe(number)
    expect(valueOf(x.toLowerCase())).toBe(x)
    expect(valueOf(`${x.slice(0, 17)}ｘ`)).toBe(x)
  })

  it("prints and parses to itself", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(valueOf(number)).toBe(number)
        expect(citizenNumber.normalise(citizenNumber.normalise(number))).toBe(number)
        expect(`${Result.getOrThrow(parse(number))}`).not.toContain(number.slice(1, 17))
      }),
    )
  })

  it("with one wrong digit is always refused", () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + shift) % 10) + number.slice(at + 1)
        expect(errorsOf(wrong)).toContain("code-check-character")
      }),
    )
  })

  it("with two neighbouring digits exchanged is always refused", () => {
    fc.assert(
      fc.property(numbers, fc.nat(15), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        const wrong = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        expect(errorsOf(wrong)).toContain("code-check-character")
      }),
    )
  })

  it("with a wrong check character is refused, saying what is expected and never the value", () => {
    const number = sampleCitizenNumber({ born: "1990-03-07", sequence: 867 })
    const wrong = number.slice(0, 17) + (number.endsWith("7") ? "8" : "7")
    const refused = parse(wrong)
    if (Result.isSuccess(refused)) throw new Error("accepted")
    expect(refused.failure.message.en).toContain("18 characters whose last is the check character")
    expect(JSON.stringify(refused.failure)).not.toContain(number.slice(6, 14))
    expect(JSON.stringify(refused.failure)).not.toContain(wrong)
  })

  it("holds a date that exists and has come", () => {
    expect(errorsOf(withCheck("99010119990230151"))).toEqual(["citizen-number-date"])
    expect(errorsOf(withCheck("99010119000229001"))).toEqual(["citizen-number-date"])
    expect(errorsOf(withCheck("99010120000229001"))).toEqual([])
    expect(errorsOf(withCheck("99010120180801001"))).toEqual([])
    expect(errorsOf(withCheck("99010120180802001"))).toEqual(["citizen-number-date-future"])
    expect(
      citizenNumber.check(withCheck("99010120180802001")).some(({ severity }) => severity === "error"),
    ).toBe(false)
  })

  it("names every defect at once", () => {
    expect(errorsOf("00010119990230151X").toSorted()).toEqual([
      "citizen-number-date",
      "citizen-number-region",
      "code-check-character",
    ])
    expect(errorsOf("9901019901A")).toEqual(["code-length", "code-alphabet"])
    expect(errorsOf("99030819990110")).toEqual(["code-length"])
    expect(errorsOf("99030819990110X")).toEqual(["code-length", "code-alphabet"])
    expect(errorsOf("")).toEqual(["code-length"])
    expect(errorsOf(990101)).toEqual(["code-not-text"])
  })

  it("tells birth and sex for a purpose, and nothing of where one is registered", () => {
    const man = Result.getOrThrow(parse(sampleCitizenNumber({ born: "1938-07-20", sequence: 101 })))
    const woman = Result.getOrThrow(parse(sampleCitizenNumber({ born: "1928-02-29", sequence: 104 })))
    expect(readCitizenNumber(man, "to reckon the age")).toEqual({ born: "1938-07-20", sex: "male" })
    expect(readCitizenNumber(woman, "to reckon the age")).toEqual({ born: "1928-02-29", sex: "female" })
    expect(() => readCitizenNumber(man, "")).toThrow(/purpose/)
  })
})

describe("a citizen number of 15 digits", () => {
  it("becomes 18 with the nineteenth hundred and a check character, and says so", () => {
    const fifteen = "990104620927690"
    expect(valueOf(fifteen)).toBe(withCheck("99010419620927690"))
    expect(expandCitizenNumber(fifteen)).toBe(withCheck("99010419620927690"))
    expect(notesOf(fifteen)).toContain("citizen-number-expanded")
    expect(notesOf(withCheck("99010419620927690"))).not.toContain("citizen-number-expanded")
  })

  it("that was kept for the oldest (996 to 999) is left to a person, its century not guessed", () => {
    for (const sequence of ["996", "997", "998", "999"]) {
      expect(errorsOf(`990104120927${sequence}`)).toEqual(["citizen-number-century-unclear"])
      expect(() => expandCitizenNumber(`990104120927${sequence}`)).toThrow(/996/)
    }
    expect(errorsOf("990104120927995")).toEqual([])
  })

  it("with a day that does not exist is refused", () => {
    expect(errorsOf("990104620230690")).toEqual(["citizen-number-date"])
  })
})

function numberEndingInX(): string {
  for (let sequence = 0; sequence < 1000; sequence++) {
    const number = sampleCitizenNumber({ born: "1980-01-01", sequence })
    if (number.endsWith("X")) return number
  }
  throw new Error("none ends in X")
}
