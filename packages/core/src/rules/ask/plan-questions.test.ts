import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { fen } from "../../money/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { bindRule, checkRule } from "../check/check-rule.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import { disputed, type FactValues, never, unknown, withheld } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import { planQuestions, type QuestionPlan } from "./plan-questions.ts"
import type { AskingTerms, QuestionSource } from "./source.ts"

const declare = (
  type: FactType,
  zh: string,
  en: string,
  more: Partial<FactDeclaration> = {},
): FactDeclaration => ({
  type,
  label: text(zh, en),
  from: [],
  ...more,
})
const flag: FactType = { kind: "flag" }
const dates = { kind: "date", min: plainDate("1890-01-01"), max: plainDate("2030-12-31") } as const
const sheet: FactSheet = {
  id: "resident",
  facts: {
    born: declare({ ...dates, never: false }, "出生日期", "date of birth", { sensitive: true }),
    died: declare({ ...dates, never: true }, "死亡日期", "date of death"),
    resident: declare(flag, "户籍在本区", "registered here"),
    paid: declare(flag, "他处已领", "paid elsewhere"),
    hardship: declare(flag, "确有困难", "in hardship", { judged: true }),
    spent: declare({ kind: "money", min: fen(0), max: fen(100_000) }, "支出", "expenses"),
    visits: declare({ kind: "list", of: { ...dates, never: false }, maxLength: 3 }, "就诊日期", "visits"),
  },
}
const old: Condition = { value: { age: "born", at: "on-the-day", leapDay: "feb28" }, atLeast: 80 }
const alive: Condition = { fact: "died", atLeast: { day: "on-the-day" }, never: true }
const resident: Condition = { fact: "resident", is: true }
const unpaid: Condition = { fact: "paid", is: false }

function bind(eligible: Condition, amount?: Expression | string): BoundRule {
  const definition = { v: 1, id: "r", title: text("样例", "sample"), eligible } as const
  const rule = checkRule(amount === undefined ? definition : { ...definition, amount }, { sheet })
  return Result.getOrThrow(bindRule(Result.getOrThrow(rule), { month: month("2018-08") }))
}

const plan = (bound: BoundRule, values: FactValues, terms: AskingTerms): QuestionPlan =>
  Result.getOrThrow(planQuestions(bound, values, terms))

const population: QuestionSource = {
  id: "population",
  label: text("人口库", "population registry"),
  answers: ["born", "died"],
  cost: 2,
}
const city: QuestionSource = { id: "city", answers: ["paid"], cost: 3 }
const family: QuestionSource = {
  id: "family",
  label: text("家属", "the family"),
  answers: ["died", "hardship", "born"],
  cost: 50,
  asks: "person",
}

/** The sources and facts that are to be asked now. */
const asked = (of: QuestionPlan) =>
  of.outcome === "ask" ? of.questions.map(({ facts, source }) => `${source}: ${facts.join()}`) : of.outcome

