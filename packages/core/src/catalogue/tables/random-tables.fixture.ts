/** Items and outlets at random, every field of them, with texts that cells hold badly. */
import * as fc from "fast-check"
import type { MaterialRequirement } from "../../materials/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import { plainDate, type Term } from "../../time/index.ts"
import type { Outlet } from "../outlets/outlet.ts"
import type { ServiceItem } from "../service-item.ts"

/** Texts that a cell holds badly, or that look like something else in one. */
const ODD = [
  "=1+1",
  "-5",
  "'x",
  "a、b",
  "a；b",
  "a：b",
  "a\nb",
  "a\r\nb",
  " a ",
  "00123",
  "是",
  "《a》",
  "审查（5个工作日）",
  "（）",
  "x（，）",
  "2018-07-01",
  "1e5",
  "\uFEFFa",
  "a\u0000",
  "\uFFFF",
  "_x000D_",
  '"',
  ",",
]
const words = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom("样例", "申请", "样例机关", "登记") },
    fc.constantFrom(...ODD),
    fc.string({ minLength: 1 }),
  )
  .filter((value) => /\S/.test(value))
const text: fc.Arbitrary<Text> = fc.record({ zh: words, en: words })
const id = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,3})?$/)
const named = fc.record({ id, name: text })
const citation: fc.Arbitrary<Citation> = fc.record(
  {
    statute: id,
    title: text,
    article: fc.oneof(fc.constantFrom("3", "32", "三十二", "3-1"), words),
    paragraph: fc.oneof(fc.constantFrom("1", "1(4)", "2"), words),
    edition: words,
    sample: fc.boolean(),
  },
  { requiredKeys: ["statute", "title"] },
)
const term: fc.Arbitrary<Term> = fc.record(
  {
    length: fc.integer({ min: 1, max: 9999 }),
    unit: fc.constantFrom("working-day", "calendar-day", "month"),
    rollForward: fc.boolean(),
    clause: citation,
  },
  { requiredKeys: ["length", "unit"] },
)
/** Each list with all of its entries different, in any order. */
const subset = <const T>(values: readonly T[], minLength = 0) =>
  fc.shuffledSubarray([...values], { minLength })
const list = <T>(entry: fc.Arbitrary<T>, minLength = 1) => fc.array(entry, { minLength, maxLength: 3 })

const material: fc.Arbitrary<MaterialRequirement> = fc
  .record(
    {
      id,
      name: text,
      necessity: fc.constantFrom("key" as const, "secondary" as const),
      deferrable: subset(["copy-for-original", "missing-seal", "receipt-in-lieu"] as const),
      accepts: list(
        fc.record(
          {
            copyKind: fc.constantFrom("original" as const, "copy" as const),
            medium: fc.constantFrom("paper" as const, "electronic" as const),
            number: fc.integer({ min: 1, max: 9 }),
            sealed: fc.boolean(),
          },
          { requiredKeys: ["copyKind", "medium", "number"] },
        ),
      ),
      document: id,
      documentClass: fc.constantFrom("certificate" as const, "form" as const, "other" as const),
      issuedBy: text,
      obtainedBy: fc.constantFrom("applicant" as const, "shared" as const, "e-licence" as const),
      evidences: subset(["registered", "bornOn"]),
      when: fc.constantFrom({ fact: "joint", is: true }, { not: { fact: "joint", is: true } }),
      basis: citation,
      remark: text,
      standard: text,
    },
    { requiredKeys: ["id", "name", "necessity", "deferrable", "accepts", "obtainedBy", "evidences"] },
  )
  .chain((base) => fc.boolean().map((absent) => ({ ...base, ...(absent && laterOf(base)) })))
  .map((base) =>
    base.obtainedBy === "applicant"
      ? base
      : { ...base, lookUp: { registry: "sample-registry", record: "a-record" } },
  )

