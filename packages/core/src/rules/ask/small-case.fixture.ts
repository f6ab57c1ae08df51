/**
 * Cases of asking at random, from a seed: a rule over a few facts of few values, what is believed of them, and sources
 * of every kind. The same seed gives the same case.
 */
import * as Result from "effect/Result"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { bindRule, checkRule } from "../check/check-rule.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { AskingTerms, QuestionSource } from "./source.ts"

/** What a case may be like. */
export interface CaseShape {
  readonly facts: number
  /** Facts of three values beside those of two. */
  readonly integers?: boolean
  readonly amounts?: boolean
  /** Sources that tell two facts, and a second source for some. */
  readonly overlaps?: boolean
  readonly failures?: boolean
  readonly latencyWeight?: number
  readonly privacy?: boolean
}

export interface SmallCase {
  readonly bound: BoundRule
  /** In the order of the rule's facts. */
  readonly facts: readonly {
    readonly name: string
    readonly values: readonly { readonly value: boolean | number; readonly chance: number }[]
  }[]
  readonly terms: AskingTerms & { readonly sources: readonly QuestionSource[] }
}

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The case of a seed. */
export function smallCase(seed: number, shape: CaseShape): SmallCase {
  const random = randomFrom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const names = Array.from({ length: shape.facts }, (_, at) => `f${at}`)
  const isInteger = names.map(() => shape.integers === true && random() < 0.4)
  const declare = (at: number): FactDeclaration => ({
    type: isInteger[at] === true ? { kind: "integer", min: 0, max: 2 } : { kind: "flag" },
    label: text(`事实${at}`, `fact ${at}`),
    from: [],
    sensitive: random() < 0.3,
  })
  const atom = (at: number): Condition => {
    if (isInteger[at] !== true) return { fact: `f${at}`, is: random() < 0.5 }
    return random() < 0.5 ? { fact: `f${at}`, atLeast: 1 + below(2) } : { fact: `f${at}`, is: below(3) }
  }
  /** A condition over these facts; now and then one comes again elsewhere. */
  const conditionOver = (facts: readonly number[]): Condition => {
    const [first = 0] = facts
    if (facts.length === 1) return random() < 0.9 ? atom(first) : { not: atom(first) }
    const cut = 1 + below(facts.length - 1)
    const again = random() < 0.2 ? [below(shape.facts)] : []
    const [left, right] = [facts.slice(0, cut), [...facts.slice(cut), ...again]]
    const kind = random()
    if (kind < 0.1)
      return { if: conditionOver(left), then: conditionOver(right), else: atom(below(shape.facts)) }
    if (kind < 0.55) return { all: [conditionOver(left), conditionOver(right)] }
    return { any: [conditionOver(left), conditionOver(right)] }
  }
  const order = names
    .map((_, at) => ({ at, by: random() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ at }) => at)
  const amount = (): Expression => ({
    rows: [
      { when: atom(below(shape.facts)), value: "1.00" },
      { when: atom(below(shape.facts)), value: "2.00" },
    ],
    otherwise: "3.00",
  })
  const sheet = { id: "small", facts: Object.fromEntries(names.map((name, at) => [name, declare(at)])) }
  const definition = {
    v: 1,
    id: "small",
    title: text("样例", "sample"),
    eligible: conditionOver(order),
    ...(shape.amounts === true ? { amount: amount() } : {}),
  } as const
  const rule = Result.getOrThrow(checkRule(definition, { sheet }))
  const bound = Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-20") }))
  const facts = bound.facts.map(({ declaration, name }) => {
    const values = declaration.type.kind === "flag" ? [false, true] : [0, 1, 2]
    const weights = values.map(() => 0.05 + random())
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return { name, values: values.map((value, at) => ({ value, chance: (weights[at] ?? 0) / total })) }
  })
  const source = (id: string, answers: readonly string[]): QuestionSource => ({
    id,
    answers,
    cost: 1 + below(20),
    ...(shape.latencyWeight === undefined ? {} : { latency: below(5) }),
    ...(shape.failures === true ? { successRate: random() < 0.5 ? 1 : 0.5 + below(5) / 10 } : {}),
    ...(shape.privacy === true ? { privacyWeight: below(4) } : {}),
  })
  const sources = names.map((name, at) =>
    source(`s${at}`, shape.overlaps === true && random() < 0.3 ? [name, `f${below(shape.facts)}`] : [name]),
  )
  if (shape.overlaps === true) sources.push(source("again", [`f${below(shape.facts)}`]))
  return {
    bound,
    facts,
    terms: {
      sources,
      beliefs: Object.fromEntries(
        facts.map(({ name, values }) => [
          name,
          values.map(({ chance, value }) => ({ value, weight: chance })),
        ]),
      ),
      ...(shape.latencyWeight === undefined ? {} : { latencyWeight: shape.latencyWeight }),
    },
  }
}
