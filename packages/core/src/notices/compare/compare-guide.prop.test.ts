import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../../catalogue/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import { fullItem, options } from "../guide/item.fixture.ts"
import { languages } from "../language.ts"
import { compareGuide } from "./compare-guide.ts"
import { foldText } from "./fold-text.ts"
import { foldLines, isLineOf } from "./folded-line.ts"
import { fieldsOf } from "./guide-fields.ts"
import { anyForm, inForm, shownGuide } from "./shown.fixture.ts"

type Edit = (item: ServiceItem, words: Text) => ServiceItem

const { fee, power, units } = fullItem
if (fee === null || power === undefined || units === undefined)
  throw new Error("The sample says less than all.")

const first = <T>(list: readonly T[] | undefined, change: (entry: T) => T): readonly T[] =>
  (list ?? []).map((entry, index) => (index === 0 ? change(entry) : entry))
const contact =
  (key: keyof ServiceItem["contact"]): Edit =>
  (item, words) => ({
    ...item,
    contact: { ...item.contact, [key]: key === "address" || key === "hours" ? words : words.zh },
  })
const material =
  (change: (words: Text) => Partial<ServiceItem["materials"][number]>): Edit =>
  (item, words) => ({ ...item, materials: first(item.materials, (each) => ({ ...each, ...change(words) })) })

/** A field of the item, and the section that a reader finds it in. */
const edits: readonly (readonly [field: string, section: string, Edit])[] = [
  ["name", "overview", (item, name) => ({ ...item, name })],
  ["codes", "overview", (item, { zh }) => ({ ...item, codes: { ...item.codes, basic: zh } })],
  ["power", "overview", (item, { zh }) => ({ ...item, power: { ...power, entry: zh } })],
  ["category", "overview", (item, title) => ({ ...item, category: { id: "c", title } })],
  [
    "topics",
    "overview",
    (item, title) => ({ ...item, topics: first(item.topics, (t) => ({ ...t, title })) }),
  ],
  ["authority", "overview", (item, name) => ({ ...item, authority: { id: "a", name } })],
  ["lead", "overview", (item, name) => ({ ...item, units: { ...units, lead: { id: "l", name } } })],
  ["edition", "overview", (item, { zh }) => ({ ...item, edition: zh })],
  ["sample", "overview", (item, sample) => ({ ...item, sample })],
  ["basis", "basis", (item, title) => ({ ...item, basis: first(item.basis, (b) => ({ ...b, title })) })],
  [
    "conditions",
    "conditions",
    (item, words) => ({ ...item, conditions: first(item.conditions, () => words) }),
  ],
  ["quantityLimit", "quantity", (item, quantityLimit) => ({ ...item, quantityLimit })],
  [
    "procedure",
    "procedure",
    (item, words) => ({ ...item, procedure: first(item.procedure, (step) => ({ ...step, ...words })) }),
  ],
  [
    "specialProcedures",
    "time-limits",
    (item, title) => ({ ...item, specialProcedures: [{ reason: "r", title }] }),
  ],
  [
    "questions",
    "materials",
    (item, question) => ({ ...item, questions: first(item.questions, (q) => ({ ...q, question })) }),
  ],
  ["materials.name", "materials", material((name) => ({ name }))],
  ["materials.issuedBy", "materials", material((issuedBy) => ({ issuedBy }))],
  ["materials.remark", "materials", material((remark) => ({ remark }))],
  ["materials.standard", "materials", material((standard) => ({ standard }))],
  ["materials.name, owed", "tolerant-intake", material((name) => ({ name }))],
  ["materials.name, a form", "sample-forms", material((name) => ({ name }))],
  ["visits.reason", "visits", (item, reason) => ({ ...item, visits: { declared: 1, reason } })],
  ["legs", "visits", (item, name) => ({ ...item, legs: first(item.legs, (leg) => ({ ...leg, name })) })],
  ["fee.amount", "fee", (item, amount) => ({ ...item, fee: { ...fee, amount } })],
  ["fee.charges", "fee", (item, charges) => ({ ...item, fee: { ...fee, charges } })],
  ["result", "result", (item, name) => ({ ...item, result: { ...item.result, name } })],
  [
    "faq",
    "questions",
    (item, answer) => ({ ...item, faq: first(item.faq, (asked) => ({ ...asked, answer })) }),
  ],
  ["phone", "contact", contact("phone")],
  ["complaintPhone", "contact", contact("complaintPhone")],
  ["email", "contact", contact("email")],
  ["address", "contact", contact("address")],
  ["hours", "contact", contact("hours")],
]

const guide = composeGuide(fullItem, options)

/** Words that show something: at random, and what the guide itself says elsewhere. */
const words: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }),
    fc.stringMatching(/^[一二三0-9 ，（）a-z.-]{1,8}$/),
    fc.constantFrom(
      "收费",
      "Fee",
      "否",
      "均需",
      "1",
      "窗口申请",
      "在本区登记",
      "2018-07-20",
      "<b>",
      "咨询与投诉",
    ),
  )
  .filter((said) => foldText(said) !== "")

describe("comparing a copy with its guide", () => {
  it("finds nothing where the copy says the same in any other form", () => {
    fc.assert(
      fc.property(anyForm, fc.constantFrom(...languages), (form, language) => {
        expect(compareGuide(guide, inForm(shownGuide(guide, language), form), { language })).toEqual([])
      }),
    )
  })

  it("finds nothing in a faithful copy whatever the item says", () => {
    fc.assert(
      fc.property(fc.constantFrom(...edits), words, ([, , edit], said) => {
        const other = composeGuide(edit(fullItem, text(said, said)), options)
        for (const language of languages)
          expect(compareGuide(other, shownGuide(other, language), { language })).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it("names the section of any field that has changed since, in whatever form the copy is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...edits),
        words,
        words,
        anyForm,
        fc.constantFrom(...languages),
        ([, section, edit], was, is, form, language) => {
          // A number in front is not compared.
          const lines = foldLines([{ text: was, heading: false }], fieldsOf(guide, language).flat())
          fc.pre(!lines.some((line) => isLineOf(line, foldText(is))))
          const [old, now] = [was, is].map((said) => composeGuide(edit(fullItem, text(said, said)), options))
          if (old === undefined || now === undefined) throw new Error("Two guides were composed.")
          const found = compareGuide(now, inForm(shownGuide(old, language), form), { language })
          expect(found.map((drift) => drift.section)).toContain(section)
        },
      ),
      { numRuns: 200 },
    )
  })

  it("blames no section in which nothing has changed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...edits), words, ([, , edit], said) => {
        const now = composeGuide(edit(fullItem, text(said, said)), options)
        const same = now.sections.filter(
          (section, index) => JSON.stringify(section) === JSON.stringify(guide.sections[index]),
        )
        const drift = compareGuide(now, shownGuide(guide, "zh"), { language: "zh" })
        const blamed = new Set(drift.map(({ section }) => section))
        expect(same.map(({ id }) => id).filter((id) => blamed.has(id))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
