/**
 * The inquiry into any rule, as the interpreter sees it: what it calls open contains everything that can matter. Values
 * without end are stood for by a few; of a list, by lists of one kind of member.
 */
import type { BoundFact, BoundRule } from "../bound/bound-rule.ts"
import { intersection, type IntSet, single } from "../facts/int-set.ts"
import type { Known } from "../facts/read-fact.ts"
import { payable } from "../interpret/decide.ts"
import { evaluate, reckon } from "../interpret/evaluate.ts"
import type { Plan } from "../plan/plan.ts"
import { weighCells, type Weighed } from "./cell-weights.ts"
import { type Chance, type Inquiry, remember, rememberPairs, type State } from "./inquiry.ts"
import { classesOf } from "./value-classes.ts"

/** The inquiry into a bound rule; `plan` is the same rule, lowered. */
export function inquireByInterpreter(
  bound: BoundRule,
  plan: Plan,
  known: readonly Known[],
  beliefs: readonly (readonly Weighed[])[],
): Inquiry {
  const states: (readonly Known[])[] = [known]
  const numbers = new Map<string, State>()
  const places = new Map(bound.facts.map(({ index, name }) => [name, index]))
  const knownIn = (state: State) => states[state] as readonly Known[]
  const answers = bound.facts.map((fact) =>
    answersOf(plan, fact, known[fact.index] as Known, beliefs[fact.index] ?? []),
  )
  const learned: number[][] = [bound.facts.map(() => -1)]

  /** The state in which the fact has come to be the answer of that place. */
  const numberOf = (from: State, fact: number, answer: number): State => {
    const line = (learned[from] as number[]).with(fact, answer)
    const key = line.join()
    const found = numbers.get(key)
    if (found !== undefined) return found
    const told = answers[fact]?.[answer]?.known as Known
    states.push(knownIn(from).with(fact, told))
    numbers.set(key, learned.push(line) - 1)
    return learned.length - 1
  }

  const seen = remember((state) => {
    const eligible = evaluate(bound.eligible, knownIn(state), null)
    const amount = bound.amount === null ? null : reckon(bound.amount, knownIn(state))
    const open = eligible.verdict === "no" ? [] : [...eligible.open, ...(amount?.open ?? [])]
    const paid = amount === null ? null : payable(eligible.verdict, amount)
    return {
      open: [...new Set(open)].map((name) => places.get(name) ?? -1),
      verdict: eligible.verdict,
      amount: paid !== null && paid.min === paid.max && eligible.verdict === "yes" ? paid.min : null,
    }
  })

  return {
    start: 0,
    isExact: false,
    open: (state) => seen(state).open,
    learn: rememberPairs((state, fact): readonly Chance[] =>
      (learned[state] as number[])[fact] === -1 && seen(state).open.includes(fact)
        ? (answers[fact] ?? []).map(({ chance }, answer) => ({
            state: numberOf(state, fact, answer),
            chance,
          }))
        : [{ state, chance: 1 }],
    ),
    doubt: (state) => seen(state).open.length,
    outcome: (state) => ({ verdict: seen(state).verdict, amount: seen(state).amount }),
  }
}

interface Answer {
  readonly known: Known
  readonly chance: number
}

/** What may be answered, by a few values that stand for all. */
function answersOf(
  plan: Plan,
  fact: BoundFact,
  known: Known,
  beliefs: readonly Weighed[],
): readonly Answer[] {
  const { type } = fact.declaration
  const told: Known = { ...known, state: "known", values: [], lists: null }
  const classes = classesOf(plan, fact.index, known.possible)
  if (type.kind !== "list")
    return weighCells(classes, known.possible, beliefs).map(({ chance, value }) => ({
      known: { ...told, possible: single(value) },
      chance,
    }))
  const members = classes.map((each) => firstOf(intersection(each, fact.domain)))
  const lengths = [...new Set([1, Math.ceil(type.maxLength / 2), type.maxLength])].filter(
    (length) => length > 0,
  )
  const lists = [
    [],
    ...members.flatMap((member) => lengths.map((length) => Array.from({ length }, () => member))),
  ]
  return lists.map((list) => ({ known: { ...told, lists: [list] }, chance: 1 / lists.length }))
}

function firstOf([first]: IntSet): IntSet {
  return first === undefined ? [] : single(first.from)
}
