/**
 * Makes the code of a row program from its plan: straight lines that read each fact once and join verdicts as pairs of
 * bits. Only numbers and quoted names of a checked rule enter the code.
 *
 * A verdict is 1 for yes, 2 for no, 0 for undetermined, so that joining is two bit operations.
 */
import type { FactValues } from "../facts/observation.ts"
import { saidOf } from "../facts/read-fact.ts"
import { codeMayBeMade } from "../plan/code-permission.ts"
import { isExactInDoubles } from "../plan/exact-range.ts"
import type { Outcome } from "../plan/outcome.ts"
import type { Plan, PlanCondition, PlanNumber } from "../plan/plan.ts"
import type { Cursor, Reader } from "./read-row.ts"
import { reckoning, type Reckoning } from "./reckoning.ts"

/** What the code is given to work with. */
export interface RowParts {
  readonly readers: readonly Reader[]
  readonly cursor: Cursor
  /** The way of a row with a dispute or a divided code. */
  readonly slow: (values: FactValues) => Outcome
  readonly invalid: Outcome
}

/** The maker of a row function, or `null` where doubles are not exact enough for the plan or no code may be made. */
export function generateRow(plan: Plan): ((parts: RowParts) => (values: FactValues) => Outcome) | null {
  if (!isExactInDoubles(plan) || !codeMayBeMade()) return null
  const lines: string[] = []
  const writer: Writer = { plan, line: (code) => void lines.push(code), count: 0 }
  plan.slots.forEach(({ domain, name }, at) => {
    const [least, greatest] = [domain[0]?.from ?? 0, domain.at(-1)?.to ?? 0]
    const access = name in {} ? `said(values, ${JSON.stringify(name)})` : `values[${JSON.stringify(name)}]`
    lines.push(
      `const r${at} = readers[${at}](${access}, cursor);`,
      `const a${at} = r${at} === 0 ? cursor.from : ${least}, b${at} = r${at} === 0 ? cursor.to : ${greatest};`,
    )
  })
  const states = plan.slots.map((_, at) => `r${at}`)
  if (states.length > 0) {
    lines.push(`if (${states.map((state) => `${state} === 3`).join(" || ")}) return invalid;`)
    lines.push(`if (${states.map((state) => `${state} === 2`).join(" || ")}) return slow(values);`)
  }
  const grounds = plan.grounds.map(({ condition }) => writeCondition(writer, condition))
  lines.push(`const every = ${conjunction(grounds)};`)
  const bits = grounds.map(
    (ground, at) => `(${ground} & 2 ? ${1 << at} : ${ground} & 1 ? 0 : ${2 ** (at + 16)})`,
  )
  lines.push(`const reasons = ${bits.join(" + ")};`)
  lines.push("if (every !== 1) return { status: every === 2 ? 0 : 2, reasons, amount: 0 };")
  if (plan.amount === null) lines.push("return { status: 1, reasons, amount: 0 };")
  else {
    const [least, greatest] = writeNumber(writer, plan.amount)
    lines.push(
      `return ${least} === ${greatest} ? { status: 1, reasons, amount: ${least} } : { status: 3, reasons, amount: 0 };`,
    )
  }
  const code = `"use strict"; const { readers, cursor, slow, invalid } = parts; return (values) => { ${lines.join("\n")} };`
  // Made from a checked rule: numbers and quoted names only.
  const make = new Function("parts", "reckoning", "said", code) as MakeRow
  return (parts) => make(parts, reckoning, saidOf)
}

type MakeRow = (
  parts: RowParts,
  reckoning: Reckoning,
  said: (values: FactValues, name: string) => unknown,
) => (values: FactValues) => Outcome

interface Writer {
  readonly plan: Plan
  readonly line: (code: string) => void
  count: number
}

/** Gives a value a name of its own and says it. */
function name(writer: Writer, code: string): string {
  const name = `v${(writer.count += 1)}`
  writer.line(`const ${name} = ${code};`)
  return name
}

function writeCondition(writer: Writer, it: PlanCondition): string {
  switch (it.op) {
    case "constant":
      return it.value ? "1" : "2"
    case "atom": {
      const { slot } = it
      const known = writeInside(it.inside, `a${slot}`, `b${slot}`)
      return name(writer, `r${slot} !== 0 ? 0 : ${known}`)
    }
    case "inside": {
      const [least, greatest] = writeNumber(writer, it.of)
      return name(writer, writeInside(it.inside, least, greatest))
    }
    case "compare": {
      const [left, right] = [writeNumber(writer, it.left), writeNumber(writer, it.right)]
      return name(writer, writeCompare(it.relation, left, right))
    }
    case "all":
      return name(writer, conjunction(it.parts.map((part) => writeCondition(writer, part))))
    case "any": {
      const parts = it.parts.map((part) => writeCondition(writer, part))
      return parts.length === 0 ? "2" : name(writer, `(${parts.join(" | ")}) & 1 | ${parts.join(" & ")} & 2`)
    }
    case "not": {
      const part = writeCondition(writer, it.part)
      return name(writer, `${part} >> 1 | (${part} & 1) << 1`)
    }
    case "if": {
      const [test, then, otherwise] = [it.test, it.then, it.else].map((part) => writeCondition(writer, part))
      return name(writer, `${test} & 1 ? ${then} : ${test} & 2 ? ${otherwise} : ${then} & ${otherwise}`)
    }
    default:
      return unknownNode(it)
  }
}

function conjunction(parts: readonly string[]): string {
  return parts.length === 0 ? "1" : `(${parts.join(" & ")}) & 1 | (${parts.join(" | ")}) & 2`
}

