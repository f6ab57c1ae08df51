import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import { editionOn } from "./catalogue.ts"
import { authority, item, type Loose, material, problems, read } from "./items.fixture.ts"
import { catalogueJsonSchema, parseCatalogue, parseCatalogueParts } from "./schema.ts"

describe("the file form of a catalogue", () => {
  it("fills in what may be left out", () => {
    const [built] = read(item())
    expect(built).toMatchObject({
      authority,
      validTo: null,
      initiation: "on-application",
      specialProcedures: [],
      fee: null,
      materials: [{ deferrable: [], evidences: [], obtainedBy: "applicant", accepts: [{ number: 1 }] }],
    })
    expect(built && "promisedTerm" in built).toBe(false)
  })

  it.each([
    ["20 working days", { length: 20, unit: "working-day" }],
    ["1 month", { length: 1, unit: "month" }],
    ["30 calendar days", { length: 30, unit: "calendar-day" }],
    [
      { length: 5, unit: "month", rollForward: false },
      { length: 5, unit: "month", rollForward: false },
    ],
  ])("reads a term in words and written out: %j", (promisedTerm, expected) => {
    expect(read(item({ promisedTerm }))[0]?.promisedTerm).toEqual(expected)
  })

  it("says all problems at once, each with its path and what was expected, and never the value", () => {
    const marked = "SECRET-130"
    const parsed = parseCatalogue({
      authority,
      items: [
        item({
          validFrom: `2018-02-30`,
          type: marked,
          promisedTerm: marked,
          name: { zh: " ", en: 7 },
          materials: [
            material({ necessity: marked }),
            material({ id: "b", accepts: [], when: { fact: "jointCentre", is: [marked] } }),
            material({ id: "c", deferrable: ["absence"] }),
          ],
          extra: marked,
          visits: { declared: 1 },
        }),
      ],
    })
    if (Result.isSuccess(parsed)) throw new Error("Nothing was found")
    expect(parsed.failure.message).not.toContain(marked)
    expect(parsed.failure.issues.map(({ path }) => path.slice(2).join(".")).toSorted()).toEqual([
      "extra",
      "materials.0.necessity",
      "materials.1.accepts",
      "materials.1.when.is",
      "materials.2.deferrable.0",
      "name.en",
      "name.zh",
      "promisedTerm",
      "type",
      "validFrom",
      "visits.reason",
    ])
    expect(parsed.failure.message).toContain("items[0].validFrom: expected a day that exists, as YYYY-MM-DD")
    expect(parsed.failure.message).toContain("items[0].extra: expected no key of this name")
  })

  it("says that a value is missing, and what it should be", () => {
    const { contact: _, type: __, ...rest } = item()
    expect(problems(rest)).toEqual([
      expect.stringMatching(/^type: one of licence, .*\(it is missing\)$/),
      "contact: keys with values (it is missing)",
    ])
  })

  it.each([null, [], "text", 7, {}, { items: {} }, { items: [null] }])(
    "refuses what is no catalogue: %j",
    (input) => expect(Result.isFailure(parseCatalogue(input))).toBe(true),
  )

  it("takes no key from the prototype", () => {
    const hostile = JSON.parse('{"items": [], "__proto__": {"polluted": true}}')
    expect(Result.isFailure(parseCatalogue(hostile))).toBe(true)
    expect(({} as Loose)["polluted"]).toBeUndefined()
  })

  it("has a JSON Schema in which every key of an item is described", () => {
    const schema = catalogueJsonSchema() as { properties: { items: { items: { properties: Loose } } } }
    expect(Object.keys(schema.properties.items.items.properties)).toEqual(
      expect.arrayContaining(Object.keys(item())),
    )
  })
})

describe("what must hold between editions", () => {
  const older = item({ validTo: "2019-01-01" })
  const newer = item({ edition: "2019-01", validFrom: "2019-01-01" })

  it("keeps two editions that follow each other, and finds the one in force", () => {
    const catalogue = { items: read(older, newer) }
    const on = (day: string) => editionOn(catalogue, "technology-centre", plainDate(day))?.edition
    expect([on("2018-06-30"), on("2018-12-31"), on("2019-01-01")]).toEqual([undefined, "2018-07", "2019-01"])
  })

  it("finds the later of two editions that a catalogue nobody checked has in force", () => {
    const items = [...read(item()), ...read(newer)]
    expect(editionOn({ items }, "technology-centre", plainDate("2019-01-01"))?.edition).toBe("2019-01")
  })

  it("refuses two editions in force on one day, and two of one name", () => {
    expect(problems(item(), newer)).toEqual([
      expect.stringMatching(/^validFrom: a time that no other edition/),
    ])
    expect(problems(older, item({ validFrom: "2019-01-01" }))).toEqual([expect.stringMatching(/^edition:/)])
  })

  it("compares editions across parts, also beside an item that does not parse", () => {
    const parsed = parseCatalogueParts([
      { authority, items: [item()] },
      { authority, items: [item({ edition: "2019-01", name: 7 })] },
    ])
    expect(Result.isFailure(parsed) && parsed.failure.issues.map(({ path }) => path.join("."))).toEqual([
      "1.items.0.name",
      "1.items.0.validFrom",
    ])
  })
})
