/** Which facts a value hangs on, for reasons and for what has to stay hidden. */
import type { BoundCondition, BoundExpression, BoundFact } from "./bound-rule.ts"

/** The facts that a value is reckoned from. */
export function factsOf(it: BoundExpression): readonly BoundFact[] {
  switch (it.kind) {
    case "constant":
      return []
    case "fact":
    case "age":
    case "count":
      return [it.fact]
    case "shift":
      return factsOf(it.of)
    case "sum":
    case "least":
    case "greatest":
      return it.parts.flatMap(factsOf)
    case "minus":
      return [it.from, it.less].flatMap(factsOf)
    case "times":
      return [it.of, it.by].flatMap(factsOf)
    case "share":
      return [it.of, it.share, it.whole].flatMap(factsOf)
    case "if":
      return [...factsOfCondition(it.test), ...[it.then, it.else].flatMap(factsOf)]
    case "bands":
      return [it.of, it.otherwise, ...it.bands.map(({ value }) => value)].flatMap(factsOf)
    default:
      return unknownNode(it)
  }
}

/** The facts that a condition hangs on, its exceptions included. */
export function factsOfCondition(it: BoundCondition): readonly BoundFact[] {
  return [...factsOfCore(it), ...it.except.flatMap(({ when }) => factsOfCondition(when))]
}

function factsOfCore(it: BoundCondition): readonly BoundFact[] {
  switch (it.kind) {
    case "test":
      return [...factsOf(it.subject), ...(it.test.op === "in" ? [] : factsOf(it.test.operand))]
    case "judgement":
      return [it.fact]
    case "all":
    case "any":
      return it.parts.flatMap(factsOfCondition)
    case "not":
      return factsOfCondition(it.part)
    case "if":
      return [it.test, it.then, it.else].flatMap(factsOfCondition)
    default:
      return unknownNode(it)
  }
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown expression: ${String((it as { kind?: unknown }).kind)}`)
}
