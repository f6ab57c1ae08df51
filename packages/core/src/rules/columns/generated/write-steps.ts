/** Generated code for steps: how many cuts a value has reached, and the values between two counts. */
import type { NumberNode, PreparedNumber, Range } from "../prepare/prepared.ts"
import { stepOf } from "../prepare/ranges.ts"
import type { RowScope } from "./scope.ts"
import { maskedLength } from "./tables.ts"
import { areInts, type Ends, isSingle, less, literal, term, type Term } from "./term.ts"
import { branch } from "./write-choice.ts"

/** More cuts than this are found by halves instead of one by one. */
const MANY_CUTS = 8

/** The ends of all values between the steps of both ends. */
export function writeSteps(scope: RowScope, it: NumberNode<"steps">): Ends {
  const of = scope.write.number(scope, it.of)
  const values = it.values.map((value) => (value.op === "constant" ? value.value : null))
  if (values.every((value) => value !== null)) return constantSteps(scope, it, of, values)
  if (isSingle(of)) return chosenStep(scope, it, of.lo, 0, it.values.length - 1)
  return severalSteps(scope, it, of)
}

function constantSteps(
  scope: RowScope,
  { cuts, range }: NumberNode<"steps">,
  of: Ends,
  values: readonly number[],
): Ends {
  const { block, tables } = scope
  const ints = areInts(range)
  const kind = ints ? "int" : "double"
  const table = new (ints ? Int32Array : Float64Array)(maskedLength(values.length))
  table.set(values)
  const name = tables.nameOf(table)
  const first = reached(scope, cuts, of.lo)
  if (isSingle(of)) {
    const only = term(block, kind, range, `${name}[${first}]`)
    return { lo: only, hi: only }
  }
  const last = reached(scope, cuts, of.hi)
  const at = (step: string) => term(block, kind, range, `${name}[${step}]`)
  if (isSorted(values)) return { lo: at(first), hi: at(last) }
  if (isSorted(values.toReversed())) return { lo: at(last), hi: at(first) }
  const between = (way: string) =>
    term(
      block,
      kind,
      range,
      `${first} === ${last} ? ${name}[${first}] : ${way}Between(${name}, ${first}, ${last})`,
    )
  return { lo: between("least"), hi: between("greatest") }
}

/** The value of the one step reached, from `from` to `to`: halves until one is left. */
function chosenStep(scope: RowScope, it: NumberNode<"steps">, of: Term, from: number, to: number): Ends {
  if (from === to) return scope.write.number(scope, it.values[from] as PreparedNumber)
  const middle = (from + to) >> 1
  const isBelow = less(scope.block, of, literal(it.cuts[middle] as number))
  const [below, rest] = [scope.block.inner(), scope.block.inner()]
  return branch(scope, isBelow, [
    { block: below, ends: chosenStep({ ...scope, block: below }, it, of, from, middle) },
    { block: rest, ends: chosenStep({ ...scope, block: rest }, it, of, middle + 1, to) },
  ])
}

function severalSteps(scope: RowScope, { cuts, range, values }: NumberNode<"steps">, of: Ends): Ends {
  const { block } = scope
  const [first, last] = [reached(scope, cuts, of.lo), reached(scope, cuts, of.hi)]
  const ends = values.map((value) => scope.write.number(scope, value))
  const [lo, hi] = [block.fresh(), block.fresh()]
  block.line(`let ${lo} = Infinity, ${hi} = -Infinity`)
  ends.forEach((value, step) => {
    block.line(
      `if (${first} <= ${step} && ${step} <= ${last}) { ${lo} = Math.min(${lo}, ${value.lo.code}); ${hi} = Math.max(${hi}, ${value.hi.code}) }`,
    )
  })
  return { lo: variable(lo, range), hi: variable(hi, range) }
}

function variable(code: string, range: Range): Term {
  return { code, kind: "double", range }
}

/** How many of the rising cuts a value has reached. */
function reached({ block, tables }: RowScope, cuts: readonly number[], value: Term): string {
  if (value.range.lo === value.range.hi) return `${stepOf(cuts, value.range.lo)}`
  if (cuts.length > MANY_CUTS)
    return block.name(`stepOf(${tables.nameOf(Float64Array.from(cuts))}, ${value.code})`)
  const bits = cuts.map((cut) => less(block, literal(cut - 1), value)).filter((bit) => bit !== "0")
  return bits.length === 0 ? "0" : block.name(bits.join(" + "))
}

function isSorted(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || (values[at - 1] as number) <= value)
}
