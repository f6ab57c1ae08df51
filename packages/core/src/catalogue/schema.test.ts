import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import { editionOn } from "./catalogue.ts"
import { catalogueJsonSchema, parseCatalogue, parseCatalogueParts } from "./schema.ts"

type Loose = Record<string, unknown>

const words = { zh: "样例", en: "sample" }
const authority = { id: "sample-authority", name: words }
const citation = { statute: "sample-rules", title: words, article: "3" }

const material = (over: Loose = {}): Loose => ({
  id: "application-form",
  name: words,
  necessity: "key",
  accepts: [{ copyKind: "original", medium: "paper" }],
  ...over,
})

const item = (over: Loose = {}): Loose => ({
  id: "technology-centre",
  edition: "2018-07",
  validFrom: "2018-07-01",
  name: words,
  type: "confirmation",
  basis: [citation],
  serves: ["enterprise"],
  conditions: [words],
  procedure: [words],
  questions: [
    {
      fact: "jointCentre",
      question: words,
      answers: [
        { value: true, label: words },
        { value: false, label: words },
      ],
    },
  ],
  materials: [material()],
  visits: { declared: 0 },
  channels: ["window"],
  collection: ["courier"],
  result: { name: words },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: words,
    hours: words,
  },
  ...over,
})

const read = (...items: Loose[]) => Result.getOrThrow(parseCatalogue({ authority, items })).items

/** The problems as `path: expected`, or none. */
function problems(...items: Loose[]): readonly string[] {
  const parsed = parseCatalogue({ authority, items })
  return Result.isSuccess(parsed)
    ? []
    : parsed.failure.issues.map(({ expected, path }) => `${path.slice(2).join(".")}: ${expected}`)
}

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

describe("what must hold between the fields of an item", () => {
  const look = { registry: "market-registration", record: "business-licence" }
  const when = (condition: unknown) => item({ materials: [material({ when: condition })] })

  it.each<[string, Loose, string | null]>([
    [
      "a key material is never owed whole",
      item({ materials: [material({ deferrable: ["absence"] })] }),
      "materials.0.deferrable.0",
    ],
    [
      "a key material may come as a copy",
      item({ materials: [material({ deferrable: ["copy-for-original"] })] }),
      null,
    ],
    [
      "an optional material is never owed",
      item({ materials: [material({ necessity: "optional", deferrable: ["absence"] })] }),
      "materials.0.deferrable",
    ],
    [
      "a material is accepted in some form",
      item({ materials: [material({ accepts: [] })] }),
      "materials.0.accepts",
    ],
    ["materials have ids of their own", item({ materials: [material(), material()] }), "materials.1.id"],
    [
      "what the authority obtains has a look-up",
      item({ materials: [material({ obtainedBy: "shared" })] }),
      "materials.0.lookUp",
    ],
    [
      "what the applicant brings has none",
      item({ materials: [material({ lookUp: look })] }),
      "materials.0.lookUp",
    ],
    [
      "the authority looks up what it obtains",
      item({ materials: [material({ obtainedBy: "agency-verified", lookUp: look })] }),
      null,
    ],
    [
      "a condition names a fact that is asked for",
      when({ fact: "unasked", is: true }),
      "materials.0.when.fact",
    ],
    [
      "a condition names an answer",
      when({ all: [{ fact: "jointCentre", is: "maybe" }] }),
      "materials.0.when.all.0.is",
    ],
    [
      "each of several answers is one",
      when({ not: { fact: "jointCentre", oneOf: [true, 3] } }),
      "materials.0.when.not.oneOf.1",
    ],
    [
      "numbers are compared where answers are numbers",
      when({ fact: "jointCentre", atLeast: 1 }),
      "materials.0.when.fact",
    ],
    ["a condition on an answer holds", when({ any: [{ fact: "jointCentre", is: true }] }), null],
    ["ex officio, nobody applies", item({ initiation: "ex-officio", materials: [] }), "channels"],
    ["ex officio, nobody brings anything", item({ initiation: "ex-officio", channels: [] }), "materials"],
    ["an application comes in somehow", item({ channels: [] }), "channels"],
    ["a visit has a reason", item({ visits: { declared: 1 } }), "visits.reason"],
    [
      "a promise keeps within the law",
      item({
        statutoryTerm: { length: 20, unit: "working-day", clause: citation },
        promisedTerm: "21 working days",
      }),
      "promisedTerm",
    ],
    [
      "a promise may use all the law gives",
      item({
        statutoryTerm: { length: 20, unit: "working-day", clause: citation },
        promisedTerm: "20 working days",
      }),
      null,
    ],
    [
      "terms in other units are not compared",
      item({
        statutoryTerm: { length: 1, unit: "month", clause: citation },
        promisedTerm: "25 working days",
      }),
      null,
    ],
    [
      "an item's own statutory term has a clause",
      item({ statutoryTerm: "20 working days" }),
      "statutoryTerm.clause",
    ],
    ["an edition ends after it begins", item({ validTo: "2018-07-01" }), "validTo"],
    [
      "answers differ",
      item({
        questions: [
          {
            fact: "jointCentre",
            question: words,
            answers: [
              { value: 1, label: words },
              { value: 1, label: words },
            ],
          },
        ],
      }),
      "questions.0.answers.1.value",
    ],
  ])("%s", (_, given, path) => {
    expect(problems(given).map((problem) => problem.split(":")[0])).toEqual(path === null ? [] : [path])
  })

  it("takes complaints at another number than enquiries, however it is written", () => {
    const contact = { ...(item()["contact"] as Loose), complaintPhone: "05710000-0001" }
    expect(problems(item({ contact }))).toEqual([
      "contact.complaintPhone: another number than the one for enquiries",
    ])
  })

  it.each(["phone", "complaintPhone", "email"])("has a contact with a %s", (field) => {
    const contact = { ...(item()["contact"] as Loose), [field]: "" }
    expect(problems(item({ contact }))).toEqual([expect.stringContaining(`contact.${field}:`)])
  })

  it("belongs to an authority", () => {
    const parsed = parseCatalogue({ items: [item()] })
    expect(Result.isFailure(parsed) && parsed.failure.issues.map(({ path }) => path.join("."))).toEqual([
      "items.0.authority",
    ])
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
