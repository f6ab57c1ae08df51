/**
 * An inquiry: what is known of one subject, as far as the outcome of a rule hangs on it. The planner plays through what
 * may come to be known and sees nothing else of the rule.
 */
import type { Fen } from "../../money/index.ts"
import type { Verdict } from "../verdict.ts"

/** A state of knowledge, by number: equal numbers have the same future. */
export type State = number

/** A state that may follow, and how likely. */
export interface Chance {
  readonly state: State
  readonly chance: number
}

export interface Inquiry {
  readonly start: State
  /** Whether what is open is known exactly; otherwise more facts may be called open than can matter. */
  readonly isExact: boolean
  /** The facts that can still change verdict or amount, by place; none when all is settled. */
  readonly open: (state: State) => readonly number[]
  /** Where one comes to when the fact becomes known. The chances add up to 1. */
  readonly learn: (state: State, fact: number) => readonly Chance[]
  /** How much is undecided: 0 when settled. */
  readonly doubt: (state: State) => number
  /** `amount` is `null` unless it is settled and the rule is about money. */
  readonly outcome: (state: State) => { readonly verdict: Verdict; readonly amount: Fen | null }
}

/** The states that follow from each of some, joined by their chances. */
export function joinChances(
  from: readonly Chance[],
  follow: (state: State) => readonly Chance[],
): readonly Chance[] {
  const joined = new Map<State, number>()
  for (const { chance, state } of from)
    for (const next of follow(state))
      joined.set(next.state, (joined.get(next.state) ?? 0) + chance * next.chance)
  return [...joined].map(([state, chance]) => ({ state, chance }))
}

/** Remembers what a function gave for a number. */
export function remember<Answer>(give: (state: State) => Answer): (state: State) => Answer {
  const known = new Map<State, Answer>()
  return (state) => {
    const found = known.get(state)
    if (found !== undefined) return found
    const answer = give(state)
    known.set(state, answer)
    return answer
  }
}

/** Remembers what a function gave for a pair of small numbers. */
export function rememberPairs<Answer>(
  give: (state: State, at: number) => Answer,
): (state: State, at: number) => Answer {
  const known = new Map<number, Map<State, Answer>>()
  return (state, at) => {
    let ofState = known.get(at)
    if (ofState === undefined) {
      ofState = new Map()
      known.set(at, ofState)
    }
    const found = ofState.get(state)
    if (found !== undefined) return found
    const answer = give(state, at)
    ofState.set(state, answer)
    return answer
  }
}
