import { type Effort, planQuestions } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { type AskingCase, type CaseSource, hasBit, valuesOf } from "./rules-planner-cases.ts"

// The best of all plans by brute force, over what is known as bits, and what it costs to follow the planner instead.

/** Which flags are known, which of them are set, and which sources were asked: all as bits. */
interface Position {
  readonly known: number
  readonly bits: number
  readonly spent: number
}

interface Chance {
  readonly known: number
  readonly bits: number
  readonly chance: number
}

export interface Costs {
  /** What the best plan costs: every batch of sources was tried in every position. */
  readonly best: () => number
  /** What the planner's costs, which is asked anew after every batch. */
  readonly planned: (effort: Effort) => number
}

export function costsOf(asking: AskingCase): Costs {
  const { bound, chances, latencyWeight, names, outcomes, sources, terms } = asking
  const outcome = remember(({ bits, known }): string | null => {
    const at = firstUnknown(known, names.length)
    if (at < 0) return outcomes[bits] ?? null
    const [unset, set] = [false, true].map((value) => outcome(learned({ known, bits, spent: 0 }, at, value)))
    return unset === set ? (unset ?? null) : null
  })
  /** The flags on which the outcome can still hang, as bits. */
  const open = remember(({ bits, known }): number => {
    let all = 0
    for (let at = 0; at < names.length; at += 1) {
      if (hasBit(known, at)) continue
      const [unset, set] = [false, true].map((value) => learned({ known, bits, spent: 0 }, at, value))
      if (unset === undefined || set === undefined) continue
      all |= open(unset) | open(set)
      if (outcome(unset) !== outcome(set)) all |= 1 << at
    }
    return all
  })
  const canSettle = remember((position): boolean => {
    if (outcome(position) !== null) return true
    const told = left(position).reduce((bits, at) => bits | (sources[at]?.tells ?? 0), 0) & open(position)
    const at = firstUnknown(~told, names.length)
    return at >= 0 && [false, true].some((value) => canSettle(learned(position, at, value)))
  })
  const left = ({ spent }: Position) => [...sources.keys()].filter((at) => !hasBit(spent, at))
  const priceOf = (batch: readonly CaseSource[]) =>
    batch.reduce((sum, { cost }) => sum + cost, 0) +
    latencyWeight * Math.max(...batch.map(({ latency }) => latency))
  const answers = (position: Position, batch: readonly CaseSource[]): readonly Chance[] => {
    let all: readonly Chance[] = [{ ...position, chance: 1 }]
    for (const { successRate, tells } of batch) {
      const asked = tells & open(position)
      all = all.flatMap((one) => {
        let told: Chance[] = [{ ...one, chance: one.chance * successRate }]
        for (let at = 0; at < names.length; at += 1)
          if (hasBit(asked, at) && !hasBit(one.known, at))
            told = told.flatMap((each) => [
              { ...learned({ ...each, spent: 0 }, at, true), chance: each.chance * (chances[at] ?? 0) },
              {
                ...learned({ ...each, spent: 0 }, at, false),
                chance: each.chance * (1 - (chances[at] ?? 0)),
              },
            ])
        return successRate < 1 ? [...told, { ...one, chance: one.chance * (1 - successRate) }] : told
      })
    }
    return all
  }
  const costOf = (
    position: Position,
    batch: readonly number[],
    costAt: (next: Position) => number,
  ): number => {
    const asked = batch.flatMap((at) => sources[at] ?? [])
    const spent = batch.reduce((bits, at) => bits | (1 << at), position.spent)
    const rest = answers(position, asked).reduce(
      (sum, { bits, chance, known }) => sum + chance * costAt({ bits, known, spent }),
      0,
    )
    return priceOf(asked) + rest
  }
  const best = remember((position): number => {
    if (outcome(position) !== null || !canSettle(position)) return 0
    const useful = left(position).filter((at) => ((sources[at]?.tells ?? 0) & open(position)) !== 0)
    let least = Number.POSITIVE_INFINITY
    for (let choice = 1; choice < 2 ** useful.length; choice += 1) {
      const batch = useful.filter((_, at) => hasBit(choice, at))
      if (batch.length > 1 && latencyWeight === 0) continue
      if (priceOf(batch.flatMap((at) => sources[at] ?? [])) < least)
        least = Math.min(least, costOf(position, batch, best))
    }
    return least
  })
  const follow = (effort: Effort) => {
    const costAt = remember((position): number => {
      const spent = sources.flatMap(({ id }, at) => (hasBit(position.spent, at) ? id : []))
      const values = valuesOf(names, position.known, position.bits)
      const plan = Result.getOrThrow(planQuestions(bound, values, { ...terms, spent, effort }))
      if ((plan.outcome === "settled") !== (outcome(position) !== null))
        throw new Error("The planner stopped too early or too late.")
      if (plan.outcome !== "ask") return 0
      const batch = plan.questions.map(({ source }) => sources.findIndex(({ id }) => id === source))
      return costOf(position, batch, costAt)
    })
    return costAt
  }
  const start: Position = { known: 0, bits: 0, spent: 0 }
  return { best: () => best(start), planned: (effort) => follow(effort)(start) }
}

function learned({ bits, known, spent }: Position, at: number, value: boolean): Position {
  return { known: known | (1 << at), bits: value ? bits | (1 << at) : bits, spent }
}

/** The first place below `count` that is not among the bits; -1 for none. */
function firstUnknown(bits: number, count: number): number {
  for (let at = 0; at < count; at += 1) if (!hasBit(bits, at)) return at
  return -1
}

function remember<Answer>(give: (position: Position) => Answer): (position: Position) => Answer {
  const all = new Map<number, Answer>()
  return (position) => {
    const key = (position.spent * 2 ** 12 + position.known) * 2 ** 12 + position.bits
    const found = all.get(key)
    if (found !== undefined) return found
    const answer = give(position)
    all.set(key, answer)
    return answer
  }
}