export const itemArbitrary: fc.Arbitrary<ServiceItem> = fc.record(
  {
    id,
    edition: fc.constantFrom("2018-07", "2018", "1.0", "00123"),
    validFrom: fc.constant(plainDate("2018-07-01")),
    validTo: fc.constantFrom(null, plainDate("2019-01-01")),
    name: text,
    type: fc.constantFrom(
      "licence",
      "benefit-payment",
      "award",
      "filing",
      "other-power",
      "non-administrative",
    ),
    codes: fc.record({ basic: words, implementing: words, local: words }, { requiredKeys: ["basic"] }),
    power: fc.record({ list: citation, entry: words, level: fc.constantFrom("county", "township") }),
    category: fc.record({ id, title: text }),
    topics: list(fc.record({ id, title: text, of: fc.constantFrom("persons", "organisations") }), 0),
    authority: named,
    units: fc.record(
      { lead: named, responsible: named, cooperating: list(named, 0) },
      { requiredKeys: ["lead"] },
    ),
    basis: list(citation),
    serves: subset(["natural-person", "enterprise", "other-organisation"] as const, 1),
    initiation: fc.constant("on-application"),
    conditions: list(text),
    procedure: list(
      fc.record(
        {
          zh: words,
          en: words,
          takes: fc.oneof(term, fc.constant<Term>({ length: 5, unit: "working-day" })),
          counted: fc.boolean(),
        },
        { requiredKeys: ["zh", "en"] },
      ),
    ),
    quantityLimit: text,
    statutoryTerm: fc.record({ length: fc.constant(9999), unit: fc.constant("month"), clause: citation }),
    promisedTerm: term,
    handling: fc.constantFrom("on-the-spot", "promised"),
    review: fc.constantFrom("at-once", "after-acceptance"),
    specialProcedures: fc.uniqueArray(fc.record({ reason: id, title: text }), {
      selector: ({ reason }) => reason,
      maxLength: 2,
    }),
    questions: fc.constant([
      {
        fact: "joint",
        question: { zh: "联合？", en: "Joint?" },
        answers: [
          { value: true, label: { zh: "是", en: "Yes" } },
          { value: false, label: { zh: "否", en: "No" } },
        ],
      },
    ]),
    materials: fc.uniqueArray(material, { selector: (each) => each.id, maxLength: 3 }),
    visits: fc.constantFrom({ declared: 0 }, { declared: 1, reason: { zh: "原件", en: "originals" } }),
    legs: fc.constantFrom(
      [],
      [{ id: "ask", kind: "ask", name: { zh: "咨询", en: "Ask" }, ways: [{ way: "online" }] }],
    ),
    channels: subset(["window", "online", "mail", "courier"] as const, 1),
    onlineDepth: fc.constantFrom(1, 2, 3, 4),
    servedAt: list(fc.record({ outlet: id, windows: list(id) }, { requiredKeys: ["outlet"] }), 0),
    collection: subset(["by-hand", "courier", "electronic"] as const, 1),
    fee: fc.option(
      fc.record(
        { amount: text, basis: citation, charges: text, payOnline: fc.boolean() },
        { requiredKeys: ["amount", "basis"] },
      ),
    ),
    result: fc.record(
      { name: text, kind: fc.constantFrom("certificate", "none"), document: id, sample: fc.boolean() },
      { requiredKeys: ["name"] },
    ),
    faq: list(fc.record({ question: text, answer: text }), 0),
    contact: fc.record({
      phone: fc.constantFrom("0571-0000 0001", "057100000001"),
      complaintPhone: fc.constant("0571-0000 0002"),
      email: fc.constant("a@example.invalid"),
      address: text,
      hours: text,
    }),
    sample: text,
  },
  {
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

const intervals = fc.constantFrom(
  [],
  [{ from: "08:30", to: "17:00" }],
  [
    { from: "08:30", to: "11:30" },
    { from: "13:00", to: "24:00" },
  ],
)

export const outletArbitrary: fc.Arbitrary<Outlet> = fc.record(
  {
    id,
    name: text,
    kind: fc.constantFrom("service-centre", "other"),
    region: fc.constant("990101"),
    address: text,
    phone: words,
    complaintPhone: words,
    hours: fc.record(
      {
        workingDays: fc.constant([{ from: "08:30", to: "17:00" }]),
        weekdays: fc.constantFrom(
          [],
          [{ weekday: 5 as const, open: [] }],
          [{ weekday: 6 as const, open: [] }],
        ),
        saturdays: intervals,
        sundays: intervals,
      },
      { requiredKeys: ["workingDays"] },
    ),
    windows: fc.uniqueArray(fc.record({ id, name: text, phone: words }, { requiredKeys: ["id", "name"] }), {
      selector: (each) => each.id,
      maxLength: 2,
    }),
    carries: subset(["a", "b-1"], 1),
    remark: text,
  },
  { requiredKeys: ["id", "name", "kind", "region", "address", "phone", "hours", "windows"] },
)

export const catalogueArbitrary = fc.record({
  items: fc.uniqueArray(itemArbitrary, { selector: (each) => each.id, maxLength: 3 }),
  outlets: fc
    .uniqueArray(outletArbitrary, { selector: (each) => each.id, maxLength: 3 })
    .map(([first, ...others]) =>
      first ? [top(first), ...others.map((each) => ({ ...each, parent: first.id }))] : [],
    ),
})

/** The outlet at the top has none above it to which it could carry anything. */
function top(outlet: Outlet): Outlet {
  const { carries, ...others } = outlet
  return carries === undefined ? outlet : others
}

/** Owed by absence: secondary, and deferrable so. */
function laterOf({ deferrable }: Pick<MaterialRequirement, "deferrable">) {
  return { necessity: "secondary" as const, deferrable: ["absence" as const, ...deferrable] }
}
