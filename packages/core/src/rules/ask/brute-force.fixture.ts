/**
 * Asking by brute force, written apart from the planner: what is known is a line of values, what follows is found by
 * deciding every completion, and the best plan by trying every batch of sources in every position.
 */
import * as Result from "effect/Result"
import type { FactValues } from "../facts/observation.ts"
import { decide } from "../interpret/decide.ts"
import { planQuestions, type QuestionPlan } from "./plan-questions.ts"
import type { SmallCase } from "./small-case.fixture.ts"
import type { AskingTerms, QuestionSource } from "./source.ts"

/** The place of the value that is known of each fact; -1 for none. */
export type Line = readonly number[]

export interface BruteForce {
  readonly nothingKnown: Line
  /** Verdict and amount of all completions; `null` where they are not of one mind. */
  readonly settled: (line: Line) => string | null
  /** Whether two completions differ in nothing but this fact and in the outcome. */
  readonly matters: (line: Line, fact: number) => boolean
  /** Whether answers of sources that are left can settle it. */
  readonly canSettle: (line: Line, spent: number) => boolean
  /** The expected cost of the best plan. */
  readonly best: (line: Line, spent: number) => number
  readonly valuesOf: (line: Line) => FactValues
}

export function bruteForce({ bound, facts, terms }: SmallCase): BruteForce {
  const { latencyWeight = 0, sensitiveWeight = 3, sources } = terms
  const valuesOf = (line: Line): FactValues =>
    Object.fromEntries(
      line.flatMap((at, fact) => (at < 0 ? [] : [[facts[fact]?.name, facts[fact]?.values[at]?.value]])),
    )
  const branches = (line: Line, fact: number) =>
    (facts[fact]?.values ?? []).map(({ chance }, at) => ({ line: line.with(fact, at), chance }))

  const settled = remember((line: Line): string | null => {
    const fact = line.indexOf(-1)
    if (fact < 0) {
      const { amount, verdict } = decide(bound, valuesOf(line))
      return `${verdict} ${amount?.min} ${amount?.max}`
    }
    const outcomes = new Set(branches(line, fact).map((branch) => settled(branch.line)))
    const [first = null] = outcomes
    return outcomes.size === 1 ? first : null
  })
  const matters = remember((line: Line, fact: number): boolean => {
    if (line[fact] !== -1) return false
    const other = line.findIndex((at, index) => at < 0 && index !== fact)
    if (other < 0) return new Set(branches(line, fact).map((branch) => settled(branch.line))).size > 1
    return branches(line, other).some((branch) => matters(branch.line, fact))
  })
  const asked = (line: Line, source: QuestionSource) =>
    facts.flatMap(({ name }, fact) => (source.answers.includes(name) && matters(line, fact) ? [fact] : []))
  const left = (spent: number) => [...sources.keys()].filter((at) => (spent & (1 << at)) === 0)
  const canSettle = remember((line: Line, spent: number): boolean => {
    if (settled(line) !== null) return true
    const told = new Set(left(spent).flatMap((at) => asked(line, sources[at] as QuestionSource)))
    return [...told].some((fact) => branches(line, fact).some((branch) => canSettle(branch.line, spent)))
  })
  const priceOf = (line: Line, source: QuestionSource) => {
    const { cost, privacyWeight = 0, successRate = 1 } = source
    const weights = asked(line, source).map((fact) =>
      bound.facts[fact]?.declaration.sensitive === true ? sensitiveWeight : 1,
    )
    return cost + successRate * privacyWeight * weights.reduce((sum, weight) => sum + weight, 0)
  }
  /** All answers that the sources of a batch may give together. */
  const answers = (line: Line, batch: readonly QuestionSource[]): { line: Line; chance: number }[] => {
    let all = [{ line, chance: 1 }]
    for (const { answers: told, successRate = 1 } of batch)
      all = all.flatMap((one) => {
        const failed = successRate < 1 ? [{ line: one.line, chance: one.chance * (1 - successRate) }] : []
        let answered = [{ line: one.line, chance: one.chance * successRate }]
        for (const [fact, { name }] of facts.entries())
          if (told.includes(name) && one.line[fact] === -1 && matters(line, fact))
            answered = answered.flatMap((each) =>
              branches(each.line, fact).map((next) => ({
                line: next.line,
                chance: each.chance * next.chance,
              })),
            )
        return [...failed, ...answered]
      })
    return all
  }
  const costOf = (line: Line, batch: readonly QuestionSource[]): number =>
    batch.reduce((sum, source) => sum + priceOf(line, source), 0) +
    latencyWeight * Math.max(...batch.map(({ latency = 0 }) => latency))
  const best = remember((line: Line, spent: number): number => {
    if (settled(line) !== null || !canSettle(line, spent)) return 0
    const useful = left(spent).filter((at) => asked(line, sources[at] as QuestionSource).length > 0)
    let least = Number.POSITIVE_INFINITY
    for (let choice = 1; choice < 2 ** useful.length; choice += 1) {
      const places = useful.filter((_, at) => (choice & (1 << at)) !== 0)
      if (latencyWeight === 0 && places.length > 1) continue
      const batch = places.map((at) => sources[at] as QuestionSource)
      const used = places.reduce((mask, at) => mask | (1 << at), spent)
      let cost = costOf(line, batch)
      for (const next of cost < least ? answers(line, batch) : []) cost += next.chance * best(next.line, used)
      least = Math.min(least, cost)
    }
    return least
  })
  return { nothingKnown: facts.map(() => -1), settled, matters, canSettle, best, valuesOf }
}

