import {
  ancestry,
  codesOn,
  isWithinRegion,
  placement,
  regionAt,
  regionTableFindings,
} from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { chinaRegions, sampleRegions } from "./index.ts"

const nameAt = (code: string, on: string) => regionAt(chinaRegions, code, plainDate(on))?.name.zh

describe("the region tables", () => {
  it("are sound, and no code stands in both", () => {
    expect(regionTableFindings(chinaRegions)).toEqual([])
    expect(regionTableFindings(sampleRegions)).toEqual([])
    const real = new Set(chinaRegions.entries.map(({ code }) => code))
    expect(sampleRegions.entries.filter(({ code }) => real.has(code))).toEqual([])
    expect(sampleRegions.entries.every(({ code }) => code.startsWith("99"))).toBe(true)
    expect(chinaRegions.entries.some(({ code }) => code.startsWith("99"))).toBe(false)
  })
})

describe("Xiaoshan", () => {
  it("was a county until 1986, a city under the province 1987–1994, a city until 2000, and is a district since", () => {
    expect(nameAt("330121", "1986-12-31")).toBe("萧山县")
    expect(nameAt("330121", "1987-01-01")).toBeUndefined()
    expect(nameAt("339005", "1987-01-01")).toBe("萧山市")
    expect(nameAt("339005", "1994-12-31")).toBe("萧山市")
    expect(nameAt("339005", "1995-01-01")).toBeUndefined()
    expect(nameAt("330181", "1995-01-01")).toBe("萧山市")
    expect(nameAt("330181", "2000-12-31")).toBe("萧山市")
    expect(nameAt("330181", "2001-01-01")).toBeUndefined()
    expect(nameAt("330109", "2001-01-01")).toBe("萧山区")
    expect(nameAt("330109", "2026-01-01")).toBe("萧山区")
  })

  it("lies in Hangzhou and Zhejiang, but for the years in which its code stood under the province", () => {
    const line = (code: string, on: string) =>
      ancestry(chinaRegions, code, plainDate(on)).map(({ name }) => name.zh)
    expect(line("330109", "2018-07-20")).toEqual(["萧山区", "杭州市", "浙江省"])
    expect(line("339005", "1990-01-01")).toEqual(["萧山市", "浙江省"])
    expect(isWithinRegion(chinaRegions, "339005", "330100", plainDate("1990-01-01"))).toBe(false)
  })

  it("is what its old codes became", () => {
    for (const old of ["330121", "339005", "330181"]) {
      expect(codesOn(chinaRegions, old, plainDate("2018-07-20"))).toEqual(["330109"])
      expect(isWithinRegion(chinaRegions, old, "330109", plainDate("2018-07-20"))).toBe(true)
    }
  })

  it("ceded five streets to Qiantang in 2021, so an older record is undetermined within the district", () => {
    const on = plainDate("2022-01-01")
    const recorded = plainDate("2018-07-20")
    expect(placement(chinaRegions, "330109", "330109", on, recorded)).toBe("undetermined")
    expect(placement(chinaRegions, "330109", "330100", on, recorded)).toBe("within")
    expect(placement(chinaRegions, "330109", "330109", on)).toBe("within")
  })
})

describe("the change of 2021 in Hangzhou", () => {
  it("ended Xiacheng and Jianggan and began Linping and Qiantang", () => {
    expect(["330103", "330104", "330113", "330114"].map((code) => nameAt(code, "2020-12-31"))).toEqual([
      "下城区",
      "江干区",
      undefined,
      undefined,
    ])
    expect(["330103", "330104", "330113", "330114"].map((code) => nameAt(code, "2021-12-31"))).toEqual([
      undefined,
      undefined,
      "临平区",
      "钱塘区",
    ])
    expect(nameAt("330110", "2001-01-01")).toBe("余杭区")
    expect(codesOn(chinaRegions, "330104", plainDate("2022-01-01"))).toEqual(["330102", "330114"])
  })
})

describe("the sample regions", () => {
  it("hold a district with streets and villages in a city and a province", () => {
    const on = plainDate("2019-03-20")
    const line = ancestry(sampleRegions, "990101100201", on).map(({ code }) => code)
    expect(line).toEqual(["990101100201", "990101100", "990101", "990100", "990000"])
    expect(isWithinRegion(sampleRegions, "990101001001", "990101", on)).toBe(true)
    expect(isWithinRegion(sampleRegions, "990102", "990101", on)).toBe(false)
  })
})
