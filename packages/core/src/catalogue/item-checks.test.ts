import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { citation, item, type Loose, material, problems, words } from "./items.fixture.ts"
import { parseCatalogue } from "./schema.ts"

describe("what must hold between the fields of an item", () => {
  const look = { registry: "market-registration", record: "business-licence" }
  const when = (condition: unknown) => item({ materials: [material({ when: condition })] })

  const joint = { fact: "jointCentre", is: true }
  const choosing: unknown = JSON.parse(`{
    "if": { "fact": "jointCentre", "is": true },
    "then": { "fact": "jointCentre", "is": true, "code": "joint", "label": { "zh": "共建", "en": "joint" } },
    "else": { "all": [{ "fact": "jointCentre", "is": true }], "per": ${JSON.stringify(citation)},
      "except": [{ "when": { "fact": "jointCentre", "is": false }, "then": false }] }
  }`)
  const numbered = (condition: unknown, values: readonly number[] = [1, 30]) =>
    item({
      materials: [material({ when: condition })],
      questions: [
        { fact: "staff", question: words, answers: values.map((value) => ({ value, label: words })) },
      ],
    })
  const nested = (depth: number): unknown =>
    Array.from({ length: depth }).reduce<unknown>((not) => ({ not }), joint)

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
    ["a condition may choose, and have a label, a clause and exceptions", when(choosing), null],
    [
      "numbers are compared with whole numbers",
      numbered({
        any: [
          { fact: "staff", above: 10 },
          { fact: "staff", below: "10" },
        ],
      }),
      "materials.0.when.any.1.below",
    ],
    ["a condition asks something", when({ not: { all: [] } }), "materials.0.when.not.all"],
    [
      "a condition reckons nothing",
      when({ value: { day: "on-the-day" }, is: "2018-07-01" }),
      "materials.0.when.value",
    ],
    ["a condition is settled by answers", when({ judgement: "hardship" }), "materials.0.when.judgement"],
    [
      "a condition hangs on no parameter",
      numbered({ fact: "staff", atLeast: { parameter: "a" } }),
      "materials.0.when.atLeast",
    ],
    ["a condition compares once", numbered({ fact: "staff", atLeast: 1, atMost: 9 }), "materials.0.when"],
    [
      "a condition is of a depth that people read",
      when(nested(500)),
      expect.stringMatching(/^materials\.0\.when/),
    ],
    [
      "an answer is a whole number",
      numbered({ fact: "staff", is: 1 }, [1, 2.5]),
      "questions.0.answers.1.value",
    ],
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

  it("has each leg once, with conditions on answers, and none where nobody applies", () => {
    const leg = { id: "identity", kind: "prove-identity", name: words, ways: [{ way: "window" }] }
    const needless = { fact: "unasked", is: true }
    expect(problems(item({ legs: [leg, { ...leg, when: { fact: "jointCentre", is: true } }] }))).toEqual([
      "legs.1.id: an id that no other leg of the item has",
    ])
    expect(
      problems(item({ legs: [{ ...leg, when: needless, ways: [{ way: "online", when: needless }] }] })),
    ).toEqual([
      "legs.0.when.fact: a fact that a question of the item asks for",
      "legs.0.ways.0.when.fact: a fact that a question of the item asks for",
    ])
    const nobodyApplies = { initiation: "ex-officio", channels: [], materials: [], legs: [leg] }
    expect(problems(item(nobodyApplies))).toEqual([
      "legs: an empty list: nobody applies for an ex-officio item",
    ])
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