/** Is told of each position in which a plan is followed. */
export type Visit = (line: Line, spent: number, plan: QuestionPlan) => void

/** What following the planner costs, planning anew after every batch. */
export function costOfPlanner(
  smallCase: SmallCase,
  force: BruteForce,
  effort: AskingTerms["effort"],
  visit: Visit = () => {},
): number {
  const { bound, facts, terms } = smallCase
  const { latencyWeight = 0, sensitiveWeight = 3, sources } = terms
  const follow = remember((line: Line, spent: number): number => {
    const plan = Result.getOrThrow(
      planQuestions(bound, force.valuesOf(line), {
        ...terms,
        spent: sources.flatMap(({ id }, at) => ((spent & (1 << at)) === 0 ? [] : id)),
        ...(effort === undefined ? {} : { effort }),
      }),
    )
    visit(line, spent, plan)
    if (plan.outcome !== "ask") return 0
    let ends = [{ line, chance: 1 }]
    let [price, wait, used] = [0, 0, spent]
    for (const question of plan.questions) {
      const at = sources.findIndex(({ id }) => id === question.source)
      const { cost, latency = 0, privacyWeight = 0, successRate = 1 } = sources[at] as QuestionSource
      used |= 1 << at
      wait = Math.max(wait, latency)
      price += cost
      const asked = question.facts.map((name) => facts.findIndex((each) => each.name === name))
      for (const fact of asked)
        price +=
          successRate *
          privacyWeight *
          (bound.facts[fact]?.declaration.sensitive === true ? sensitiveWeight : 1)
      ends = ends.flatMap((end) => {
        let told = [{ line: end.line, chance: end.chance * successRate }]
        for (const fact of asked)
          told = told.flatMap((each) =>
            each.line[fact] !== -1
              ? [each]
              : (facts[fact]?.values ?? []).map(({ chance }, value) => ({
                  line: each.line.with(fact, value),
                  chance: each.chance * chance,
                })),
          )
        return successRate < 1 ? [...told, { line: end.line, chance: end.chance * (1 - successRate) }] : told
      })
    }
    return (
      price + latencyWeight * wait + ends.reduce((sum, end) => sum + end.chance * follow(end.line, used), 0)
    )
  })
  return follow(force.nothingKnown, 0)
}

function remember<Answer>(give: (line: Line, at: number) => Answer): (line: Line, at?: number) => Answer {
  const known = new Map<string, Answer>()
  return (line, at = 0) => {
    const key = `${line.join()} ${at}`
    const found = known.get(key)
    if (found !== undefined) return found
    const answer = give(line, at)
    known.set(key, answer)
    return answer
  }
}
