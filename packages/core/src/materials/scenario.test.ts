import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"
import { composeChecklist, decideScenario, type MaterialRequirement, scenarioSheet } from "./index.ts"
import { question, yesOrNo } from "./scenario.fixture.ts"

const years = question("years", [29, 30, 31])
const grade = question("grade", ["a", "b"])
const questions = [years, grade, yesOrNo("married"), yesOrNo("local")]
const atLeast30: Condition = { fact: "years", atLeast: 30 }

describe("the fact sheet of a scenario", () => {
  it("takes answers that are whole numbers for a number in their range, and others for a choice", () => {
    const { facts } = scenarioSheet([...questions, question("size", [1, "more"])])
    expect(facts["years"]?.type).toEqual({ kind: "integer", min: 29, max: 31 })
    expect(facts["grade"]?.type).toEqual({ kind: "choice", values: grade.answers })
    expect(facts["married"]?.type.kind).toBe("choice")
    expect(facts["size"]?.type.kind).toBe("choice")
  })

  it("calls a fact what its question asks, and lets the applicant alone tell it", () => {
    expect(scenarioSheet([years]).facts["years"]).toMatchObject({ label: years.question, from: [] })
  })

  it("has no fact for a question without answers", () => {
    expect(scenarioSheet([question("years", [])]).facts).toEqual({})
  })
})

describe("what is asked next", () => {
  it("leaves out what a settled part does not know", () => {
    const either: Condition = {
      any: [
        { fact: "married", is: true },
        { fact: "local", is: true },
      ],
    }
    const decided = decideScenario({ all: [either, atLeast30] }, questions, { local: true })
    expect(decided).toMatchObject({ verdict: "undetermined", missing: ["years"] })
  })

  it("asks again for a value that cannot be compared, and does not take it for a no", () => {
    for (const value of ["thirty", true, Number.NaN]) {
      const answered = { years: value }
      expect(decideScenario(atLeast30, questions, answered)).toMatchObject({
        verdict: "undetermined",
        missing: ["years"],
      })
      expect(decideScenario({ not: atLeast30 }, questions, answered).verdict).toBe("undetermined")
    }
  })

  it("asks again for a number between two answers that is neither of them", () => {
    const people = [question("people", [1, 5, 10])]
    const several: Condition = { fact: "people", atLeast: 2 }
    for (const value of [2, 3, 4.5, 9]) {
      for (const condition of [several, { not: several }])
        expect(decideScenario(condition, people, { people: value })).toMatchObject({
          verdict: "undetermined",
          missing: ["people"],
        })
    }
    expect(decideScenario(several, people, { people: 5 }).verdict).toBe("yes")
    expect(decideScenario(several, people, { people: 1 }).verdict).toBe("no")
  })

  it("does not ask what every answer settles alike", () => {
    expect(decideScenario({ fact: "years", atLeast: 29 }, questions, {})).toMatchObject({
      verdict: "yes",
      missing: [],
    })
  })

  it("takes an answer of an inherited name for none", () => {
    const inherited = [yesOrNo("toString"), yesOrNo("__proto__")]
    for (const { fact } of inherited) {
      expect(decideScenario({ fact, is: true }, inherited, {})).toMatchObject({
        verdict: "undetermined",
        missing: [fact],
      })
      expect(decideScenario({ fact, is: true }, questions, {}).verdict).toBe("undetermined")
    }
  })

  it("holds for all of nothing, and not for any of nothing", () => {
    expect(decideScenario({ all: [] }, questions, {}).verdict).toBe("yes")
    expect(decideScenario({ any: [] }, questions, {}).verdict).toBe("no")
  })
})

describe("the reason in words", () => {
  it("says what was answered and what each comparison expected, by the labels of the answers", () => {
    const every: Condition = {
      all: [
        atLeast30,
        { fact: "years", atMost: 40 },
        { fact: "grade", oneOf: ["a", "b"] },
        { fact: "local", is: true },
      ],
    }
    const { reason } = decideScenario(every, questions, { years: 30, grade: "b" })
    expect(reason?.parts.map(({ right }) => right?.zh)).toEqual([
      "不低于 30",
      "不高于 40",
      "为答a、答b之一",
      "为“答true”",
    ])
    expect(reason?.parts.map(({ text: said }) => said.en)).toEqual([
      "years? 30; required: at least 30 – holds",
      "years? 30; required: at most 40 – holds",
      "grade? answer b; required: one of answer a, answer b – holds",
      "local? unknown; required: equal to answer true – undetermined",
    ])
  })

  it("stands with every line of the checklist that has a condition", () => {
    const material = (id: string, when?: Condition): MaterialRequirement => ({
      id,
      name: text(id, id),
      necessity: "secondary",
      deferrable: [],
      accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
      ...(when && { when }),
    })
    const materials = [
      material("form"),
      material("proof", atLeast30),
      material("card", { fact: "local", is: true }),
    ]
    const { lines } = composeChecklist({ materials, questions }, { years: 31 })
    expect(lines.map(({ because }) => because.reason?.text.zh)).toEqual([
      undefined,
      "years？ 31，要求不低于 30——符合",
      "local？ 未知，要求为“答true”——待核实",
    ])
    expect(lines[0]?.because).toEqual({ verdict: "yes", missing: [], reason: null })
  })
})

describe("a condition read once", () => {
  it("is decided by the questions of its item, whatever other item holds the same one", () => {
    const wide = [question("years", [0, 100])]
    const condition: Condition = { fact: "years", atLeast: 29 }
    expect(decideScenario(condition, wide, {}).verdict).toBe("undetermined")
    expect(decideScenario(condition, questions, {}).verdict).toBe("yes")
    expect(decideScenario(condition, wide, {}).verdict).toBe("undetermined")
  })
})

describe("a condition that does not fit the questions", () => {
  it("settles nothing and asks for what it names, whatever is answered", () => {
    const mixed = [question("size", [1, 2, "more"]), ...questions]
    for (const answered of [{}, { size: 2, local: true }]) {
      const unfit: Condition = {
        all: [
          { fact: "size", atLeast: 2 },
          { fact: "local", is: true },
        ],
      }
      expect(decideScenario(unfit, mixed, answered)).toEqual({
        verdict: "undetermined",
        missing: ["size", "local"],
        reason: null,
      })
    }
  })

  it("is a mistake of the program where it names no question at all", () => {
    const today: Condition = { value: { day: "on-the-day" }, atLeast: "2018-07-01" }
    expect(() => decideScenario(today, questions, {})).toThrow("names no question")
  })
})