describe("the next question", () => {
  it("is for the cheaper way to a no, and only for what can still matter", () => {
    const bound = bind({ all: [old, alive, resident, unpaid] })
    const terms = { sources: [city, population, family] }
    expect(asked(plan(bound, { resident: true }, terms))).toEqual(["population: born,died"])
    expect(asked(plan(bound, { resident: true, born: "1930-01-01" }, terms))).toEqual(["population: died"])
    expect(asked(plan(bound, { resident: false }, terms))).toBe("settled")
  })

  it("is none when a birth year is enough, and is there when it is not", () => {
    const terms = { sources: [population] }
    expect(plan(bind(old), { born: "1930" }, terms)).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: null,
    })
    const open = plan(bind(old), { born: "1938" }, terms)
    expect(open).toMatchObject({
      outcome: "ask",
      open: [{ fact: "born", state: "partly-known" }],
      isExact: true,
    })
  })

  it("is none for a fact on which the rule says the same either way", () => {
    const either: Condition = { any: [unpaid, { fact: "paid", is: true }] }
    expect(plan(bind(either, "50.00"), {}, { sources: [city] })).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: 5000,
    })
  })

  it("goes on while the amount is open, though the verdict is not", () => {
    const amount: Expression = { if: unpaid, then: "50.00", else: "20.00" }
    const open = plan(bind(resident, amount), { resident: true }, { sources: [city] })
    expect(open).toMatchObject({
      outcome: "ask",
      questions: [{ facts: ["paid"], text: { zh: "向city查询他处已领：一经答复即可认定。" } }],
    })
    expect(plan(bind(resident, amount), { resident: true, paid: true }, { sources: [city] })).toMatchObject({
      amount: 2000,
    })
  })

  it("follows what is believed of the answers", () => {
    const bound = bind({ all: [resident, unpaid] })
    const registers: QuestionSource = { id: "register", answers: ["resident"], cost: 3 }
    const believing = (weight: number) => ({
      sources: [city, registers],
      beliefs: {
        resident: [
          { value: true, weight: 1 },
          { value: false, weight },
        ],
      },
    })
    expect(asked(plan(bound, {}, believing(9)))).toEqual(["register: resident"])
    expect(asked(plan(bound, {}, believing(0.1)))).toEqual(["city: paid"])
  })

  it("reckons with queries that fail, and asks the next source after", () => {
    const bound = bind(unpaid)
    const weak: QuestionSource = { id: "weak", answers: ["paid"], cost: 1, successRate: 0.25 }
    const terms = { sources: [city, weak] }
    expect(plan(bound, {}, terms)).toMatchObject({ questions: [{ source: "city" }], expectedCost: 3 })
    const cheap = { sources: [city, { ...weak, successRate: 0.5 }] }
    expect(plan(bound, {}, cheap)).toMatchObject({
      questions: [{ source: "weak" }],
      expectedCost: 1 + 0.5 * 3,
    })
    expect(asked(plan(bound, {}, { ...cheap, spent: ["weak"] }))).toEqual(["city: paid"])
  })

  it("spares what is private, and what is sensitive more", () => {
    const bound = bind({ any: [old, unpaid] })
    const prying = { ...population, privacyWeight: 1 }
    expect(asked(plan(bound, {}, { sources: [{ ...city, privacyWeight: 1 }, prying] }))).toEqual([
      "city: paid",
    ])
    const terms = { sources: [{ ...city, privacyWeight: 1 }, prying], sensitiveWeight: 1 }
    expect(asked(plan(bound, {}, terms))).toEqual(["population: born"])
  })
})

describe("questions at one time", () => {
  const bound = bind({ all: [old, unpaid] })
  const sources = [
    { ...population, latency: 2 },
    { ...city, latency: 2 },
  ]

  it("are asked where they save more waiting than they waste", () => {
    expect(asked(plan(bound, {}, { sources, latencyWeight: 1 }))).toEqual(["population: born"])
    expect(asked(plan(bound, {}, { sources, latencyWeight: 10 }))).toEqual(["population: born", "city: paid"])
    expect(plan(bound, {}, { sources, latencyWeight: 10 })).toMatchObject({ expectedCost: 5 + 10 * 2 })
  })

  it("are one at a time where waiting costs nothing", () => {
    expect(asked(plan(bound, {}, { sources }))).toEqual(["population: born"])
  })
})

describe("a fact that not everyone may be asked for", () => {
  it("is never asked for again when it was withheld; the case goes to a person when nothing else settles it", () => {
    const bound = bind({ all: [old, unpaid] })
    const terms = { sources: [population, city] }
    expect(asked(plan(bound, { born: withheld }, terms))).toEqual(["city: paid"])
    const stuck = plan(bound, { born: withheld, paid: false }, terms)
    expect(stuck).toMatchObject({ outcome: "stuck", facts: [{ fact: "born", because: "withheld" }] })
    expect(stuck).toMatchObject({ open: [{ fact: "born", state: "withheld", sources: [] }] })
  })

  it("goes to a person when it is a matter of judgement", () => {
    const bound = bind({ judgement: "hardship" })
    const registry: QuestionSource = { id: "registry", answers: ["hardship"], cost: 1 }
    expect(plan(bound, {}, { sources: [registry] })).toMatchObject({
      outcome: "stuck",
      facts: [{ fact: "hardship", because: "judgement" }],
    })
    const judged = plan(bound, {}, { sources: [registry, family] })
    expect(judged).toMatchObject({
      questions: [
        { source: "family", asks: "person", text: { zh: "请家属判断确有困难：一经答复即可认定。" } },
      ],
    })
  })

  it("goes to who can end a dispute, and to nobody where the dispute does not matter", () => {
    const terms = { sources: [population, family] }
    const values = (first: string) => ({ born: disputed(first, "1945-01-01") })
    expect(asked(plan(bind(old), values("1930-01-01"), terms))).toEqual(["family: born"])
    expect(asked(plan(bind(old), values("1944-01-01"), terms))).toBe("settled")
    const settles = { sources: [{ ...population, settlesDisputes: true }, family] }
    expect(asked(plan(bind(old), values("1930-01-01"), settles))).toEqual(["population: born"])
    expect(plan(bind(old), values("1930-01-01"), { sources: [population] })).toMatchObject({
      outcome: "stuck",
      facts: [{ fact: "born", because: "disputed" }],
    })
  })

  it("is left to a person where there is no source, or every source was asked", () => {
    const stuck = plan(bind({ all: [resident, unpaid] }), {}, { sources: [city], spent: ["city"] })
    expect(stuck).toMatchObject({
      facts: [
        { fact: "resident", because: "no-source" },
        { fact: "paid", because: "spent" },
      ],
      text: {
        zh: "结果尚不能认定，现有来源均无法查明：户籍在本区（没有来源）、他处已领（来源均已查询）。请安排上门核实或由工作人员当面了解。",
        en: "It is not settled, and no source can tell registered here (there is no source), paid elsewhere (every source was asked): arrange a home visit or have an officer find out.",
      },
    })
  })

  it("is not asked for in vain: what cannot settle the case without it is left alone too", () => {
    const differ: Condition = { if: resident, then: unpaid, else: { not: unpaid } }
    expect(asked(plan(bind(differ), { resident: withheld }, { sources: [city] }))).toBe("stuck")
  })
})

