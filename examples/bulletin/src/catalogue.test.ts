import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readCatalogue } from "@onevisit/catalogue-files"
import { plainDate } from "@onevisit/core/time"
import { composeGuide } from "@onevisit/core/notices"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"

const folder = join(import.meta.dirname, "..", "catalogue")
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }))
const { items } = Result.getOrThrow(readCatalogue(files))
const byId = new Map(items.map((item) => [item.id, item]))

describe("the bulletin's catalogue", () => {
  it("holds the bulletin's eight items, none a licence, and one licence that says it is a sample", () => {
    expect(Object.fromEntries(items.map(({ id, type }) => [id, type]))).toEqual({
      "high-tech-enterprise": "public-service",
      "technology-enterprise-assessment": "confirmation",
      "patent-grant": "benefit-payment",
      "innovation-voucher-claim": "benefit-payment",
      "project-acceptance": "confirmation",
      "technology-centre": "confirmation",
      "thirty-year-teachers": "award",
      "old-age-allowance": "benefit-payment",
      "sample-licence": "licence",
    })
    expect(byId.get("sample-licence")?.name.zh).toBe("样例许可事项")
    expect(byId.get("sample-licence")?.authority.name.zh).toContain("虚构")
  })

  it("asks nobody for a business licence: the authority looks it up", () => {
    const licences = items.flatMap(({ materials }) => materials.filter(({ id }) => id === "business-licence"))
    expect(licences.length).toBeGreaterThan(0)
    for (const { lookUp, obtainedBy } of licences) {
      expect(obtainedBy).not.toBe("applicant")
      expect(lookUp).toEqual({ registry: "market-registration", record: "business-licence" })
    }
    for (const { materials } of items) {
      expect(materials.filter(({ name }) => name.zh.includes("营业执照") && name.zh !== "营业执照")).toEqual(
        [],
      )
    }
  })

  it("names every material exactly, without 其他, 有关 or 等材料", () => {
    for (const { materials } of items) {
      for (const { name } of materials)
        expect(name.zh).not.toMatch(/其他|其它|有关|相关|等(材料|证明|资料)?$|必要的/)
    }
  })

  it("lets technology centres and schools owe what is not key", () => {
    for (const id of ["technology-centre", "thirty-year-teachers"]) {
      const owed = byId.get(id)?.materials.filter(({ deferrable }) => deferrable.includes("absence")) ?? []
      expect(owed.length).toBeGreaterThan(0)
      expect(owed.every(({ necessity }) => necessity === "secondary")).toBe(true)
    }
  })

  it("pays the old-age allowance without application, material or visit", () => {
    expect(byId.get("old-age-allowance")).toMatchObject({
      initiation: "ex-officio",
      materials: [],
      channels: [],
      visits: { declared: 0 },
    })
  })

  it("asks for one visit at most, and marks what is a sample", () => {
    for (const { contact, promisedTerm, sample, visits } of items) {
      expect(visits.declared).toBeLessThanOrEqual(1)
      expect(sample?.zh).toContain("样例")
      expect(contact.email).toMatch(/@example\.invalid$/)
      expect(contact.phone).toMatch(/^0571-0000 \d{4}$/)
      if (promisedTerm) expect(promisedTerm.clause?.sample).toBe(true)
    }
  })

  it("makes a guide of every item", () => {
    for (const item of items) {
      expect(composeGuide(item, { publishedOn: plainDate("2018-07-20") }).sections.length).toBe(15)
    }
  })
})
