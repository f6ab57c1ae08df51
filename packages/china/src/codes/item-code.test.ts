import type { ItemCodes } from "@onevisit/core/catalogue"
import { describe, expect, it } from "vitest"
import { levelOfItemCode, splitBasicCode } from "./item-code-basic.ts"
import { nationalItemType, nationalItemTypes } from "./item-code-type.ts"
import { itemCodeDefects, readItemCode } from "./item-code.ts"
import { sampleCreditCode } from "./samples.ts"

const agency = sampleCreditCode(1, { beginning: "11" })
const named = (raw: string, field?: keyof ItemCodes) =>
  readItemCode(raw, field).findings.map(({ code, path, severity }) => [severity, code, ...path].join(" "))

describe("an item code as published", () => {
  it("is an implementing code of the authority, the level and the basic code", () => {
    for (const [raw, agency, level, basic] of [
      ["11370800MB285591843370117002011", "11370800MB28559184", "3", "370117002011"],
      ["12441500196720244T3442199806003", "12441500196720244T", "3", "442199806003"],
    ] as const) {
      const reading = readItemCode(raw, "implementing")
      expect(reading).toEqual({
        raw,
        value: raw,
        form: "implementing",
        parts: { agency, level, basic },
        findings: [],
      })
    }
  })

  it("is the same with its parts set apart", () => {
    const { findings, value } = readItemCode("11370800MB28559184·3·370117002011")
    expect(value).toBe("11370800MB285591843370117002011")
    expect(findings.map(({ code }) => code)).toEqual(["code-dash", "code-separator"])
  })

  it("is a handling-item code with two digits more", () => {
    const { findings, form, parts } = readItemCode("11370800MB28559184300011711200001")
    expect([form, parts.basic, parts.handling, findings]).toEqual(["handling", "000117112000", "01", []])
  })

  it("is a Sichuan code of any age, its authority given by whatever number", () => {
    const catalogues = ["511A0138000000", "511Z07001006", "51201401900011", "G-000007-001", "1J-5100-00027"]
    for (const catalogue of catalogues) {
      const raw = `${catalogue}-990101000000-000-${agency}-1-00`
      expect(itemCodeDefects(raw)).toEqual([])
      expect(readItemCode(raw).parts).toMatchObject({
        catalogue,
        region: "990101000000",
        agency,
        sixth: "00",
      })
    }
    for (const number of ["000000010", "00000001-0", "451212", agency.slice(0, 17)]) {
      const raw = `512B0053300006-990101000000-000-${number}-2-00`
      expect(readItemCode(raw).parts.agency).toBe(number)
      expect(itemCodeDefects(raw).map(({ code }) => code)).toEqual(["item-code-agency"])
    }
    const cut = readItemCode("H-000185-001-4444444444")
    expect([cut.form, cut.parts]).toEqual(["sichuan", { catalogue: "H-000185-001", region: "4444444444" }])
    expect(named(cut.raw)).toEqual(["error code-truncated region"])
  })

  it("is a Zhejiang code of word and numbers, with a handling item or without", () => {
    expect(readItemCode("许可-00123-000").parts).toEqual({ type: "许可", main: "00123", sub: "000" })
    expect(readItemCode("给付00142-001-01").value).toBe("给付-00142-001-01")
    expect(named("审核转报-00001-000")).toEqual(["warning item-code-type type"])
    expect(named("许可-0012-000")).toEqual(["error item-code-segment main"])
  })

  it("is a code of Guizhou or of Hubei, the hyphens of the latter only for the eye", () => {
    expect(readItemCode("XK00101001").parts).toEqual({ type: "XK", main: "00101", sub: "001" })
    const hubei = readItemCode("990101-001-XK-001-02")
    expect([hubei.form, hubei.value]).toEqual(["hubei", "990101001XK00102"])
    expect(named(hubei.raw)).toEqual(["warning code-separator", "note code-sample-region region"])
  })
})

