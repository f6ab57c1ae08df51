/** A resident with facts of every kind, conditions on them, and three sources: a registry, a city, the family. */
import * as Result from "effect/Result"
import { fen } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { bindRule, checkRule } from "../check/check-rule.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import type { FactValues } from "../facts/observation.ts"
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
export const old: Condition = { value: { age: "born", at: "on-the-day", leapDay: "feb28" }, atLeast: 80 }
export const alive: Condition = { fact: "died", atLeast: { day: "on-the-day" }, never: true }
export const resident: Condition = { fact: "resident", is: true }
export const unpaid: Condition = { fact: "paid", is: false }

export function bind(eligible: Condition, amount?: Expression | string): BoundRule {
  const definition = { v: 1, id: "r", title: text("样例", "sample"), eligible } as const
  const rule = checkRule(amount === undefined ? definition : { ...definition, amount }, { sheet })
  return Result.getOrThrow(bindRule(Result.getOrThrow(rule), { month: month("2018-08") }))
}

export const plan = (bound: BoundRule, values: FactValues, terms: AskingTerms): QuestionPlan =>
  Result.getOrThrow(planQuestions(bound, values, terms))

export const population: QuestionSource = {
  id: "population",
  label: text("人口库", "population registry"),
  answers: ["born", "died"],
  cost: 2,
}
export const city: QuestionSource = { id: "city", answers: ["paid"], cost: 3 }
export const family: QuestionSource = {
  id: "family",
  label: text("家属", "the family"),
  answers: ["died", "hardship", "born"],
  cost: 50,
  asks: "person",
}

/** The sources and facts that are to be asked now. */
export const asked = (of: QuestionPlan) =>
  of.outcome === "ask" ? of.questions.map(({ facts, source }) => `${source}: ${facts.join()}`) : of.outcome
