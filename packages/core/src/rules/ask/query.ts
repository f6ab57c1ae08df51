/** Sources made ready for one subject: which open facts each can tell, at what price, and what follows from asking. */
import type { BoundRule } from "../bound/bound-rule.ts"
import type { Known } from "../facts/read-fact.ts"
import { type Chance, type Inquiry, joinChances, rememberPairs, type State } from "./inquiry.ts"
import type { AskingTerms, QuestionSource } from "./source.ts"

export interface Query {
  readonly source: QuestionSource
  /** The facts it may be asked for, by place. */
  readonly facts: readonly number[]
  readonly success: number
  /** What waiting for its answer costs. */
  readonly wait: number
  /** What revealing each fact of the rule costs. */
  readonly revealing: readonly number[]
}

/** Why a source cannot tell a fact of the subject. */
export type Barrier = "withheld" | "judgement" | "disputed" | null

/** What stands between a source and a fact. */
export function barrierOf(
  bound: BoundRule,
  known: readonly Known[],
  fact: number,
  source: QuestionSource,
): Barrier {
  const isPerson = source.asks === "person"
  if (known[fact]?.state === "withheld") return "withheld"
  if (bound.facts[fact]?.declaration.judged === true && !isPerson) return "judgement"
  const settles = source.settlesDisputes ?? isPerson
  return known[fact]?.state === "disputed" && !settles ? "disputed" : null
}

/** The sources that can tell something that is open, and were not asked yet. */
export function queriesFor(
  bound: BoundRule,
  known: readonly Known[],
  open: readonly number[],
  { latencyWeight = 0, sensitiveWeight = 3, sources, spent = [] }: AskingTerms,
): readonly Query[] {
  return sources.flatMap((source): readonly Query[] => {
    const { answers, latency = 0, privacyWeight = 0, successRate = 1 } = source
    const facts = open.filter(
      (fact) =>
        answers.includes(bound.facts[fact]?.name ?? "") && barrierOf(bound, known, fact, source) === null,
    )
    if (facts.length === 0 || successRate === 0 || spent.includes(source.id)) return []
    const revealing = bound.facts.map(
      ({ declaration }) => privacyWeight * (declaration.sensitive === true ? sensitiveWeight : 1),
    )
    return [{ source, facts, success: successRate, wait: latency * latencyWeight, revealing }]
  })
}

/** An inquiry with the queries that can further it, each by its place. */
export interface Asking {
  readonly inquiry: Inquiry
  readonly queries: readonly Query[]
  /** The facts that a query is asked for in a state: those it tells that are open. */
  readonly askedOf: (state: State, query: number) => readonly number[]
  /** What asking costs, without the wait. A fact counts as revealed as often as the query succeeds. */
  readonly costOf: (state: State, query: number) => number
  /** Where asking leads to; a query that fails leads back to the state. */
  readonly after: (state: State, query: number) => readonly Chance[]
}

export function askingOf(inquiry: Inquiry, queries: readonly Query[]): Asking {
  const askedOf = rememberPairs((state, at) => {
    const open = inquiry.open(state)
    return queries[at]?.facts.filter((fact) => open.includes(fact)) ?? []
  })
  return {
    inquiry,
    queries,
    askedOf,
    costOf: rememberPairs((state, at) => {
      const { revealing, source, success } = queries[at] as Query
      const revealed = askedOf(state, at).reduce((sum, fact) => sum + (revealing[fact] ?? 0), 0)
      return source.cost + success * revealed
    }),
    after: rememberPairs((state, at) => {
      const { success } = queries[at] as Query
      const told = askedOf(state, at).reduce<readonly Chance[]>(
        (chances, fact) => joinChances(chances, (each) => inquiry.learn(each, fact)),
        [{ state, chance: success }],
      )
      return success === 1
        ? told
        : joinChances([...told, { state, chance: 1 - success }], (each) => [{ state: each, chance: 1 }])
    }),
  }
}
