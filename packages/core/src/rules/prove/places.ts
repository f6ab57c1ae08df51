/**
 * The conditions inside a rule, each with the cases in which the rule depends on it: changing what the condition says
 * changes verdict or amount there and nowhere else.
 */
import type { Path } from "../../reasons/index.ts"
import { span } from "../facts/int-set.ts"
import type { PlanCondition, PlanNumber } from "../plan/plan.ts"
import type { BuiltPlan } from "./build.ts"
import { differ } from "./differ.ts"
import { type Diagram, FALSE, type Node, TRUE } from "./diagram.ts"
import { allOf, and, not, or } from "./operate.ts"
import { isCondition, partsOf, type PlanNode, withPart } from "./plan-parts.ts"
import { readCondition } from "./read-condition.ts"
import { readNumber } from "./read-number.ts"
import { standIn } from "./reading.ts"

/** One condition where it stands. */
export interface Place {
  /** In the plan; `["grounds"]` is the rule, all grounds together. */
  readonly path: Path
  readonly node: Node
  /** The cases in which the rule depends on the condition: those that meet all of these. */
  readonly care: Care
}

type Care = readonly Node[]

/** What a whole comes to with a number in a place, by the node of the number. */
type Around = (number: Node) => Node

/** The rule first, then each ground with what it is made of, then the conditions inside the amount. */
export function placesOf(built: BuiltPlan): readonly Place[] {
  const { diagram, plan, reading, verdict } = built
  const places: Place[] = [{ path: ["grounds"], node: verdict, care: [] }]

  const visit = (condition: PlanCondition, path: Path, care: Care): void => {
    places.push({ path, node: readCondition(reading, condition, path), care })
    const parts = partsOf(condition)
    const nodes = parts.map(({ part, path: step }) =>
      isCondition(part) ? readCondition(reading, part, [...path, ...step]) : FALSE,
    )
    const cares = careBelow(diagram, condition, nodes)
    for (const [at, { part, path: step }] of parts.entries()) {
      const below = [...path, ...step]
      if (isCondition(part)) visit(part, below, within(diagram, care, cares[at] ?? []))
      else visitNumber(part, below, care, (node) => readWith(condition, path, step, node))
    }
  }

  /** `care`: where the whole depends on the number through `around` and in no other way. */
  const visitNumber = (number: PlanNumber, path: Path, care: Care, around: Around): void => {
    for (const { part, path: step } of partsOf(number)) {
      const below = [...path, ...step]
      if (isCondition(part))
        visit(part, below, within(diagram, care, [whereTestDecides(number, path, around)]))
      else {
        const chosen = whereChosen(number, step, path)
        if (chosen !== null) visitNumber(part, below, within(diagram, care, [chosen]), around)
        else visitNumber(part, below, care, (node) => around(readWith(number, path, step, node)))
      }
    }
  }

  /** Of a number with a test: where the whole differs by what the test says. */
  const whereTestDecides = (number: PlanNumber, path: Path, around: Around): Node => {
    if (number.op !== "if") throw new TypeError("Only a choice has a test.")
    const [then, other] = [
      readNumber(reading, number.then, [...path, "then"]),
      readNumber(reading, number.else, [...path, "else"]),
    ]
    return differ(diagram, around(then), around(other))
  }

  /** Where a number is nothing but its part; `null` where it is reckoned from it. */
  const whereChosen = (number: PlanNumber, [key, at]: Path, path: Path): Node | null => {
    if (number.op === "if") {
      const test = readCondition(reading, number.test, [...path, "test"])
      return key === "then" ? test : not(diagram, test)
    }
    if (number.op !== "steps" || key !== "values") return null
    const { cuts, of } = number
    const from = cuts[Number(at) - 1] ?? Number.MIN_SAFE_INTEGER
    const inside = span(from, (cuts[Number(at)] ?? Number.MAX_SAFE_INTEGER) - 1)
    return readCondition(reading, { op: "inside", of, inside }, path)
  }

  /** The node of a whole in which a part is a node that was read before. */
  const readWith = (whole: PlanNode, path: Path, step: Path, node: Node): Node => {
    const changed = withPart(whole, step, standIn(reading, node))
    return isCondition(changed) ? readCondition(reading, changed, path) : readNumber(reading, changed, path)
  }

  const grounds = plan.grounds.map(({ condition }, at) =>
    readCondition(reading, condition, ["grounds", at, "condition"]),
  )
  const cares = othersJoined(diagram, grounds, and, TRUE)
  for (const [at, { condition }] of plan.grounds.entries())
    visit(condition, ["grounds", at, "condition"], within(diagram, [], cares[at] ?? []))
  if (plan.amount !== null) visitNumber(plan.amount, ["amount"], [verdict], (node) => node)
  return places
}

/** Conditions that stand side by side in {@link Place.care}; more are joined. */
const MOST_SIDE_BY_SIDE = 12

/** The cases that meet more. What was added last is joined first: the deeper a condition, the less it reads. */
function within(diagram: Diagram, care: Care, more: readonly Node[]): Care {
  const all = [...new Set([...care, ...more])].filter((node) => node !== TRUE)
  if (all.length <= MOST_SIDE_BY_SIDE) return all
  return [...all.slice(0, MOST_SIDE_BY_SIDE - 1), allOf(diagram, all.slice(MOST_SIDE_BY_SIDE - 1))]
}

/** Where a condition depends on each of the conditions it is made of, given what they are. */
function careBelow(diagram: Diagram, condition: PlanCondition, nodes: readonly Node[]): readonly Care[] {
  switch (condition.op) {
    case "constant":
    case "atom":
    case "inside":
    case "compare":
    case "not":
      return nodes.map(() => [])
    case "all":
      return othersJoined(diagram, nodes, and, TRUE)
    case "any":
      return othersJoined(diagram, nodes, or, FALSE).map((others) => others.map((node) => not(diagram, node)))
    case "if": {
      const [test = FALSE, then = FALSE, other = FALSE] = nodes
      return [[differ(diagram, then, other)], [test], [not(diagram, test)]]
    }
    default:
      return unknownCondition(condition)
  }
}

/** For each part, the parts before it joined and those after it. */
function othersJoined(
  diagram: Diagram,
  parts: readonly Node[],
  join: (diagram: Diagram, a: Node, b: Node) => Node,
  ofNone: Node,
): readonly (readonly [Node, Node])[] {
  const after: Node[] = []
  let joined = ofNone
  for (const part of parts.toReversed()) {
    after.unshift(joined)
    joined = join(diagram, part, joined)
  }
  joined = ofNone
  return parts.map((part, at) => {
    const before = joined
    joined = join(diagram, joined, part)
    return [before, after[at] ?? ofNone]
  })
}

function unknownCondition(condition: never): never {
  throw new TypeError(`Unknown condition: ${String(condition)}`)
}
