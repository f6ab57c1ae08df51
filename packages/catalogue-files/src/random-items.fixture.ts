/** Items at random, with texts that a file form might take for something else. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { MaterialRequirement } from "@onevisit/core/materials"
import type { Condition } from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import * as fc from "fast-check"

const words = fc
  .oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom(
      "yes",
      "null",
      "1e3",
      "2018-07-01",
      "- a",
      "a: b",
      "#",
      "\u0085",
      "\ufeff",
      "a\r\nb",
      " a ",
      "~",
      "<<",
    ),
  )
  .filter((value) => /\S/.test(value) && !/\p{Surrogate}/u.test(value))
const text = fc.record({ zh: words, en: words })
const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/)
const citation = fc.record(
  { statute: id, title: text, article: words, sample: fc.boolean() },
  { requiredKeys: ["statute", "title"] },
)
const term = fc.record(
  {
    length: fc.integer({ min: 1, max: 9999 }),
    unit: fc.constantFrom("working-day" as const, "calendar-day" as const, "month" as const),
    rollForward: fc.boolean(),
    clause: citation,
  },
  { requiredKeys: ["length", "unit"] },
)
const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant("joint"), is: fc.boolean() }),
  fc.record({ fact: fc.constant("size"), atLeast: fc.integer() }),
  fc.record({ fact: fc.constant("size"), oneOf: fc.constantFrom([1], [1, 25]) }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  atom,
  fc.record({ not: atom }),
  fc.record({ all: fc.array(atom, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.tuple(atom, fc.record({ not: atom })) }),
)
const material: fc.Arbitrary<MaterialRequirement> = fc.record(
  {
    id,
    name: text,
    necessity: fc.constant("secondary" as const),
    deferrable: fc.subarray(["absence", "copy-for-original", "missing-seal", "receipt-in-lieu"] as const),
    accepts: fc.array(
      fc.record(
        {
          copyKind: fc.constantFrom("original" as const, "copy" as const),
          medium: fc.constantFrom("paper" as const, "electronic" as const),
          number: fc.integer({ min: 1, max: 9 }),
          sealed: fc.boolean(),
        },
        { requiredKeys: ["copyKind", "medium", "number"] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    obtainedBy: fc.constant("applicant" as const),
    evidences: fc.constant(["registered"]),
    when: condition,
    remark: text,
  },
  { requiredKeys: ["id", "name", "necessity", "deferrable", "accepts", "obtainedBy", "evidences"] },
)
const item: fc.Arbitrary<ServiceItem> = fc.record(
  {
    id,
    edition: fc.constantFrom("2018-07", "2018", "1.0"),
    validFrom: fc.constant(plainDate("2018-07-01")),
    validTo: fc.constantFrom(null, plainDate("2019-01-01")),
    name: text,
    type: fc.constantFrom("licence" as const, "award" as const),
    authority: fc.record({ id, name: text }),
    basis: fc.array(citation, { minLength: 1, maxLength: 2 }),
    serves: fc.constant(["enterprise" as const]),
    initiation: fc.constant("on-application" as const),
    conditions: fc.array(text, { minLength: 1, maxLength: 2 }),
    procedure: fc.array(text, { minLength: 1, maxLength: 2 }),
    quantityLimit: text,
    promisedTerm: term,
    specialProcedures: fc.uniqueArray(fc.record({ reason: id, title: text }), {
      selector: ({ reason }) => reason,
      maxLength: 2,
    }),
    questions: fc.tuple(
      fc.record({
        fact: fc.constant("joint"),
        question: text,
        answers: fc.tuple(
          fc.record({ value: fc.constant(true), label: text }),
          fc.record({ value: fc.constant(false), label: text }),
        ),
      }),
      fc.record({
        fact: fc.constant("size"),
        question: text,
        answers: fc.tuple(
          fc.record({ value: fc.constant(1), label: text }),
          fc.record({ value: fc.constant(25), label: text }),
        ),
      }),
    ),
    materials: fc.uniqueArray(material, { selector: (each) => each.id, maxLength: 3 }),
    visits: fc.constantFrom({ declared: 0 }, { declared: 1, reason: { zh: "原件", en: "originals" } }),
    channels: fc.constant(["window" as const]),
    collection: fc.constant(["courier" as const]),
    fee: fc.option(fc.record({ amount: text, basis: citation })),
    result: fc.record({ name: text }),
    contact: fc.record({
      phone: fc.constant("0571-0000 0001"),
      complaintPhone: fc.constant("0571-0000 0002"),
      email: fc.constant("a@example.invalid"),
      address: text,
      hours: text,
    }),
    sample: text,
    codes: fc.record({ basic: words, local: words }, { requiredKeys: [], noNullPrototype: true }),
    topics: fc.array(fc.record({ id, title: text, of: fc.constantFrom("persons", "organisations") }), {
      maxLength: 2,
    }),
    units: fc.record({ lead: fc.record({ id, name: text }) }),
    onlineDepth: fc.constantFrom(1, 4),
    servedAt: fc.array(fc.record({ outlet: id, windows: fc.constant(["w-1"]) }), { maxLength: 2 }),
    legs: fc.constantFrom(
      [],
      [{ id: "ask", kind: "ask", name: { zh: "咨询", en: "Ask" }, ways: [{ way: "online" }] }],
    ),
    faq: fc.array(fc.record({ question: text, answer: text }), { maxLength: 1 }),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      "id",
      "edition",
      "validFrom",
      "validTo",
      "name",
      "type",
      "authority",
      "basis",
      "serves",
      "initiation",
      "conditions",
      "procedure",
      "specialProcedures",
      "questions",
      "materials",
      "visits",
      "channels",
      "collection",
      "fee",
      "result",
      "contact",
    ],
  },
)
export const itemsArbitrary = fc.uniqueArray(item, {
  selector: (each) => each.id,
  minLength: 1,
  maxLength: 3,
})
