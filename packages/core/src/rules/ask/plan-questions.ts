/**
 * Plans what to ask next about a subject whose case is open: which facts can still matter, which sources to ask now (at
 * one time where that saves more waiting than it wastes queries), and what it will cost until all is settled. Nothing
 * is asked that cannot matter, and nothing twice of one source; what was withheld is never asked for again, what needs
 * judgement goes to a person, and a dispute to whoever can end it.
 */
import * as Result from "effect/Result"
import type { Fen } from "../../money/index.ts"
import { InvalidInput, type Text } from "../../reasons/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import type { FactValues } from "../facts/observation.ts"
import type { Known } from "../facts/read-fact.ts"
import { readKnowledge } from "../interpret/decide.ts"
import { lower } from "../plan/lower.ts"
import { bounded } from "../prove/limit.ts"
import { bestPlan } from "./best-plan.ts"
import type { Weighed } from "./cell-weights.ts"
import { checkTerms } from "./check-terms.ts"
import { inquireByDiagram } from "./diagram-inquiry.ts"
import type { Inquiry } from "./inquiry.ts"
import { inquireByInterpreter } from "./interpreter-inquiry.ts"
import { lookAhead } from "./look-ahead.ts"
import { NONE, searchOf } from "./position.ts"
import { askingOf, type Asking, queriesFor, type Query } from "./query.ts"
import { composeQuestion, composeStuck } from "./question-words.ts"
import { type AskingTerms, USUAL_EFFORT } from "./source.ts"
import { type Unanswerable, unanswerableIn } from "./unanswerable.ts"

/** A source to ask now, for these facts. */
export interface Question {
  readonly source: string
  readonly asks: "registry" | "person"
  readonly facts: readonly string[]
  /** What is asked of whom, and what the answer may settle; without any value. */
  readonly text: Text
}

/** A fact that can still change the verdict or the amount, with the sources that can tell it. */
export interface OpenFact {
  readonly fact: string
  readonly state: "unknown" | "partly-known" | "disputed" | "withheld"
  readonly sources: readonly string[]
}

export type QuestionPlan =
  /** Nothing more is needed: whatever else is found out, this is the outcome. */
  | { readonly outcome: "settled"; readonly verdict: "yes" | "no"; readonly amount: Fen | null }
  | {
      readonly outcome: "ask"
      readonly open: readonly OpenFact[]
      /** To be asked at one time; never empty. */
      readonly questions: readonly Question[]
      /** Cost, privacy and waiting until it is settled or stuck, as far as is to be expected. */
      readonly expectedCost: number
      /** `best`: no plan is cheaper. `good`: found by looking some queries ahead, or where not `isExact`. */
      readonly plan: "best" | "good"
      /** Whether every open fact can matter; otherwise some may be open that cannot. */
      readonly isExact: boolean
    }
  /** Something is open, and no answer that a source can give settles it: a person has to find out `facts`. */
  | {
      readonly outcome: "stuck"
      readonly open: readonly OpenFact[]
      readonly facts: readonly Unanswerable[]
      readonly text: Text
    }

/**
 * The next questions about one subject, given what is known and who can be asked. After the answers have come (or
 * failed to), add the sources to `spent` and plan again.
 *
 * Facts are open exactly as long as two ways in which what is not known may turn out differ in nothing but them and in
 * the outcome; outside the fragment that proofs can read, as long as `decide` calls them missing. Fails with
 * {@link InvalidInput} on costs or rates out of range and on beliefs that are no values.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, planQuestions } from "@onevisit/core/rules"
 * import { month } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const flag = (zh: string, en: string) => ({ type: { kind: "flag" }, label: { zh, en }, from: [] }) as const
 * const sheet = { id: "resident", facts: { resident: flag("户籍在本区", "resident"), paid: flag("他处已领", "paid elsewhere") } }
 * const eligible = { all: [{ fact: "resident", is: true }, { fact: "paid", is: false }] } as const
 * const rule = Result.getOrThrow(checkRule({ v: 1, id: "sample", title: { zh: "样例", en: "sample" }, eligible }, { sheet }))
 * const bound = Result.getOrThrow(bindRule(rule, { month: month("2018-08") }))
 * const sources = [
 *   { id: "population", answers: ["resident"], cost: 1 },
 *   { id: "city", answers: ["paid"], cost: 5 },
 * ]
 *
 * const plan = Result.getOrThrow(planQuestions(bound, {}, { sources }))
 * assert.deepEqual(plan.outcome === "ask" && plan.questions.map(({ source }) => source), ["population"])
 * assert.equal(plan.outcome === "ask" && plan.expectedCost, 1 + 5 / 2)
 * assert.equal(Result.getOrThrow(planQuestions(bound, { resident: false }, { sources })).outcome, "settled")
 * ```
 */
