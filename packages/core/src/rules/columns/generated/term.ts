/** Pieces of generated code that stand for one number, with what is known of it beforehand. */
import { isPoint, type Range } from "../prepare/prepared.ts"
import type { Block } from "./block.ts"

/** A name or a literal. */
export interface Term {
  readonly code: string
  /** `int` where it is held in 32 bits, which is faster; `double` otherwise. */
  readonly kind: "int" | "double"
  readonly range: Range
}

/** The least and the greatest a number may be; one and the same term where they cannot differ. */
export interface Ends {
  readonly lo: Term
  readonly hi: Term
}

export function isSingle({ hi, lo }: Ends): boolean {
  return lo.code === hi.code
}

/** A number written out. */
export function literal(value: number): Term {
  const code = value < 0 ? `(${value})` : `${value}`
  return { code, kind: isInt({ lo: value, hi: value }) ? "int" : "double", range: { lo: value, hi: value } }
}

/** The value of an expression, under a name. */
export function term(block: Block, kind: Term["kind"], range: Range, code: string): Term {
  return isPoint(range) ? literal(range.lo) : { code: block.name(code), kind, range }
}

/** Whether every number of the range fits 32 bits with its sign. */
export function isInt({ hi, lo }: Range): boolean {
  return lo >= -(2 ** 31) && hi < 2 ** 31
}

/** Whether terms and their result can be held in 32 bits. */
export function areInts(range: Range, ...terms: readonly Term[]): boolean {
  return isInt(range) && terms.every(({ kind }) => kind === "int")
}

/** 1 where `a` < `b`, else 0. */
export function less(block: Block, a: Term, b: Term): string {
  if (a.range.hi < b.range.lo) return "1"
  if (a.range.lo >= b.range.hi) return "0"
  const plain = a.kind === "int" && b.kind === "int" && isNarrow(a.range) && isNarrow(b.range)
  return block.name(plain ? `${a.code} - ${b.code} >>> 31` : `(${a.code} < ${b.code} | 0)`)
}

/** 1 where the number lies below the end, which may be infinite, else 0. */
export function below(block: Block, a: Term, end: number): string {
  return end === -Infinity ? "0" : less(block, a, literal(end))
}

/** 1 where the number lies above the end, which may be infinite, else 0. */
export function above(block: Block, a: Term, end: number): string {
  return end === Infinity ? "0" : less(block, literal(end), a)
}

/** Whether the difference of two such numbers cannot leave 32 bits. */
function isNarrow({ hi, lo }: Range): boolean {
  return lo >= -(2 ** 30) && hi < 2 ** 30
}
