/** Items at random, every field of them. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Text } from "@onevisit/core/reasons"
import { plainDate, type Term } from "@onevisit/core/time"
import * as fc from "fast-check"
import { materialArbitrary } from "./random-materials.ts"
import { id, list, type Parts, subset } from "./random-parts.ts"

/** A yes-or-no question and one that is answered with numbers. */
const questionsOf = (text: fc.Arbitrary<Text>) =>
  fc.tuple(
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
  )

export function itemArbitrary(parts: Parts): fc.Arbitrary<ServiceItem> {
  const { citation, named, term, text, words } = parts
  return fc.record(
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
      recommendation: fc.record({ required: fc.constant(true as const), clause: citation }),
      statutoryTerm: fc.record({ length: fc.constant(9999), unit: fc.constant("month"), clause: citation }),
      promisedTerm: term,
      handling: fc.constantFrom("on-the-spot", "promised"),
      review: fc.constantFrom("at-once", "after-acceptance"),
      specialProcedures: fc.uniqueArray(fc.record({ reason: id, title: text }), {
        selector: ({ reason }) => reason,
        maxLength: 2,
      }),
      questions: questionsOf(text),
      materials: fc.uniqueArray(materialArbitrary(parts), { selector: (each) => each.id, maxLength: 3 }),
      visits: fc.constantFrom({ declared: 0 }, { declared: 1, reason: { zh: "原件", en: "originals" } }),
      legs: fc.constantFrom(
        [],
        [{ id: "ask", kind: "ask", name: { zh: "咨询", en: "Ask" }, ways: [{ way: "online" }] }],
      ),
      quota: fc.integer({ min: 1, max: 999 }),
      publicSafety: fc.boolean(),
      reviewParts: fc.constantFrom(
        [],
        [
          {
            id: "first",
            title: { zh: "初审", en: "first" },
            authority: { id: "a", name: { zh: "甲", en: "A" } },
          },
        ],
      ),
      commitmentOptions: fc.constant([]),
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
}
