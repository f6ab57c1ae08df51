import {
  type AskingTerms,
  bindRule,
  type BoundRule,
  checkRule,
  decide,
  type Condition,
} from "@onevisit/core/rules"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"

// Cases of asking, from a seed: a rule over some flags, how likely each is, and sources of every kind.

/** What a case may be like. */
export interface CaseShape {
  readonly facts: number
  readonly amounts?: boolean
  /** Sources that tell two facts, and a second source for one. */
  readonly overlaps?: boolean
  readonly failures?: boolean
  readonly latencyWeight?: number
}

/** A way to ask, with its facts as bits. */
export interface CaseSource {
  readonly id: string
  readonly tells: number
  readonly cost: number
  readonly latency: number
  readonly successRate: number
}

export interface AskingCase {
  readonly bound: BoundRule
  readonly names: readonly string[]
  /** How likely each flag is to be set. */
  readonly chances: readonly number[]
  readonly sources: readonly CaseSource[]
  readonly latencyWeight: number
  readonly terms: AskingTerms
  /** Verdict and amount where the flags of these bits are set. */
  readonly outcomes: readonly string[]
}

/** The case of a seed; the same one each time. */
export function askingCase(
  seed: number,
  { amounts, facts, failures, latencyWeight = 0, overlaps }: CaseShape,
): AskingCase {
  const random = randomFrom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const all = Array.from({ length: facts }, (_, at) => at)
  const shuffled = all
    .map((at) => ({ at, by: random() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ at }) => at)
  const flag = (at: number): Condition => ({ fact: `f${at}`, is: random() < 0.5 })
  /** A condition over these facts; now and then one comes again elsewhere. */
  const over = (some: readonly number[]): Condition => {
    if (some.length === 1) return flag(some[0] ?? 0)
    const cut = 1 + below(some.length - 1)
    const again = random() < 0.2 ? [below(facts)] : []
    const [left, right] = [over(some.slice(0, cut)), over([...some.slice(cut), ...again])]
    const kind = random()
    if (kind < 0.1) return { if: left, then: right, else: flag(below(facts)) }
    return kind < 0.55 ? { all: [left, right] } : { any: [left, right] }
  }
  const definition = {
    v: 1,
    id: "asking",
    title: text("样例", "sample"),
    eligible: over(shuffled),
    ...(amounts === true ? { amount: { if: flag(below(facts)), then: "1.00", else: "2.00" } } : {}),
  } as const
  const declared = all.map(
    (at) => [`f${at}`, { type: { kind: "flag" }, label: text(`事实${at}`, `fact ${at}`), from: [] }] as const,
  )
  const rule = Result.getOrThrow(
    checkRule(definition, { sheet: { id: "asking", facts: Object.fromEntries(declared) } }),
  )
  const bound = Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-20") }))
  const names = all.map((at) => `f${at}`)
  const chances = all.map(() => 0.1 + 0.8 * random())
  const source = (id: string, tells: number): CaseSource => ({
    id,
    tells,
    cost: 1 + below(20),
    latency: latencyWeight === 0 ? 0 : below(5),
    successRate: failures === true && random() < 0.5 ? 0.5 + below(5) / 10 : 1,
  })
  const sources = all.map((at) =>
    source(`s${at}`, (1 << at) | (overlaps === true && random() < 0.3 ? 1 << below(facts) : 0)),
  )
  if (overlaps === true) sources.push(source("again", 1 << below(facts)))
  const outcomes = Array.from({ length: 2 ** facts }, (_, bits) => {
    const { amount, verdict } = decide(bound, valuesOf(names, 2 ** facts - 1, bits))
    return `${verdict} ${amount?.min}`
  })
  const terms: AskingTerms = {
    sources: sources.map(({ tells, ...rest }) => ({
      ...rest,
      answers: names.filter((_, at) => hasBit(tells, at)),
    })),
    beliefs: Object.fromEntries(
      names.map((name, at) => {
        const chance = chances[at] ?? 0
        return [
          name,
          [
            { value: true, weight: chance },
            { value: false, weight: 1 - chance },
          ],
        ]
      }),
    ),
    latencyWeight,
  }
  return { bound, names, chances, sources, latencyWeight, terms, outcomes }
}

/** The flags that are known, each set or not. */
export function valuesOf(
  names: readonly string[],
  known: number,
  bits: number,
): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    names.flatMap((name, at) => (hasBit(known, at) ? [[name, hasBit(bits, at)]] : [])),
  )
}

export function hasBit(bits: number, at: number): boolean {
  return (bits & (1 << at)) !== 0
}

/** Numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