/** Yes when one interval holds both ends, no when all lie apart from them. */
function writeInside(
  inside: readonly { readonly from: number; readonly to: number }[],
  least: string,
  greatest: string,
): string {
  if (inside.length === 0) return "2"
  const holds = inside.map(({ from, to }) => `${least} >= ${from} && ${greatest} <= ${to}`).join(" || ")
  const apart = inside.map(({ from, to }) => `(${greatest} < ${from} || ${least} > ${to})`).join(" && ")
  return `(${holds} ? 1 : ${apart} ? 2 : 0)`
}

type Ends = readonly [least: string, greatest: string]

function writeCompare(relation: "atLeast" | "above" | "is", [a, b]: Ends, [c, d]: Ends): string {
  switch (relation) {
    case "atLeast":
      return `${a} >= ${d} ? 1 : ${b} < ${c} ? 2 : 0`
    case "above":
      return `${a} > ${d} ? 1 : ${b} <= ${c} ? 2 : 0`
    case "is":
      return `${b} < ${c} || ${a} > ${d} ? 2 : ${a} === ${b} && ${c} === ${d} ? 1 : 0`
    default:
      return unknownNode(relation)
  }
}

/** The names of the least and the greatest value. */
function writeNumber(writer: Writer, it: PlanNumber): Ends {
  const pair = (least: string, greatest: string): Ends =>
    least === greatest ? same(name(writer, least)) : [name(writer, least), name(writer, greatest)]
  const many = (parts: readonly PlanNumber[]) => {
    const ends = parts.map((part) => writeNumber(writer, part))
    return [ends.map(([least]) => least), ends.map(([, greatest]) => greatest)] as const
  }
  switch (it.op) {
    case "constant":
      return same(it.value < 0n ? `(${it.value})` : `${it.value}`)
    case "slot":
      return [`a${it.slot}`, `b${it.slot}`]
    case "steps":
      return writeSteps(writer, it)
    case "sum": {
      const [least, greatest] = many(it.parts)
      return pair(least.join(" + "), greatest.join(" + "))
    }
    case "least":
    case "greatest": {
      const [least, greatest] = many(it.parts)
      const way = it.op === "least" ? "Math.min" : "Math.max"
      return pair(`${way}(${least.join(", ")})`, `${way}(${greatest.join(", ")})`)
    }
    case "minus": {
      const [[a, b], [c, d]] = [writeNumber(writer, it.from), writeNumber(writer, it.less)]
      return pair(`${a} - ${d}`, `${b} - ${c}`)
    }
    case "times": {
      const [[a, b], [c, d]] = [writeNumber(writer, it.of), writeNumber(writer, it.by)]
      return writeProduct(pair, [a, b], [c, d])
    }
    case "share": {
      const [of, share, [c, d]] = [it.of, it.share, it.whole].map((part) => writeNumber(writer, part)) as [
        Ends,
        Ends,
        Ends,
      ]
      const [low, high] = writeProduct(pair, of, share)
      const round = (product: string, whole: string) =>
        `reckoning.share(${product}, ${whole}, ${JSON.stringify(it.rounding)})`
      if (c === d) return pair(round(low, c), round(high, c))
      return pair(
        `Math.min(${round(low, c)}, ${round(low, d)})`,
        `Math.max(${round(high, c)}, ${round(high, d)})`,
      )
    }
    case "if": {
      const test = writeCondition(writer, it.test)
      const [[a, b], [c, d]] = [writeNumber(writer, it.then), writeNumber(writer, it.else)]
      const choose = (then: string, otherwise: string, way: string) =>
        `${test} & 1 ? ${then} : ${test} & 2 ? ${otherwise} : ${way}(${then}, ${otherwise})`
      return [name(writer, choose(a, c, "Math.min")), name(writer, choose(b, d, "Math.max"))]
    }
    case "shift":
    case "count":
      throw new TypeError("Shifted days and counts are left to the interpreted mode.")
    default:
      return unknownNode(it)
  }
}

function writeProduct(pair: (least: string, greatest: string) => Ends, [a, b]: Ends, [c, d]: Ends): Ends {
  if (a === b && c === d) return pair(`${a} * ${c} + 0`, `${a} * ${c} + 0`)
  const products = [`${a} * ${c}`, `${a} * ${d}`, `${b} * ${c}`, `${b} * ${d}`].join(", ")
  return pair(`Math.min(${products}) + 0`, `Math.max(${products}) + 0`)
}

function writeSteps(
  writer: Writer,
  { cuts, of, values }: Extract<PlanNumber, { readonly op: "steps" }>,
): Ends {
  const [least, greatest] = writeNumber(writer, of)
  const ends = values.map((value) => writeNumber(writer, value))
  const list = (side: 0 | 1) => `[${ends.map((end) => end[side]).join(", ")}]`
  const first = name(writer, stepOf(cuts, least))
  const last = least === greatest ? first : name(writer, stepOf(cuts, greatest))
  const lows = name(writer, list(0))
  const highs = ends.every(([low, high]) => low === high) ? lows : name(writer, list(1))
  return [
    name(
      writer,
      `${first} === ${last} ? ${lows}[${first}] : reckoning.leastBetween(${lows}, ${first}, ${last})`,
    ),
    name(
      writer,
      `${first} === ${last} ? ${highs}[${last}] : reckoning.greatestBetween(${highs}, ${first}, ${last})`,
    ),
  ]
}

/** How many cuts a value has reached. */
function stepOf(cuts: readonly number[], value: string): string {
  if (cuts.length > 12) return `reckoning.step(${JSON.stringify(cuts)}, ${value})`
  return cuts.length === 0 ? "0" : cuts.map((cut) => `(${value} >= ${cut} ? 1 : 0)`).join(" + ")
}

function same(end: string): Ends {
  return [end, end]
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node of a plan: ${String((it as { op?: unknown }).op)}`)
}
