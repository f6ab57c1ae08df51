import { parseCode } from "@onevisit/core/identity"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { sampleRegions } from "../regions/index.ts"
import { citizenNumber } from "./citizen-number.ts"
import { creditCode } from "./credit-code.ts"
import {
  sampleCitizenNumber,
  sampleCreditCode,
  sampleOrganisationCode,
  samplePhone,
  sampleRegionCode,
  sampleWaybill,
} from "./samples.ts"

describe("samples", () => {
  it("are the same every time, and different for different numbers", () => {
    const one = () => sampleCitizenNumber({ born: "1938-07-20", sequence: 101 })
    expect(one()).toBe(one())
    expect(sampleCitizenNumber({ born: "1938-07-20", sequence: 102 })).not.toBe(one())
    expect(new Set([1, 2, 3].map((n) => sampleCreditCode(n))).size).toBe(3)
  })

  it("have right check characters and are noted as samples wherever they are read", () => {
    const number = parseCode(citizenNumber, sampleCitizenNumber({ born: "1938-07-20", sequence: 101 }))
    const authority = parseCode(creditCode, sampleCreditCode(1, { beginning: "11" }))
    for (const { warnings } of [Result.getOrThrow(number), Result.getOrThrow(authority)]) {
      expect(warnings.map(({ code }) => code)).toEqual(["code-sample-region"])
    }
  })

  it("lie in a region that only the sample table knows", () => {
    expect(sampleRegions.sample).toBe(true)
    expect(sampleRegions.entries.map(({ code }) => code)).toContain(sampleRegionCode)
    expect(() => sampleCitizenNumber({ born: "1938-07-20", sequence: 1, region: "330109" })).toThrow(
      /sample region/,
    )
    expect(() => sampleCreditCode(1, { region: "330109" })).toThrow(/sample region/)
  })

  it("refuse what cannot be made", () => {
    expect(() => sampleCitizenNumber({ born: "1938-02-30", sequence: 1 })).toThrow()
    expect(() => sampleCitizenNumber({ born: "1938-07-20", sequence: 1000 })).toThrow(/3 digits/)
    expect(() => sampleOrganisationCode(-1)).toThrow(/8 digits/)
    expect(() => sampleWaybill(1.5)).toThrow(/8 digits/)
    expect(samplePhone(1234)).toBe("12000001234")
  })
})