describe("a rule that cannot be read in full", () => {
  it("is planned by what the interpreter calls missing", () => {
    const often: Condition = { value: { count: "visits", where: { atLeast: "2018-01-01" } }, atLeast: 2 }
    const bound = bind(
      { all: [often, { fact: "spent", atLeast: "100.00" }] },
      { rate: "30%", of: { fact: "spent" }, rounding: "half-up" },
    )
    const sources: QuestionSource[] = [
      { id: "hospital", answers: ["visits"], cost: 1 },
      { id: "bills", answers: ["spent"], cost: 2 },
    ]
    const first = plan(bound, {}, { sources })
    expect(first).toMatchObject({ outcome: "ask", isExact: false, questions: [{ source: "hospital" }] })
    const next = plan(bound, { visits: ["2018-03-01", "2018-05-05"] }, { sources, spent: ["hospital"] })
    expect(asked(next)).toEqual(["bills: spent"])
    const visits = ["2018-03-01", "2018-05-05"]
    expect(plan(bound, { visits, spent: 20_000 }, { sources })).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: 6000,
    })
    expect(plan(bound, { visits: [unknown] }, { sources })).toMatchObject({
      outcome: "settled",
      verdict: "no",
    })
  })
})

describe("the words of a question", () => {
  it("say who is asked for what and what it may settle, in Chinese and English, and hold no value", () => {
    const bound = bind({ all: [old, alive, unpaid] })
    const values = { born: "1938", died: disputed("2016-02-03", never) }
    const first = plan(bound, values, { sources: [city, { ...population, settlesDisputes: true }] })
    expect(first).toMatchObject({
      questions: [
        {
          text: {
            zh: "向人口库查询出生日期、死亡日期，核实有争议之处：一经答复，可能即可认定不符合。",
            en: "Ask population registry for date of birth, date of death, to settle what is disputed: its answer may settle that the rule does not hold.",
          },
        },
      ],
    })
    expect(JSON.stringify(first)).not.toMatch(/1938|2016|1930/)
  })

  it("say that the next question hangs on it where no answer settles anything", () => {
    const differ: Condition = { if: resident, then: unpaid, else: { not: unpaid } }
    const register: QuestionSource = {
      id: "register",
      label: text("户籍库", "the register"),
      answers: ["resident"],
      cost: 1,
    }
    expect(plan(bind(differ), {}, { sources: [city, register] })).toMatchObject({
      questions: [{ text: { zh: "向户籍库查询户籍在本区：接下来须查明什么，取决于此答复。" } }],
    })
  })
})

describe("terms that are wrong", () => {
  it("are named all at once with their paths", () => {
    const sources = [
      { ...city, cost: -1, successRate: 1.5 },
      { ...city, latency: Number.NaN },
    ]
    const beliefs = { paid: [{ value: "perhaps", weight: -1 }] }
    const failed = planQuestions(bind(unpaid), {}, { sources, beliefs, latencyWeight: -2 })
    const issues = Result.isFailure(failed) ? failed.failure.issues : []
    expect(issues.map(({ path }) => path.join("."))).toEqual([
      "sources.0.cost",
      "sources.0.successRate",
      "sources.1.id",
      "sources.1.latency",
      "latencyWeight",
      "beliefs.paid.0.weight",
      "beliefs.paid.0.value",
    ])
  })
})
