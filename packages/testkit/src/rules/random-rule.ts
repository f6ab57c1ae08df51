/**
 * Random rules, well-typed against the random world by construction: every form of the language, of modest size, with
 * constants near the values that rows have. The grammars of conditions (here) and of values hold each other.
 */
import * as fc from "fast-check"
import { text } from "@onevisit/core/reasons"
import type { Condition, ConditionException, Said } from "@onevisit/core/rules"
import type { Expression, Literal } from "@onevisit/core/rules"
import { atomsOf, inSet, type Kind, kinds, numberFacts, ordered, parametersOf } from "./random-atoms.ts"
import { ages, modestAmount, operandOf, type Tie, valuesOf, vastAmount } from "./random-expression.ts"
import { near } from "./random-values.ts"
import { citation } from "./random-world.ts"
import type { RuleDefinition } from "@onevisit/core/rules"

export { atomsOf } from "./random-atoms.ts"
export { decisionTimes, valuesArbitrary, wrongValuesArbitrary } from "./random-values.ts"
export { parameters, sheet, subject, world } from "./random-world.ts"

const label = text("样例条件", "a sample condition")

/** A comparison of one fact with constants, or a judgement. */
export const atomArbitrary: fc.Arbitrary<Condition> = fc.oneof(...Object.values(atomsOf))

const grammar = fc.letrec<Record<Kind, Expression> & { condition: Condition }>((tied) => {
  const tie: Tie = {
    condition: tied("condition"),
    of: (kind) => tied(kind),
    depth: fc.createDepthIdentifier(),
  }
  return { ...valuesOf(tie), condition: conditionOf(tie) }
})

const made: Tie = {
  condition: grammar.condition,
  of: (kind) => grammar[kind],
  depth: fc.createDepthIdentifier(),
}

/** Any condition of the random world. */
export const conditionArbitrary: fc.Arbitrary<Condition> = made.condition

/** Conditions at the top of a rule, where each code may stand once. */
const eligible: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(made.condition, fc.boolean()), { minLength: 1, maxLength: 4, size: "max" })
      .map((parts) => ({
        all: parts.map(([part, coded], at) =>
          coded || part.code !== undefined ? { ...part, code: `part-${at}` } : part,
        ),
      })),
  },
  { weight: 1, arbitrary: made.condition.filter((it) => !("all" in it)) },
)

/** A rule that is right against the random world, and that binds at all of {@link decisionTimes}. */
export const ruleArbitrary: fc.Arbitrary<RuleDefinition> = ruleOf(
  eligible,
  fc.oneof({ weight: 4, arbitrary: modestAmount(made) }, { weight: 1, arbitrary: vastAmount(made) }),
)

/** As {@link ruleArbitrary}, with nothing but atoms joined and each fact named once: where the interpreter is exact. */
export const exactRuleArbitrary: fc.Arbitrary<RuleDefinition> = ruleOf(
  fc.shuffledSubarray(Object.keys(atomsOf), { minLength: 1, maxLength: 6 }).chain(joinedOnce),
  fc.constant("50.00"),
)

function ruleOf(
  eligible: fc.Arbitrary<Condition>,
  amount: fc.Arbitrary<Literal | Expression>,
): fc.Arbitrary<RuleDefinition> {
  return fc.tuple(eligible, fc.option(amount, { nil: undefined, freq: 5 })).map(([eligible, amount]) => ({
    v: 1,
    id: "random-rule",
    title: label,
    eligible,
    ...(amount === undefined ? {} : { amount }),
  }))
}

function joinedOnce(facts: readonly string[]): fc.Arbitrary<Condition> {
  const [only = "alone", ...others] = facts
  const atom = atomsOf[only] ?? atomArbitrary
  if (others.length === 0)
    return fc.tuple(atom, fc.boolean()).map(([it, negated]) => (negated ? { not: it } : it))
  const half = Math.ceil(facts.length / 2)
  return fc
    .tuple(
      joinedOnce(facts.slice(0, half)),
      joinedOnce(facts.slice(half)),
      fc.constantFrom("all", "any", "not"),
    )
    .map(([one, other, join]): Condition => {
      if (join === "all") return { all: [one, other] }
      return join === "any" ? { any: [one, other] } : { not: { all: [other, one] } }
    })
}

function conditionOf({ condition, depth, of }: Tie): fc.Arbitrary<Condition> {
  const parts = fc.array(condition, { maxLength: 3, size: "max" })
  const plain = fc.oneof(
    { depthIdentifier: depth, maxDepth: 4 },
    { weight: 6, arbitrary: atomArbitrary },
    { weight: 4, arbitrary: reckoned(of) },
    { weight: 2, arbitrary: parts.map((all) => ({ all })) },
    { weight: 2, arbitrary: parts.map((any) => ({ any })) },
    { weight: 2, arbitrary: condition.map((not) => ({ not })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, condition, condition)
        .map(([test, then, otherwise]) => ({ if: test, then, else: otherwise })),
    },
  )
  return fc.tuple(plain, saidOf(condition)).map(([it, said]) => ({ ...it, ...said }))
}

/** Comparisons of what is reckoned, and of facts with each other and with what is reckoned. */
function reckoned(of: Tie["of"]): fc.Arbitrary<Condition> {
  const byKind = kinds.map((kind): fc.Arbitrary<Condition> => {
    const operand = operandOf(kind, of(kind))
    // Days are compared in order only: which day it is, a shifted day does not admit of being asked.
    const test =
      kind === "date"
        ? ordered(operand)
        : fc.oneof(
            ordered(operand),
            operand.map((is) => ({ is })),
          )
    return fc.oneof(
      fc.tuple(of(kind), test).map(([value, comparison]) => ({ value, ...comparison })),
      fc
        .tuple(fc.constantFrom(...numberFacts[kind]), test)
        .map(([fact, comparison]) => ({ fact, ...comparison })),
    )
  })
  const years = fc.constantFrom(...near.age)
  const byAge = fc
    .tuple(ages, fc.oneof(ordered(fc.oneof(years, parametersOf("integer"))), inSet(years)))
    .map(([value, test]): Condition => ({ value, ...test }))
  return fc.oneof(byAge, byAge, ...byKind)
}

/** Most conditions stand alone; some have a clause, a label and exceptions. */
function saidOf(condition: fc.Arbitrary<Condition>): fc.Arbitrary<Said> {
  const exception: fc.Arbitrary<ConditionException> = fc.record(
    { when: condition, then: fc.boolean(), per: fc.constant(citation) },
    { requiredKeys: ["when", "then"] },
  )
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ label, per: citation, code: "inner" }) },
    {
      weight: 1,
      arbitrary: fc.array(exception, { minLength: 1, maxLength: 2 }).map((except) => ({ except })),
    },
  )
}
