import { catalogueJsonSchema, catalogueSchema } from "@onevisit/core/catalogue/schema"
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, it } from "vitest"

const words = { zh: "样例", en: "sample" }
const citation = { statute: "sample-rules", title: words, article: "3", paragraph: "1(4)", sample: true }
const term = { length: 20, unit: "working-day", rollForward: false, clause: citation }
const unit = { id: "sample-bureau", name: words }

/** One item with every field there is, as a catalogue file writes it. */
const item = {
  id: "sample-item",
  edition: "2018-07",
  validFrom: "2018-07-01",
  validTo: "2019-01-01",
  name: words,
  type: "confirmation",
  codes: { basic: "990100000001", implementing: "1", handling: "2", local: "许可-00123-000" },
  power: { list: citation, entry: "12", level: "county" },
  category: { id: "technology", title: words },
  topics: [{ id: "science", title: words, of: "organisations" }],
  authority: unit,
  units: { lead: unit, responsible: unit, cooperating: [unit] },
  basis: [citation],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [words],
  procedure: [{ ...words, takes: "5 working days", counted: false }],
  quantityLimit: words,
  recommendation: { required: true, clause: citation },
  authorityEvidence: { required: true, clause: citation },
  statutoryTerm: term,
  promisedTerm: "10 working days",
  handling: "promised",
  review: "after-acceptance",
  specialProcedures: [{ reason: "site-check", title: words }],
  quota: 20,
  publicSafety: true,
  reviewParts: [
    { id: "first", title: words, authority: unit, preliminary: true, term },
    { id: "second", title: words, authority: unit, after: ["first"] },
  ],
  commitmentOptions: [
    { id: "insured", kind: "proof", title: words, listed: citation, replaces: ["form"], verifyWithin: term },
  ],
  questions: [
    {
      fact: "joint",
      question: words,
      answers: [
        { value: true, label: words },
        { value: false, label: words },
      ],
    },
  ],
  materials: [
    {
      id: "form",
      name: words,
      necessity: "secondary",
      deferrable: ["absence"],
      accepts: [{ copyKind: "original", medium: "paper", number: 2, sealed: true }],
      document: "form",
      documentClass: "form",
      issuedBy: words,
      obtainedBy: "shared",
      lookUp: { registry: "sample-registry", record: "form" },
      evidences: ["joint"],
      when: { fact: "joint", is: true },
      basis: citation,
      remark: words,
      standard: words,
    },
  ],
  visits: { declared: 1, reason: words },
  legs: [
    {
      id: "ask",
      kind: "ask",
      name: words,
      when: { fact: "joint", is: true },
      atDiscretion: true,
      chosenBy: "authority",
      phases: ["enquiry"],
      ways: [
        { way: "window", outlets: ["centre"] },
        { way: "online", when: { fact: "joint", is: true } },
      ],
    },
  ],
  channels: ["window", "online"],
  onlineDepth: 4,
  servedAt: [{ outlet: "centre", windows: ["w-1"] }],
  collection: ["courier"],
  fee: { amount: words, basis: citation, charges: words, payOnline: true },
  result: { name: words, kind: "document", document: "form", sample: true },
  faq: [{ question: words, answer: words }],
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: words,
    hours: words,
  },
  sample: words,
}
const catalogue = { authority: unit, items: [item] }

const fits = new Ajv2020({ strictTypes: false }).compile(catalogueJsonSchema())
const parses = (value: unknown) => catalogueSchema.safeParse(value).success

describe("the JSON Schema of a catalogue file", () => {
  it("describes every field of an item, and is held against one that has them all", () => {
    expect(Object.keys(item).toSorted()).toEqual(
      Object.keys(catalogueSchema.shape.items.element.shape).toSorted(),
    )
    expect(fits(catalogue), JSON.stringify(fits.errors)).toBe(true)
    expect(parses(catalogue)).toBe(true)
  })

  it("agrees with the reader on whatever is left out, put in or put in its place", () => {
    const JUNK = [null, true, 0, 2.5, 1000, "", " ", "x y", [], {}, [null]]
    const changes: readonly (readonly [kind: string, value: unknown])[] = [
      ["leave out", null],
      ["put in", 1],
      ...JUNK.map((value) => ["replace", value] as const),
    ]
    const answers = [...placesIn(catalogue)].flatMap((path) =>
      changes.map(([kind, value]) => {
        const changed: unknown = structuredClone(catalogue)
        apply(changed, path, kind, value)
        return { path: path.join("."), kind, value, schema: fits(changed), reader: parses(changed) }
      }),
    )
    expect(answers.filter(({ reader, schema }) => schema !== reader)).toEqual([])
    const accepted = answers.filter(({ reader }) => reader)
    expect(accepted.length).toBeGreaterThan(100)
    expect(answers.length - accepted.length).toBeGreaterThan(1000)
  })

  it("leaves it to the reader whether a day exists", () => {
    const changed = { items: [{ ...item, validFrom: "2018-02-30" }] }
    expect([fits(changed), parses(changed)]).toEqual([true, false])
  })
})

/** Every key of the catalogue, by its path. */
function* placesIn(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  if (typeof value !== "object" || value === null) return
  for (const [key, below] of Object.entries(value)) {
    yield [...path, key]
    yield* placesIn(below, [...path, key])
  }
}

function apply(root: unknown, path: readonly string[], kind: string, value: unknown): void {
  let holder = root as Record<string, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>
  const key = path.at(-1) ?? ""
  if (kind === "put in") holder["unknown"] = value
  else if (kind === "replace") holder[key] = value
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}