describe("an item code", () => {
  it("of no known form is kept, case and all, and is no defect among local codes", () => {
    const raw = "JL.b-2017/８ "
    expect(readItemCode(raw)).toMatchObject({ raw, value: "JL.b-2017/8", form: "local", parts: {} })
    expect(named("JL.b-2017/8")).toEqual(["warning item-code-form"])
    expect(itemCodeDefects("JL.b-2017/8", "local")).toEqual([])
    expect(named("JL.b-2017/8", "basic")).toEqual(["error item-code-field"])
    expect(named("　")).toEqual(["warning code-blank", "error code-empty"])
  })

  it("of another form than its field is read as what it is", () => {
    expect(readItemCode("990117002011", "implementing").form).toBe("basic")
    expect(named("990117002011", "implementing")).toEqual(["error item-code-field"])
    expect(named("990117002011", "local")).toEqual([])
  })

  it("that may be a basic code or the beginning of an implementing code says so, unless its field is known", () => {
    const begin = agency.slice(0, 12)
    expect(named(begin)).toEqual(["warning item-code-ambiguous"])
    expect(named(begin, "basic")).toEqual([])
    expect(named(begin, "implementing")).toEqual(["error code-truncated agency"])
    expect(named("110119014000")).toEqual([])
  })

  it("has the findings of its authority's credit code at their place", () => {
    const wrong = agency.slice(0, 17) + (agency.endsWith("0") ? "1" : "0")
    expect(named(`${wrong}4990117002011`)).toEqual([
      "error code-check-character agency",
      "note code-sample-region agency",
    ])
    expect(readItemCode(`${wrong}4990117002011`).findings[0]?.message.zh).toMatch(/^实施主体代码：/)
  })

  it("has a level of 1 to 6, and a warning for any other", () => {
    expect(named(`${agency}9990117002011`)).toContain("warning item-code-level level")
    expect(["1", "2", "3", "4", "5", "6", "7"].map(levelOfItemCode)).toEqual([
      "nation",
      "province",
      "city",
      "county",
      "township",
      "village",
      undefined,
    ])
  })

  it("with a letter for a digit is mended where the part has no letters, and left where it has", () => {
    const reading = readItemCode("5I1A0138OOOOOO-99OI01000000-000-451212-1-00")
    expect(reading.value).toBe("511A0138000000-990101000000-000-451212-1-00")
    expect(named(reading.raw)).toEqual([
      "warning code-letter-for-digit catalogue",
      "warning code-letter-for-digit region",
      "note code-sample-region region",
      "warning item-code-agency agency",
    ])
    expect(readItemCode("OI00101001").parts.type).toBe("OI")
  })

  it("that is cut off is read as far as it goes", () => {
    for (const cut of [agency.slice(0, 11), agency.slice(0, 16), "11100000000", "515O0101"]) {
      expect([readItemCode(cut).form, named(cut).at(-1)]).toEqual([
        "implementing",
        "error code-truncated agency",
      ])
      expect(itemCodeDefects(cut, "local")).toEqual([])
    }
    const strange = `${sampleCreditCode(1, { beginning: "A1" })}4`
    expect(named(strange)).toContain("error code-truncated basic")
    const sichuan = `511A0138000000-990101000000-000-${agency.slice(0, 9)}`
    expect(named(sichuan)).toEqual(["note code-sample-region region", "error code-truncated fifth"])
  })

  it("of Sichuan without its hyphens is told by its lengths, and a hyphen alone makes none", () => {
    const raw = `511A04001005-990101000000-000-${agency}-1-00`
    expect(readItemCode(raw.replaceAll("-", "")).value).toBe(raw)
    const social = `${sampleCreditCode(1, { beginning: "51" })}4990117002011`
    expect(readItemCode(`${social.slice(0, 14)}-${social.slice(14)}`).value).toBe(social)
    const extra = readItemCode(`${agency}4-990117002011-007`)
    expect([extra.form, extra.parts.extra]).toEqual(["implementing", "007"])
    expect(readItemCode("511A0138000000-990101000000-000-OI12-1-00").parts.agency).toBe("OI12")
  })

  it("in segments of wrong lengths keeps them apart", () => {
    const raw = `${agency.slice(0, 17)}-4-990117002011`
    expect(readItemCode(raw)).toMatchObject({ value: raw, parts: { level: "4", basic: "990117002011" } })
    expect(named(raw)).toEqual(["error item-code-segment agency"])
  })

  it("with something behind it keeps that too", () => {
    expect(readItemCode("990117002011-A7-8").parts).toEqual({ basic: "990117002011", extra: "A7-8" })
    const serial = `${agency}499011700201101202001010001`
    expect(readItemCode(serial)).toMatchObject({
      value: serial,
      form: "handling",
      parts: { extra: "202001010001" },
    })
    expect(named(serial)).toContain("warning code-extra extra")
  })

  it("of any length is read in time that grows no faster than it", () => {
    for (const raw of [
      "-".repeat(50_000),
      `990117002011${"-".repeat(50_000)}`,
      `许可${"-0".repeat(50_000)}x`,
      "G-0".repeat(50_000),
    ]) {
      expect(readItemCode(raw).raw).toBe(raw)
    }
  }, 5000)
})

describe("a basic code", () => {
  it("is split only when asked, and only if it has twelve digits", () => {
    const department = { department: "99", main: "806", sub: "003" }
    expect(splitBasicCode("442199806003")).toEqual({ province: "44", type: "21", ...department })
    expect(splitBasicCode("44219980600")).toBeUndefined()
  })
})

describe("a national type of item", () => {
  it("has a type of this library, by two digits or one", () => {
    const known = nationalItemTypes.map(({ code }) => [code, nationalItemType(code).type])
    expect(Object.fromEntries(known)).toMatchObject({
      "01": "licence",
      "05": "benefit-payment",
      "20": "public-service",
    })
    expect(nationalItemType("7").type).toBe("confirmation")
    expect(nationalItemType("8").type).toBe("award")
  })

  it("not listed is an other power with its code kept", () => {
    expect(nationalItemType("21")).toMatchObject({ code: "21", type: "other-power", onApplication: "some" })
  })

  it("is on application but for penalty, compulsion, levy and inspection", () => {
    const not = nationalItemTypes.filter(({ onApplication }) => onApplication === "no")
    expect(not.map(({ code }) => code)).toEqual(["02", "03", "04", "06"])
  })
})
