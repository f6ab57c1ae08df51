import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decide, readKnowledge } from "../interpret/decide.ts"
import { bindSmall, completionsOf, readOnce, sayings, truths } from "../interpret/small-world.fixture.ts"
import { evaluate } from "../interpret/evaluate.ts"
import { lower } from "../plan/lower.ts"
import { inquireByDiagram } from "./diagram-inquiry.ts"
import type { Inquiry } from "./inquiry.ts"
import { inquireByInterpreter } from "./interpreter-inquiry.ts"

/** Every state that learning facts can lead to. */
function statesOf({ learn, open, start }: Inquiry, most = 200): readonly number[] {
  const states = new Set([start])
  for (const state of states) {
    if (states.size > most) break
    for (const fact of open(state)) for (const next of learn(state, fact)) states.add(next.state)
  }
  return [...states]
}

describe("an inquiry by the interpreter", () => {
  it("and one by the diagram call the same facts open where no fact is asked about twice", () => {
    fc.assert(
      fc.property(readOnce, sayings, ({ condition }, values) => {
        const bound = bindSmall(condition)
        const known = readKnowledge(bound, values)
        const byDiagram = inquireByDiagram(lower(bound), known, [])
        const byInterpreter = inquireByInterpreter(bound, lower(bound), known, [])
        expect(byDiagram).not.toBeNull()
        const namesIn = ({ open, start }: Inquiry) => open(start).toSorted((a, b) => a - b)
        expect(namesIn(byInterpreter)).toEqual(namesIn(byDiagram as Inquiry))
        expect(byInterpreter.outcome(0)).toEqual(byDiagram?.outcome(byDiagram.start))
      }),
    )
  })

  it("calls open what the decision calls missing, disputed, withheld or to be judged", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, values) => {
        const bound = bindSmall(condition)
        const { open, start } = inquireByInterpreter(bound, lower(bound), readKnowledge(bound, values), [])
        const { disputes, judgements, missing, verdict, withheld } = decide(bound, values)
        const named = new Set([
          ...missing,
          ...withheld,
          ...judgements.map(({ fact }) => fact),
          ...disputes.map(({ fact }) => fact),
        ])
        const names = open(start).map((fact) => bound.facts[fact]?.name ?? "")
        expect(names.length === 0).toBe(verdict !== "undetermined")
        expect([...named]).toEqual(expect.arrayContaining(names))
        expect(names).toEqual(expect.arrayContaining([...missing]))
      }),
    )
  })
})

describe("an inquiry by the diagram", () => {
  it("calls open exactly what two completions differ in, and nothing when all agree", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, values) => {
        const bound = bindSmall(condition)
        const known = readKnowledge(bound, values)
        const count = known.reduce(
          (product, { possible }) => product * possible.reduce((sum, { from, to }) => sum + to - from + 1, 0),
          1,
        )
        fc.pre(count <= 1000)
        const outcomes = new Map(
          completionsOf(known).map((each) => [
            each.map(({ possible }) => possible[0]?.from).join(),
            evaluate(bound.eligible, each, null).verdict,
          ]),
        )
        const mattering = bound.facts.filter(({ index }) => {
          const groups = new Map<string, Set<string>>()
          for (const [line, verdict] of outcomes) {
            const rest = line.split(",").toSpliced(index, 1).join()
            groups.set(rest, (groups.get(rest) ?? new Set()).add(verdict))
          }
          return [...groups.values()].some(({ size }) => size > 1)
        })
        const inquiry = inquireByDiagram(lower(bound), known, [])
        const open = inquiry?.open(inquiry.start).toSorted((a, b) => a - b)
        expect(open).toEqual(mattering.map(({ index }) => index))
        if (open?.length === 0)
          expect(inquiry?.outcome(inquiry.start).verdict).toBe([...outcomes.values()][0])
      }),
      { numRuns: 150 },
    )
  })
})

describe("learning a fact", () => {
  it("leads to states whose chances add up to one, in which fewer facts are open", () => {
    fc.assert(
      fc.property(truths, sayings, ({ condition }, values) => {
        const bound = bindSmall(condition, { times: [{ fact: "spent" }, { fact: "people" }] })
        const known = readKnowledge(bound, values)
        for (const inquiry of [
          inquireByDiagram(lower(bound), known, []),
          inquireByInterpreter(bound, lower(bound), known, []),
        ])
          if (inquiry !== null) checkLearning(inquiry)
      }),
    )
  })
})

function checkLearning(inquiry: Inquiry): void {
  for (const state of statesOf(inquiry)) {
    const open = inquiry.open(state)
    expect(inquiry.doubt(state) > 0).toBe(open.length > 0)
    for (const fact of open) {
      const next = inquiry.learn(state, fact)
      expect(next.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
      for (const each of next) {
        expect(inquiry.open(each.state)).not.toContain(fact)
        expect(open).toEqual(expect.arrayContaining([...inquiry.open(each.state)]))
      }
    }
  }
}
