import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"
import { checkScenario } from "./index.ts"
import { question, yesOrNo } from "./scenario.fixture.ts"

const questions = [question("years", [29, 30, 31]), question("size", [1, "more"]), yesOrNo("local")]
const local: Condition = { fact: "local", is: true }

describe("a condition that a scenario may have", () => {
  it.each<[string, Condition]>([
    ["compares an answer", local],
    ["compares numbers with any whole number", { fact: "years", above: -5 }],
    ["chooses by another answer", { if: local, then: { fact: "years", below: 30 }, else: { not: local } }],
    [
      "has a code, a label, a clause and exceptions",
      {
        ...local,
        code: "local",
        label: text("本地", "local"),
        per: { statute: "sample-rules", title: text("样例", "Sample"), sample: true },
        except: [{ when: { fact: "size", is: "more" }, then: false }],
      },
    ],
  ])("%s", (_, condition) => expect(checkScenario(condition, questions)).toEqual([]))
})

describe("a condition that does not fit its questions", () => {
  it.each<[string, Condition, string]>([
    ["names a fact that is not asked for", { fact: "unasked", is: true }, "fact"],
    ["names a value that is no answer", { not: { fact: "local", is: "yes" } }, "not.is"],
    ["names among others one that is none", { fact: "size", oneOf: [1, 2] }, "oneOf.1"],
    ["compares answers of which some are no numbers", { fact: "size", atLeast: 1 }, "fact"],
    ["compares a number with a text", { fact: "years", atLeast: "30" }, "atLeast"],
    ["compares a number with a fraction", { fact: "years", below: 29.5 }, "below"],
    ["asks for no value at all", { fact: "years", oneOf: [] }, "oneOf"],
    ["says what a date means that never came", { fact: "local", is: true, never: true }, "never"],
    ["reckons", { value: { sum: [{ fact: "years" }, 1] }, atLeast: 30 }, "value"],
    ["hangs on the day", { value: { day: "on-the-day" }, atLeast: "2018-07-01" }, "value"],
    ["hangs on a parameter", { fact: "years", atLeast: { parameter: "age.pension" } }, "atLeast"],
    ["hangs on a list elsewhere", { fact: "years", oneOf: { parameter: "years" } }, "oneOf"],
    ["looks for a place", { fact: "size", within: "990101" }, "within"],
    ["is left to a person", { judgement: "hardship" }, "judgement"],
    ["joins nothing", { all: [local, { any: [] }] }, "all.1.any"],
    ["is wrong in a branch", { if: local, then: { fact: "a", is: 1 }, else: local }, "then.fact"],
    [
      "is wrong in an exception",
      { ...local, except: [{ when: { fact: "a", is: 1 }, then: true }] },
      "except.0.when.fact",
    ],
    [
      "gives two parts one code",
      {
        all: [
          { ...local, code: "a" },
          { not: local, code: "a" },
        ],
      },
      "all.1.code",
    ],
  ])("%s", (_, condition, path) => {
    expect(checkScenario(condition, questions).map((issue) => issue.path.join("."))).toEqual([path])
  })

  it("is told everything at once, and nothing twice", () => {
    const condition: Condition = {
      all: [
        { fact: "unasked", is: true },
        { fact: "size", atLeast: 2 },
        { fact: "local", is: true, never: false },
        { value: { parameter: "none" }, is: 1 },
      ],
    }
    expect(checkScenario(condition, questions).map((issue) => issue.path.join("."))).toEqual([
      "all.0.fact",
      "all.1.fact",
      "all.3.value",
      "all.2.never",
    ])
  })
})
