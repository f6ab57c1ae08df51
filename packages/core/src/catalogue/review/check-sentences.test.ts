import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { found, sampleRules, withConditions, withMaterial } from "./sample-item.fixture.ts"

describe("a sentence", () => {
  const long = "样".repeat(61)
  const words = Array.from({ length: 36 }, () => "word").join(" ")
  it("is short enough to follow", () => {
    expect(found(withConditions(long))).toEqual(["sentence-too-long conditions[0]"])
    expect(found(withConditions(long.slice(1)))).toEqual([])
    expect(found({ conditions: [text("样例", words)] })).toEqual(["sentence-too-long conditions[0]"])
    expect(found({ conditions: [text("样例", words.slice(5))] })).toEqual([])
  })

  it("ends at a stop or a semicolon", () => {
    expect(found(withConditions(`${long.slice(30)}；${long.slice(30)}。`))).toEqual([])
    expect(found({ conditions: [text("样例", `${words.slice(10)}; ${words.slice(10)}.`)] })).toEqual([])
  })

  it("is as long as the district lets it be", () => {
    expect(found(withConditions(long), { longest: { zh: 61 } })).toEqual([])
    expect(found({ conditions: [text("样例", "one two three")] }, { longest: { en: 2 } })).toContain(
      "sentence-too-long conditions[0]",
    )
  })

  it("is looked at wherever the reader meets it", () => {
    const tooLong = text(long, "words")
    const over = {
      name: tooLong,
      procedure: [{ ...tooLong }],
      quantityLimit: tooLong,
      specialProcedures: [{ reason: "expert-review", title: tooLong }],
      questions: [{ fact: "x", question: tooLong, answers: [] }],
      ...withMaterial("样例申请表", { remark: tooLong, standard: tooLong }),
      visits: { declared: 1, reason: tooLong },
      fee: { amount: tooLong, basis: sampleRules, charges: tooLong, payOnline: true },
      faq: [{ question: tooLong, answer: tooLong }],
    }
    const paths = [
      "name",
      "procedure[0]",
      "quantityLimit",
      "specialProcedures[0].title",
      "questions[0].question",
      "materials[0].remark",
      "materials[0].standard",
      "visits.reason",
      "fee.amount",
      "fee.charges",
      "faq[0].question",
      "faq[0].answer",
    ]
    expect(found(over)).toEqual(paths.map((path) => `sentence-too-long ${path}`))
  })
})
