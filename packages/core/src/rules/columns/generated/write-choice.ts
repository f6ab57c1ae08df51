/** Generated code for a choice between two numbers; what only one branch needs is reckoned in that branch. */
import type { NumberNode } from "../prepare/prepared.ts"
import { isDecided } from "./bits.ts"
import type { RowScope } from "./scope.ts"
import { areInts, type Ends, isSingle, term, type Term } from "./term.ts"

/** The branch that the test chooses; around both where it is undetermined. */
export function writeChoice(scope: RowScope, { else: other, range, test, then }: NumberNode<"if">): Ends {
  const { block } = scope
  const bits = scope.write.condition(scope, test)
  if (bits.notYes === "0") return scope.write.number(scope, then)
  if (bits.no === "1") return scope.write.number(scope, other)
  if (!isDecided(bits)) {
    const [a, b] = [scope.write.number(scope, then), scope.write.number(scope, other)]
    const chosen = (one: Term, two: Term, way: "min" | "max") =>
      term(
        block,
        areInts(range, one, two) ? "int" : "double",
        range,
        `${bits.notYes} === 0 ? ${one.code} : ${bits.no} === 1 ? ${two.code} : Math.${way}(${one.code}, ${two.code})`,
      )
    return { lo: chosen(a.lo, b.lo, "min"), hi: chosen(a.hi, b.hi, "max") }
  }
  const [inThen, inOther] = [block.inner(), block.inner()]
  const a = scope.write.number({ ...scope, block: inThen }, then)
  const b = scope.write.number({ ...scope, block: inOther }, other)
  return branch(scope, bits.no, [
    { block: inOther, ends: b },
    { block: inThen, ends: a },
  ])
}

interface Branch {
  readonly block: RowScope["block"]
  readonly ends: Ends
}

/** The ends of the first branch where the bit is 1, else of the second. */
export function branch({ block }: RowScope, bit: string, branches: readonly [Branch, Branch]): Ends {
  const [one, two] = branches
  const single = isSingle(one.ends) && isSingle(two.ends)
  const lo = block.fresh()
  const hi = single ? lo : block.fresh()
  const body = ({ block: inside, ends }: Branch) => {
    inside.line(`${lo} = ${ends.lo.code}`)
    if (!single) inside.line(`${hi} = ${ends.hi.code}`)
    return inside.text()
  }
  block.line(`let ${single ? lo : `${lo}, ${hi}`}`)
  block.line(`if (${bit} === 1) {\n${body(one)}\n} else {\n${body(two)}\n}`)
  const made = (code: string, a: Term, b: Term): Term => {
    const range = { lo: Math.min(a.range.lo, b.range.lo), hi: Math.max(a.range.hi, b.range.hi) }
    return { code, kind: areInts(range, a, b) ? "int" : "double", range }
  }
  return { lo: made(lo, one.ends.lo, two.ends.lo), hi: made(hi, one.ends.hi, two.ends.hi) }
}