export function planQuestions(
  bound: BoundRule,
  values: FactValues,
  terms: AskingTerms,
): Result.Result<QuestionPlan, InvalidInput> {
  const { beliefs, issues } = checkTerms(bound, terms)
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  const known = readKnowledge(bound, values)
  return Result.succeed(
    planByDiagram(bound, known, beliefs, terms) ?? planByInterpreter(bound, known, beliefs, terms),
  )
}

type Beliefs = readonly (readonly Weighed[])[]

/** `null` where the rule cannot be read in full, or is too large to be. */
function planByDiagram(
  bound: BoundRule,
  known: readonly Known[],
  beliefs: Beliefs,
  terms: AskingTerms,
): QuestionPlan | null {
  const plan = bounded(() => {
    const inquiry = inquireByDiagram(lower(bound), known, beliefs)
    return inquiry && planWith(inquiry, bound, known, terms)
  })
  return plan === null || plan.outcome === "too-large" ? null : plan
}

function planByInterpreter(
  bound: BoundRule,
  known: readonly Known[],
  beliefs: Beliefs,
  terms: AskingTerms,
): QuestionPlan {
  return planWith(inquireByInterpreter(bound, lower(bound), known, beliefs), bound, known, terms)
}

function planWith(
  inquiry: Inquiry,
  bound: BoundRule,
  known: readonly Known[],
  terms: AskingTerms,
): QuestionPlan {
  const facts = inquiry.open(inquiry.start)
  const { amount, verdict } = inquiry.outcome(inquiry.start)
  if (facts.length === 0) return { outcome: "settled", verdict: verdict === "yes" ? "yes" : "no", amount }
  const queries = queriesFor(bound, known, facts, terms)
  const asking = askingOf(inquiry, queries)
  const open = facts.map((fact) => openFactOf(bound, known, fact, asking))
  const effort = terms.effort ?? USUAL_EFFORT
  const search = searchOf(asking, effort.exact)
  if (search.useful(inquiry.start, NONE).length === 0) {
    const beyond = unanswerableIn(bound, known, facts, queries, terms)
    return { outcome: "stuck", open, facts: beyond, text: composeStuck(bound, beyond) }
  }
  const best = bestPlan(search)
  const choice = best ?? lookAhead({ ...search, steps: { left: effort.lookAhead } })
  const questions = choice.batch
    .toSorted((a, b) => a - b)
    .map((query) => questionOf(bound, known, asking, query))
  return {
    outcome: "ask",
    open,
    questions,
    expectedCost: choice.cost,
    plan: best !== null && inquiry.isExact ? "best" : "good",
    isExact: inquiry.isExact,
  }
}

function questionOf(bound: BoundRule, known: readonly Known[], asking: Asking, at: number): Question {
  const { source } = asking.queries[at] as Query
  const facts = asking.askedOf(asking.inquiry.start, at)
  return {
    source: source.id,
    asks: source.asks ?? "registry",
    facts: facts.map((fact) => bound.facts[fact]?.name ?? ""),
    text: composeQuestion(bound, known, asking, at),
  }
}

function openFactOf(bound: BoundRule, known: readonly Known[], fact: number, { queries }: Asking): OpenFact {
  const state = known[fact]?.state
  return {
    fact: bound.facts[fact]?.name ?? "",
    state:
      state === "disputed" || state === "withheld" ? state : state === "known" ? "partly-known" : "unknown",
    sources: queries.flatMap(({ facts, source }) => (facts.includes(fact) ? source.id : [])),
  }
}
